"""Areas that share ground with an area: alike because they are partly the same."""

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import geopandas as gpd

from quartmap.names import AREA_CRS, WEB_CRS

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from quartmap.analysis.similar_figures import Subject
    from quartmap.package import DataPackage

LEAST_OVERLAP: Final = 0.1
"""The part of the smaller of two areas; below it lies what outlines of other levels deviate."""


def outline(package: "DataPackage", subject: "Subject") -> "BaseGeometry":
    """Return the outline of an area in `WEB_CRS`."""
    if not subject.area_id:
        return subject.own[subject.place].shape
    level = str(package.register.loc[subject.area_id, "level"])
    found: BaseGeometry = package.geometry[level].geometry[subject.area_id]
    return found


@lru_cache(maxsize=256)
def overlapping(package: "DataPackage", subject: "Subject", level: str) -> frozenset[str]:
    """Return the areas of a level that are no peers: the area itself, its parts, what is around.

    An area resembles what it consists of; that is no likeness of two places.
    """
    same = package.same_area(subject.area_id) if subject.area_id else frozenset()
    areas = package.geometry[level]
    shape = gpd.GeoSeries([outline(package, subject)], crs=WEB_CRS)
    near = areas.iloc[areas.sindex.query(shape.iloc[0], predicate="intersects")]
    own = shape.to_crs(AREA_CRS).iloc[0]
    others = near.geometry.to_crs(AREA_CRS)
    smaller = others.area.clip(upper=own.area)
    over = others.intersection(own).area > LEAST_OVERLAP * smaller
    return frozenset(map(str, others.index[over])) | (same & set(map(str, areas.index)))
