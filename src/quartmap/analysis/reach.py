"""How many residents live near the actors of a type: air line, estimated from census cells.

Residents are those estimated for the 100 m cells of a census. Within a cell they are taken as
spread evenly, which is what the estimate does; the interval does without that: it runs from the
cells that lie wholly within reach to those that are touched by it. Of a cell at the edge of an
area only the share that lies in it counts, by size.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from quartmap.analysis import hierarchy, selection
from quartmap.analysis.disclosure import FEWEST_RESIDENTS
from quartmap.analysis.nearness import is_exact
from quartmap.names import AREA_CRS, METRIC_CRS, WEB_CRS
from quartmap.package import DataPackage
from quartmap.package.cells import SIZE_M, Cells, hectare_cells

FEWEST: Final = FEWEST_RESIDENTS
"""Below so many residents within reach nothing is told: the cells are no more exact."""
RADII_M: Final = (500, 1000)
GONE: Final = "historic"
_QUARTER_CIRCLE: Final = 64
"""Corners of a quarter circle: the polygon is 0.01 % smaller than the circle."""

Reason = Literal["", "no-cells", "inexact", "none", "few"]


@dataclass(frozen=True, slots=True)
class Reach:
    """Residents of an area who live within reach, air line.

    residents : estimated residents of the area; None without cells.
    reached : of them within reach, each cell by the share of it that is within reach.
    low, high : of them in cells wholly within reach, and in cells touched by it.
    left_out : actors of the type in the area, or serving it, that are not placed exactly: with
        them the figures could only be higher.
    reason : '' where the figures are given; else they are None, because there are no cells
        (`no-cells`), no resident is near an actor placed exactly (`none`; `inexact` where some
        are left out), or fewer than `FEWEST` (`few`).
    """

    area_id: str
    residents: float | None
    reached: float | None = None
    low: float | None = None
    high: float | None = None
    left_out: int = 0
    reason: Reason = ""


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The parts of cells that lie in an area, in `AREA_CRS`, and the residents of each."""

    shapes: npt.NDArray[np.object_]
    residents: npt.NDArray[np.float64]


def starting_points(package: DataPackage, actor_type: str) -> gpd.GeoSeries:
    """Return where the actors of a type are, in `METRIC_CRS`.

    Only those placed to the building or street, and those not known to be gone.
    """
    actors = package.actors
    kept = is_exact(actors) & (actors["actor_type"] == actor_type)
    kept &= actors["currency"] != GONE
    places = actors[kept & actors.geometry.notna()].to_crs(METRIC_CRS)
    return gpd.GeoSeries(places.geometry)


def _left_out(package: DataPackage, area_id: str, actor_type: str) -> int:
    wanted = selection.ActorFilter(place=area_id, types=(actor_type,))
    found = package.actors.loc[list(selection.select_actors(package, wanted))]
    return int((~is_exact(found) & (found["currency"] != GONE)).sum())


@lru_cache(maxsize=256)
def circles(package: DataPackage, actor_type: str, radius_m: int) -> shapely.Geometry:
    """Return what lies within `radius_m` of an actor of the type, in `METRIC_CRS`; maybe empty."""
    points = starting_points(package, actor_type)
    round_each = points.buffer(radius_m, quad_segs=_QUARTER_CIRCLE)
    return shapely.union_all(round_each.to_numpy())


def circles_on_map(package: DataPackage, actor_type: str, radius_m: int) -> shapely.Geometry:
    """Return the same in `WEB_CRS`, to the metre."""
    whole = gpd.GeoSeries([circles(package, actor_type, radius_m)], crs=METRIC_CRS)
    return shapely.set_precision(whole.simplify(1).to_crs(WEB_CRS).iloc[0], 1e-5)


@lru_cache(maxsize=1024)
def reach(package: DataPackage, area_id: str, actor_type: str, radius_m: int) -> Reach:
    """Return how many residents of an area live within `radius_m` of an actor of the type.

    Actors outside the area count as well: people cross its edge.
    """
    left_out = _left_out(package, area_id, actor_type)
    pieces = _pieces_of(package, area_id)
    if pieces is None:
        return Reach(area_id, None, left_out=left_out, reason="no-cells")
    residents = float(pieces.residents.sum())
    metric = gpd.GeoSeries([circles(package, actor_type, radius_m)], crs=METRIC_CRS)
    low, reached, high = residents_within(pieces, metric.to_crs(AREA_CRS).iloc[0])
    if reached < FEWEST:
        reason: Reason = "few" if high else "inexact" if left_out else "none"
        return Reach(area_id, residents, left_out=left_out, reason=reason)
    return Reach(area_id, residents, reached, low, high, left_out)


