"""Areal interpolation from the census grid: what part of which cell an area holds.

All of it is in `AREA_CRS`, unrounded and unsuppressed: `estimate` is what may be shown. A cell
wholly inside counts as published. Of a cell that the outline cuts, the residents inside are those
of its 100 m cells where these are known, else the share of its land. Counts are sums; means and
shares are means weighted by what they are told of (residents, households, dwellings), over the
cells that have a value.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import shapely

from quartmap.analysis.estimate_record import Basis
from quartmap.analysis.grid_cover import Grid, covers, make_grid
from quartmap.analysis.grid_weights import weights
from quartmap.package import DataPackage
from quartmap.package.cells import (
    KILOMETRE_M,
    Flags,
    KilometreCells,
    Numbers,
    Places,
    kilometre_cells,
)
from quartmap.package.documents import Census

_SOME: Final = 0.01
"""Below this part of the residents in cut cells, 100 m cells do not make an estimate mixed."""


_EDGE: Final = 2e-4
"""Part of a cell (200 m², a strip of 20 cm) that six decimals and a projection may leave over."""


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The parts of cells that make up an area; the arrays have one entry for each cell.

    place : of the cell in `cells`. share : part of its residents inside, 0 to 1. cover : part of
    its land inside, > 0 to 1.
    fine : part of its residents inside that 100 m cells tell of, 0 to 1.
    hectares : residents inside of each 100 m cell that was used.
    """

    cells: KilometreCells
    census: Census | None
    place: Places
    share: Numbers
    cover: Numbers
    fine: Numbers
    hectares: Numbers
    basis: Basis
    area_km2: float

    @property
    def whole(self) -> Flags:
        """Return which cells lie wholly inside, but for what rounding leaves over."""
        return self.cover >= 1 - _EDGE

    @property
    def cut(self) -> Flags:
        """Return which cells the outline cuts, by more than rounding does."""
        return (self.cover > _EDGE) & ~self.whole

    @property
    def residents(self) -> Numbers:
        """Return the residents inside, by cell."""
        return self.cells.population[self.place] * self.share

    @property
    def population(self) -> float:
        """Return the residents inside."""
        return float(self.residents.sum())


@dataclass(frozen=True, slots=True)
class Raw:
    """A value as the cells give it.

    value : None where no cell has one. weight : what it is a mean over, in cells with a value.
    covered : part of the whole weight, 0 to 1. withheld : a cell inside has its value held back.
    """

    value: float | None
    weight: float
    covered: float = 1.0
    withheld: bool = False


def interpolate(package: DataPackage, shape: shapely.Geometry, basis: Basis | None = None) -> Parts:
    """Return what part of which cell `shape` (`AREA_CRS`) holds.

    With the basis `1km`, 100 m cells are left aside.
    """
    return interpolate_all(package, [shape], basis)[0]


def interpolate_all(
    package: DataPackage, shapes: Sequence[shapely.Geometry], basis: Basis | None = None
) -> tuple[Parts, ...]:
    """Return the parts of many areas at once."""
    cells, fine = kilometre_cells(package), weights(package)
    found = covers(_grid(package), shapes)
    divided = np.zeros(len(cells.key), dtype=bool)
    divided[fine.divided] = basis != "1km"
    needed = [n for n, (place, cover) in enumerate(found) if divided[place[cover < 1]].any()]
    finer = dict(zip(needed, covers(fine.grid, [shapes[n] for n in needed]), strict=True))
    return tuple(
        _parts(package, pair, finer.get(n), float(shapely.area(shapes[n])) / 1e6)
        for n, pair in enumerate(found)
    )


@lru_cache(maxsize=4)
def _grid(package: DataPackage) -> Grid:
    cells = kilometre_cells(package)
    x, y = (KILOMETRE_M * one.astype(float) for one in (cells.column + 0.5, cells.row + 0.5))
    return make_grid(x, y, KILOMETRE_M)


def _parts(
    package: DataPackage,
    found: tuple[Places, Numbers],
    finer: tuple[Places, Numbers] | None,
    area_km2: float,
) -> Parts:
    cells, census = kilometre_cells(package), package.dashboard.census
    place, cover = found
    if finer is None:
        nothing = np.zeros(len(place))
        return Parts(cells, census, place, cover, cover, nothing, nothing[:0], "1km", area_km2)
    fine, (square, part) = weights(package), finer
    cut = np.isin(fine.parent[square], place[cover < 1])
    square, part = square[cut], part[cut]
    parent, known = fine.parent[square], fine.known[square]
    inside = fine.share[square] * part
    divided = np.isin(place, fine.divided) & (cover < 1)
    sums, told = (
        np.bincount(parent, amounts, minlength=len(cells.key))[place]
        for amounts in (inside, inside * known)
    )
    share = np.where(divided, sums.clip(max=1), cover)
    hectares = (inside * cells.population[parent])[known]
    at_edge = float((share * cells.population[place])[cover < 1].sum())
    basis = _basis(float(hectares.sum()), at_edge)
    fine_part = np.asarray(np.where(divided, told, 0.0) / np.where(sums > 0, sums, 1.0))
    return Parts(cells, census, place, share, cover, fine_part, hectares, basis, area_km2)


def _basis(known: float, at_edge: float) -> Basis:
    if known < _SOME * at_edge or not known:
        return "1km"
    return "100m" if known > (1 - _SOME) * at_edge else "mixed"


def raw_figures(parts: Parts) -> Mapping[str, Raw]:
    """Return every indicator's value as the cells give it, in the package's order."""
    if parts.census is None:
        return {}
    population = parts.population
    density = population / parts.area_km2 if parts.area_km2 else None
    return {
        parts.census.population: Raw(population, population),
        parts.census.density: Raw(density, population),
    } | _means(parts)


def _means(parts: Parts) -> dict[str, Raw]:
    values = parts.cells.means[parts.place]
    amounts = parts.cells.amounts[parts.place] * parts.share[:, None]
    known = np.isfinite(values) & (amounts > 0)
    told = np.where(known, amounts, 0.0)
    sums, totals = told.sum(axis=0), amounts.sum(axis=0)
    means = (told * np.where(known, values, 0.0)).sum(axis=0) / np.where(sums > 0, sums, 1)
    held = (parts.cells.withheld[parts.place] & (amounts > 0)).any(axis=0)
    columns = np.stack([means, sums, totals, held], axis=1).tolist()
    return {
        name: Raw(value, told, told / total, bool(one_held))
        if told
        else Raw(None, 0.0, 0.0, bool(one_held))
        for name, (value, told, total, one_held) in zip(
            parts.cells.indicators, columns, strict=True
        )
    }
