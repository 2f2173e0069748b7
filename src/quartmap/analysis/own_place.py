"""Where an own area lies: the municipalities it touches, and what it is compared with.

Municipalities are the finest level that covers more than the surroundings of the case studies.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from quartmap.analysis import profile
from quartmap.analysis.interpolate import interpolate_all
from quartmap.names import AREA_CRS, WEB_CRS

if TYPE_CHECKING:
    from quartmap.own.record import OwnArea
    from quartmap.package import DataPackage

SLIVER: Final = 0.005
"""So small a part of an area is drawn inaccurately rather than meant."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an own area lies.

    homes : ids of the municipalities it lies in, that with most of its residents first.
    whole : whether the outlines of the package hold all of it.
    comparators : the first home and what lies around that, the nearest first; without those that
        the area itself holds.
    """

    homes: tuple[str, ...]
    whole: bool
    comparators: tuple[str, ...]


@lru_cache(maxsize=64)
def place(package: "DataPackage", area: "OwnArea") -> Place:
    """Return where the area lies; no homes and comparators outside the outlines of the package."""
    level = home_level(package)
    if not level:
        return Place((), whole=False, comparators=())
    outline = _projected(area.shape)
    parts = _parts(package, level, outline)
    sizes = {key: part.area / outline.area for key, part in parts.items()}
    whole = sum(sizes.values()) >= 1 - SLIVER
    homes = _ranked(package, {key: parts[key] for key, size in sizes.items() if size >= SLIVER})
    return Place(homes, whole, _comparators(package, homes, outline))


def home_level(package: "DataPackage") -> str:
    """Return the level of municipalities; '' where there is none with outlines."""
    board = package.dashboard
    return next(
        (
            level.id
            for level in board.levels
            if level.id != board.case_level
            and not level.within_cases
            and level.id in package.geometry
        ),
        "",
    )


def _parts(package: "DataPackage", level: str, outline: BaseGeometry) -> dict[str, BaseGeometry]:
    areas = outlines(package, level)
    found = areas.iloc[areas.sindex.query(outline, predicate="intersects")]
    return {str(key): shapely.intersection(one, outline) for key, one in found.items()}


@lru_cache(maxsize=8)
def outlines(package: "DataPackage", level: str) -> gpd.GeoSeries:
    """Return the outlines of a level in `AREA_CRS`; index area_id in file order."""
    return package.geometry[level].geometry.to_crs(AREA_CRS)


def _ranked(package: "DataPackage", parts: Mapping[str, BaseGeometry]) -> tuple[str, ...]:
    """Return the ids, the part with most residents first; without cells that by size."""
    pieces = interpolate_all(package, list(parts.values())) if parts else ()
    residents = dict(zip(parts, (one.population for one in pieces), strict=True))
    order = sorted(parts, key=lambda key: (residents[key], parts[key].area), reverse=True)
    return tuple(order)


def _comparators(
    package: "DataPackage", homes: tuple[str, ...], outline: BaseGeometry
) -> tuple[str, ...]:
    if not homes:
        return ()
    chain = (homes[0], *profile.references(package, homes[0]))
    return tuple(one for one in chain if not _held(package, one, outline))


def _held(package: "DataPackage", area_id: str, outline: BaseGeometry) -> bool:
    """Tell whether an area has no outline, or lies in the own area as good as whole."""
    level = str(package.register.loc[area_id, "level"])
    if level not in package.geometry or area_id not in package.geometry[level].index:
        return True
    other = outlines(package, level)[area_id]
    if other.area * (1 - SLIVER) > outline.area:
        return False
    return bool(shapely.intersection(other, outline).area >= (1 - SLIVER) * other.area)


def _projected(shape: BaseGeometry) -> BaseGeometry:
    found: BaseGeometry = gpd.GeoSeries([shape], crs=WEB_CRS).to_crs(AREA_CRS).iloc[0]
    return found
