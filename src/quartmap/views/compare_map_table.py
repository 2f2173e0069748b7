"""Under the two maps: the compared figures of the case studies as a table."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from quartmap.analysis import difference
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import Notation, Texts, texts
from quartmap.views import compare_map_time as time
from quartmap.views import compare_map_words as wording
from quartmap.views import markup
from quartmap.views.actor_choice import case_name
from quartmap.views.compare_map_choice import OTHER_DATE, Pair
from quartmap.views.compare_map_offers import DATES, INDICATORS, PLACES, TIME
from quartmap.views.figures import figure_text
from quartmap.views.picture import notation
from quartmap.views.study_figures_tables import NOTHING, cell, framed


@dataclass(frozen=True, slots=True)
class _Column:
    indicator: str
    date: str


@lru_cache(maxsize=64)
def table(package: DataPackage, pair: Pair, area: str, language: Language) -> str:
    """Return the figures of the case studies, their municipalities and `area` as HTML."""
    words = texts(language)
    columns = _columns(package, pair)
    areas = _areas(package, area)
    rows = [_row(package, pair, one, columns, words) for one in areas]
    caption = words.t("The case studies in figures")
    parts = (
        markup.tag("caption", markup.text(caption)),
        _head(package, pair, columns, words),
        markup.tag("tbody", *rows),
    )
    return markup.tag("div", framed(markup.tag("table", *parts), caption), css="q-figures q-pair")


def _columns(package: DataPackage, pair: Pair) -> tuple[_Column, ...]:
    if pair.versus == TIME:
        dates = time.dates(package, pair)
        return tuple(_Column(pair.right.indicator, one) for one in (dates[0], dates[-1]))
    found = [_Column(one.indicator, one.date) for one in (pair.left, pair.right)]
    if pair.versus == PLACES:
        found = found[:1]
        if pair.minus == OTHER_DATE:
            found.insert(0, _Column(pair.left.indicator, pair.minus_date))
    return tuple(found)


def _areas(package: DataPackage, area: str) -> list[str]:
    """Return the case studies, what they are shown beside, and the area chosen on a map."""
    places = [one for one in package.dashboard.places if one.case]
    beside = [one.municipality for one in places if one.municipality]
    wanted = [*(one.case for one in places), *beside, area]
    return [one for one in dict.fromkeys(wanted) if one in package.register.index]


def _head(package: DataPackage, pair: Pair, columns: tuple[_Column, ...], words: Texts) -> str:
    names = [markup.text(words.t("Area"))]
    for one in columns:
        name, date = wording.indicator_name(package, one.indicator, words), words.date(one.date)
        unit = notation(package, one.indicator, words).unit
        about = ", ".join(filter(None, (unit, date)))
        names.append(markup.text(name) + markup.tag("small", markup.text(about)))
        if _level(pair):
            minus = wording.level_name(package, pair.minus, words)
            told = words.t("Difference from: {reference}", reference=minus)
            names.append(markup.text(told))
    if _over_time(pair):
        names.append(markup.text(words.t("Change")))
    css = ["", *["q-number"] * (len(names) - 1)]
    cells = [cell("th", one, css=kind, scope="col") for one, kind in zip(names, css, strict=True)]
    return markup.tag("thead", markup.tag("tr", *cells))


def _row(
    package: DataPackage, pair: Pair, area: str, columns: tuple[_Column, ...], words: Texts
) -> str:
    known = {one.case for one in package.dashboard.places}
    name = case_name(package, area) if area in known else str(package.register.loc[area, "name"])
    cells = [cell("th", markup.text(name), scope="row")]
    for one in columns:
        cells.append(cell("td", _figure(package, area, one, words), "q-number"))
        if _level(pair):
            cells.append(cell("td", _minus_level(package, pair, area, one, words), "q-number"))
    if _over_time(pair):
        cells.append(cell("td", _change(package, area, columns, words), "q-number"))
    return markup.tag("tr", *cells)


def _level(pair: Pair) -> bool:
    return bool(pair.minus) and pair.minus != OTHER_DATE


def _over_time(pair: Pair) -> bool:
    return pair.versus in {DATES, TIME} or (pair.versus != INDICATORS and pair.minus == OTHER_DATE)


def _observed(package: DataPackage, area: str, column: _Column) -> Any:  # noqa: ANN401 - a frame
    level = str(package.register.loc[area, "level"])
    found = package.observed(column.indicator, level, column.date)
    return found.loc[found.index == area]


def _figure(package: DataPackage, area: str, column: _Column, words: Texts) -> str:
    rows = _observed(package, area, column).to_dict("records")
    if not rows:
        return NOTHING
    written = notation(package, column.indicator, words)
    told = markup.text(figure_text(rows[0], written))
    marked = _marks(words).get(str(rows[0]["status"]), "")
    return told + (markup.tag("small", markup.text(marked)) if marked else "")


def _marks(words: Texts) -> Mapping[str, str]:
    return {
        "estimated": words.t("estimated"),
        "unreliable": words.t("unreliable: read with care"),
    }


def _minus_level(package: DataPackage, pair: Pair, area: str, column: _Column, words: Texts) -> str:
    own = _observed(package, area, column)
    if (own["status"] == "unreliable").any():
        return markup.tag("small", markup.text(words.t("none: unreliable")))
    found = difference.minus_level(package, own, column.indicator, column.date, pair.minus)
    return _signed(found, notation(package, column.indicator, words))


def _change(package: DataPackage, area: str, columns: tuple[_Column, ...], words: Texts) -> str:
    earlier, later = columns
    dates = (earlier.date, later.date)
    if difference.changes_between(package, later.indicator, *dates):
        return markup.tag("small", markup.text(words.t("none: other base")))
    one, two = (_observed(package, area, column) for column in columns)
    return _signed(difference.minus_date(two, one), notation(package, later.indicator, words))


def _signed(found: Any, written: Notation) -> str:  # noqa: ANN401 - a frame
    values = [float(one) for one in found["value"]]
    if not values or math.isnan(values[0]):
        return NOTHING
    return markup.text(written.number(values[0], signed=True))
