"""How far off an estimate may be: its scale, the calibrated interval, the hard bounds.

The scale says how uncertain a figure is beside others, in its own unit. It grows with what the
cells at the edge leave open; whole cells add nothing to it.

- Count: sqrt(Σ pᵢ² sᵢ (1 - sᵢ)) over the cut cells i, with residents pᵢ and the share sᵢ of them
  that is taken to be inside: most where a cell is cut in half. A density is that by area.
- Mean m over weights w (of whole cells), with W = Σ wᵢ sᵢ of the cells that have a value:
  sqrt(Σ wᵢ² sᵢ (1 - sᵢ) ((vᵢ - m)² + dᵢ²) / W² + u² d²). The first sum is over the cut cells: too
  much or too little of a cell that differs by vᵢ - m from the mean, and a part of it that differs
  from the whole as its neighbours do (dᵢ: standard deviation of the value in the cell and the
  eight around it, weighted by residents). u is the part of the weight without a value, d² the
  mean of dᵢ² of those cells.

Half the interval is the scale times a factor that was calibrated on areas whose figures are known
(`package.calibration`, by basis and indicator); without a factor no interval is claimed. Of a mixed
estimate the terms of each cell are stretched by the factor for 100 m cells as far as these tell
of its residents, by that for 1 km cells otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from quartmap.analysis.grid_spread import spreads
from quartmap.analysis.interpolate import Parts, Raw, raw_figures
from quartmap.package import DataPackage
from quartmap.package.cells import Numbers

_CERTAIN: Final = 1e-9
_MOST_SHARE: Final = 100.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """What cut cells could contain at the outside: none of their residents, or all."""

    least: float
    most: float


def scale(
    parts: Parts, raws: Mapping[str, Raw] | None = None, counted: Numbers | float = 1.0
) -> Mapping[str, float]:
    """Return the scale of every indicator that has a value, in its unit.

    `counted` is the part of each cell's term that is counted; by default all of it.
    """
    if parts.census is None:
        return {}
    raws = raw_figures(parts) if raws is None else raws
    open_part = np.where(parts.cut, parts.share * (1 - parts.share), 0.0) * counted
    count = float(np.sqrt((parts.cells.population[parts.place] ** 2 * open_part).sum()))
    found = {parts.census.population: count}
    if parts.area_km2:
        found[parts.census.density] = count / parts.area_km2
    widths = _mean_scales(parts, raws, open_part, counted + 0 * parts.share).tolist()
    named = zip(parts.cells.indicators, widths, strict=True)
    return found | {name: width for name, width in named if raws[name].value is not None}


def _mean_scales(
    parts: Parts, raws: Mapping[str, Raw], open_part: Numbers, counted: Numbers
) -> Numbers:
    """Return the scale of every mean; without meaning where it has no value."""
    cells, place = parts.cells, parts.place
    means = [raws[name].value for name in cells.indicators]
    off = cells.means[place] - np.array([0.0 if one is None else one for one in means])
    squares, whole = spreads(cells)[place] ** 2, cells.amounts[place]
    inside = whole * parts.share[:, None]
    known = np.isfinite(off)
    told, missing = np.where(known, inside, 0.0), np.where(known, 0.0, inside)
    at_edge = np.where(known, whole**2 * open_part[:, None] * (off**2 + squares), 0.0).sum(axis=0)
    total, untold = told.sum(axis=0), missing.sum(axis=0)
    edge = at_edge / np.where(total > 0, total, 1) ** 2
    # u² d², with u = untold / (total + untold) and d² the mean over what is untold
    without = untold * (missing * squares * counted[:, None]).sum(axis=0)
    return np.asarray(np.sqrt(edge + without / np.where(total > 0, total + untold, 1) ** 2))


def bounds(parts: Parts) -> Bounds:
    """Return the residents of the cells wholly inside, and with them those of all cut cells."""
    residents = parts.cells.population[parts.place]
    least, most = residents[parts.whole].sum(), residents[parts.whole | parts.cut].sum()
    # The strips that count for nothing here may hold a few all the same.
    return Bounds(min(float(least), parts.population), max(float(most), parts.population))


def intervals(
    package: DataPackage, parts: Parts, raws: Mapping[str, Raw]
) -> Mapping[str, tuple[float | None, float | None]]:
    """Return low and high of every indicator with a value, clipped to what is possible.

    Both are the value itself where only whole cells count, None where no factor is known.
    """
    outside = bounds(parts)
    found: dict[str, tuple[float | None, float | None]] = {}
    for indicator_id, width in _widths(package, parts, raws).items():
        value = raws[indicator_id].value
        if value is None or width is None:
            found[indicator_id] = (None, None)
            continue
        least, most = _possible(package, parts, indicator_id, outside)
        low, high = max(value - width, least), min(value + width, most)
        found[indicator_id] = (min(low, value), max(high, value))
    return found


def _widths(
    package: DataPackage, parts: Parts, raws: Mapping[str, Raw]
) -> Mapping[str, float | None]:
    """Return half the interval of every indicator, None where a factor is missing."""
    counted: Mapping[str, Numbers | float] = {parts.basis: 1.0}
    if parts.basis == "mixed":
        counted = {"1km": 1 - parts.fine, "100m": parts.fine}
    scales = {basis: scale(parts, raws, part) for basis, part in counted.items()}
    return {
        name: _stretched(package, {basis: found[name] for basis, found in scales.items()}, name)
        for name in next(iter(scales.values()))
    }


def _stretched(
    package: DataPackage, scales: Mapping[str, float], indicator_id: str
) -> float | None:
    """Return what the scales by basis come to, each with its factor."""
    squares = 0.0
    for basis, width in scales.items():
        factor = 0.0 if width <= _CERTAIN else factor_of(package, basis, indicator_id)
        if factor is None:
            return None
        squares += (factor * width) ** 2
    return float(np.sqrt(squares))


def _possible(
    package: DataPackage, parts: Parts, indicator_id: str, outside: Bounds
) -> tuple[float, float]:
    if parts.census is not None and indicator_id == parts.census.population:
        return outside.least, outside.most
    if parts.census is not None and indicator_id == parts.census.density:
        return outside.least / parts.area_km2, outside.most / parts.area_km2
    return 0.0, _MOST_SHARE if indicator_id in _shares(package) else np.inf


@lru_cache(maxsize=16)
def _shares(package: DataPackage) -> frozenset[str]:
    return frozenset(package.indicators.index[package.indicators["kind"] == "share"])


def factor_of(package: DataPackage, basis: str, indicator_id: str) -> float | None:
    """Return the calibrated factor for cells of one kind; None where unknown."""
    return _factors(package).get((basis, indicator_id))


@lru_cache(maxsize=16)
def _factors(package: DataPackage) -> dict[tuple[str, str], float]:
    table = package.calibration
    return {
        (str(basis), str(name)): float(factor)
        for (basis, name), factor in zip(table.index, table["factor"], strict=True)
    }
