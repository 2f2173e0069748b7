"""What is said of estimates: how they come about, figures with their range, why there are none."""

from functools import lru_cache
from typing import Final

from babel.lists import format_list

from quartmap.analysis import hierarchy
from quartmap.analysis.estimate_record import Estimate, Figure
from quartmap.analysis.own_place import home_level
from quartmap.analysis.own_rounding import rounded
from quartmap.names import FEWEST_RESIDENTS, NO_VALUE, Language
from quartmap.own.record import OwnArea
from quartmap.package import DataPackage
from quartmap.package.cells import hectare_cells, kilometre_cells
from quartmap.texts import Notation, Texts, texts

_ABOUT: Final = "\N{ALMOST EQUAL TO}\N{NO-BREAK SPACE}"
_NONE: Final = "\N{EN DASH}"


@lru_cache(maxsize=4)
def what_it_does(package: DataPackage, language: Language) -> str:
    """Return what the page does and how sure it is, in plain words."""
    words = texts(language)
    date = words.date(kilometre_cells(package).reference_date)
    towns = _towns(package, language)
    said = [
        words.t(
            "Draw any area in Germany: its figures are estimated from the census grid of {date}, "
            "made of cells of 1 km.",
            date=date,
        )
        if not towns
        else words.t(
            "Draw any area in Germany: its figures are estimated from the census grid of {date}, "
            "made of cells of 1 km, in {towns} of 100 m as well.",
            date=date,
            towns=towns,
        ),
        words.t(
            "Beside each figure stands the range it probably lies in. The smaller the area, the "
            "wider the range; with fewer than {count} residents only the reason is told.",
            count=words.number(FEWEST_RESIDENTS, 0),
        ),
    ]
    return " ".join(said)


def _towns(package: DataPackage, language: Language) -> str:
    """Return the names of the municipalities that have 100 m cells."""
    register, level = package.register, home_level(package)
    ids = {str(one) for cells in hectare_cells(package) for one in cells.table["area_id"].unique()}
    held = {above for one in ids for above in hierarchy.ancestors(register, one)}
    towns = register.loc[[one for one in register.index if one in held]]
    names = towns.loc[towns["level"] == level, "name"].tolist()
    return format_list(names, locale=language)


def residents(package: DataPackage, estimate: Estimate) -> Figure | None:
    """Return the estimated residents, None where nothing is told."""
    census = package.dashboard.census
    return estimate.figures.get(census.population) if census else None


def short(package: DataPackage, words: Texts, estimate: Estimate) -> str:
    """Return the line under an area's name on the map: its residents, or that there are none."""
    figure = residents(package, estimate)
    if estimate.reason or figure is None:
        return words.t("no figures")
    value, span = figure_text(package, words, figure)
    return words.t("{count} residents", count=value) + (f" ({span})" if span else "")


def figure_text(package: DataPackage, words: Texts, figure: Figure) -> tuple[str, str]:
    """Return a figure and the range it probably lies in, '' without one; both rounded."""
    if figure.value is None or figure.status in NO_VALUE:
        return _NONE, ""
    row, one = package.indicators.loc[figure.indicator_id], rounded(package, figure)
    notation = Notation(words, int(str(row["decimals"])), words.unit(str(row["unit"])))
    value = _ABOUT + notation.number(one.value or 0.0)
    value = f"({value})" if figure.status == "unreliable" else value
    if one.low is None or one.high is None or one.low == one.high:
        return value, ""
    return value, notation.bounds(one.low, one.high)


def made_text(words: Texts, area: OwnArea) -> str:
    """Return how an area came about."""
    return {
        "drawn": words.t("drawn"),
        "circle": words.t("circle"),
        "joined": words.t("joined of {count} areas", count=words.number(len(area.parts), 0))
        if len(area.parts) > 1
        else words.t("outline of the data package"),
        "uploaded": words.t("uploaded"),
    }[area.made]


def basis_text(words: Texts, estimate: Estimate) -> str:
    """Return the cells that an estimate rests on."""
    return {
        "1km": words.t("1 km cells"),
        "100m": words.t("100 m cells"),
        "mixed": words.t("1 km and 100 m cells"),
    }[estimate.basis]
