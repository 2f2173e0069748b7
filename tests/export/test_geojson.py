"""GeoJSON layers of the mini package: RFC 7946 checked on the text, properties by hand."""

import json
import re

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Point, Polygon

from quartmap.errors import UnknownNameError
from quartmap.export.geojson import actor_layer, area_layer, dumps, selected
from quartmap.export.geometry import bounding_box, geometry_objects


def wards(mini, **options):
    layer = area_layer(mini, "ward", indicator_ids=("foreign_share",), **options)
    return {feature["id"]: feature["properties"] for feature in layer["features"]}


def geometry_object(shape):
    return geometry_objects([shape])[0]


def rings(geometry):
    parts = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}
    return parts[geometry["type"]]


def signed_area(ring):
    x, y = np.array(ring).T
    return 0.5 * float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))


@pytest.mark.parametrize("level", ["core", "ward", "town", "shire"])
def test_every_area_layer_keeps_rfc_7946(mini, level):
    text = dumps(area_layer(mini, level)).decode("utf-8")
    layer = json.loads(text)
    assert layer["type"] == "FeatureCollection"
    assert "crs" not in layer
    assert max(len(part) for part in re.findall(r"\d\.(\d+)", text)) <= 7
    assert [f["id"] for f in layer["features"]] == list(mini.geometry[level].index)
    for feature in layer["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        for exterior, *holes in rings(feature["geometry"]):
            assert exterior[0] == exterior[-1]
            assert signed_area(exterior) > 0
            assert all(signed_area(hole) < 0 for hole in holes)


def test_outlines_are_those_of_the_package(mini):
    layer = area_layer(mini, "ward")
    for feature in layer["features"]:
        outline = mini.geometry["ward"].geometry[feature["id"]]
        assert shapely.geometry.shape(feature["geometry"]).equals(outline)
    assert layer["bbox"] == [10.0, 50.0, 10.02, 50.02]


def test_the_same_layer_gives_the_same_bytes(mini):
    first = dumps(area_layer(mini, "core", indicator_ids=("population",)))
    assert first == dumps(area_layer(mini, "core", indicator_ids=("population",)))
    assert json.loads(first)["features"]


def test_an_area_tells_what_it_is(mini):
    found = wards(mini)["09999001-hafen"]
    expected = {
        "area_id": "09999001-hafen",
        "name": "Hafen",
        "level": "ward",
        "parent_id": "09999001",
        "parent_name": "Lindtal",
        "boundary_date": "2022",
        "area_km2": 0.7972,
        "boundary_status": "official",
    }
    assert {name: found[name] for name in expected} == expected
    assert "boundary_note" not in found
    assert "integration_mode" not in found


def test_a_value_carries_all_that_it_needs(mini):
    found = wards(mini, reference_dates={"foreign_share": "2022-05-15"})["09999001-hafen"]
    told = {name: value for name, value in found.items() if name.startswith("foreign_share")}
    assert told == {
        "foreign_share": 20,
        "foreign_share_unit": "%",
        "foreign_share_reference_date": "2022-05-15",
        "foreign_share_status": "observed",
        "foreign_share_source": "office: Statistikamt Lindtal, Zensus von Lindtal",
        "foreign_share_attribution": "© Statistikamt Lindtal",
    }


@pytest.mark.parametrize(
    ("area_id", "status"),
    [("09999001-muehle", "suppressed"), ("09999001-sonnenberg", "missing")],
)
def test_no_figure_is_null_and_says_why(mini, area_id, status):
    found = wards(mini)[area_id]
    assert (found["foreign_share"], found["foreign_share_status"]) == (None, status)


def test_zero_is_a_figure(mini):
    layer = area_layer(mini, "ward", indicator_ids=("population",))
    found = layer["features"][3]["properties"]
    assert (found["population"], found["population_status"]) == (0, "zero")


def test_bounds_and_notes_go_with_a_figure_that_has_them(mini):
    dates = {"foreign_share": "2015"}
    layer = area_layer(mini, "core", indicator_ids=("foreign_share",), reference_dates=dates)
    found = layer["features"][0]["properties"]
    suffixes = ("", "_low", "_high", "_note", "_status")
    assert [found[f"foreign_share{suffix}"] for suffix in suffixes] == [
        None,
        15,
        20,
        "15 bis 20 Prozent",
        "observed",
    ]


def test_an_area_without_an_observation_is_missing(mini):
    dates = {"foreign_share": "2015"}
    layer = area_layer(mini, "core", indicator_ids=("foreign_share",), reference_dates=dates)
    found = layer["features"][1]["properties"]
    assert found["area_id"] == "moosbach"
    assert (found["foreign_share"], found["foreign_share_status"]) == (None, "missing")
    assert found["foreign_share_source"] is None


def test_case_studies_carry_their_texts_word_for_word(mini):
    found = {f["id"]: f["properties"] for f in area_layer(mini, "core")["features"]}
    assert found["hafenviertel"]["parent_body"] == "Lindtal, wachsend"
    assert found["hafenviertel"]["urban_structure"] == "dicht, gemischt"
    assert found["hafenviertel"]["sociodemographic_structure"] == "jung"
    assert found["hafenviertel"]["integration_mode"] == "Öffnung"
    assert found["hafenviertel"]["integration_mode_en"] == "Opening"
    assert found["moosbach"]["urban_structure_en"] == "Small town"


def test_a_derived_outline_says_so(mini):
    found = {f["id"]: f["properties"] for f in area_layer(mini, "core")["features"]}
    assert found["muehlrand"]["boundary_status"] == "derived"
    assert "keine amtliche Grenze" in found["muehlrand"]["boundary_note"]
    assert "not an official boundary" in found["muehlrand"]["boundary_note_en"]
    assert found["hafenviertel"]["boundary_note"] is None


def test_every_feature_has_the_same_members(mini):
    layer = area_layer(mini, "core", indicator_ids=("foreign_share", "population"))
    assert len({tuple(feature["properties"]) for feature in layer["features"]}) == 1


def test_metadata_names_licence_and_citation(mini):
    about = area_layer(mini, "core", indicator_ids=("population",))["metadata"]
    assert about["title"] == "Lindtal in Karten: Kerne"
    assert about["package"] == {"name": "lindtal", "version": "1.0.0", "digest": mini.digest}
    assert [licence["name"] for licence in about["licences"]] == ["CC0-1.0"]
    assert "quartmap" in about["attribution"]
    assert about["citation"].startswith("Lindtal in Karten: Kerne. lindtal 1.0.0")
    assert about["filter"] is None
    assert about["indicators"][0]["label_en"] == "Population"


def test_only_the_areas_asked_for_in_the_order_of_the_package(mini):
    asked = ["09999001-muehle", "09999001-altmarkt"]
    layer = area_layer(mini, "ward", area_ids=asked)
    assert [feature["id"] for feature in layer["features"]] == sorted(asked)
    assert layer["bbox"] == [10.0, 50.0, 10.01, 50.02]


def test_no_area_at_all_is_an_empty_layer(mini):
    layer = area_layer(mini, "ward", indicator_ids=("population",), area_ids=())
    assert layer["features"] == []
    assert "bbox" not in layer


def test_a_filtered_layer_says_what_was_asked(mini):
    whole = area_layer(mini, "ward", indicator_ids=("population",))
    layer = selected(whole, ["09999001-hafen"], description="name: hafen")
    assert [feature["id"] for feature in layer["features"]] == ["09999001-hafen"]
    assert layer["metadata"]["filter"] == "name: hafen"
    assert layer["bbox"] == [10.01, 50.01, 10.02, 50.02]
    assert len(whole["features"]) == 4
    assert whole["metadata"]["filter"] is None


@pytest.mark.parametrize(
    ("level", "options", "message"),
    [
        ("parish", {}, "'parish'.*core, ward"),
        ("ward", {"area_ids": ["here"]}, "no area 'here'"),
        ("ward", {"indicator_ids": ["height"]}, "'height'.*density, foreign_share"),
        ("shire", {"indicator_ids": ["density"]}, "has them for: core, town, ward"),
        (
            "ward",
            {"indicator_ids": ["density"], "reference_dates": {"density": "2011"}},
            "no values of '2011'.*its dates are: 2022-05-15",
        ),
    ],
)
def test_unknown_names_are_told_with_what_there_is(mini, level, options, message):
    with pytest.raises(UnknownNameError, match=message):
        area_layer(mini, level, **options)


def test_a_date_may_be_given_by_its_beginning(mini):
    found = wards(mini, reference_dates={"foreign_share": "2011"})["09999001-hafen"]
    assert found["foreign_share"] == 12.5
    assert found["foreign_share_reference_date"] == "2011-05-09"


def test_actors_without_a_place_keep_a_null_geometry(mini):
    layer = json.loads(dumps(actor_layer(mini)))
    geometry = {feature["id"]: feature["geometry"] for feature in layer["features"]}
    assert geometry["a1"] == {"type": "Point", "coordinates": [10.005, 50.015]}
    assert geometry["a4"] is None


def test_an_actor_tells_what_may_be_shown(mini):
    found = actor_layer(mini, actor_ids=["a2"])["features"][0]["properties"]
    assert found["actor_type_de"] == "Laden"
    assert found["dimension_en"] == "Trade"
    assert found["coord_precision"] == "street"
    assert found["serves"] is None
    assert found["source"] == "study: Hochschule Lindtal, Studie über das Hafenviertel"
    assert not {"notes", "note", "lat", "lon"} & set(found)


def test_actor_metadata_keeps_the_licence_of_each_source(mini):
    about = actor_layer(mini)["metadata"]
    assert [licence["name"] for licence in about["licences"]] == ["CC0-1.0", "fact-citation-only"]


def test_names_that_are_markup_come_through_as_they_are(hostile_dir):
    from quartmap.package import load  # noqa: PLC0415  only this test needs the copy

    package = load(hostile_dir)
    layer = json.loads(dumps(area_layer(package, "ward", indicator_ids=("population",))))
    names = [feature["properties"]["name"] for feature in layer["features"]]
    assert names == list(package.geometry["ward"]["name"])
    assert all("<script>" in name for name in names)


clockwise = Polygon([(0, 0), (0, 4), (4, 4), (4, 0)], holes=[[(1, 1), (2, 1), (2, 2), (1, 2)]])


@pytest.mark.parametrize("shape", [clockwise, MultiPolygon([clockwise])])
def test_rings_are_turned(shape):
    for exterior, hole in rings(geometry_object(shape)):
        assert signed_area(exterior) == 16
        assert signed_area(hole) == -1


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_coordinates_have_at_most_six_decimals(lon, lat):
    text = json.dumps(geometry_object(Point(lon, lat)))
    for number in json.loads(text)["coordinates"]:
        assert round(number, 6) == number
    assert "-0.0]" not in text
    assert "-0.0," not in text


def test_empty_and_absent_geometry_is_null():
    assert geometry_object(None) is None
    assert geometry_object(Polygon()) is None
    assert bounding_box([None, Polygon()]) is None


def test_heights_are_left_out():
    assert geometry_object(Point(1, 2, 3))["coordinates"] == [1.0, 2.0]
