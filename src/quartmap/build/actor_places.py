"""Where an actor is, no more exactly than is published and known."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import geopandas as gpd
import shapely

from quartmap.build import citations
from quartmap.build.geometry import DECIMALS, read_shapes
from quartmap.names import CoordPrecision

TOWN_POINT: Final = "Stadt Altena, Wikipedia coordinate"
"""How the raw file marks actors known only to be somewhere in the town."""
BODIES: Final = frozenset(
    {"advisory_body", "church_parish", "migrant_organisation", "mosque_association"}
)
"""Types with religious or migrant bodies; municipal ones pass by their municipal source."""
MUNICIPAL: Final = frozenset({"essen.de", "altena.de"})


@dataclass(frozen=True, slots=True)
class Place:
    """Address and position in WEB_CRS as text; `why` tells what was taken away."""

    address: str
    lat: str
    lon: str
    precision: CoordPrecision
    why: str = ""


def read_districts(sources: Path) -> gpd.GeoSeries:
    """Return a point inside each district, in WEB_CRS, by the district's name."""
    shapes = read_shapes(sources / "geometry" / "essen_stadtteile_full.geojson", key="name")
    return shapes.representative_point()


def find_place(row: Mapping[str, str], districts: gpd.GeoSeries, website: str) -> Place:
    """Return where the actor of a raw row may be shown.

    Raises
    ------
    ValueError
        If a place must be coarsened to a district that is not known.
    """
    place = _place(row)
    if row["coord_source"].startswith(TOWN_POINT):
        place = replace(
            place,
            lat="",
            lon="",
            precision="none",
            why="known only to the town: location not known",
        )
    if row["type"] not in BODIES or is_published(row, website):
        return place
    if place.precision == "none":
        hidden = "address not published by the body" if place.address else ""
        return replace(place, address="", why="; ".join(filter(None, (place.why, hidden))))
    return coarsen(row, districts)


def is_published(row: Mapping[str, str], website: str) -> bool:
    """Tell whether the municipality or the body itself is the source of the place."""
    host = _host(citations.find(row["source_url"]).url)
    return host in MUNICIPAL or (bool(host) and host == _host(website))


def coarsen(row: Mapping[str, str], districts: gpd.GeoSeries) -> Place:
    """Return the actor at a point inside its district, without an address."""
    if row["stadtteil"] not in districts.index:
        raise ValueError(f"actors.csv, {row['id']}: district {row['stadtteil']!r} is not known.")
    point = shapely.get_coordinates(districts[row["stadtteil"]])[0]
    lon, lat = (f"{value:.{DECIMALS}f}" for value in point)
    why = "neither body nor municipality publishes the address in the recorded source"
    return Place("", lat, lon, "locality", f"coarsened to district {row['stadtteil']}: {why}")


def _place(row: Mapping[str, str]) -> Place:
    """Return the place as the raw file states it."""
    known = row["coord_precision"] != "none"
    lat, lon = (f"{float(row[key]):.{DECIMALS}f}" if known else "" for key in ("lat", "lon"))
    town = f"{row['plz']} {row['city']}".strip()
    address = ", ".join(part for part in (row["street"], town) if part) if row["street"] else ""
    return Place(address, lat, lon, row["coord_precision"])  # type: ignore[arg-type]


def _host(address: str) -> str:
    return urlsplit(address).netloc.removeprefix("www.")
