"""CSV and GeoPackage say the same as the GeoJSON."""

import csv
import io
import json

import pyogrio
import pytest

from quartmap.export.geojson import actor_layer, area_layer
from quartmap.export.tabular import to_csv, to_geopackage


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"))))


def test_csv_has_the_properties_of_the_features(mini):
    layer = area_layer(mini, "ward", indicator_ids=("foreign_share", "population"))
    found = rows(to_csv(layer))
    expected = [
        {name: "" if value is None else str(value) for name, value in f["properties"].items()}
        for f in layer["features"]
    ]
    assert found == expected
    assert found[1]["foreign_share"] == "20"
    assert found[2]["foreign_share"] == ""


def test_csv_is_plain_utf_8_with_line_feeds(mini):
    content = to_csv(area_layer(mini, "ward"))
    assert content.startswith(b"area_id,name,")
    assert "Mühle".encode() in content
    assert b"\r" not in content


def test_csv_places_actors_by_lat_and_lon(mini):
    found = {row["actor_id"]: row for row in rows(to_csv(actor_layer(mini)))}
    assert (found["a1"]["lat"], found["a1"]["lon"]) == ("50.015", "10.005")
    assert (found["a4"]["lat"], found["a4"]["lon"]) == ("", "")


@pytest.mark.parametrize(
    "text", ["=1+1", "+49 201", "-x", "@SUM(A1)", "\t=1", " =1", "\n=1", "\uff1d1"]
)
def test_a_text_is_no_formula(text):
    layer = {"features": [{"properties": {"name": text, "low": -3.5}, "geometry": None}]}
    row = rows(to_csv(layer))[0]
    assert row["name"] == f"'{text}"
    assert row["low"] == "-3.5"


def test_an_ordinary_text_is_left_alone():
    layer = {"features": [{"properties": {"name": 'Ost-West "A", B'}, "geometry": None}]}
    assert rows(to_csv(layer))[0]["name"] == 'Ost-West "A", B'


def test_geopackage_holds_the_same(mini, tmp_path):
    layer = area_layer(mini, "core", indicator_ids=("population", "foreign_share"))
    path = tmp_path / "cores.gpkg"
    path.write_bytes(to_geopackage(layer))
    frame = pyogrio.read_dataframe(path)
    assert frame.crs == "EPSG:4326"
    assert frame["area_id"].tolist() == ["hafenviertel", "moosbach", "muehlrand"]
    assert frame["population"].tolist() == [3000, 4000, 2500]
    assert frame["population_low"].isna().tolist() == [True, True, False]
    outlines = mini.geometry["core"].geometry
    assert all(a.equals(b) for a, b in zip(frame.geometry, outlines, strict=True))


def test_geopackage_carries_licence_and_metadata(mini, tmp_path):
    layer = actor_layer(mini)
    path = tmp_path / "actors.gpkg"
    path.write_bytes(to_geopackage(layer))
    info = pyogrio.read_info(path)
    assert info["layer_name"] == "actors"
    assert info["features"] == 5
    assert info["layer_metadata"]["LICENCE"] == "CC0-1.0; fact-citation-only"
    assert json.loads(info["layer_metadata"]["METADATA"]) == layer["metadata"]


def test_a_column_without_any_figure_stays_one_of_numbers(mini, tmp_path):
    layer = area_layer(mini, "ward", indicator_ids=("foreign_share",), area_ids=["09999001-muehle"])
    path = tmp_path / "wards.gpkg"
    path.write_bytes(to_geopackage(layer))
    info = pyogrio.read_info(path)
    assert dict(zip(info["fields"], info["ogr_types"], strict=True))["foreign_share"] == "OFTReal"


def test_the_same_layer_gives_the_same_geopackage(mini):
    assert to_geopackage(actor_layer(mini)) == to_geopackage(actor_layer(mini))


def test_an_empty_layer_can_be_written(mini):
    layer = area_layer(mini, "ward", area_ids=())
    assert to_csv(layer) == b"\n"
    assert to_geopackage(layer).startswith(b"SQLite format 3")
