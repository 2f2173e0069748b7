"""Slow checks of outlines: gaps and overlaps within a level, areas as stated."""

from typing import Final

import geopandas as gpd
import numpy as np
import shapely

from quartmap.names import AREA_CRS
from quartmap.package.documents import Level
from quartmap.package.faults import Faults
from quartmap.package.geometry import layer_path

NARROW: Final = 0.0005
"""Degrees: a hole between areas that is nowhere wider than twice this is a gap, not a lake."""
TOLERANCE: Final = 0.02
"""Share by which a stated area may differ from its (simplified) outline."""


def check_coverage(level: Level, areas: gpd.GeoDataFrame, faults: Faults) -> None:
    """Note neighbours of one level that overlap, do not share their border, or leave a gap."""
    shapes = np.asarray(areas.geometry.array, dtype=object)
    path = layer_path(level.layer)
    edges = shapely.coverage_invalid_edges(shapes)
    for area_id, edge in zip(areas.index, edges, strict=True):
        if edge is not None and not edge.is_empty:
            message = (
                f"{area_id!r} overlaps a neighbour or does not share its border {_near(edge)}. "
                "Give both the same positions there."
            )
            faults.add(path, message, column="geometry")
    for hole in _gaps(shapes):
        faults.add(
            path, f"there is a gap between areas {_near(hole)}. Close it.", column="geometry"
        )


def _gaps(shapes: "np.ndarray[tuple[int], np.dtype[np.object_]]") -> list[shapely.Geometry]:
    parts = shapely.get_parts(shapely.union_all(shapes))
    rings = [ring for part in parts for ring in part.interiors]
    holes = shapely.polygons(rings) if rings else np.array([], dtype=object)
    return list(holes[shapely.is_empty(shapely.buffer(holes, -NARROW))])


def _near(geometry: shapely.Geometry) -> str:
    point = shapely.point_on_surface(geometry)
    return f"near {float(shapely.get_x(point)):.5f}, {float(shapely.get_y(point)):.5f} (lon, lat)"


def check_areas_km2(level: Level, areas: gpd.GeoDataFrame, faults: Faults) -> None:
    """Note stated areas that differ from the outline's area in EPSG:3035."""
    true_km2 = areas.geometry.to_crs(AREA_CRS).area / 1e6
    off = (areas["area_km2"] / true_km2 - 1).abs() > TOLERANCE
    for area_id in areas.index[off]:
        stated, found = float(areas["area_km2"][area_id]), float(true_km2[area_id])
        message = (
            f"{area_id!r} states {stated:g} km², its outline has {found:.4g} km². Mend one of them."
        )
        faults.add(layer_path(level.layer), message, column="area_km2")
