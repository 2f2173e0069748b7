"""Where in a 1 km cell its residents live, as far as 100 m cells tell.

A 1 km cell that 100 m cells lie in is divided by them, scaled so that together they hold what
was published. Where the file covers a 1 km cell in part only (its municipality ends there), what
is left over is spread evenly over the land of the cell outside that municipality.

Built-up land is not used: it ends at the edges of its source, lacks patches below 3 ha, and is
drawn for a map; an error could be told nowhere but where 100 m cells serve better anyway.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from quartmap.analysis.grid_cover import Grid, make_grid
from quartmap.names import AREA_CRS
from quartmap.package import DataPackage
from quartmap.package.cells import (
    KILOMETRE_M,
    SIZE_M,
    Numbers,
    Places,
    cell_keys,
    hectare_cells,
    kilometre_cells,
)

_COMPLETE: Final = 0.99
"""Part of a cell's published residents from which its 100 m cells count as all there are."""


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The 100 m cells that divide 1 km cells, in arrays of one length.

    parent : place of the 1 km cell among `kilometre_cells`.
    share : part of its residents, > 0; adds up to 1 in each 1 km cell.
    known : False where the share was left over and spread evenly.
    divided : the places of the 1 km cells that are divided, ascending.
    """

    grid: Grid
    parent: Places
    share: Numbers
    known: npt.NDArray[np.bool_]
    divided: Places


@lru_cache(maxsize=4)
def weights(package: DataPackage) -> Weights:
    """Return how 1 km cells are divided; nothing without 100 m cells."""
    cells = kilometre_cells(package)
    parts = [_known(package), _rest(package)]
    table = pd.concat(parts, ignore_index=True).sort_values(["parent", "y", "x"])
    x, y = (table[axis].to_numpy(float) for axis in ("x", "y"))
    parent = table["parent"].to_numpy(np.int64)
    residents = table["residents"].to_numpy(float)
    sums = np.bincount(parent, residents, minlength=len(cells.key))
    return Weights(
        make_grid(x, y, SIZE_M),
        parent,
        residents / sums[parent],
        table["known"].to_numpy(bool),
        np.flatnonzero(sums),
    )


def _known(package: DataPackage) -> pd.DataFrame:
    """Return x, y, parent, residents of the 100 m cells; each stands once."""
    columns = ["x", "y", "population_estimate", "area_id"]
    tables = [one.table[columns] for one in hectare_cells(package)]
    if not tables:
        return pd.DataFrame({name: [] for name in ("x", "y", "parent", "residents", "known")})
    table = pd.concat(tables).drop_duplicates(["x", "y"])
    keys = cell_keys(table["x"].to_numpy(float), table["y"].to_numpy(float))
    table = table.assign(parent=kilometre_cells(package).find(keys), known=True)
    table = table[(table["parent"] >= 0) & table["population_estimate"].gt(0)]
    return table.rename(columns={"population_estimate": "residents"})


def _rest(package: DataPackage) -> pd.DataFrame:
    """Return the 100 m squares outside the areas of the files that share what is left over."""
    cells, known = kilometre_cells(package), _known(package)
    sums = known.groupby("parent")["residents"].sum()
    published = cells.population[sums.index.to_numpy(np.int64)]
    left = pd.Series(published - sums.to_numpy(float), index=sums.index)[
        sums.to_numpy(float) < _COMPLETE * published
    ]
    if left.empty:
        return known.iloc[:0]
    squares = _squares(cells.column[left.index], cells.row[left.index])
    squares["parent"] = np.repeat(left.index.to_numpy(), (KILOMETRE_M // SIZE_M) ** 2)
    squares = squares.merge(known[["x", "y"]], how="left", on=["x", "y"], indicator=True)
    covered = _covered(package, tuple(sorted(set(known["area_id"]))))
    outside = ~shapely.contains_xy(covered, squares["x"], squares["y"])
    squares = squares[outside & (squares["_merge"] == "left_only")]
    counts = squares.groupby("parent")["x"].transform("size")
    return squares.assign(residents=squares["parent"].map(left) / counts, known=False)


def _squares(columns: Places, rows: Places) -> pd.DataFrame:
    """Return the centres of all 100 m squares of 1 km cells, cell by cell."""
    steps = np.arange(SIZE_M / 2, KILOMETRE_M, SIZE_M)
    down, across = (one.ravel() for one in np.meshgrid(steps, steps, indexing="ij"))
    x = (columns[:, None] * KILOMETRE_M + across).ravel()
    y = (rows[:, None] * KILOMETRE_M + down).ravel()
    return pd.DataFrame({"x": x, "y": y})


def _covered(package: DataPackage, area_ids: tuple[str, ...]) -> shapely.Geometry:
    """Return the land of the areas that the 100 m cells were taken from, in `AREA_CRS`."""
    frames = [frame[frame.index.isin(area_ids)] for frame in package.geometry.values()]
    shapes = [frame.to_crs(AREA_CRS).union_all() for frame in frames if len(frame)]
    return shapely.union_all(shapes)
