"""A census grid of larger cells made of the published ones, whose parts are known exactly.

What no 100 m cell tells (ages, households) can be told one step up: blocks of `STEP` by `STEP`
published cells stand for cells, areas made of whole published cells for areas that people draw.
All is then made smaller by `STEP`, so that the estimator sees cells of 1 km as ever.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
import shapely

from quartmap.package import DataPackage
from quartmap.package.cells import (
    KILOMETRE_CELLS,
    KILOMETRE_M,
    SIZE_M,
    KilometreCells,
    cell_keys,
    kilometre_cells,
)

STEP: Final = KILOMETRE_M // SIZE_M
"""Published cells then stand for those of 100 m."""
_FEWEST: Final = 3
"""Areas of fewer published cells are no areas."""


@dataclass(frozen=True, slots=True, eq=False)
class Coarse:
    """A package whose cells are larger, and the cells that it was made from."""

    package: DataPackage
    fine: KilometreCells

    def centres(self) -> np.ndarray:
        """Return x and y of the published cells, one row each."""
        places = (self.fine.column, self.fine.row)
        return np.column_stack([(one + 0.5) * KILOMETRE_M for one in places])


@dataclass(frozen=True, slots=True)
class Exact:
    """An area of whole published cells: as the coarse package sees it, and its figures."""

    shape: shapely.Geometry
    truth: Mapping[str, float]


def coarsen(package: DataPackage, folder: Path) -> Coarse:
    """Return the package with larger cells, which are written into the empty `folder`."""
    cells = kilometre_cells(package)
    path = folder / KILOMETRE_CELLS
    path.parent.mkdir(parents=True, exist_ok=True)
    _blocks(package, cells).to_parquet(path, index=False)
    _parts(cells).to_parquet(path.parent / "cells_100m_all.parquet", index=False)
    return Coarse(replace(package, root=folder), cells)


def _blocks(package: DataPackage, cells: KilometreCells) -> pd.DataFrame:
    """Return the blocks in the columns of the published file, their places made smaller."""
    census = package.dashboard.census
    names = [one.column for one in census.means] if census else []
    block = pd.MultiIndex.from_arrays([cells.row // STEP, cells.column // STEP])
    table = pd.DataFrame({"population": cells.population}, index=block).groupby(level=[0, 1]).sum()
    amounts = np.where(np.isfinite(cells.means), cells.amounts, 0)
    sums, totals = (
        pd.DataFrame(one, index=block, columns=names).groupby(level=[0, 1]).sum()
        for one in (amounts * np.nan_to_num(cells.means), amounts)
    )
    table[names] = sums / totals.where(totals > 0)
    rows, columns = (table.index.get_level_values(level) for level in (0, 1))
    table["y"], table["x"] = ((one + 0.5) * KILOMETRE_M for one in (rows, columns))
    return table.assign(
        cell_id=[f"{row}-{column}" for row, column in table.index],
        absent=0,
        withheld=table[names].isna().to_numpy() @ (2 ** np.arange(len(names))),
    ).reset_index(drop=True)


def _parts(cells: KilometreCells) -> pd.DataFrame:
    """Return the published cells in the columns of 100 m cells: their residents are known."""
    x, y = ((one + 0.5) * SIZE_M for one in (cells.column, cells.row))
    return pd.DataFrame({"x": x, "y": y, "area_id": "", "population_estimate": cells.population})


def exact(coarse: Coarse, outline: shapely.Geometry) -> Exact | None:
    """Return the area of published cells whose centre lies in `outline` (`AREA_CRS`).

    None where these are too few.
    """
    cells = coarse.fine
    rows, columns = _squares(outline)
    if len(rows) < _FEWEST:
        return None
    place = cells.find(cell_keys(*((one + 0.5) * KILOMETRE_M for one in (columns, rows))))
    size = KILOMETRE_M / STEP
    boxes = shapely.box(columns * size, rows * size, (columns + 1) * size, (rows + 1) * size)
    return Exact(shapely.coverage_union_all(boxes), _truth(coarse, place[place >= 0]))


def _squares(outline: shapely.Geometry) -> tuple[np.ndarray, np.ndarray]:
    """Return row and column of all published cells, inhabited or not, with the centre inside."""
    west, south, east, north = (int(edge // KILOMETRE_M) for edge in shapely.bounds(outline))
    grid = np.meshgrid(np.arange(west, east + 1), np.arange(south, north + 1))
    columns, rows = (one.ravel() for one in grid)
    centres = ((one + 0.5) * KILOMETRE_M for one in (columns, rows))
    inside = shapely.contains_xy(outline, *centres)
    return rows[inside], columns[inside]


def _truth(coarse: Coarse, place: np.ndarray) -> dict[str, float]:
    """Return the means over published cells, by their own weights."""
    cells = coarse.fine
    values = cells.means[place]
    amounts = np.where(np.isfinite(values), cells.amounts[place], 0)
    totals = amounts.sum(axis=0)
    sums = (amounts * np.nan_to_num(values)).sum(axis=0)
    named = zip(cells.indicators, sums, totals, strict=True)
    return {name: float(part / total) for name, part, total in named if total > 0}
