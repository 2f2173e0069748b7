"""The same layers as tables (CSV) and as GeoPackage.

CSV is UTF-8 without a byte order mark, with commas, decimal points and LF; a text that a
spreadsheet would run as a formula gets an apostrophe in front.
"""

import csv
import io
import json
import tempfile
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
from shapely.geometry import shape

from quartmap.export.geojson import Layer
from quartmap.names import WEB_CRS

_SIGNS: Final = "=+-@"
# A spreadsheet takes the full-width forms of the same signs alike.
_FORMULA: Final = (*_SIGNS, *(chr(ord(sign) + 0xFEE0) for sign in _SIGNS))
_FIXED_TIME: Final = "1970-01-01T00:00:00Z"
"""GeoPackage wants a time of change; a fixed one gives the same bytes for the same data."""


def to_csv(layer: Layer) -> bytes:
    """Return one row per feature with its properties; points also as lat and lon (degrees)."""
    rows = [feature["properties"] | _place(feature) for feature in layer["features"]]
    names = list(dict.fromkeys(name for row in rows for name in row))
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([cell(row.get(name)) for name in names] for row in rows)
    return target.getvalue().encode("utf-8")


def to_geopackage(layer: Layer) -> bytes:
    """Return a GeoPackage of one layer in `WEB_CRS`; its metadata holds the layer's as JSON."""
    about = layer["metadata"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{about['layer']}.gpkg"
        before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _FIXED_TIME})
        try:
            pyogrio.write_dataframe(
                _frame(layer),
                path,
                layer=about["layer"],
                driver="GPKG",
                layer_metadata={
                    "TITLE": about["title"],
                    "LICENCE": "; ".join(entry["name"] for entry in about["licences"]),
                    "ATTRIBUTION": "; ".join(about["attribution"]),
                    "METADATA": json.dumps(about, ensure_ascii=False),
                },
            )
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})
        return path.read_bytes()


def _frame(layer: Layer) -> gpd.GeoDataFrame:
    features = layer["features"]
    shapes = [shape(f["geometry"]) if f["geometry"] else None for f in features]
    frame = pd.DataFrame([feature["properties"] for feature in features])
    # A column without any figure would otherwise become one of text.
    for known in layer["metadata"].get("indicators", ()):
        for suffix in ("", "_low", "_high"):
            name = f"{known['indicator_id']}{suffix}"
            if name in frame:
                frame[name] = pd.to_numeric(frame[name]).astype("float64")
    return gpd.GeoDataFrame(frame, geometry=np.asarray(shapes, dtype=object), crs=WEB_CRS)


def _place(feature: dict[str, Any]) -> dict[str, Any]:
    if "actor_id" not in feature["properties"]:
        return {}
    lon, lat = feature["geometry"]["coordinates"] if feature["geometry"] else (None, None)
    return {"lat": lat, "lon": lon}


def cell(value: object) -> object:
    """Return a value as it stands in a CSV; no spreadsheet takes it for a formula."""
    if value is None:
        return ""
    if isinstance(value, str) and value.lstrip().startswith(_FORMULA):
        return f"'{value}"
    return value
