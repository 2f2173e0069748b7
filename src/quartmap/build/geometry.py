"""Geometry shared by the build: read, simplify without gaps, round, write RFC 7946 GeoJSON."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from quartmap.names import AREA_CRS, WEB_CRS

DECIMALS = 6
"""Decimals of a stored coordinate, about 0.1 m."""
_MARGIN_M = 10_000.0


def read_shapes(path: Path, *, key: str | None = None) -> gpd.GeoDataFrame:
    """Return the features of a GeoJSON file in WEB_CRS, indexed by the column `key` as text.

    Raises
    ------
    ValueError
        If a key occurs twice.
    """
    shapes = gpd.read_file(path).to_crs(WEB_CRS)
    if key is None:
        return shapes
    keyed = shapes.set_index(pd.Index(shapes[key].astype(str)))
    if not keyed.index.is_unique:
        twice = sorted(set(keyed.index[keyed.index.duplicated()]))
        raise ValueError(f"{key!r} occurs twice in '{path.name}': {twice!r}")
    return keyed.sort_index()


def area_km2(shapes: gpd.GeoSeries) -> pd.Series:
    """Return areas in km², computed in AREA_CRS; the index is kept."""
    return shapes.to_crs(AREA_CRS).area / 1e6


def round_shapes(shapes: gpd.GeoSeries, *, decimals: int = DECIMALS) -> gpd.GeoSeries:
    """Return shapes in WEB_CRS with rounded coordinates and no repeated vertices.

    Every vertex is rounded by itself, so borders that were shared stay shared.
    """
    degrees = shapes.to_crs(WEB_CRS)
    rounded = shapely.transform(degrees.to_numpy(), lambda xy: np.round(xy, decimals))
    cleaned = shapely.remove_repeated_points(rounded)
    return gpd.GeoSeries(cleaned, index=shapes.index, crs=WEB_CRS)


def simplify_coverage(
    shapes: gpd.GeoSeries,
    tolerance_m: float,
    *,
    fine: Sequence[str] = (),
    fine_tolerance_m: float = 0.0,
) -> gpd.GeoSeries:
    """Return a coverage with fewer vertices, rounded, in WEB_CRS: neighbours share their borders.

    The tolerance is the square root of the triangles that vanish (Visvalingam), in metres.
    Areas named in `fine` keep borders of `fine_tolerance_m`; they must lie inside the coverage.

    Raises
    ------
    ValueError
        If the result has a gap, an overlap or an invalid shape.
    """
    metres = shapes.to_crs(AREA_CRS)
    if fine:
        detailed = shapely.coverage_simplify(metres.to_numpy(), fine_tolerance_m)
        simple = _coarsen(np.asarray(detailed), metres.index.isin(fine), tolerance_m)
    else:
        simple = shapely.coverage_simplify(metres.to_numpy(), tolerance_m)
    rounded = round_shapes(gpd.GeoSeries(simple, index=metres.index, crs=AREA_CRS))
    require_coverage(rounded)
    return rounded


def _coarsen(
    shapes: npt.NDArray[np.object_], fixed: npt.NDArray[np.bool_], tolerance_m: float
) -> npt.NDArray[np.object_]:
    """Simplify all but the `fixed` shapes, whose borders stay as they are.

    The surroundings join the coverage as one more shape: so the outer border is simplified like
    an inner one, and what remains as border of the coverage is that of the fixed shapes.
    """
    whole = shapely.coverage_union_all(shapes)
    frame = shapely.box(*whole.buffer(_MARGIN_M).bounds)
    movable = np.array([*shapes[~fixed], frame.difference(whole)])
    result = shapes.copy()
    result[~fixed] = shapely.coverage_simplify(movable, tolerance_m, simplify_boundary=False)[:-1]
    return result


def require_coverage(shapes: gpd.GeoSeries) -> None:
    """Raise ValueError unless all shapes are valid and their borders match vertex by vertex."""
    invalid = [str(key) for key, valid in shapes.is_valid.items() if not valid]
    if invalid:
        raise ValueError(f"invalid after simplification: {invalid!r}. Lower the tolerance.")
    if not shapely.coverage_is_valid(shapes.to_numpy()):
        edges = gpd.GeoSeries(shapely.coverage_invalid_edges(shapes.to_numpy()), index=shapes.index)
        wrong = sorted(map(str, shapes.index[~edges.is_empty]))
        raise ValueError(f"borders do not match: {wrong!r}. Lower the tolerance.")


def dissolve(shapes: gpd.GeoSeries, groups: pd.Series) -> gpd.GeoSeries:
    """Return one shape per group of a coverage, with exactly the coverage's vertices.

    `groups` has the index of `shapes`; the result is indexed and sorted by group.
    """
    merged = {
        key: shapely.coverage_union_all(shapes[groups == key].to_numpy())
        for key in sorted(set(groups))
    }
    return gpd.GeoSeries(merged, crs=shapes.crs)


def canonical(shape: BaseGeometry) -> BaseGeometry:
    """Return `shape` with a fixed order of parts and vertices, exterior counterclockwise."""
    return shapely.orient_polygons(shapely.normalize(shape), exterior_cw=False)


def feature(
    shape: BaseGeometry, properties: dict[str, Any], *, key: str | None = None
) -> dict[str, Any]:
    """Return a GeoJSON feature; `shape` is in WEB_CRS and rounded, `key` becomes its id."""
    geometry = json.loads(shapely.to_geojson(canonical(shape)))
    identity = {} if key is None else {"id": key}
    return {"type": "Feature", **identity, "properties": properties, "geometry": geometry}


def write_features(path: Path, features: Iterable[dict[str, Any]]) -> None:
    """Write a feature collection, one feature a line, UTF-8, LF."""
    lines = ",\n".join(
        json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in features
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    text = f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'
    path.write_text(text, encoding="utf-8", newline="\n")
