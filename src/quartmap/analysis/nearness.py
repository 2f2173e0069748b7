"""How far areas and actors are from a point, in metres."""

from dataclasses import dataclass
from typing import Final

import geopandas as gpd
import pandas as pd
from shapely.geometry import Point

from quartmap.errors import SelectionError
from quartmap.names import METRIC_CRS, WEB_CRS

EXACT: Final = frozenset({"building", "street"})
"""Precisions of a place that a distance can be measured from."""
_MAX_LATITUDE: Final = 90
_MAX_LONGITUDE: Final = 180


@dataclass(frozen=True, slots=True)
class Near:
    """A circle: centre in degrees (`WEB_CRS`), radius in metres."""

    lat: float
    lon: float
    radius_m: float

    def __post_init__(self) -> None:
        """Refuse what is no point on Earth or no radius (NaN fails every comparison)."""
        if not (abs(self.lat) <= _MAX_LATITUDE and abs(self.lon) <= _MAX_LONGITUDE):
            raise SelectionError(
                f"{self.lat!r}, {self.lon!r} is no place: give latitude, then longitude."
            )
        if not self.radius_m > 0:
            raise SelectionError(f"The radius must be above 0 metres, not {self.radius_m!r}.")


def distance_m(places: gpd.GeoDataFrame, lat: float, lon: float) -> "pd.Series[float]":
    """Return the distance of each place (same index) from a point, in metres.

    0 inside an area; NaN where a place has no geometry. `places` is in any known CRS, the point
    in `WEB_CRS`; measured in `METRIC_CRS`.
    """
    point = gpd.GeoSeries([Point(lon, lat)], crs=WEB_CRS).to_crs(METRIC_CRS).iloc[0]
    return places.geometry.to_crs(METRIC_CRS).distance(point)


def within(places: gpd.GeoDataFrame, near: Near) -> "pd.Series[bool]":
    """Return for each place (same index) whether it lies in the circle, in part at least."""
    return distance_m(places, near.lat, near.lon) <= near.radius_m


def is_exact(actors: pd.DataFrame) -> "pd.Series[bool]":
    """Return for each actor whether it is placed exactly enough to measure from."""
    return actors["coord_precision"].isin(EXACT)


def nearest_actors(actors: gpd.GeoDataFrame, lat: float, lon: float) -> "pd.Series[float]":
    """Return the distance in metres of each exactly placed actor, the nearest first."""
    return distance_m(actors[is_exact(actors)], lat, lon).dropna().sort_values(kind="stable")
