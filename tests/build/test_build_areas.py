"""The shipped areas: counts, official sizes, one coverage per level, keys that fit together."""

import filecmp
import itertools
import json
import os
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from quartmap.build import areas
from quartmap.build.area_register import find_reference
from quartmap.build.geometry import (
    canonical,
    dissolve,
    read_shapes,
    round_shapes,
    simplify_coverage,
    write_features,
)

ROOT = Path(__file__).parents[2]
GEODATA = ROOT / "geodata"
SOURCES = Path(os.environ.get("QUARTMAP_SOURCES", ROOT.parent / "shared" / "sources"))
COUNTS = {
    "quarters": 3,
    "districts": 50,
    "boroughs": 9,
    "municipalities": 396,
    "counties": 53,
    "states": 1,
    # Inhabited cells whose centre lies inside: 211 in Essen (its own boundaries), 39 in Altena.
    "cells": 250,
}
QUARTER_DISTRICTS = [
    "05113000-altenessen-nord",
    "05113000-altenessen-sued",
    "05113000-karnap",
]


@pytest.fixture(scope="module")
def register():
    return pd.read_csv(GEODATA / "areas.csv", dtype=str, keep_default_na=False, index_col="area_id")


@pytest.fixture(scope="module")
def layers():
    return {
        layer: gpd.read_file(GEODATA / f"areas/{layer}.geojson").set_index("area_id")
        for layer in COUNTS
    }


def raw(layer):
    return json.loads((GEODATA / f"areas/{layer}.geojson").read_text(encoding="utf-8"))


def exteriors(layer):
    for item in raw(layer)["features"]:
        shape = item["geometry"]
        parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        for rings in parts:
            yield item["id"], rings


def signed_area(ring):
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring)) / 2


@pytest.mark.parametrize(("layer", "count"), COUNTS.items())
def test_every_level_is_complete_and_sorted(layer, count, register, layers):
    ids = list(layers[layer].index)
    assert len(ids) == count
    assert ids == sorted(ids)
    levels = register.loc[ids, "level"].unique()
    assert len(levels) == 1
    assert count == (register["level"] == levels[0]).sum()
    assert list(register.loc[ids, "name"]) == list(layers[layer]["name"])


@pytest.mark.parametrize(
    ("layer", "area_id", "km2"),
    [
        ("quarters", "altena", 44.42),
        ("municipalities", "05962004", 44.42),
        ("municipalities", "05113000", 210.34),
        ("counties", "05113", 210.34),
        # 5.3282 + 5.9198 + 3.9687 km² as the source gives for its three districts
        ("quarters", "altenessen-karnap", 15.22),
        ("quarters", "hoersterfeld", 0.34),
        ("boroughs", "05113000-b5", 18.22),
        ("cells", "1kmN3131E4156", 1.0),
    ],
)
def test_official_sizes(layer, area_id, km2, layers):
    assert layers[layer].loc[area_id, "area_km2"] == pytest.approx(km2, abs=0.005)


def test_sizes_add_up(layers):
    essen = layers["municipalities"].loc["05113000", "area_km2"]
    assert layers["districts"]["area_km2"].sum() == pytest.approx(essen, abs=0.003)
    assert layers["boroughs"]["area_km2"].sum() == pytest.approx(essen, abs=0.001)
    state = layers["states"].loc["05", "area_km2"]
    assert layers["municipalities"]["area_km2"].sum() == pytest.approx(state, abs=0.02)
    assert layers["counties"]["area_km2"].sum() == pytest.approx(state, abs=0.003)


@pytest.mark.parametrize("layer", COUNTS)
def test_shapes_are_within_one_percent_of_the_source(layer, layers):
    drawn = layers[layer].to_crs(3035).area / 1e6
    error = (drawn / layers[layer]["area_km2"] - 1).abs()
    assert error.max() <= 0.01


@pytest.mark.parametrize("layer", COUNTS)
def test_neighbours_share_their_borders(layer, layers):
    shapes = layers[layer].geometry
    assert shapes.is_valid.all()
    assert shapely.coverage_is_valid(shapes.to_numpy())


@pytest.mark.parametrize("layer", COUNTS)
def test_geojson_follows_the_standard(layer):
    document = raw(layer)
    assert set(document) == {"type", "features"}
    for area_id, (outer, *holes) in exteriors(layer):
        assert signed_area(outer) > 0, area_id
        assert all(signed_area(hole) < 0 for hole in holes), area_id
        assert all(round(value, 6) == value for point in outer for value in point), area_id


def test_files_stay_small():
    assert (GEODATA / "areas/districts.geojson").stat().st_size <= 400_000
    assert (GEODATA / "areas/municipalities.geojson").stat().st_size <= 950_000


def test_quarter_is_the_union_of_its_districts(layers):
    districts = layers["districts"].geometry[QUARTER_DISTRICTS]
    union = canonical(shapely.coverage_union_all(districts.to_numpy()))
    assert canonical(layers["quarters"].geometry["altenessen-karnap"]).wkb == union.wkb


