"""Own areas as files: what is in them, and what never is."""

import csv
import io
import json

import shapely
from shapely.geometry import shape

from quartmap.analysis.estimate_record import Estimate
from quartmap.export.own import own_csv, own_geojson, stem
from quartmap.package import DataPackage
from support.own_areas import CREDIT, box, estimate, figure

AREA = box("Rund um den Hafen", 10.0, 50.01, 10.01, 50.02)
SMALL = box('=HYPERLINK("x")', 10.03, 50.0, 10.031, 50.001)
FIGURES = estimate(
    figure("population", 1234, 100),
    figure("foreign_share", 12.34, 1, "unreliable"),
    figure("density", None, status="suppressed"),
)
HIDDEN = estimate(reason="few-residents")
LEAKY = Estimate(
    {"population": figure("population", 123)}, "1km", 1, 2, 0, 0, "", "", (), "difference", "A"
)
"""Figures that should not be there; no file may tell them."""


def read(package: DataPackage, *pairs: tuple) -> dict:
    areas, found = zip(*pairs, strict=True)
    return json.loads(own_geojson(package, areas, found))


def rows(package: DataPackage, *pairs: tuple) -> list[dict[str, str]]:
    areas, found = zip(*pairs, strict=True)
    return list(csv.DictReader(io.StringIO(own_csv(package, areas, found).decode("utf-8"))))


def test_each_figure_goes_with_all_it_needs(mini: DataPackage) -> None:
    feature = read(mini, (AREA, FIGURES))["features"][0]
    told = feature["properties"]
    assert told["name"] == "Rund um den Hafen"
    assert (told["made"], told["area_km2"]) == ("drawn", 2.5)
    assert (told["population"], told["population_low"], told["population_high"]) == (
        1230,
        1130,
        1340,
    )
    assert told["foreign_share"] == 12.3
    assert told["foreign_share_status"] == "unreliable"
    assert told["foreign_share_unit"] == "%"
    assert told["foreign_share_reference_date"] == "2022-05-15"
    assert told["foreign_share_attribution"] == CREDIT
    assert told["foreign_share_source"].startswith("study: ")
    assert told["density"] is None
    assert told["density_low"] is None
    assert told["density_status"] == "suppressed"
    assert "reason" not in told


def test_the_outline_comes_back(mini: DataPackage) -> None:
    layer = read(mini, (AREA, FIGURES), (SMALL, HIDDEN))
    found = [shape(one["geometry"]) for one in layer["features"]]
    assert all(one.equals(area.shape) for one, area in zip(found, (AREA, SMALL), strict=True))
    assert all(shapely.is_ccw(one.exterior) for one in found)
    assert layer["bbox"] == [10.0, 50.0, 10.031, 50.02]
    assert [one["id"] for one in layer["features"]] == ["own-1", "own-2"]


def test_a_suppressed_area_has_the_reason_and_no_figure(mini: DataPackage) -> None:
    for hidden in (HIDDEN, LEAKY):
        told = read(mini, (SMALL, hidden))["features"][0]["properties"]
        assert set(told) == {"name", "made", "area_km2", "reason"}
        line = rows(mini, (SMALL, hidden))[0]
        assert line["reason"] == hidden.reason
        assert not line["value"] + line["value_low"] + line["value_high"] + line["indicator_id"]


def test_the_table_is_long_and_runs_no_formula(mini: DataPackage) -> None:
    found = rows(mini, (AREA, FIGURES), (SMALL, HIDDEN))
    assert [one["indicator_id"] for one in found] == ["population", "foreign_share", "density", ""]
    assert (found[1]["value"], found[1]["value_low"], found[1]["value_high"]) == (
        "12.3",
        "11.3",
        "13.4",
    )
    assert found[3]["name"].startswith("'=")
    assert mini.version in found[0]["edition"]


def test_metadata_as_other_layers_have_it(mini: DataPackage) -> None:
    about = read(mini, (AREA, FIGURES), (SMALL, LEAKY))["metadata"]
    assert about["package"]["digest"] == mini.digest
    assert CREDIT in about["citation"]
    assert about["attribution"] == [CREDIT]
    assert [one["indicator_id"] for one in about["indicators"]] == [
        "population",
        "foreign_share",
        "density",
    ]
    assert own_geojson(mini, [AREA], [FIGURES]) == own_geojson(mini, [AREA], [FIGURES])


def test_no_areas_make_an_empty_file(mini: DataPackage) -> None:
    assert json.loads(own_geojson(mini, [], []))["features"] == []
    assert own_csv(mini, [], []) == b"id\n"


def test_a_file_name_is_safe() -> None:
    assert stem(box("Größe: ../../etc & <b>", 0, 0, 1, 1)) == "groesse-etc-b"
    assert stem(box("\u202e/\0", 0, 0, 1, 1)) == "area"
    assert len(stem(box("x" * 300, 0, 0, 1, 1))) == 40
