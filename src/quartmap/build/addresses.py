"""Official addresses of the city, for a search of what is near."""

import json
import zipfile
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from quartmap.build.geometry import DECIMALS, read_shapes
from quartmap.build.geometry_sources import ADDRESSES, CITY, file_row
from quartmap.build.part import Part, slug
from quartmap.names import METRIC_CRS, WEB_CRS

_CITY_AGS = "05113000"
_UNNAMED = "###"
_STREET_ROW = "*"
_BORDER_M = 10.0
"""Points this near outside the city still belong to it: its border was recovered from a plot."""


def build(sources: Path, target: Path) -> Part:
    """Write `addresses.parquet`: street, house_number, lat, lon, area_id of the district.

    House number is empty in the one row per street that stands for the street as a whole.
    """
    points = read_points(sources)
    unnamed = points["street"].str.startswith(_UNNAMED)
    placed = join_districts(points[~unnamed], sources)
    write_addresses(target / "addresses.parquet", placed)
    outside = int((~unnamed).sum()) - len(placed)
    return Part(
        files=[
            file_row(
                "addresses.parquet",
                "Amtliche Adressen in Essen",
                (ADDRESSES, CITY),
                processing=(
                    "Columns street, house_number, lat, lon (WGS 84, 6 decimals), area_id (the "
                    "district the point lies in). One row per street has an empty house_number."
                ),
                crs=WEB_CRS,
                boundary_date="2022-08-22",
            )
        ],
        sources=[ADDRESSES],
        left_out=[
            f"addresses: {int(unnamed.sum())} points of a street without a name",
            f"addresses: {outside} streets at a placeholder point outside the city",
        ],
    )


def read_points(sources: Path) -> pd.DataFrame:
    """Return the points of the archive: street, house_number, lat, lon in degrees."""
    (path,) = sources.glob("context/hauskoordinaten_essen_*.zip")
    with zipfile.ZipFile(path) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".geojson"))
        features = json.loads(archive.read(name))["features"]
    return pd.DataFrame(
        {
            "street": [item["properties"]["strname"].strip() for item in features],
            "house_number": [house_number(item["properties"]) for item in features],
            "lat": [round(item["geometry"]["coordinates"][1], DECIMALS) for item in features],
            "lon": [round(item["geometry"]["coordinates"][0], DECIMALS) for item in features],
        }
    )


def house_number(properties: dict[str, str]) -> str:
    """Return number and addition (`12a`); empty for the row of a street."""
    if properties["adresse"].endswith(_STREET_ROW):
        return ""
    return properties.get("hsnr", "") + properties.get("hsnrzu", "").lower()


def join_districts(points: pd.DataFrame, sources: Path) -> pd.DataFrame:
    """Return the points with the `area_id` of their district; those far outside are left out."""
    districts = read_shapes(sources / "geometry/essen_stadtteile_full.geojson")
    districts["area_id"] = [f"{_CITY_AGS}-{slug(name)}" for name in districts["name"]]
    districts = districts[["area_id", "geometry"]].to_crs(METRIC_CRS)
    places = gpd.GeoDataFrame(
        points, geometry=gpd.points_from_xy(points["lon"], points["lat"]), crs=WEB_CRS
    ).to_crs(METRIC_CRS)
    inside = places.sjoin(districts, predicate="within")
    rest = places[~places.index.isin(inside.index)]
    near = rest.sjoin_nearest(districts, max_distance=_BORDER_M)
    joined = pd.concat([inside, near]).sort_values("area_id").groupby(level=0).first()
    return pd.DataFrame(joined[["street", "house_number", "lat", "lon", "area_id"]])


def write_addresses(path: Path, addresses: pd.DataFrame) -> None:
    """Write addresses sorted by street and number, the street's own row first."""
    number = pd.to_numeric(addresses["house_number"].str.extract(r"^(\d+)")[0]).fillna(0)
    ordered = addresses.assign(number=number).sort_values(
        ["street", "number", "house_number", "lat"]
    )
    table = pa.Table.from_pandas(ordered.drop(columns="number"), preserve_index=False)
    pq.write_table(
        table.replace_schema_metadata(),
        path,
        compression="zstd",
        compression_level=15,
        use_dictionary=["street", "house_number", "area_id"],
        column_encoding={"lat": "BYTE_STREAM_SPLIT", "lon": "BYTE_STREAM_SPLIT"},
    )
