"""How far areas are apart over chosen indicators, in robust standard deviations.

Each indicator is taken as its distance from the median of all areas compared, in units of their
median absolute deviation: unlike mean and standard deviation, a few extreme areas move neither.

The distance of two areas is the weighted mean of how far they are apart by each indicator that
both have. Not the Euclidean distance: it squares, so that one indicator in which an area is
unusual would settle everything; and this one says what it means (on average 0.8 robust standard
deviations apart) and is the sum of what each indicator contributes. It orders areas by
likeness to one of them and by nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

CONSISTENCY: Final = 1.4826
"""Times the median absolute deviation: the standard deviation, where figures are normal."""
FLAT: Final = 1e-9
"""A deviation below it, relative to the median, is none: more than half of the areas agree."""
LEAST_SHARED: Final = 0.5
"""The part of the weights that two areas must share to be compared."""
PEERS: Final = 10
_EXACT: Final = 9
"""Decimals of a distance; what differs behind them is the computer's."""


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """What an indicator is measured by: both indexed by indicator_id, in its unit.

    spread : robust standard deviation; NaN where it is 0, or there is no figure.
    """

    median: "pd.Series[float]"
    spread: "pd.Series[float]"

    @property
    def flat(self) -> tuple[str, ...]:
        """The indicators that set no area apart from most others."""
        return tuple(map(str, self.spread.index[self.spread.isna() & self.median.notna()]))


def scale(figures: pd.DataFrame) -> Scale:
    """Return median and robust standard deviation of each column; NaN are passed over.

    Where more than half of the areas have the same figure the deviation is 0. Nothing is put in
    its place: the indicator has no scale, and is left out of every distance.

    Examples
    --------
    >>> found = scale(pd.DataFrame({"rent": [5.0, 6.0, 8.0], "rare": [0.0, 0.0, 9.0]}))
    >>> round(float(found.spread["rent"]), 4), found.flat
    (1.4826, ('rare',))
    """
    median = figures.median()
    deviation = (figures - median).abs().median()
    sound = deviation > FLAT * median.abs().clip(lower=1.0)
    return Scale(median, (deviation * CONSISTENCY).where(sound))


def standardised(figures: pd.DataFrame, by: Scale) -> pd.DataFrame:
    """Return the figures in robust standard deviations from the median; NaN without a scale."""
    return (figures - by.median) / by.spread


def apart(own: "pd.Series[float]", figures: pd.DataFrame, by: Scale) -> pd.DataFrame:
    """Return each area's figure minus the own one, in robust standard deviations."""
    return (figures - own.reindex(figures.columns)) / by.spread


def distances(differences: pd.DataFrame, weights: Mapping[str, float]) -> pd.DataFrame:
    """Return the distances, the nearest first.

    differences : as `apart` returns them; NaN where one of both has no figure.
    weights : by indicator_id; what has none, or 0, does not count.
    Returns : index area_id; columns distance (robust standard deviations), shared (how many
        indicators it rests on). Areas that share less than `LEAST_SHARED` of the weights that
        could be shared are not in it. Of equal distances the one that rests on more weight comes
        first, then the lower area_id.
    """
    used = [one for one in differences.columns if weights.get(one, 0) > 0]
    counted = differences[used].abs()
    weight = pd.Series({one: float(weights[one]) for one in used}, index=used, dtype=float)
    there = counted.notna()
    shared = (there * weight).sum(axis=1)
    possible = float(weight[there.any()].sum())
    compared = (shared > 0) & (shared >= LEAST_SHARED * possible)
    found = pd.DataFrame(
        {
            "distance": ((counted * weight).sum(axis=1) / shared).round(_EXACT),
            "shared": there.sum(axis=1).astype(int),
            "weight": shared,
            "area_id": differences.index.astype(str),
        },
        index=differences.index,
    )[compared]
    order = np.lexsort((found["area_id"], -found["weight"], found["distance"]))
    return found.iloc[order][["distance", "shared"]]


def order_apart(differences: "pd.Series[float]") -> tuple[str, ...]:
    """Return the indicators that both areas have, those in which they are most alike first."""
    sizes = differences.dropna().abs().round(_EXACT)
    return tuple(map(str, sizes.sort_values(kind="stable").index))