def test_altena_is_the_municipality(layers):
    town = layers["municipalities"].geometry["05962004"]
    assert layers["quarters"].geometry["altena"].wkb == town.wkb


@pytest.mark.parametrize(
    ("upper", "lower"),
    [("boroughs", "districts"), ("counties", "municipalities"), ("states", "counties")],
)
def test_upper_levels_are_made_of_lower_ones(upper, lower, register, layers):
    parents = register.loc[layers[lower].index, "parent_id"]
    made = dissolve(layers[lower].geometry, parents)
    for area_id, shape in layers[upper].geometry.items():
        assert canonical(made[area_id]).equals_exact(canonical(shape)), area_id


def test_no_key_is_an_orphan(register):
    for column in ("parent_id", "reference_area_id", "same_as"):
        assert set(register[column]) - {""} <= set(register.index), column
    assert list(register.index[register["parent_id"] == ""]) == ["05"]
    assert list(register.index[register["reference_area_id"] == ""]) == ["05"]


@pytest.mark.parametrize(
    ("area_id", "parent", "reference", "same"),
    [
        ("altena", "05962004", "05962", "05962004"),
        ("altenessen-karnap", "05113000", "05113000", ""),
        ("hoersterfeld", "05113000", "05113000", ""),
        ("05113000-karnap", "05113000-b5", "05113000", ""),
        ("05113000-horst", "05113000-b7", "05113000", ""),
        ("05113000-b5", "05113000", "05113000", ""),
        ("05113000", "05113", "05", ""),
        ("05962004", "05962", "05962", ""),
        ("05113", "05", "05", "05113000"),
        ("05962", "05", "05", ""),
        ("05334", "05", "05", ""),
        ("1kmN3131E4156", "05962004", "05962004", ""),
    ],
)
def test_register_row(area_id, parent, reference, same, register):
    row = register.loc[area_id]
    assert (row["parent_id"], row["reference_area_id"], row["same_as"]) == (parent, reference, same)


def test_county_free_cities_are_their_county(register):
    same = register.loc[register["level"] == "county", "same_as"]
    assert (same != "").sum() == 22  # North Rhine-Westphalia has 22 county-free cities
    assert all(city.startswith(county) for county, city in same[same != ""].items())


def test_only_hoersterfeld_is_derived(register):
    assert list(register.index[register["boundary_status"] == "derived"]) == ["hoersterfeld"]


def test_cells_belong_to_both_towns(register):
    parents = register.loc[register["level"] == "cell", "parent_id"].value_counts()
    assert parents.to_dict() == {"05113000": 211, "05962004": 39}


def test_reference_of_a_quarter_that_is_a_county_free_city():
    same_as = {"q": "05113000", "05113": "05113000"}
    assert find_reference("q", "quarter", "05113000", same_as) == "05"


def squares(offset=0.0):
    cells = [shapely.box(7 + 0.1 * i, 51 + offset * i, 7.1 + 0.1 * i, 51.1) for i in range(3)]
    return gpd.GeoSeries(cells, index=["a", "b", "c"], crs=4326)


def test_fine_areas_keep_their_border():
    wavy = shapely.segmentize(squares().to_numpy(), 0.02)
    shapes = gpd.GeoSeries(
        shapely.transform(wavy, lambda xy: xy + [[0, 0.002 * (round(x * 50) % 2)] for x, _ in xy]),
        index=["a", "b", "c"],
        crs=4326,
    )
    coarse = simplify_coverage(shapes, 3000)
    mixed = simplify_coverage(shapes, 3000, fine=["b"], fine_tolerance_m=1)
    assert shapely.get_num_coordinates(coarse["b"]) < shapely.get_num_coordinates(shapes["b"])
    assert mixed["b"].normalize().equals_exact(round_shapes(shapes)["b"].normalize(), 2e-6)
    assert shapely.get_num_coordinates(mixed["a"]) < shapely.get_num_coordinates(shapes["a"])


def test_overlaps_are_refused():
    overlapping = gpd.GeoSeries(
        [shapely.box(7, 51, 7.2, 51.2), shapely.box(7.1, 51.1, 7.3, 51.3)],
        index=["a", "b"],
        crs=4326,
    )
    with pytest.raises(ValueError, match=r"borders do not match: \['a', 'b'\]"):
        simplify_coverage(overlapping, 1)


def test_a_key_twice_is_refused(tmp_path):
    shape = {"type": "Point", "coordinates": [7, 51]}
    item = {"type": "Feature", "properties": {"ags": "05962004"}, "geometry": shape}
    write_features(tmp_path / "twice.geojson", [item, item])
    with pytest.raises(ValueError, match=r"'ags' occurs twice in 'twice.geojson': \['05962004'\]"):
        read_shapes(tmp_path / "twice.geojson", key="ags")


@pytest.mark.sources
def test_building_again_gives_the_same_bytes(tmp_path):
    if not SOURCES.is_dir():
        pytest.skip("no folder of raw sources")
    part = areas.build(SOURCES, tmp_path)
    for row in part.files:
        assert filecmp.cmp(tmp_path / row.path, GEODATA / row.path, shallow=False), row.path
