"""Which cells of a regular grid an outline covers, and how much of each.

exactextract gives exact shares of cells for any outline, in time that grows with its border only:
what shapely needs for cutting every cell at the border of a state, it does in a fifth.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from exactextract import exact_extract
from exactextract.feature import FeatureSource, JSONFeature
from exactextract.raster import NumPyRasterSource
from pyproj import CRS

from quartmap.names import AREA_CRS

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
_WKT: Final = CRS(AREA_CRS).to_wkt()
_NONE: Final = -1
_SNAP: Final = 1e-6
"""exactextract tells shares to seven places."""


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The cells of a grid, for asking what covers them; `raster` is None without cells."""

    raster: NumPyRasterSource | None


class _Outline(JSONFeature):  # type: ignore[misc]
    """An outline, handed over as it is in memory."""

    def __init__(self, shape: shapely.Geometry) -> None:
        super().__init__()
        self.shape = shape

    def geometry(self) -> bytes:
        """Return it as WKB."""
        return shapely.to_wkb(self.shape)


class _Outlines(FeatureSource):  # type: ignore[misc]
    """Outlines in `AREA_CRS`; a frame of them would take longer than what is asked of it."""

    def __init__(self, shapes: Sequence[shapely.Geometry]) -> None:
        super().__init__()
        self.shapes = shapes

    def __iter__(self) -> Iterator[_Outline]:
        return map(_Outline, self.shapes)

    def count(self) -> int:
        """Return how many there are."""
        return len(self.shapes)

    def srs_wkt(self) -> str:
        """Return what they are in."""
        return _WKT


def make_grid(x: Numbers, y: Numbers, size_m: float) -> Grid:
    """Return the grid of square cells whose centres are given, in `AREA_CRS`."""
    if not len(x):
        return Grid(None)
    west, south = float(x.min()) - size_m / 2, float(y.min()) - size_m / 2
    columns = np.floor((x - west) / size_m).astype(int)
    rows = np.floor((y - south) / size_m).astype(int)
    wide, high = int(columns.max()) + 1, int(rows.max()) + 1
    places = np.full((high, wide), _NONE, dtype=np.int32)
    places[high - 1 - rows, columns] = np.arange(len(x))
    edges = (west, south, west + wide * size_m, south + high * size_m)
    return Grid(NumPyRasterSource(places, *edges, nodata=_NONE, srs_wkt=_WKT))


def covers(grid: Grid, shapes: Sequence[shapely.Geometry]) -> list[tuple[Places, Numbers]]:
    """Return for each shape (`AREA_CRS`) the cells it covers, in part at least, and their shares.

    A cell is told by its place in the arrays that the grid was made from; shares are > 0 and ≤ 1.
    """
    if grid.raster is None or not len(shapes):
        return [(np.array([], dtype=np.int64), np.array([])) for _ in shapes]
    table = exact_extract(grid.raster, _Outlines(shapes), ["values", "coverage"])
    found = [one["properties"] for one in table]
    return [_ordered(one["values"], one["coverage"]) for one in found]


def _ordered(places: Places, shares: Numbers) -> tuple[Places, Numbers]:
    shares = np.where(shares > 1 - _SNAP, 1.0, shares)
    order = np.argsort(places, kind="stable")
    order = order[shares[order] > _SNAP]
    return places[order].astype(np.int64), shares[order].astype(float)
