"""Two indicators over all areas of a level: where both have a figure of one date."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pandas as pd

from quartmap.names import NO_VALUE
from quartmap.package.dates import span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quartmap.package import DataPackage

FEW: Final = 10
"""With fewer areas no correlation is told."""
LEAST: Final = 5
"""Fewer areas are no cloud."""


@dataclass(frozen=True, slots=True, eq=False)
class Cloud:
    """The areas of a level that have both figures.

    points : index area_id in file order; columns x, y (in the indicators' units), x_status,
        y_status, x_source, y_source.
    areas : how many the level has.
    suppressed : of those without a point, how many lack a figure because it is suppressed.
    pearson, spearman : None with fewer than `FEW` areas, or where one figure is the same all over.
    """

    points: pd.DataFrame
    areas: int
    suppressed: int
    pearson: float | None
    spearman: float | None

    @property
    def missing(self) -> int:
        """How many areas lack a figure for other reasons."""
        return self.areas - len(self.points) - self.suppressed


@lru_cache(maxsize=4)
def levels(package: "DataPackage") -> tuple[str, ...]:
    """Return the levels that have two intensive indicators of one date."""
    return tuple(
        level
        for level in package.geometry
        if any(second_indicators(package, level, one) for one in _known(package, level))
    )


@lru_cache(maxsize=32)
def first_indicators(package: "DataPackage", level: str) -> tuple[str, ...]:
    """Return the intensive indicators that have a partner, in the package's order."""
    return tuple(one for one in _known(package, level) if second_indicators(package, level, one))


@lru_cache(maxsize=512)
def second_indicators(package: "DataPackage", level: str, indicator_id: str) -> "Mapping[str, int]":
    """Return the indicators that can stand against this one, and how many areas have both."""
    found = {
        other: max((_both(package, level, indicator_id, other)).values(), default=0)
        for other in _known(package, level)
        if other != indicator_id
    }
    return {other: count for other, count in found.items() if count >= LEAST}


@lru_cache(maxsize=512)
def common_dates(package: "DataPackage", level: str, x: str, y: str) -> tuple[str, ...]:
    """Return the dates at which enough areas have both figures, the newest first."""
    both = [one for one, count in _both(package, level, x, y).items() if count >= LEAST]
    return tuple(sorted(both, key=lambda one: (span(one) or ("", one))[1], reverse=True))


def _both(package: "DataPackage", level: str, x: str, y: str) -> dict[str, int]:
    """Return how many areas have both figures, by date."""
    known = _known(package, level)
    one, other = known.get(x, {}), known.get(y, {})
    return {date: len(one[date] & other[date]) for date in one.keys() & other.keys()}


@lru_cache(maxsize=16)
def _known(package: "DataPackage", level: str) -> "Mapping[str, Mapping[str, frozenset[str]]]":
    """Return which areas have a figure of each intensive indicator, by date."""
    rows = package.lookup.rows
    areas = rows.index.to_numpy()
    there = (rows["value"].notna() & ~rows["status"].isin(NO_VALUE)).to_numpy()
    found: dict[str, dict[str, frozenset[str]]] = {}
    extensive = package.indicators["extensive"]
    for (indicator_id, of_level, date), (start, stop) in package.lookup.places.items():
        if of_level == level and not extensive[indicator_id]:
            with_figure = areas[start:stop][there[start:stop]]
            if len(with_figure) >= LEAST:
                found.setdefault(indicator_id, {})[date] = frozenset(with_figure)
    return {one: found[one] for one in map(str, package.indicators.index) if one in found}


@lru_cache(maxsize=64)
def cloud(package: "DataPackage", level: str, x: str, y: str, reference_date: str) -> Cloud:
    """Return the areas with both figures at that date, and how the two go together."""
    areas = package.geometry[level].index
    one, other = (package.observed(name, level, reference_date).reindex(areas) for name in (x, y))
    there = one["value"].notna() & other["value"].notna()
    there &= ~one["status"].isin(NO_VALUE) & ~other["status"].isin(NO_VALUE)
    hidden = (one["status"] == "suppressed") | (other["status"] == "suppressed")
    points = pd.DataFrame(
        {
            "x": one["value"].astype(float),
            "y": other["value"].astype(float),
            "x_status": one["status"],
            "y_status": other["status"],
            "x_source": one["source_id"],
            "y_source": other["source_id"],
        }
    )[there]
    return Cloud(
        points=points,
        areas=len(areas),
        suppressed=int((hidden & ~there).sum()),
        pearson=_correlation(points["x"], points["y"]),
        spearman=_correlation(points["x"].rank(), points["y"].rank()),
    )


def _correlation(x: "pd.Series[float]", y: "pd.Series[float]") -> float | None:
    """Return Pearson's r; of ranks it is Spearman's."""
    if len(x) < FEW or x.min() == x.max() or y.min() == y.max():
        return None
    return float(x.corr(y))
