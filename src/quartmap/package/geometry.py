"""The areas' outlines: one GeoDataFrame per level, checked against the register."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from quartmap.names import WEB_CRS
from quartmap.package.documents import Level
from quartmap.package.faults import Faults, listing
from quartmap.package.geojson import Feature, GeoFile, outside_world, read_geojson
from quartmap.package.tables import Sheet

_POLYGONS = ("Polygon", "MultiPolygon")
_NO_ROW = "areas.csv has no row for {}. Add the row or remove the feature."
_OTHER_LEVEL = "areas.csv has another level for {}. Move the feature to the file of that level."
_NO_OUTLINE = "there is no outline for {}, which areas.csv has. Add it or drop the row."
_PLACE = re.compile(r"(.*)\[(\S+) (\S+)\]")


def layer_path(layer: str) -> str:
    """Return the file of a layer inside the package.

    >>> layer_path("wards")
    'areas/wards.geojson'
    """
    return f"areas/{layer}.geojson"


def read_level(
    root: Path, level: Level, register: Sheet, faults: Faults
) -> gpd.GeoDataFrame | None:
    """Return the outlines of `level` in file order, or None where the layer is left out.

    Index area_id; columns level, name, area_km2, boundary_status, geometry; EPSG:4326.
    Features that the register does not have are left out singly.
    """
    file = read_geojson(root, layer_path(level.layer), faults, resource=level.layer)
    if file is None:
        return None
    known = register.text[register.text["level"] == level.id].set_index("area_id")
    known = known[~known.index.duplicated()]
    _check_ids(file, known.index, register, faults)
    rows = {
        str(area): {"name": name, "boundary_status": status}
        for area, name, status in known[["name", "boundary_status"]].itertuples(name=None)
    }
    for feature in file.features:
        _check_properties(file.path, feature, rows.get(feature.id), faults)
        _check_shape(file, feature, faults)
    if faults.drops(level.layer):
        return None
    return _frame(level, file, known)


def _frame(level: Level, file: GeoFile, known: pd.DataFrame) -> gpd.GeoDataFrame:
    features = [feature for feature in file.features if feature.id in known.index]
    ids = pd.Index([feature.id for feature in features], name="area_id", dtype="str")
    rows = known.loc[ids]
    km2 = [feature.properties.get("area_km2") for feature in features]
    columns = {
        "level": pd.Series(level.id, index=ids, dtype="str"),
        "name": rows["name"],
        "area_km2": pd.to_numeric(pd.Series(km2, index=ids), errors="coerce").astype("float64"),
        "boundary_status": rows["boundary_status"],
    }
    shapes = np.array([feature.geometry for feature in features], dtype=object)
    return gpd.GeoDataFrame(columns, index=ids, geometry=shapes, crs=WEB_CRS)


def _check_ids(file: GeoFile, known: "pd.Index[str]", register: Sheet, faults: Faults) -> None:
    ids = [feature.id for feature in file.features]
    for double in (area for area, count in Counter(ids).items() if count > 1):
        message = f"the area {double!r} stands more than once. Keep one feature for each area."
        faults.add(file.path, message, resource=file.resource)
    foreign = sorted(set(ids) - set(known))
    elsewhere = set(register.text["area_id"].tolist())
    if not register.usable:
        return
    told = {
        _NO_ROW: [area for area in foreign if area not in elsewhere],
        _OTHER_LEVEL: [area for area in foreign if area in elsewhere],
        _NO_OUTLINE: sorted(set(known) - set(ids)),
    }
    for saying, areas in told.items():
        if areas:
            faults.add(file.path, saying.format(listing(areas)), column="area_id")


def _check_properties(
    path: str, feature: Feature, row: dict[str, str] | None, faults: Faults
) -> None:
    own = feature.properties
    if own.get("area_id") != feature.id:
        message = (
            f"the feature {feature.id!r} has the area_id {own.get('area_id')!r}. "
            "Write id and area_id alike, as text."
        )
        faults.add(path, message, row=feature.row, column="area_id")
    km2 = own.get("area_km2")
    if isinstance(km2, bool) or not isinstance(km2, int | float) or not km2 > 0:
        message = (
            f"{feature.id!r} has the area_km2 {km2!r}. Write its area in km² as a number above 0."
        )
        faults.add(path, message, row=feature.row, column="area_km2")
    for column, expected in (row or {}).items():
        if own.get(column) != expected:
            message = (
                f"{feature.id!r} has {own.get(column)!r}, areas.csv has {expected!r}. "
                "Write the same in both."
            )
            faults.add(path, message, row=feature.row, column=column)


def _check_shape(file: GeoFile, feature: Feature, faults: Faults) -> None:
    geometry, path = feature.geometry, file.path
    fault = _fault(feature)
    if fault:
        faults.add(
            path,
            f"{feature.id!r} {fault}",
            row=feature.row,
            column="geometry",
            resource=file.resource,
        )
    elif geometry is not None and not _winds_right(geometry):
        message = (
            f"{feature.id!r} has a ring that runs the wrong way. "
            "Outer rings run counterclockwise, holes clockwise (RFC 7946)."
        )
        faults.add(path, message, row=feature.row, column="geometry")


def _fault(feature: Feature) -> str:
    """Return why the geometry cannot be drawn, or ''."""
    geometry = feature.geometry
    if geometry is None or geometry.is_empty:
        return "has no outline. Add its polygon or drop the row in areas.csv."
    if geometry.geom_type not in _POLYGONS:
        return f"is a {geometry.geom_type}. Areas are Polygon or MultiPolygon."
    if not geometry.is_valid:
        return _invalid(shapely.is_valid_reason(geometry))
    return outside_world(geometry)


def _invalid(reason: str) -> str:
    match = _PLACE.fullmatch(reason)
    if match is None:
        return f"is not a valid polygon ({reason}). Mend the outline."
    kind, lon, lat = match.groups()
    verb = "crosses itself" if "Self-intersection" in kind else f"is not valid ({kind})"
    return f"{verb} near {lon}, {lat} (lon, lat). Mend the outline there."


def _winds_right(geometry: BaseGeometry) -> bool:
    parts = shapely.get_parts(geometry)
    outer = shapely.is_ccw(shapely.get_exterior_ring(parts))
    holes = (ring for part in parts for ring in part.interiors)
    return bool(outer.all()) and not any(shapely.is_ccw(ring) for ring in holes)


def extent(frames: Iterable[gpd.GeoDataFrame]) -> tuple[float, float, float, float] | None:
    """Return west, south, east, north of all outlines in degrees; None where there are none."""
    bounds = [frame.total_bounds for frame in frames if len(frame)]
    if not bounds:
        return None
    west, south = np.min(bounds, axis=0)[:2]
    east, north = np.max(bounds, axis=0)[2:]
    return float(west), float(south), float(east), float(north)
