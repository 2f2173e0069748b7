"""The areas that are most like an area, and what makes them so."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from quartmap.analysis import similar
from quartmap.analysis.similar_figures import Figures, Subject, figures, not_used, own_figures
from quartmap.analysis.similar_offers import comparable
from quartmap.analysis.similar_overlap import overlapping

if TYPE_CHECKING:
    from quartmap.package import DataPackage


@dataclass(frozen=True, slots=True)
class Question:
    """Whom an area is compared with, at which date, by what.

    basis : a reference date of observations, or `GRID`.
    weights : indicators that count and how much, in the package's order.
    """

    subject: Subject
    pool: str
    basis: str
    weights: tuple[tuple[str, int], ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The indicators that count."""
        return tuple(one for one, weight in self.weights if weight > 0)


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """The answer.

    own, others : the figures of the area (one row) and of all areas of the pool.
    scale : of the pool without regard to whom is asked for, as far as figures are comparable.
    apart : pool minus the area in robust standard deviations, a column per indicator that counts.
    ranked : the areas compared, the nearest first; see `similar.distances`.
    overlapping : areas of the pool that are no peers; see `similar_overlap`.
    unused : how many figures of peers are not used, by their status.
    """

    own: Figures
    others: Figures
    scale: similar.Scale
    apart: pd.DataFrame
    ranked: pd.DataFrame
    overlapping: frozenset[str]
    unused: dict[str, int]

    @property
    def peers(self) -> tuple[str, ...]:
        """The nearest areas, the most alike first."""
        return tuple(map(str, self.ranked.index[: similar.PEERS]))

    def cell(self, area_id: str, indicator_id: str) -> tuple[float, str]:
        """Return value and status of an area of the pool."""
        value, status = self.others.value[indicator_id], self.others.status[indicator_id]
        return float(value[area_id]), str(status[area_id])

    def distance(self, area_id: str) -> float:
        """Return how far an area is from the one asked for."""
        return float(self.ranked["distance"][area_id])

    def shared(self, area_id: str) -> int:
        """Return on how many indicators that rests."""
        return int(self.ranked["shared"][area_id])

    def order(self, area_id: str) -> tuple[str, ...]:
        """Return the indicators that both have, the most alike first."""
        return similar.order_apart(self.apart.loc[[area_id]].iloc[0])

    def interval(self, indicator_id: str, area_id: str = "") -> tuple[float, float]:
        """Return the interval of an estimate, of the area itself without an id; NaN without."""
        of = self.others if area_id else self.own
        low, high = of.low[indicator_id], of.high[indicator_id]
        at = area_id or low.index[0]
        return float(low[at]), float(high[at])

    def own_cell(self, indicator_id: str) -> tuple[float, str]:
        """Return value and status of the area."""
        own = self.own
        return float(own.value[indicator_id].iloc[0]), str(own.status[indicator_id].iloc[0])

    @property
    def peers_possible(self) -> int:
        """How many areas of the pool could be peers."""
        return len(self.apart)


@lru_cache(maxsize=128)
def likeness(package: "DataPackage", question: Question) -> Likeness:
    """Return how alike the areas of the pool are to one area; all sessions share it."""
    subject, pool, basis = question.subject, question.pool, question.basis
    rows = comparable(package, subject, pool, basis)
    ids = [one for one in question.ids if one in rows.columns]
    rows, own = rows[ids], own_figures(package, subject, basis)
    others = figures(package, pool, basis)
    by, out = similar.scale(rows), overlapping(package, subject, pool)
    peers = rows[~rows.index.isin(out)]
    apart = similar.apart(own.value[ids].iloc[0], peers, by)
    return Likeness(
        own=own,
        others=others,
        scale=by,
        apart=apart,
        ranked=similar.distances(apart, dict(question.weights)),
        overlapping=out,
        unused=not_used(others.status.loc[peers.index, ids]),
    )
