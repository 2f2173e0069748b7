"""The shipped basemap and addresses."""

import filecmp
import os
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pytest
import shapely

from quartmap.build import context
from quartmap.build.addresses import house_number
from quartmap.build.context_labels import centre, rank_towns
from quartmap.build.context_surfaces import smooth

ROOT = Path(__file__).parents[2]
GEODATA = ROOT / "geodata"
SOURCES = Path(os.environ.get("QUARTMAP_SOURCES", ROOT.parent / "shared" / "sources"))
LAYERS = ("rivers", "railways", "builtup", "towns", "labels")


def read(name):
    return gpd.read_file(GEODATA / f"context/{name}.geojson")


@pytest.fixture(scope="module")
def addresses():
    return pq.read_table(GEODATA / "addresses.parquet").to_pandas()


def test_the_basemap_stays_small():
    sizes = [(GEODATA / f"context/{name}.geojson").stat().st_size for name in LAYERS]
    assert sum(sizes) <= 1_200_000
    assert (GEODATA / "addresses.parquet").stat().st_size <= 2_000_000


@pytest.mark.parametrize("name", LAYERS)
def test_shapes_are_valid_and_in_the_state(name):
    shapes = read(name).geometry
    assert shapes.is_valid.all()
    assert not shapes.is_empty.any()
    assert shapely.box(5.8, 50.3, 9.6, 52.6).contains(shapely.box(*shapes.total_bounds))


def test_rivers_by_name():
    rivers = read("rivers").set_index("name").to_crs(25832)
    assert list(rivers.index) == sorted(
        ["Agger", "Emscher", "Lenne", "Lippe", "Rhein", "Ruhr", "Sieg", "Wupper"]
    )
    # Drawn length, coarse and fine pieces together, against the source's own figure
    assert rivers.length["Lenne"] / 1000 == pytest.approx(122.3, rel=0.05)
    assert rivers.length["Ruhr"] / 1000 == pytest.approx(218.7, rel=0.08)


def test_the_lenne_flows_through_altena():
    town = gpd.read_file(GEODATA / "areas/municipalities.geojson").set_index("area_id")
    lenne = read("rivers").set_index("name").geometry["Lenne"]
    inside = gpd.GeoSeries([lenne.intersection(town.geometry["05962004"])], crs=4326)
    assert 8 < inside.to_crs(25832).length[0] / 1000 < 16


def test_railways_have_ranks():
    railways = read("railways")
    assert set(railways["rank"]) == {1, 2, 3}
    assert list(railways["rank"]) == sorted(railways["rank"])
    assert railways["name"].notna().all()


def test_towns_hold_state_and_neighbours():
    towns = read("towns")
    assert towns["kind"].iloc[0] == "state"
    names = set(towns["name"])
    assert {"Essen", "Gelsenkirchen", "Bottrop", "Altena", "Lüdenscheid", "Iserlohn"} <= names
    assert "Münster" not in names


def test_labels_stand_inside_their_area():
    labels = read("labels")
    assert labels["kind"].value_counts().to_dict() == {"municipality": 396, "district": 50}
    assert set(labels["rank"]) == {1, 2, 3, 4}
    for layer, kind in (("municipalities", "municipality"), ("districts", "district")):
        areas = gpd.read_file(GEODATA / f"areas/{layer}.geojson")
        own = labels[labels["kind"] == kind].sjoin(areas, predicate="within")
        assert len(own) == len(areas)
        assert (own["name_left"] == own["name_right"]).all()


def test_ranks_follow_population():
    population = pd.Series(
        {"a": 300_000, "b": 299_999, "c": 40_000, "d": 39_999, "05962004": 16_000}
    )
    assert rank_towns(population).to_dict() == {"a": 1, "b": 2, "c": 3, "d": 4, "05962004": 2}


def test_a_town_without_population_is_refused():
    with pytest.raises(ValueError, match=r"without population: \['b'\]"):
        rank_towns(pd.Series({"a": 1.0, "b": float("nan")}))


def test_a_label_stands_in_the_largest_part():
    shape = shapely.MultiPolygon([shapely.box(0, 0, 100, 100), shapely.box(1000, 0, 3000, 2000)])
    assert centre(shape).distance(shapely.Point(2000, 1000)) < 50


def test_small_patches_and_holes_vanish():
    ring = shapely.box(360_000, 5_700_000, 361_000, 5_701_000)
    hole = shapely.box(360_450, 5_700_450, 360_550, 5_700_550)
    patch = shapely.box(365_000, 5_700_000, 365_100, 5_700_100)
    built = smooth(gpd.GeoSeries([ring.difference(hole), patch], crs=25832))
    assert len(built.geoms) == 1
    assert not built.geoms[0].interiors
    assert 0.9e6 < built.area < 1e6  # only corners are cut


def test_addresses_have_a_district(addresses):
    districts = set(gpd.read_file(GEODATA / "areas/districts.geojson")["area_id"])
    assert set(addresses["area_id"]) == districts
    assert list(addresses.columns) == ["street", "house_number", "lat", "lon", "area_id"]
    assert not addresses.duplicated(["street", "house_number", "area_id"]).any()
    # 102,981 points, less 4 without a street name and 5 at a placeholder point
    assert len(addresses) == 102_972


def test_streets_have_one_row_of_their_own(addresses):
    streets = addresses[addresses["house_number"] == ""]
    assert not streets.duplicated("street").any()
    assert set(streets["street"]) <= set(addresses["street"])
    assert not addresses["street"].str.contains("#").any()


def test_an_address_of_hoersterfeld_lies_in_horst(addresses):
    found = addresses[(addresses["street"] == "Baumertweg") & (addresses["house_number"] == "1")]
    assert list(found["area_id"]) == ["05113000-horst"]
    outline = gpd.read_file(GEODATA / "areas/quarters.geojson").set_index("area_id")
    point = shapely.Point(found["lon"].iloc[0], found["lat"].iloc[0])
    assert outline.geometry["hoersterfeld"].contains(point)


@pytest.mark.parametrize(
    ("properties", "number"),
    [
        ({"adresse": "Karlstr. *"}, ""),
        ({"adresse": "Karlstr. 12", "hsnr": "12"}, "12"),
        ({"adresse": "Karlstr. 12A", "hsnr": "12", "hsnrzu": "A"}, "12a"),
    ],
)
def test_house_number(properties, number):
    assert house_number(properties) == number


@pytest.mark.sources
def test_building_context_again_gives_the_same_bytes(tmp_path):
    if not SOURCES.is_dir():
        pytest.skip("no folder of raw sources")
    (tmp_path / "areas").symlink_to(GEODATA / "areas")
    part = context.build(SOURCES, tmp_path)
    assert [row.path for row in part.files] == [
        *(f"context/{name}.geojson" for name in LAYERS),
        "addresses.parquet",
    ]
    for row in part.files:
        assert filecmp.cmp(tmp_path / row.path, GEODATA / row.path, shallow=False), row.path
