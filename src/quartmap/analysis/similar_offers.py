"""What can be asked of likeness: areas of which level, at which date, by which indicators."""

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pandas as pd

from quartmap.analysis.similar import scale
from quartmap.analysis.similar_figures import GRID, figures, own_figures, usable
from quartmap.analysis.similar_overlap import overlapping
from quartmap.package.cells import kilometre_cells
from quartmap.package.dates import span

if TYPE_CHECKING:
    from quartmap.analysis.similar_figures import Subject
    from quartmap.package import DataPackage

LEAST_PEERS: Final = 20
"""The nearest ten of fewer are no choice."""
LEAST_AREAS: Final = 16
"""Fewer figures give no median and deviation to measure by."""
LEAST_INDICATORS: Final = 2
WIDE: Final = 0.5
"""An indicator that at least half as many areas have as the most common one is asked unasked."""
SAME_AGAIN: Final = 0.7
"""Rank correlation from which two indicators of a topic say the same twice, as is usual."""


MOST_OF_TOPIC: Final = 3
"""So many of a topic count unasked; else what is surveyed in detail would settle everything."""


@lru_cache(maxsize=4)
def levels(package: "DataPackage") -> tuple[str, ...]:
    """Return the levels whose areas are compared: those that the dashboard shows of its places."""
    board = package.dashboard
    named = {board.view.level, *(place.level for place in board.places)} - {board.case_level}
    return tuple(
        one.id
        for one in board.levels
        if one.id in named and len(package.geometry.get(one.id, ())) >= LEAST_PEERS
    )


@lru_cache(maxsize=256)
def pools(package: "DataPackage", subject: "Subject") -> tuple[str, ...]:
    """Return the levels with peers of an area, that of the area itself first."""
    found = [one for one in levels(package) if bases(package, subject, one)]
    same = package.same_area(subject.area_id) if subject.area_id else ()
    own = {str(package.register.loc[one, "level"]) for one in same}
    return tuple(sorted(found, key=lambda one: one not in own))


@lru_cache(maxsize=512)
def bases(package: "DataPackage", subject: "Subject", pool: str) -> tuple[str, ...]:
    """Return the dates and `GRID` at which an area can be compared.

    First the newest date at which at least half of the areas have figures, then the others from
    the newest on.
    """
    peers = len(package.geometry[pool]) - len(overlapping(package, subject, pool))
    if peers < LEAST_PEERS:
        return ()
    counts = _common(package, subject, pool)
    found = [one for one, count in counts.items() if count >= LEAST_PEERS]
    newest = sorted(found, key=lambda one: _end(package, one), reverse=True)
    wide = [one for one in newest if counts[one] >= WIDE * len(package.geometry[pool])]
    return tuple(dict.fromkeys([*wide[:1], *newest]))


def grid_date(package: "DataPackage") -> str:
    """Return the date of the estimates from cells; '' without."""
    return kilometre_cells(package).reference_date


@lru_cache(maxsize=512)
def indicators(
    package: "DataPackage", subject: "Subject", pool: str, basis: str
) -> tuple[str, ...]:
    """Return the indicators that the area and enough others have, made the same way."""
    counts = comparable(package, subject, pool, basis).notna().sum()
    found = [str(one) for one in counts.index[counts >= LEAST_AREAS]]
    return tuple(found) if len(found) >= LEAST_INDICATORS else ()


@lru_cache(maxsize=512)
def comparable(package: "DataPackage", subject: "Subject", pool: str, basis: str) -> "pd.DataFrame":
    """Return the figures of the pool that the area has as well, by the same method; else NaN."""
    own, others = own_figures(package, subject, basis), figures(package, pool, basis)
    there = own.value.iloc[0].dropna().index
    ids = [one for one in others.value.columns if one in set(there)]
    alike = others.method[ids] == own.method[ids].iloc[0]
    return others.value[ids].where(alike)


@lru_cache(maxsize=512)
def defaults(package: "DataPackage", subject: "Subject", pool: str, basis: str) -> tuple[str, ...]:
    """Return the indicators that count unasked, in the package's order.

    Those that most areas have, a few of each topic and none that says the same as another of
    it; then for each topic that this leaves out the one that most areas have. Densities count
    only among areas of one level.
    """
    offered = indicators(package, subject, pool, basis)
    rows = comparable(package, subject, pool, basis)[list(offered)]
    counts, topics = rows.notna().sum(), package.indicators["topic"]
    out = {*scale(rows).flat, *_densities(package, subject, pool)}
    rows = rows[[one for one in offered if one not in out]]
    order = _best_known(package, tuple(map(str, rows.columns)))
    ranks = rows.corr("spearman").abs()
    kept: list[str] = []
    for one in [x for x in order if counts[x] >= WIDE * counts.max()]:
        same = [x for x in kept if topics[x] == topics[one]]
        if len(same) < MOST_OF_TOPIC and not (ranks.loc[one, same] >= SAME_AGAIN).any():
            kept.append(one)
    for one in sorted(order, key=lambda x: -counts[x]):
        if topics[one] not in set(topics[kept]):
            kept.append(one)
    return tuple(one for one in offered if one in kept)


def _densities(package: "DataPackage", subject: "Subject", pool: str) -> list[str]:
    """Return what tells of outlines where levels differ: a quarter is built up, a town not."""
    same = package.same_area(subject.area_id) if subject.area_id else ()
    if pool in {str(package.register.loc[one, "level"]) for one in same}:
        return []
    rows = package.indicators
    return list(map(str, rows.index[rows["kind"] == "density"]))


def _best_known(package: "DataPackage", ids: tuple[str, ...]) -> list[str]:
    """Return the indicators, those with most figures in the package first."""
    counts = package.offers.groupby("indicator_id")["count"].sum()
    first = package.dashboard.view.indicator
    return sorted(ids, key=lambda one: (one != first, -int(counts.get(one, 0))))


def _common(package: "DataPackage", subject: "Subject", pool: str) -> dict[str, int]:
    """Return how many areas have the most common of the indicators on offer, by basis."""
    counts = {}
    # What cells give, they give everywhere: no need to estimate all areas for an answer.
    if own_figures(package, subject, GRID).value.iloc[0].count() >= LEAST_INDICATORS:
        counts[GRID] = len(package.geometry[pool])
    if not subject.area_id:
        return counts
    level = str(package.register.loc[subject.area_id, "level"])
    own = _by_area(package, level).get(subject.area_id)
    if own is None:
        return counts
    both = _counts(package, pool).reindex(pd.MultiIndex.from_frame(own)).dropna()
    by_date = both[both >= LEAST_AREAS].groupby("reference_date")
    enough = by_date.max()[by_date.size() >= LEAST_INDICATORS]
    return counts | {str(date): int(count) for date, count in enough.items()}


_KEYS: Final = ["indicator_id", "reference_date", "method"]


@lru_cache(maxsize=8)
def _by_area(package: "DataPackage", level: str) -> "dict[str, pd.DataFrame]":
    """Return what each area has, at which date, how made."""
    return {str(one): rows[_KEYS] for one, rows in usable(package, level).groupby("area_id")}


@lru_cache(maxsize=8)
def _counts(package: "DataPackage", pool: str) -> "pd.Series[int]":
    """Return how many areas have that."""
    return usable(package, pool).groupby(_KEYS).size()


def _end(package: "DataPackage", basis: str) -> tuple[str, bool]:
    date = grid_date(package) if basis == GRID else basis
    return (span(date) or ("", date))[1], basis != GRID
