"""Indicators that are the parts of one whole, found by adding them up.

Parts share the beginning of their ids, topic, unit, date and source, and in every area that has
all of them they add up: shares to 100, counts to the largest of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from quartmap.analysis import series

if TYPE_CHECKING:
    from quartmap.package import DataPackage

FEWEST: Final = 3
"""Two parts are one figure and its remainder."""
_WHOLE: Final = 100.0
_MORE: Final = 1.02
_LOOSE: Final = 0.001
"""Counts are perturbed for secrecy: parts may miss their total by this part of it."""


@dataclass(frozen=True, slots=True)
class Share:
    """One part of one area as a share of the whole, in per cent; None where there is no figure."""

    area_id: str
    indicator_id: str
    value: float | None
    status: str


@dataclass(frozen=True, slots=True)
class Whole:
    """Parts that add up, and their shares in each area that has any of them.

    total_id : the indicator of the whole; '' where the parts are shares of it.
    """

    topic: str
    total_id: str
    part_ids: tuple[str, ...]
    reference_date: str
    source_ids: tuple[str, ...]
    shares: tuple[Share, ...]

    @property
    def area_ids(self) -> tuple[str, ...]:
        """The areas with a share, in the order asked for."""
        return tuple(dict.fromkeys(one.area_id for one in self.shares))


@dataclass(frozen=True, slots=True)
class _Family:
    total_id: str
    part_ids: tuple[str, ...]
    reference_date: str
    source_id: str


def wholes(package: "DataPackage", area_ids: tuple[str, ...]) -> tuple[Whole, ...]:
    """Return one whole per topic that the first area, or else the second, has the parts of.

    Of several the one with the most parts, then the newest; with the shares of all areas.
    """
    found: dict[str, Whole] = {}
    for area_id in area_ids[:2]:
        for family in families(package, area_id):
            whole = _whole(package, family, area_ids)
            found.setdefault(whole.topic, whole)
    return tuple(found[one.id] for one in package.dashboard.topics if one.id in found)


@lru_cache(maxsize=16)
def families(package: "DataPackage", area_id: str) -> tuple[_Family, ...]:
    """Return the indicators of an area that are parts of one whole, the newest of each."""
    known = series.figures_of(package, area_id)
    kept: list[_Family] = []
    for family in sorted(_candidates(package, known), key=_breadth, reverse=True):
        used = {one for other in kept for one in other.part_ids}
        if used.isdisjoint(family.part_ids) and _plausible(known, family):
            kept += [family] if _adds_up(package, family) else []
    return tuple(kept)


def _breadth(family: _Family) -> tuple[int, str]:
    return len(family.part_ids), family.reference_date


def _candidates(
    package: "DataPackage", known: Mapping[str, tuple[series.Point, ...]]
) -> Iterator[_Family]:
    """Yield sets of ids with a common beginning that the area has at one date and source."""
    together: dict[tuple[Any, ...], set[str]] = {}
    for indicator_id, figures in known.items():
        row = package.indicators.loc[indicator_id]
        if row["kind"] not in {"share", "count"} or (row["kind"] == "share") != (
            row["unit"] == "%"
        ):
            continue
        for one in figures:
            for start in _starts(indicator_id):
                key = (start, row["topic"], row["unit"], one.reference_date, one.source_id)
                together.setdefault(key, set()).add(indicator_id)
    for (_, _, unit, date, source), ids in together.items():
        if unit == "%" and len(ids) >= FEWEST:
            yield _Family("", tuple(sorted(ids)), date, source)
        elif unit != "%" and len(ids) > FEWEST:
            total = max(ids, key=lambda one: _value(known[one], date, source))
            yield _Family(total, tuple(sorted(ids - {total})), date, source)


def _starts(indicator_id: str) -> Iterator[str]:
    words = indicator_id.split("_")
    for count in range(1, len(words) + 1):
        yield "_".join(words[:count])


def _value(figures: Iterable[series.Point], date: str, source: str) -> float:
    found = (one for one in figures if (one.reference_date, one.source_id) == (date, source))
    return next((one.value for one in found if one.value is not None), 0.0)


def _plausible(known: Mapping[str, tuple[series.Point, ...]], family: _Family) -> bool:
    """Tell, at little cost, whether the area itself does not speak against the parts."""
    at = (family.reference_date, family.source_id)
    total = _value(known[family.total_id], *at) if family.total_id else _WHOLE
    found = sum(_value(known[one], *at) for one in family.part_ids)
    return 0 < found <= total * _MORE


def _adds_up(package: "DataPackage", family: _Family) -> bool:
    """Tell whether the parts make the whole in every area, and in more than one."""
    ids = [*family.part_ids, *([family.total_id] if family.total_id else [])]
    table = _table(package, family.reference_date, family.source_id)
    table = table.reindex(columns=ids).dropna()
    if len(table) < 2:  # noqa: PLR2004 - once may be chance
        return False
    total = table[family.total_id] if family.total_id else pd.Series(_WHOLE, table.index)
    off = (table[list(family.part_ids)].sum(axis=1) - total).abs()
    return bool((off <= _allowed(package, family, total)).all())


@lru_cache(maxsize=32)
def _table(package: "DataPackage", reference_date: str, source_id: str) -> pd.DataFrame:
    """Return the figures of one date and source, a column per indicator; index area_id."""
    rows = package.observations
    same = (rows["reference_date"] == reference_date) & (rows["source_id"] == source_id)
    rows = rows[same & rows["value"].notna()]
    return rows.astype({"area_id": str, "indicator_id": str}).pivot_table(
        index="area_id", columns="indicator_id", values="value"
    )


def _allowed(
    package: "DataPackage", family: _Family, total: "pd.Series[float]"
) -> "pd.Series[float]":
    decimals = min(int(str(package.indicators.loc[one, "decimals"])) for one in family.part_ids)
    rounding = len(family.part_ids) * 0.5 * 10.0**-decimals
    return (total * (_LOOSE if family.total_id else 0)).clip(lower=rounding)


def _whole(package: "DataPackage", family: _Family, area_ids: Sequence[str]) -> Whole:
    shares, sources = [], []
    for area_id in area_ids:
        found = _of_area(series.figures_of(package, area_id), family)
        if found:
            total = found[family.total_id].value if family.total_id else _WHOLE
            sources += [one.source_id for one in found.values()]
            shares += [_share(area_id, one, found, total) for one in family.part_ids]
    topic = str(package.indicators.loc[family.part_ids[0], "topic"])
    part_ids = _in_order(family.part_ids, shares)
    used = tuple(dict.fromkeys(sources))
    return Whole(topic, family.total_id, part_ids, family.reference_date, used, tuple(shares))


def _share(
    area_id: str, indicator_id: str, found: Mapping[str, series.Point], total: float | None
) -> Share:
    point = found.get(indicator_id)
    if point is None:
        return Share(area_id, indicator_id, None, "missing")
    value = None if point.value is None or not total else _WHOLE * point.value / total
    return Share(area_id, indicator_id, value, point.status)


def _of_area(
    known: Mapping[str, tuple[series.Point, ...]], family: _Family
) -> Mapping[str, series.Point]:
    """Return the parts of one area, all of one source: the family's own, else the fullest."""
    by_source: dict[str, dict[str, series.Point]] = {}
    ids = {*family.part_ids, family.total_id} - {""}
    for indicator_id in ids:
        for one in known.get(indicator_id, ()):
            if one.reference_date == family.reference_date:
                by_source.setdefault(one.source_id, {})[indicator_id] = one
    whole = [some for some in by_source.values() if set(some) == ids]
    return by_source.get(family.source_id) or (whole[0] if whole else {})


def _in_order(part_ids: Sequence[str], shares: Sequence[Share]) -> tuple[str, ...]:
    """Return the parts by the numbers in their ids (years, ages), else the largest first."""
    numbers = {one: [int(number) for number in re.findall(r"\d+", one)] for one in part_ids}
    if all(numbers.values()):
        return tuple(sorted(part_ids, key=lambda one: (numbers[one][0], len(numbers[one]), one)))
    size = {one: sum(s.value or 0 for s in shares if s.indicator_id == one) for one in part_ids}
    return tuple(sorted(part_ids, key=lambda one: (-size[one], one)))
