"""What page and print say of an own area in words: how it came about, where it lies, how sure."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from quartmap.analysis.estimate_errors import checked
from quartmap.analysis.estimate_record import Basis, Estimate, Figure
from quartmap.analysis.own_place import Place
from quartmap.analysis.own_rounding import rounded
from quartmap.maps.locator import surroundings
from quartmap.names import Language
from quartmap.own.record import OwnArea
from quartmap.package import DataPackage
from quartmap.paper.figures import area_name, notation
from quartmap.texts import Texts, texts

Pairs = list[tuple[str, str]]
_NAMED: Final = 6
_NBSP: Final = "\N{NO-BREAK SPACE}"


def made_text(package: DataPackage, words: Texts, area: OwnArea) -> str:
    """Return how the area came about."""
    if area.made == "circle" and area.radius_m:
        return words.t("circle of {radius} m", radius=words.number(area.radius_m, 0))
    if area.made == "joined":
        known = [one for one in area.parts if one in package.register.index]
        names = [area_name(package, one) for one in known[:_NAMED]]
        more = [words.t("and others")] if len(known) > _NAMED else []
        return words.t("joined of {names}", names=", ".join([*names, *more]))
    if area.made == "uploaded":
        return words.t("uploaded outline")
    return words.t("drawn outline")


def lies_text(package: DataPackage, words: Texts, place: Place) -> str:
    """Return the municipalities that the area lies in and what lies around the first of them."""
    if not place.homes:
        return words.t("outside the areas of this data package")
    homes = [area_name(package, one) for one in place.homes]
    first = homes[0]
    if homes[1:]:
        others = [*homes[1:_NAMED], *([words.t("and others")] if len(homes) > _NAMED else [])]
        first = words.t(
            "mostly in {first}, in part in {others}", first=first, others=", ".join(others)
        )
    around = [area_name(package, one) for one in surroundings(package, place.homes[0])[1:]]
    return ", ".join([first, *around])


def size_text(words: Texts, estimate: Estimate) -> str:
    """Return the size of the area."""
    decimals = 2 if estimate.area_km2 < 1 else 1
    return f"{words.number(estimate.area_km2, decimals)}{_NBSP}km²"


def facts(package: DataPackage, words: Texts, area: OwnArea, estimate: Estimate) -> Pairs:
    """Return how the area came about, its size and the date of its figures."""
    return [
        (words.t("Outline"), made_text(package, words, area)),
        (words.t("Area size"), size_text(words, estimate)),
        (words.t("Reference date"), words.date(estimate.reference_date)),
    ]


def compared_text(package: DataPackage, words: Texts, place: Place) -> str:
    """Return what the area is compared with, or that it is with nothing."""
    names = [area_name(package, one) for one in place.comparators]
    none = words.t("nothing: no area of this data package is around it")
    return ", ".join(names) or none


def sure(package: DataPackage, words: Texts, estimate: Estimate) -> Pairs:
    """Return what tells how sure the estimate is: cells, residents, interval, check."""
    found = [(words.t("Estimated from"), basis_text(words, estimate.basis))]
    found += [
        (
            words.t("Census cells of 1 km"),
            words.t(
                "{cells} inhabited ones touched, {whole} of them wholly inside",
                cells=words.number(estimate.cells, 0),
                whole=words.number(estimate.whole_cells, 0),
            ),
        ),
        (
            words.t("Residents in whole cells"),
            words.number(100 * estimate.whole, 0) + f"{_NBSP}%",
        ),
    ]
    found += [(term, text) for term, text in _residents(package, words, estimate) if text]
    check = _check_text(package, words.language, estimate.basis)
    return [*found, (words.t("Published check"), check)] if check else found


def basis_text(words: Texts, basis: Basis) -> str:
    """Return the cells that an estimate rests on."""
    return {
        "1km": words.t("census cells of 1 km"),
        "100m": words.t("census cells of 100 m and 1 km"),
        "mixed": words.t("census cells of 1 km, for a part of the area of 100 m as well"),
    }[basis]


def _residents(package: DataPackage, words: Texts, estimate: Estimate) -> Iterator[tuple[str, str]]:
    """Yield the interval of the counts, and as a second line what cut cells could hold at most."""
    for figure in estimate.figures.values():
        one = rounded(package, figure)
        if not package.indicators.loc[one.indicator_id, "extensive"] or one.value is None:
            continue
        written = notation(package, one.indicator_id, words)
        label = words.pick(package.indicators.loc[one.indicator_id], "label")
        interval = interval_text(words, written.decimals, one)
        yield label, written.number(one.value) + (f" ({interval})" if interval else "")
        if one.least is not None and one.most is not None and one.least < one.most:
            bounds = written.bounds(one.least, one.most)
            yield (
                words.t("At the outside"),
                words.t("{bounds}: what the cells that are cut could hold", bounds=bounds),
            )


def interval_text(words: Texts, decimals: int, figure: Figure) -> str:
    """Return the interval of a rounded figure; '' where it has none or is exact."""
    if figure.low is None or figure.high is None or figure.value is None:
        return ""
    low, high = words.number(figure.low, decimals), words.number(figure.high, decimals)
    return f"{low}\N{EN DASH}{high}" if low != high else words.t("whole cells only")


@lru_cache(maxsize=16)
def _check_text(package: DataPackage, language: Language, basis: Basis) -> str:
    """Return how often the true figure lay in the interval of what was checked; '' without any."""
    if package.estimate_errors.empty:
        return ""
    rows = checked(package)
    rows = rows[rows["basis"] == ("100m" if basis == "100m" else "1km")]
    if rows.empty:
        return ""
    words = texts(language)
    return words.t(
        "the true figure lay in the interval in {share} % of {count} checks",
        share=words.number(100 * float(rows["inside"].mean()), 0),
        count=words.number(len(rows), 0),
    )
