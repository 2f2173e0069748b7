"""From a pair of sides to what both maps show: one classification where the indicator is one."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import pandas as pd

from quartmap.analysis import difference
from quartmap.analysis.breaks import Breaks, classify
from quartmap.maps.palettes import diverging
from quartmap.maps.style import Coded, circle_rows, class_rows, code_areas, legend
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import Notation, texts
from quartmap.views import compare_map_words as wording
from quartmap.views.compare_map_choice import Pair, Side
from quartmap.views.compare_map_difference import answer, differences
from quartmap.views.picture import notation

CLASSES = 5


@dataclass(frozen=True, slots=True)
class Drawn:
    """What one map shows. `legend` is None where that of the other map says it for both."""

    areas: Coded
    cases: Coded
    breaks: Breaks | None
    notation: Notation
    legend: dict[str, Any] | None
    largest: float = 1.0
    palette: tuple[str, ...] = ()


@lru_cache(maxsize=64)
def drawn(package: DataPackage, pair: Pair, language: Language) -> tuple[Drawn, ...]:
    """Return what each map of the pair shows; all sessions share it."""
    sides = pair.sides
    tables = [_table(package, pair, side, language) for side in sides]
    if len(sides) == 1 or not pair.alike:
        pairs = zip(sides, tables, strict=True)
        return tuple(classed(package, pair, side, [table], language) for side, table in pairs)
    left = classed(package, pair, sides[0], tables, language)
    right = painted(package, pair, sides[1], tables[1], left)
    both = legend_for(package, pair, sides[0], (left, right), tables)
    return replace(left, legend=both), replace(right, legend=None)


def _table(package: DataPackage, pair: Pair, side: Side, language: Language) -> pd.DataFrame:
    if pair.minus:
        return differences(package, side, pair.minus, pair.minus_date, language)
    return answer(package, side, language).observed


def classed(
    package: DataPackage,
    pair: Pair,
    side: Side,
    tables: Sequence[pd.DataFrame],
    language: Language,
) -> Drawn:
    """Return one side; its classes are made of all the tables, the first of which is its own."""
    values = pd.concat([one["value"] for one in tables])
    written = notation(package, side.indicator, texts(language))
    unit = str(package.indicators.loc[side.indicator, "unit"])
    if pair.minus and unit == "%":
        written = replace(written, unit=written.words.t("pp"))
    breaks: Breaks | None = None
    if pair.minus:
        breaks = difference.symmetric(values, written.decimals)
    elif not package.indicators.loc[side.indicator, "extensive"]:
        breaks = classify(values, "natural", CLASSES)
    top = float(values.max())
    frame = Drawn(
        areas=Coded("", ()),
        cases=Coded("", ()),
        breaks=breaks,
        notation=written,
        legend=None,
        largest=1.0 if math.isnan(top) else top,
        palette=diverging(breaks.k) if pair.minus and breaks and breaks.k else (),
    )
    found = painted(package, pair, side, tables[0], frame)
    return replace(found, legend=legend_for(package, pair, side, (found,), tables[:1]))


def painted(
    package: DataPackage, pair: Pair, side: Side, table: pd.DataFrame, like: Drawn
) -> Drawn:
    """Return one side in the classes of another."""
    shown = answer(package, side, like.notation.words.language).shown
    case_level = package.dashboard.case_level
    order = package.geometry[side.level].index
    areas = _coded(order, table, shown, like, signed=bool(pair.minus))
    cases = Coded("", ())
    if side.level != case_level and case_level in package.geometry:
        beside = tuple(set(shown) - set(order))
        outlines = package.geometry[case_level].index
        cases = _coded(outlines, table, beside, like, signed=bool(pair.minus))
    return replace(like, areas=areas, cases=cases, legend=None)


def _coded(
    order: pd.Index, table: pd.DataFrame, shown: tuple[str, ...], like: Drawn, *, signed: bool
) -> Coded:
    coded = code_areas(order, table, like.breaks, shown, like.notation)
    if not signed:
        return coded
    figures = (
        like.notation.number(one, signed=True) if isinstance(one, float) else one
        for one in coded.figures
    )
    return Coded(coded.codes, tuple(figures))


def legend_for(
    package: DataPackage,
    pair: Pair,
    side: Side,
    maps: Sequence[Drawn],
    tables: Sequence[pd.DataFrame],
) -> dict[str, Any]:
    """Return the legend of one map, or of both; numbers of areas only where it is one."""
    like, written = maps[0], maps[0].notation
    coded = [layer for one in maps for layer in (one.areas, one.cases)]
    if like.breaks is None:
        rows = circle_rows(like.largest, written)
    elif pair.minus:
        rows = _difference_rows(like.breaks, coded, written)
    else:
        rows = class_rows(like.breaks, coded, written)
    if len(maps) > 1:
        rows = [[sign, label, ""] for sign, label, _ in rows]
    foot = wording.foot(package, pair, side, written.words, mixed=_mixed(pair, tables))
    found = legend(wording.title(package, pair, side, written), rows, coded, foot, written.words)
    if len(maps) > 1:
        found["rows"] = [[sign, label, ""] for sign, label, _ in found["rows"]]
    return found


def _mixed(pair: Pair, tables: Sequence[pd.DataFrame]) -> bool:
    return bool(pair.minus) and any((one["status"] == "estimated").any() for one in tables)


def _difference_rows(breaks: Breaks, coded: Sequence[Coded], written: Notation) -> list[list[Any]]:
    counted = class_rows(breaks, coded, written)
    labels = difference_labels(breaks, written)
    return [[row[0], label, row[2]] for row, label in zip(counted, labels, strict=True)]


def difference_labels(breaks: Breaks, written: Notation) -> tuple[str, ...]:
    """Return one label per class of a difference, from the lowest: `under -6`, `-6 to -2`."""
    if not breaks.k:  # no area has both figures
        return ()
    words, middle = written.words, breaks.k // 2
    bounds = breaks.upper[middle:-1]
    below, above = [], []
    for index, bound in enumerate(bounds):
        near, far = bound, bounds[index + 1] if index + 1 < len(bounds) else None
        if far is None:
            below.append(words.t("under {number}", number=written.number(-near)))
            above.append(words.t("over {number}", number=written.number(near, signed=True)))
        else:
            ends = (written.number(-far), written.number(-near))
            below.append(words.t("{low} to under {high}", low=ends[0], high=ends[1]))
            low, high = written.number(near, signed=True), written.number(far, signed=True)
            above.append(words.t("over {low} to {high}", low=low, high=high))
    low, high = written.number(-bounds[0]), written.number(bounds[0], signed=True)
    about = words.t("{low} to {high}: about the same", low=low, high=high)
    return (*reversed(below), about, *above)
