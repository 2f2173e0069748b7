"""Areas held against the census cells: a person's own, those of the package, and both together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import geopandas as gpd
import shapely

from quartmap.analysis import disclosure
from quartmap.analysis.interpolate import Parts, interpolate_all
from quartmap.names import AREA_CRS, WEB_CRS
from quartmap.own.record import OwnArea
from quartmap.package import DataPackage


@dataclass(frozen=True, slots=True, eq=False)
class MeasuredArea:
    """An area with its outline in `AREA_CRS`, and what it holds of which cell."""

    name: str
    shape: shapely.Geometry
    parts: Parts


def own_areas(package: DataPackage, areas: Sequence[OwnArea]) -> list[MeasuredArea]:
    """Return a person's own areas, measured, in their order."""
    outlines = gpd.GeoSeries([area.shape for area in areas], crs=WEB_CRS).to_crs(AREA_CRS)
    return _measured(package, [area.name for area in areas], list(outlines))


def level_areas(package: DataPackage, level: str) -> dict[str, MeasuredArea]:
    """Return all areas of a level of the package, by area_id."""
    frame = _projected(package, level)
    areas = _measured(package, frame["name"], list(frame.geometry))
    return dict(zip(map(str, frame.index), areas, strict=True))


@lru_cache(maxsize=1024)
def register_area(package: DataPackage, level: str, area_id: str) -> MeasuredArea:
    """Return one area of the package."""
    frame = _projected(package, level).loc[[area_id]]
    return _measured(package, frame["name"], list(frame.geometry))[0]


def overlapping(package: DataPackage, area: MeasuredArea) -> Iterator[MeasuredArea]:
    """Yield the areas of the package that get figures and whose outlines may overlap."""
    frame = shapely.box(*shapely.bounds(area.shape))
    for level in package.geometry:
        outlines = _projected(package, level)
        for area_id in outlines.index[outlines.sindex.query(frame)]:
            found = register_area(package, level, str(area_id))
            if not disclosure.withheld_reason(found.parts):
                yield found


@lru_cache(maxsize=32)
def _projected(package: DataPackage, level: str) -> gpd.GeoDataFrame:
    return package.geometry[level].to_crs(AREA_CRS)


def _measured(
    package: DataPackage, names: Iterable[str], shapes: Sequence[shapely.Geometry]
) -> list[MeasuredArea]:
    """Return the areas; one that is drawn like a published cell is that cell."""
    found = interpolate_all(package, shapes)
    exact = [
        disclosure.published_cell(parts, shape) for parts, shape in zip(found, shapes, strict=True)
    ]
    if any(cell is not shape for cell, shape in zip(exact, shapes, strict=True)):
        found = interpolate_all(package, exact)
    return [MeasuredArea(*one) for one in zip(map(str, names), exact, found, strict=True)]
