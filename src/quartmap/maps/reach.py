"""What lies within reach of the actors of a type, as a document for the map."""

from collections.abc import Callable
from functools import partial

import shapely

from quartmap.analysis.reach import RADII_M, circles_on_map, reach_types
from quartmap.package import DataPackage


def reach_name(package: DataPackage, actor_type: str, radius_m: int) -> str:
    """Return the name of the document; types go by their place: an id may hold any sign."""
    return f"reach-{package.actor_types.index.get_loc(actor_type)}-{radius_m}.json"


def reach_documents(package: DataPackage) -> dict[str, Callable[[], bytes]]:
    """Return what makes the document of each type and radius, by its name."""
    return {
        reach_name(package, one, radius_m): partial(reach_document, package, one, radius_m)
        for one in reach_types(package)
        for radius_m in RADII_M
    }


def reach_document(package: DataPackage, actor_type: str, radius_m: int) -> bytes:
    """Return the union of the circles as a GeoJSON geometry."""
    return shapely.to_geojson(circles_on_map(package, actor_type, radius_m)).encode()
