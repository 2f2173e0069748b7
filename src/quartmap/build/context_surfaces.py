"""Surfaces of the basemap: built-up land and the towns around the cases."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from quartmap.build.context_lines import CASES
from quartmap.build.geometry import read_shapes, round_shapes
from quartmap.names import METRIC_CRS, WEB_CRS

_DECIMALS = 5
_SMOOTH_M = 80.0
_PATCH_M2 = 30_000.0


def load_builtup(sources: Path) -> gpd.GeoDataFrame:
    """Return built-up land, one feature per case (`name`: its file), in WEB_CRS."""
    shapes = [smooth(read_shapes(path).geometry) for path in builtup_paths(sources)]
    surfaces = gpd.GeoSeries(shapes, crs=METRIC_CRS)
    return gpd.GeoDataFrame(
        {"kind": "builtup"},
        index=surfaces.index,
        geometry=round_shapes(surfaces, decimals=_DECIMALS),
    )


def builtup_paths(sources: Path) -> list[Path]:
    """Return the files with built-up land, one per case."""
    return [sources / f"context/census2011_builtup_{case}_surroundings.geojson" for case in CASES]


def smooth(cells: gpd.GeoSeries) -> shapely.Geometry:
    """Return one shape in METRIC_CRS with cut corners and without small patches and holes."""
    joined = cells.to_crs(METRIC_CRS).union_all()
    closed = joined.buffer(_SMOOTH_M, join_style="bevel").buffer(-_SMOOTH_M, join_style="bevel")
    parts = shapely.get_parts(closed.simplify(_SMOOTH_M / 2))
    filled = [
        shapely.Polygon(part.exterior, [ring for ring in part.interiors if is_large(ring)])
        for part in parts
        if part.area >= _PATCH_M2
    ]
    return shapely.make_valid(shapely.MultiPolygon(filled))


def is_large(ring: shapely.LinearRing) -> bool:
    """Tell whether the land inside a ring is worth drawing."""
    return bool(shapely.Polygon(ring).area >= _PATCH_M2)


def load_towns(sources: Path, target: Path) -> gpd.GeoDataFrame:
    """Return the state and the municipalities that the built-up land touches.

    Columns: name, kind (`state`, `municipality`), geometry in WEB_CRS; the state comes first.
    """
    boxes = [shapely.box(*read_shapes(path).total_bounds) for path in builtup_paths(sources)]
    towns = read_shapes(target / "areas/municipalities.geojson", key="area_id")
    state = read_shapes(target / "areas/states.geojson", key="area_id")
    near = towns[towns.intersects(shapely.union_all(boxes))]
    both = pd.concat([state.assign(kind="state"), near.assign(kind="municipality")])
    return gpd.GeoDataFrame(both[["name", "kind", "geometry"]], geometry="geometry", crs=WEB_CRS)
