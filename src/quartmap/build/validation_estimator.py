"""Estimates as the estimator makes them, before disclosure: figures, and their scales."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

import shapely

from quartmap.analysis.disclosure import withheld_reason
from quartmap.analysis.interpolate import Parts, interpolate_all, raw_figures
from quartmap.analysis.interval import intervals, scale
from quartmap.package import DataPackage

BASES: Final = ("1km", "100m")
AIMED_PCT: Final = 90
_CERTAIN: Final = 1e-9
_STEPS: Final = 1000
"""Factors are rounded up to a thousandth."""


@dataclass(frozen=True, slots=True, eq=False)
class Estimated:
    """An area's figures by indicator; `told` where a person would get them."""

    parts: Parts
    figures: Mapping[str, float]
    scales: Mapping[str, float]

    @property
    def told(self) -> bool:
        """Whether the rules of disclosure let a person see these figures."""
        return not withheld_reason(self.parts)


def estimate(
    package: DataPackage, shapes: Sequence[shapely.Geometry], basis: str
) -> tuple[Estimated | None, ...]:
    """Return the estimates of areas (`AREA_CRS`) from cells of one kind.

    None where 100 m cells are asked for and do not tell all of the area's edge.
    """
    parts = interpolate_all(package, shapes, "1km" if basis == "1km" else None)
    return tuple(_estimated(one) if one.basis == basis else None for one in parts)


def _estimated(parts: Parts) -> Estimated:
    raws = raw_figures(parts)
    figures = {name: raw.value for name, raw in raws.items() if raw.value is not None}
    return Estimated(parts, figures, scale(parts))


def spans(package: DataPackage, one: Estimated) -> dict[str, tuple[float, float]]:
    """Return the interval of every indicator by the factors of the package.

    Left out are those without a factor: no interval is claimed for them.
    """
    found = intervals(package, one.parts, raw_figures(one.parts))
    return {
        name: (low, high)
        for name, (low, high) in found.items()
        if low is not None and high is not None
    }


def ratio(one: Estimated, indicator_id: str, truth: float) -> float | None:
    """Return how many scales an estimate is off; None where there is none or it is certain."""
    value, width = one.figures.get(indicator_id), one.scales.get(indicator_id, 0.0)
    if value is None or width <= _CERTAIN:
        return None
    return abs(truth - value) / width


def conformal(ratios: Iterable[float]) -> float:
    """Return the factor that holds the next area's figure with a chance of `AIMED_PCT` at least.

    The ⌈(n + 1) · 0.9⌉-th smallest of n ratios (split conformal), rounded up.

    Raises
    ------
    ValueError
        Where there are too few ratios for any claim.

    >>> conformal([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.5])
    9.5
    """
    ordered = sorted(ratios)
    rank = ceil((len(ordered) + 1) * AIMED_PCT / 100)
    if rank > len(ordered):
        raise ValueError(f"{len(ordered)} areas are too few to calibrate on; 9 are needed.")
    return ceil(ordered[rank - 1] * _STEPS) / _STEPS