def residents_within(pieces: Pieces, zone: shapely.Geometry) -> tuple[float, float, float]:
    """Return the residents in pieces wholly in `zone`, by share of size, and in pieces touched.

    >>> two = Pieces(shapely.box([0, 100], 0, [100, 200], 100), np.array([10.0, 20.0]))
    >>> residents_within(two, shapely.box(0, 0, 150, 100))
    (10.0, 20.0, 30.0)
    """
    shapely.prepare(zone)
    inside = shapely.covers(zone, pieces.shapes)
    edge = shapely.intersects(zone, pieces.shapes) & ~inside
    cut = shapely.area(shapely.intersection(pieces.shapes[edge], zone))
    share = cut / shapely.area(pieces.shapes[edge])
    low = float(pieces.residents[inside].sum())
    at_edge = pieces.residents[edge]
    return low, low + float((at_edge * share).sum()), low + float(at_edge[share > 0].sum())


def cut_cells(cells: pd.DataFrame, area: shapely.Geometry) -> Pieces:
    """Return the parts of the cells that lie in `area` (`AREA_CRS`), residents by share of size.

    `cells` has x, y (centre, metres) and population_estimate (persons in the whole cell).
    """
    half = SIZE_M / 2
    x, y = cells["x"].to_numpy(float), cells["y"].to_numpy(float)
    boxes = shapely.box(x - half, y - half, x + half, y + half)
    shapely.prepare(area)
    found = np.flatnonzero(shapely.intersects(area, boxes))
    shapes, whole = boxes[found], shapely.covers(area, boxes[found])
    shapes[~whole] = shapely.intersection(shapes[~whole], area)
    sizes = shapely.area(shapes)
    residents = cells["population_estimate"].to_numpy(float)[found] * sizes / SIZE_M**2
    return Pieces(shapes[sizes > 0], residents[sizes > 0])


@lru_cache(maxsize=64)
def _pieces_of(package: DataPackage, area_id: str) -> Pieces | None:
    """Return the pieces of an area; None where no file of cells covers it whole."""
    outline = _outline(package, area_id)
    grids = [one.table for one in hectare_cells(package) if _covers(package, one, area_id)]
    if outline is None or not grids:
        return None
    pieces = cut_cells(pd.concat(grids), outline)
    return pieces if len(pieces.shapes) else None


def _covers(package: DataPackage, cells: Cells, area_id: str) -> bool:
    known = area_id in package.register.index
    return known and bool(_whole(package, cells) & hierarchy.ancestors(package.register, area_id))


@lru_cache(maxsize=8)
def _whole(package: DataPackage, cells: Cells) -> frozenset[str]:
    """Return the smallest area that all cells of a file lie in, and what it is the same as."""
    register = package.register
    held = [str(one) for one in cells.table["area_id"].unique() if one in register.index]
    climbed = [hierarchy.ancestors(register, one) for one in held]
    common = frozenset.intersection(*climbed) if climbed else frozenset()
    depths = {one: len(hierarchy.ancestors(register, one)) for one in common}
    return frozenset(one for one in common if depths[one] == max(depths.values()))


def _outline(package: DataPackage, area_id: str) -> shapely.Geometry | None:
    for level in package.geometry.values():
        if area_id in level.index:
            outline: shapely.Geometry = level.loc[[area_id]].to_crs(AREA_CRS).geometry.iloc[0]
            return outline
    return None


@lru_cache(maxsize=8)
def reach_types(package: DataPackage) -> dict[str, int]:
    """Return the types that a reach can be told of, with the number of actors it starts from.

    Empty where the package has no cells.
    """
    if not hectare_cells(package):
        return {}
    counts = {
        str(one): len(starting_points(package, str(one))) for one in package.actor_types.index
    }
    return {one: count for one, count in counts.items() if count}
