"""Administrative areas: each coverage simplified once, what lies above it dissolved."""

from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from quartmap.build.geometry import (
    area_km2,
    dissolve,
    read_shapes,
    require_coverage,
    round_shapes,
    simplify_coverage,
)
from quartmap.build.part import slug
from quartmap.names import WEB_CRS

STATE = "05"
CITY = "05113000"
TOWN = "05962004"

LAYERS = {
    "quarters": "quarter",
    "districts": "district",
    "boroughs": "borough",
    "municipalities": "municipality",
    "counties": "county",
    "states": "state",
    "cells": "cell",
}
"""File name of each level."""

CITY_DATE = "2025-08"
OUTLINE_DATE = "2022-08-22"

_DISTRICT_TOLERANCE_M = 5.0
_MUNICIPALITY_TOLERANCE_M = 150.0
_CASE_TOLERANCE_M = 15.0
_QUARTER_DISTRICTS = ("Altenessen-Nord", "Altenessen-Süd", "Karnap")


def frame(
    level: str, shapes: gpd.GeoSeries, columns: Mapping[str, object], *, status: str = "official"
) -> gpd.GeoDataFrame:
    """Return areas of one level, sorted by the index of `shapes`, which becomes `area_id`."""
    data = {"area_id": shapes.index.astype(str), "level": level, "boundary_status": status}
    areas = gpd.GeoDataFrame(
        {**data, **columns}, geometry=shapes.to_numpy(), crs=WEB_CRS, index=shapes.index
    )
    return areas.sort_index().reset_index(drop=True)


def load_districts(sources: Path) -> gpd.GeoDataFrame:
    """Return the districts of the city; the borough is their parent."""
    raw = read_shapes(sources / "geometry/essen_stadtteile_full.geojson", key="name")
    raw.index = pd.Index([f"{CITY}-{slug(name)}" for name in raw["name"]])
    simple = simplify_coverage(raw.geometry, _DISTRICT_TOLERANCE_M)
    columns = {
        "name": raw["name"],
        "parent_id": f"{CITY}-b" + raw["stadtbezirk"].astype(int).astype(str),
        "boundary_date": CITY_DATE,
        "area_km2": area_km2(raw.geometry),
    }
    return frame("district", simple, columns)


def load_boroughs(districts: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the boroughs, dissolved from the simplified districts."""
    shapes = dissolve(districts.geometry, districts["parent_id"])
    require_coverage(shapes)
    numerals = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    columns = {
        "name": [
            f"Stadtbezirk {numerals[int(key.rpartition('-b')[2]) - 1]}" for key in shapes.index
        ],
        "parent_id": CITY,
        "boundary_date": CITY_DATE,
        "area_km2": districts.groupby("parent_id")["area_km2"].sum().reindex(shapes.index),
    }
    return frame("borough", shapes, columns)


def load_municipalities(sources: Path, *, city_km2: float) -> gpd.GeoDataFrame:
    """Return the municipalities of the state; the county is their parent.

    The layer has to fit together, hence one source for all shapes; only the area of the city
    (`city_km2`) is that of its own boundaries, as its districts add up to it.
    """
    raw = read_shapes(sources / "geometry/nrw_gemeinden.geojson", key="ags")
    simple = simplify_coverage(
        raw.geometry,
        _MUNICIPALITY_TOLERANCE_M,
        fine=(CITY, TOWN),
        fine_tolerance_m=_CASE_TOLERANCE_M,
    )
    areas = area_km2(raw.geometry)
    areas[CITY] = city_km2
    columns = {
        "name": raw["name"],
        "parent_id": raw.index.str[:5],
        "boundary_date": raw["stand"].dt.strftime("%Y-%m-%d"),
        "area_km2": areas,
    }
    return frame("municipality", simple, columns)


def load_counties(sources: Path, municipalities: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the counties, dissolved from the simplified municipalities; names from their file."""
    shapes = dissolve(municipalities.geometry, municipalities["parent_id"])
    require_coverage(shapes)
    raw = read_shapes(sources / "geometry/nrw_kreise.geojson", key="ags").reindex(shapes.index)
    columns = {
        "name": raw["name"],
        "parent_id": STATE,
        "boundary_date": raw["stand"].dt.strftime("%Y-%m-%d"),
        "area_km2": municipalities.groupby("parent_id")["area_km2"].sum().reindex(shapes.index),
    }
    return frame("county", shapes, columns)


def load_state(counties: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the state, dissolved from its counties."""
    shapes = dissolve(counties.geometry, counties["parent_id"])
    columns = {
        "name": "Nordrhein-Westfalen",
        "parent_id": "",
        "boundary_date": counties["boundary_date"].max(),
        "area_km2": counties["area_km2"].sum(),
    }
    return frame("state", shapes, columns)


def load_quarters(
    sources: Path, districts: gpd.GeoDataFrame, municipalities: gpd.GeoDataFrame
) -> gpd.GeoDataFrame:
    """Return the three quarters of the study; the municipality is their parent."""
    members = districts[districts["name"].isin(_QUARTER_DISTRICTS)]
    town = municipalities[municipalities["area_id"] == TOWN].iloc[0]
    path = sources / "geometry/hoersterfeld_outline_derived.geojson"
    outline = read_shapes(path, key="name").geometry
    shapes = gpd.GeoSeries(
        {
            "altena": town.geometry,
            "altenessen-karnap": shapely.coverage_union_all(members.geometry.to_numpy()),
            "hoersterfeld": round_shapes(outline)["Hörsterfeld"],
        },
        crs=WEB_CRS,
    )
    columns = {
        "name": [town["name"], "Altenessen/Karnap", "Hörsterfeld"],
        "parent_id": [TOWN, CITY, CITY],
        "boundary_status": ["official", "official", "derived"],
        "boundary_date": [town.boundary_date, CITY_DATE, OUTLINE_DATE],
        "area_km2": [town.area_km2, members["area_km2"].sum(), area_km2(outline)["Hörsterfeld"]],
    }
    return frame("quarter", shapes, columns)
