"""A quarter in figures: each beside the areas it is compared with; and its series."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean
from typing import TYPE_CHECKING, Any, Final

from quartmap.analysis import series
from quartmap.analysis.comparison import Comparison, compare_upward

if TYPE_CHECKING:
    from quartmap.package import DataPackage

LONG: Final = 6
"""From this many dates on, a series may be among those shown first."""
FLAT: Final = 0.02
"""A series that moves by less than this part of its mean says little."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A reference area's figure, and the newest date it has where that is another one."""

    comparison: Comparison
    other_date: str


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator at the newest date that the area has a figure at."""

    area_id: str
    indicator_id: str
    topic: str
    reference_date: str
    beside: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one indicator over time for several areas, the area itself first.

    base_date : counts of several areas are drawn as an index with 100 at this date; '' where
        figures are drawn as they are.
    telling : long enough, and neither almost constant nor without a line.
    """

    indicator_id: str
    topic: str
    figures: Mapping[str, tuple[series.Point, ...]]
    base_date: str
    telling: bool

    @property
    def weight(self) -> tuple[bool, int]:
        """How much there is to see: more than one area with a series, dates of all of them."""
        lengths = [len(series.dates(one)) for one in self.figures.values()]
        lengths = [length for length in lengths if length >= series.MANY]
        return len(lengths) > 1, sum(lengths)


def references(package: "DataPackage", area_id: str) -> tuple[str, ...]:
    """Return the areas that the area is compared with, the nearest first."""
    indicator = str(package.indicators.index[0])
    compared = compare_upward(package, area_id, indicator, "")
    return tuple(one.reference_area_id for one in compared)


@dataclass(frozen=True, slots=True)
class _Newest:
    """The newest date an area has of an indicator, and whether a line of it would be key."""

    indicator_id: str
    topic: str
    reference_date: str
    key: bool


@lru_cache(maxsize=32)
def lines(package: "DataPackage", area_id: str, *, key: bool) -> tuple[Line, ...]:
    """Return a line for each key indicator of the area (or each other), by topic.

    Key is an intensive figure that a reference area has at the same date, too.
    """
    order = {topic.id: place for place, topic in enumerate(package.dashboard.topics)}
    found = [_line(package, area_id, one) for one in _newest(package, area_id) if one.key == key]
    return tuple(sorted(found, key=lambda line: (order.get(line.topic, len(order)), _rank(line))))


def count(package: "DataPackage", area_id: str, *, key: bool) -> int:
    """Return how many lines there are."""
    return sum(one.key == key for one in _newest(package, area_id))


@lru_cache(maxsize=16)
def all_series(package: "DataPackage", area_id: str) -> tuple[Series, ...]:
    """Return what there is over time for the area, or for those it is compared with."""
    areas = (area_id, *references(package, area_id))
    known = [series.figures_of(package, area) for area in areas]
    ids = [
        key
        for key in package.indicators.index
        if any(_length(one.get(key, ())) >= series.MANY for one in known)
    ]
    return tuple(_series(package, str(key), dict(zip(areas, known, strict=True))) for key in ids)


def telling(found: Sequence[Series], topics: Sequence[str], count: int) -> tuple[Series, ...]:
    """Return up to `count` series, the richest of each topic, in the order of the topics."""
    best = []
    for topic in topics:
        some = [one for one in found if one.topic == topic and one.telling]
        if some:
            best.append(max(some, key=lambda one: one.weight))
    kept = sorted(best, key=lambda one: one.weight, reverse=True)[:count]
    return tuple(one for one in best if one in kept)


@lru_cache(maxsize=16)
def _newest(package: "DataPackage", area_id: str) -> tuple[_Newest, ...]:
    others = [series.figures_of(package, one) for one in references(package, area_id)]
    found = []
    for indicator_id, figures in series.figures_of(package, area_id).items():
        has = [one for one in figures if _figure(one)]
        date = series.latest(one.reference_date for one in has or figures)
        beside = [one for other in others for one in other.get(indicator_id, ())]
        alike = any(one.reference_date == date and one.value is not None for one in beside)
        row = package.indicators.loc[indicator_id]
        key = alike and bool(has) and not row["extensive"]
        found.append(_Newest(indicator_id, str(row["topic"]), date, key))
    return tuple(found)


def _line(package: "DataPackage", area_id: str, newest: _Newest) -> Line:
    date = newest.reference_date
    compared = compare_upward(package, area_id, newest.indicator_id, date)
    beside = tuple(Beside(one, _other_date(package, one)) for one in compared)
    return Line(area_id, newest.indicator_id, newest.topic, date, beside)


def _other_date(package: "DataPackage", comparison: Comparison) -> str:
    """Return the reference's newest date: newer than the one compared, or the only one."""
    figures = series.points(package, comparison.reference_area_id, comparison.indicator_id)
    newest = series.latest(one.reference_date for one in figures if _figure(one))
    if not newest or newest == comparison.reference_date:
        return ""
    absent = comparison.reference_value is None and not comparison.reference_status
    return newest if absent or series.later(newest, comparison.reference_date) else ""


def _rank(line: Line) -> tuple[Any, ...]:
    differences = sum(one.comparison.difference is not None for one in line.beside)
    newest = -int(line.reference_date[:4])
    return -differences, newest, line.indicator_id


def _figure(point: series.Point) -> bool:
    return any(one is not None for one in (point.value, point.low, point.high))


def _series(
    package: "DataPackage",
    indicator_id: str,
    known: Mapping[str, Mapping[str, tuple[series.Point, ...]]],
) -> Series:
    row = package.indicators.loc[indicator_id]
    figures = {area: one[indicator_id] for area, one in known.items() if indicator_id in one}
    base = ""
    if row["extensive"]:
        figures = {area: one for area, one in figures.items() if _length(one) >= series.MANY}
        base = _base_date(figures)
        figures = figures if base else dict(list(figures.items())[:1])
    tells = max(_length(one) for one in figures.values()) >= LONG and _moves(
        figures, series.breaks(package, indicator_id)
    )
    return Series(indicator_id, str(row["topic"]), figures, base, tells)


def _length(figures: Sequence[series.Point]) -> int:
    return len(series.dates(figures))


def _base_date(figures: Mapping[str, tuple[series.Point, ...]]) -> str:
    """Return the first date that all areas have a figure at; '' for a single area."""
    dated = [{one.reference_date for one in some if one.value} for some in figures.values()]
    common = set.intersection(*dated) if len(dated) > 1 else set()
    return min(common, default="")


def _moves(
    figures: Mapping[str, tuple[series.Point, ...]], changes: Sequence[series.Break]
) -> bool:
    for some in figures.values():
        for segment in series.segments(some, changes):
            values = [one.value for one in segment.points if one.value is not None]
            if len(values) > 1 and max(values) - min(values) > FLAT * abs(fmean(values)):
                return True
    return False
