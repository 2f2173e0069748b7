"""Areas: the register of keys and the boundaries of every level."""

from pathlib import Path

import geopandas as gpd
import pandas as pd

from quartmap.build import area_cells, area_files, area_register, area_shapes
from quartmap.build.geometry import feature, write_features
from quartmap.build.part import Part
from quartmap.names import WEB_CRS


def build(sources: Path, target: Path) -> Part:
    """Write `areas.csv` and `areas/{layer}.geojson`; return their provenance.

    Raises
    ------
    ValueError
        If a source lacks an area that the cases need, or a layer does not fit together.
    """
    areas = load(sources)
    register = area_register.rows(areas)
    register.to_csv(target / "areas.csv", index=False, lineterminator="\n", encoding="utf-8")
    for layer, level in area_shapes.LAYERS.items():
        write_layer(target / "areas" / f"{layer}.geojson", areas[areas["level"] == level])
    return area_files.part()


def load(sources: Path) -> gpd.GeoDataFrame:
    """Return all areas in WEB_CRS, rounded and ready to be written.

    Columns: area_id, level, name, parent_id, boundary_status, boundary_date, area_km2 (of the
    source before simplification, in AREA_CRS) and geometry; sorted by level as in `LAYERS`, then
    area_id.
    """
    districts = area_shapes.load_districts(sources)
    boroughs = area_shapes.load_boroughs(districts)
    municipalities = area_shapes.load_municipalities(sources, city_km2=districts["area_km2"].sum())
    counties = area_shapes.load_counties(sources, municipalities)
    frames = [
        area_shapes.load_quarters(sources, districts, municipalities),
        districts,
        boroughs,
        municipalities,
        counties,
        area_shapes.load_state(counties),
        area_cells.load_cells(sources),
    ]
    areas = pd.concat(frames, ignore_index=True)
    return gpd.GeoDataFrame(areas, geometry="geometry", crs=WEB_CRS)


def write_layer(path: Path, areas: pd.DataFrame) -> None:
    """Write the areas of one level, sorted by key, with the four properties of the contract."""
    write_features(
        path,
        (
            feature(
                row["geometry"],
                {
                    "area_id": row["area_id"],
                    "name": row["name"],
                    "area_km2": round(row["area_km2"], 4),
                    "boundary_status": row["boundary_status"],
                },
                key=row["area_id"],
            )
            for row in areas.sort_values("area_id").to_dict("records")
        ),
    )
