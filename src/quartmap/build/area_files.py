"""What `datapackage.json` says of the areas: title, sources and processing of each layer."""

from quartmap.build.area_cells import GRID_DATE
from quartmap.build.area_shapes import CITY_DATE, LAYERS, OUTLINE_DATE
from quartmap.build.geometry_sources import CITY, GRID, OUTLINE, STATE, file_row
from quartmap.build.part import FileRow, Part, SourceRow
from quartmap.names import WEB_CRS

_STATE_DATE = "2022-03-08"
_COMMON = (
    "Coordinates rounded to 6 decimals, exterior rings counterclockwise; "
    "area_km2 is that of the source before simplification, in EPSG:3035."
)
_LAYERS: dict[str, tuple[str, tuple[SourceRow, ...], str, str]] = {
    "quarters": (
        "Quartiere der Fallstudien",
        (CITY, STATE, OUTLINE),
        f"{CITY_DATE}; {_STATE_DATE}; {OUTLINE_DATE}",
        (
            "Altenessen/Karnap is the union of the simplified districts Altenessen-Nord, "
            "Altenessen-Süd and Karnap; Altena is the municipality; the outline of Hörsterfeld is "
            "derived from address points and is no official boundary."
        ),
    ),
    "districts": (
        "Stadtteile von Essen",
        (CITY,),
        CITY_DATE,
        "Simplified as one coverage (Visvalingam, 5 m), so neighbours share their borders.",
    ),
    "boroughs": (
        "Stadtbezirke von Essen",
        (CITY,),
        CITY_DATE,
        "Dissolved from the simplified districts.",
    ),
    "municipalities": (
        "Gemeinden in Nordrhein-Westfalen",
        (STATE, CITY),
        _STATE_DATE,
        (
            "Simplified as one coverage (Visvalingam, 150 m; borders of Essen and Altena 15 m). "
            "The shape of Essen is that of the state's boundaries, so that the layer has no gaps; "
            "it differs by up to 41 m from the city's own, which quarters, districts and boroughs "
            "follow. "
            "The area_km2 of Essen is the sum of its districts."
        ),
    ),
    "counties": (
        "Kreise und kreisfreie Städte in Nordrhein-Westfalen",
        (STATE, CITY),
        _STATE_DATE,
        "Dissolved from the simplified municipalities; area_km2 is the sum of theirs.",
    ),
    "states": (
        "Nordrhein-Westfalen",
        (STATE, CITY),
        _STATE_DATE,
        "Dissolved from the counties; area_km2 is the sum of theirs.",
    ),
    "cells": (
        "Bewohnte 1-km-Gitterzellen des Zensus 2011 in Essen und Altena",
        (GRID,),
        GRID_DATE,
        (
            "Inhabited cells whose centre lies in Essen (as its districts draw it) or Altena; "
            "squares of EPSG:3035, corners reprojected."
        ),
    ),
}


def part() -> Part:
    """Return files, sources and what was left out of the areas."""
    return Part(
        files=[register_row(), *(layer_row(layer) for layer in LAYERS)],
        sources=[CITY, STATE, OUTLINE, GRID],
        left_out=[
            "essen_stadtbezirke_full.geojson: boroughs are dissolved from the districts",
            "nrw_kreise.geojson: names only; counties are dissolved from the municipalities",
            "deutschland_laender.geojson: differs by 69 km² from the municipalities",
            "stadtteil_nr, src_order: 39 of 50 are no official numbers; the name is the key",
            "1 km cells without inhabitants: the source lists inhabited cells only",
        ],
    )


def register_row() -> FileRow:
    """Return the descriptor of `areas.csv`."""
    return file_row(
        "areas.csv",
        "Verzeichnis der Gebiete",
        (CITY, STATE, OUTLINE, GRID),
        processing="Keys, parents and reference areas set by the build; names from the sources.",
        boundary_date=f"{CITY_DATE}; {_STATE_DATE}; {OUTLINE_DATE}; {GRID_DATE}",
    )


def layer_row(layer: str) -> FileRow:
    """Return the descriptor of one layer of areas."""
    title, sources, date, processing = _LAYERS[layer]
    return file_row(
        f"areas/{layer}.geojson",
        title,
        sources,
        processing=f"{processing} {_COMMON}",
        crs=WEB_CRS,
        boundary_date=date,
    )
