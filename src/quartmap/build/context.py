"""The offline basemap (rivers, railways, built-up land, towns, labels) and the addresses."""

from pathlib import Path

import geopandas as gpd

from quartmap.build import addresses, context_files, context_labels, context_lines, context_surfaces
from quartmap.build.geometry import feature, write_features
from quartmap.build.geometry_sources import RAILWAYS, RIVERS
from quartmap.build.part import Part


def build(sources: Path, target: Path) -> Part:
    """Write `context/*.geojson` and `addresses.parquet`; return their provenance.

    Reads the areas that an earlier step has written to `target`, so that towns and labels
    fit the layers.
    """
    layers = {
        "rivers": context_lines.load_rivers(sources),
        "railways": context_lines.load_railways(sources),
        "builtup": context_surfaces.load_builtup(sources),
        "towns": context_surfaces.load_towns(sources, target),
        "labels": context_labels.load_labels(sources, target),
    }
    for name, shapes in layers.items():
        write_layer(target / "context" / f"{name}.geojson", shapes)
    found = addresses.build(sources, target)
    return Part(
        files=[*context_files.describe_layers(), *found.files],
        sources=[RIVERS, RAILWAYS, *found.sources],
        left_out=[
            "census2011_builtcells_100m_altena.geojson: within the built-up land already",
            "hoersterfeld_addresses.geojson: part of the official addresses of Essen",
            "built-up patches and clearings below 3 ha: not visible in a basemap",
            *found.left_out,
        ],
    )


def write_layer(path: Path, shapes: gpd.GeoDataFrame) -> None:
    """Write shapes in the order given; all columns but the geometry become properties."""
    records = shapes.drop(columns="geometry").to_dict("records")
    pairs = zip(shapes.geometry, records, strict=True)
    write_features(
        path,
        (
            feature(shape, {str(name): value for name, value in record.items()})
            for shape, record in pairs
        ),
    )
