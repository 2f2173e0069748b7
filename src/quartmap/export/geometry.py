"""Shapely geometries as GeoJSON geometry objects (RFC 7946)."""

import json
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

DECIMALS: Final = 6
"""Of a degree: 11 cm, finer than any source."""


def geometry_objects(shapes: Sequence[BaseGeometry | None]) -> list[dict[str, Any] | None]:
    """Return geometries in `WEB_CRS` degrees as GeoJSON objects; absent and empty ones as None.

    Exteriors run counterclockwise, holes clockwise; coordinates are [lon, lat], rounded to
    `DECIMALS`.
    """
    given = np.empty(len(shapes), dtype=object)
    given[:] = shapes
    flat = shapely.transform(shapely.force_2d(given), _rounded)
    texts = shapely.to_geojson(shapely.orient_polygons(flat))
    absent = shapely.is_missing(given) | shapely.is_empty(given)
    return [
        None if lacking else json.loads(text) for text, lacking in zip(texts, absent, strict=True)
    ]


def bounding_box(shapes: Sequence[BaseGeometry | None]) -> list[float] | None:
    """Return [west, south, east, north] in degrees, rounded; None without any geometry."""
    given = [shape for shape in shapes if shape is not None and not shape.is_empty]
    if not given:
        return None
    bounds = shapely.total_bounds(given)
    return [float(number) for number in _rounded(bounds)]


def _rounded(degrees: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    # Adding 0 turns -0.0 into 0.0.
    return np.round(degrees, DECIMALS) + 0.0
