"""The part of the earth that a plate shows, and shapes as paths in its pixels."""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from quartmap.names import METRIC_CRS, WEB_CRS
from quartmap.package import DataPackage

_OVER_PX: Final = 5
"""Shapes are cut this far outside the frame, where nobody sees the cut."""
_FINE_PX: Final = 0.35
"""Finer than this nothing is drawn."""
_ALONG: Final = 16
"""Points along each side of the bounds: their sides are curves in metres."""
_WORLD_PX: Final = 156543.03
"""Metres per pixel of the web's maps at zoom 0 on the equator."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""


@dataclass(frozen=True, slots=True)
class View:
    """A frame in pixels (left, top, width, height), and the metres it shows.

    west, north : METRIC_CRS of its upper left corner.
    metres : per pixel, the same in both directions.
    latitude : of its middle, in degrees.
    """

    left: float
    top: float
    width: float
    height: float
    west: float
    north: float
    metres: float
    latitude: float

    @property
    def box(self) -> Box:
        """The frame in pixels."""
        return (self.left, self.top, self.left + self.width, self.top + self.height)

    @property
    def zoom(self) -> float:
        """The zoom of a web map of the same scale."""
        return math.log2(_WORLD_PX * math.cos(math.radians(self.latitude)) / self.metres)

    def placed(self, shapes: Iterable[BaseGeometry]) -> list[BaseGeometry]:
        """Return shapes of METRIC_CRS in pixels, cut to the frame; what is outside is empty."""
        moved = shapely.transform(
            np.array(list(shapes), dtype=object),
            lambda xy: (
                (xy - [self.west, self.north]) / [self.metres, -self.metres] + [self.left, self.top]
            ),
        )
        left, top, right, bottom = self.box
        over = (left - _OVER_PX, top - _OVER_PX, right + _OVER_PX, bottom + _OVER_PX)
        return list(shapely.clip_by_rect(moved, *over))

    def pixel(self, point: BaseGeometry) -> tuple[float, float]:
        """Return where a point of METRIC_CRS lies in pixels."""
        (x, y), *_ = shapely.get_coordinates(point)
        left = self.left + (x - self.west) / self.metres
        return float(left), float(self.top + (self.north - y) / self.metres)

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point in pixels is in the frame."""
        left, top, right, bottom = self.box
        return left <= x <= right and top <= y <= bottom


def view(bounds: tuple[float, float, float, float], frame: Box) -> View:
    """Return the view that holds all of `bounds` (south, west, north, east in degrees)."""
    south, west, north, east = bounds
    longitudes = np.linspace(west, east, _ALONG)
    latitudes = np.linspace(south, north, _ALONG)
    edge = gpd.GeoSeries(
        gpd.points_from_xy(
            np.concatenate([longitudes, longitudes, [west] * _ALONG, [east] * _ALONG]),
            np.concatenate([[south] * _ALONG, [north] * _ALONG, latitudes, latitudes]),
        ),
        crs=WEB_CRS,
    ).to_crs(METRIC_CRS)
    low_x, low_y, high_x, high_y = edge.total_bounds
    left, top, right, bottom = frame
    width, height = right - left, bottom - top
    metres = max((high_x - low_x) / width, (high_y - low_y) / height, 1.0)
    return View(
        left,
        top,
        width,
        height,
        west=(low_x + high_x - metres * width) / 2,
        north=(low_y + high_y + metres * height) / 2,
        metres=metres,
        latitude=(south + north) / 2,
    )


@lru_cache(maxsize=16)
def outlines(package: DataPackage, level: str) -> "gpd.GeoSeries":
    """Return the outlines of a level in METRIC_CRS; index area_id in file order."""
    return package.geometry[level].geometry.to_crs(METRIC_CRS)


@lru_cache(maxsize=16)
def points_inside(package: DataPackage, level: str) -> "gpd.GeoSeries":
    """Return a point inside each area in METRIC_CRS, the one where the map puts circles."""
    return package.geometry[level].representative_point().to_crs(METRIC_CRS)


@lru_cache(maxsize=64)
def drawn_areas(package: DataPackage, level: str, frame: View) -> dict[str, BaseGeometry]:
    """Return the areas of a level in view, in pixels, by area_id; neighbours stay neighbours."""
    found = outlines(package, level)
    extent = _extent(frame)
    near = {str(one): shape for one, shape in found.items() if shape.intersects(extent)}
    coarse = np.array(list(near.values()), dtype=object)
    if near:
        coarse = shapely.coverage_simplify(coarse, frame.metres * _FINE_PX * 2)
    placed = zip(near, frame.placed(coarse), strict=True)
    return {area_id: shape for area_id, shape in placed if not shape.is_empty}


@lru_cache(maxsize=16)
def context(package: DataPackage, name: str) -> "gpd.GeoDataFrame | None":
    """Return a part of the offline basemap in METRIC_CRS with its properties; None if absent."""
    path = package.file(f"context/{name}.geojson")
    if path is None:
        return None
    frame = gpd.GeoDataFrame.from_features(_features(path.read_text("utf-8")), crs=WEB_CRS)
    return frame.to_crs(METRIC_CRS)


def drawn_context(package: DataPackage, name: str, frame: View) -> list[BaseGeometry]:
    """Return the shapes of a part of the basemap that are in view, in pixels."""
    found = context(package, name)
    if found is None:
        return []
    extent = _extent(frame)
    near = [shape for shape in found.geometry if shape.intersects(extent)]
    coarse = (shape.simplify(frame.metres * _FINE_PX) for shape in near)
    return [shape for shape in frame.placed(coarse) if not shape.is_empty]


def _extent(frame: View) -> BaseGeometry:
    east = frame.west + frame.width * frame.metres
    south = frame.north - frame.height * frame.metres
    return shapely.box(frame.west, south, east, frame.north).buffer(2 * _OVER_PX * frame.metres)


def path(shapes: Iterable[BaseGeometry]) -> str:
    """Return the commands of a path that draws surfaces and lines."""
    return "".join(
        _line(line)
        for shape in shapes
        for part in shapely.get_parts(shape)
        for line in _rings(part)
    )


def _rings(part: BaseGeometry) -> list[tuple[BaseGeometry, bool]]:
    if isinstance(part, shapely.Polygon):
        return [(ring, True) for ring in (part.exterior, *part.interiors)]
    if isinstance(part, shapely.LineString):
        return [(part, False)]
    return []


def _line(line: tuple[BaseGeometry, bool]) -> str:
    shape, closed = line
    numbers = np.round(shapely.get_coordinates(shape), 1)
    points = [f"{x:g} {y:g}" for x, y in (numbers[:-1] if closed else numbers)]
    return "M" + "L".join(points) + ("Z" if closed else "") if points else ""


def _features(text: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(text)["features"]
    return found
