"""Series of figures, cut wherever two of them are not comparable.

A line may join figures of one source and one status only, and never across a change of base.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from quartmap.names import NO_VALUE
from quartmap.package.dates import span

if TYPE_CHECKING:
    from quartmap.package import DataPackage

MANY: Final = 3
"""From this many dates on, figures are a series."""
_LIKE: Final = {"zero": "observed"}
_DAYS: Final = 365.25


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series.

    position : the middle of what the reference date means, in years (2011.5).
    value, low, high : None where there is none.
    """

    reference_date: str
    position: float
    value: float | None
    low: float | None
    high: float | None
    status: str
    source_id: str
    note: str = ""

    @property
    def kind(self) -> tuple[str, str]:
        """What figures must share to be joined: their source and whether they were estimated."""
        return self.source_id, _LIKE.get(self.status, self.status)


@dataclass(frozen=True, slots=True)
class Segment:
    """Figures that may be joined by a line; a single one is a point."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A change of base: figures from `break_date` on are counted differently."""

    break_date: str
    position: float
    label_de: str
    label_en: str


def points(package: "DataPackage", area_id: str, indicator_id: str) -> tuple[Point, ...]:
    """Return every figure of the area, of all sources, by date; also those without a value."""
    return figures_of(package, area_id).get(indicator_id, ())


@lru_cache(maxsize=64)
def figures_of(package: "DataPackage", area_id: str) -> Mapping[str, tuple[Point, ...]]:
    """Return all figures of the area by indicator; it shares those of what is the same area."""
    rows = package.observations
    rows = rows[rows["area_id"].isin(package.same_area(area_id))]
    rows = rows.assign(lent=rows["area_id"].astype(str) != area_id)
    rows = rows.sort_values(["lent", "reference_date"], kind="stable")
    rows = rows.drop_duplicates(["indicator_id", "reference_date", "source_id"])
    found: dict[str, list[Point]] = {}
    for row in rows.to_dict("records"):
        found.setdefault(str(row["indicator_id"]), []).append(_point(row))
    return {key: tuple(sorted(some, key=_order)) for key, some in found.items()}


def breaks(package: "DataPackage", indicator_id: str) -> tuple[Break, ...]:
    """Return the changes of base of an indicator, by date."""
    rows = package.series_breaks
    rows = rows[rows["indicator_id"] == indicator_id].sort_values("break_date")
    return tuple(
        Break(str(row["break_date"]), _years(_first(str(row["break_date"]))), de, str(en or de))
        for row in rows.to_dict("records")
        for de, en in [(str(row["label_de"]), row["label_en"])]
    )


def segments(figures: Sequence[Point], changes: Iterable[Break] = ()) -> tuple[Segment, ...]:
    """Return the lines that the figures of one area and indicator may be drawn as.

    Each joins figures of one source and status between two changes of base; a figure that is
    suppressed or missing breaks the line of its source.
    """
    bases = sorted(_first(change.break_date) for change in changes)
    by_source = sorted(figures, key=lambda point: (point.source_id, _order(point)))
    found = []
    for _, of_source in groupby(by_source, key=lambda point: point.source_id):
        found += list(_runs(of_source, bases))
    return tuple(sorted(found, key=lambda segment: _order(segment.points[0])))


def dates(figures: Iterable[Point]) -> tuple[str, ...]:
    """Return the dates that have a value, ascending, each once."""
    return tuple(dict.fromkeys(one.reference_date for one in figures if one.value is not None))


def latest(reference_dates: Iterable[str]) -> str:
    """Return the date that ends last; '' of none.

    >>> latest(["2022-05-15", "2022", "2015"])
    '2022'
    """
    return max(reference_dates, key=lambda one: (span(one) or ("", ""))[1], default="")


def later(one: str, other: str) -> bool:
    """Tell whether a date begins after the other has ended.

    >>> later("2022", "2021-12-31"), later("2022", "2022-05-15")
    (True, False)
    """
    return _first(one) > (span(other) or ("", other))[1]


def _runs(figures: Iterable[Point], bases: Sequence[str]) -> Iterator[Segment]:
    def key(point: Point) -> tuple[object, ...]:
        base = sum(start <= _first(point.reference_date) for start in bases)
        return base, point.value is None, point.kind

    for (_, empty, _), run in groupby(figures, key=key):
        if not empty:
            yield Segment(tuple(run))


def _point(row: Mapping[Any, Any]) -> Point:
    reference_date, status = str(row["reference_date"]), str(row["status"])
    ends = (str(row["period_start"] or ""), str(row["period_end"] or ""))
    first, last = ends if all(ends) else (span(reference_date) or (reference_date,) * 2)
    value, low, high = (
        None if status in NO_VALUE or pd.isna(row[name]) else float(row[name])
        for name in ("value", "value_low", "value_high")
    )
    return Point(
        reference_date=reference_date,
        position=(_years(first) + _years(last)) / 2,
        value=value,
        low=low,
        high=high,
        status=status,
        source_id=str(row["source_id"]),
        note=str(row["note"] or ""),
    )


def _order(point: Point) -> tuple[str, str]:
    return _first(point.reference_date), point.reference_date


def _first(text: str) -> str:
    return (span(text) or (text, text))[0]


def _years(day: str) -> float:
    parsed = date.fromisoformat((span(day) or (day, day))[0])
    return parsed.year + (parsed.timetuple().tm_yday - 1) / _DAYS
