"""A broken part is left out and named; the rest is read."""

import json
from pathlib import Path

import pytest

from quartmap.package import check, load, read
from support.mini import HOSTILE


def left_out(problems: object) -> set[str]:
    return {problem.resource for problem in problems if problem.resource}


def test_broken_layer_is_left_out_and_the_view_moves(mini_copy: Path):
    (mini_copy / "areas" / "wards.geojson").write_text("{")
    reading = read(mini_copy)

    assert left_out(reading.problems) == {"wards"}
    assert reading.package.layers() == ("cores", "towns", "shires", "actors")
    view = reading.package.dashboard.view
    assert (view.indicator, view.level) == ("foreign_share", "town")
    assert len(reading.package.observed(view.indicator, view.level, view.reference_date)) == 2
    assert reading.package.problems == reading.problems


def test_crossing_polygon_takes_its_layer_along(mini_copy: Path):
    path = mini_copy / "areas" / "towns.geojson"
    content = json.loads(path.read_text("utf-8"))
    content["features"][0]["geometry"]["coordinates"][0][1:3] = [[10.02, 50.02], [10.02, 50.0]]
    path.write_text(json.dumps(content), "utf-8")
    reading = read(mini_copy)

    assert left_out(reading.problems) == {"towns"}
    assert "town" not in reading.package.geometry


def test_bad_row_is_left_out_alone(mini_copy: Path):
    path = mini_copy / "observations.csv"
    path.write_text(path.read_text("utf-8").replace("day,1000,", 'day,"1,5",'), "utf-8")
    reading = read(mini_copy)

    assert left_out(reading.problems) == set()
    assert [problem.row for problem in reading.problems] == [13]
    wards = reading.package.observed("population", "ward", "2022-05-15")
    assert wards["value"].to_dict() == {
        "09999001-hafen": 2000,
        "09999001-muehle": 3000,
        "09999001-sonnenberg": 0,
    }


def test_rows_that_lean_on_a_bad_row_go_with_it(mini_copy: Path):
    path = mini_copy / "areas.csv"
    text = path.read_text("utf-8").replace("09999001-hafen,ward,Hafen", "09999001-hafen,ward,")
    path.write_text(text, "utf-8")
    package = read(mini_copy).package

    assert "09999001-hafen" not in package.register.index
    assert "09999001-hafen" not in package.areas("ward").index
    assert "09999001-hafen" not in package.observations["area_id"].tolist()


def test_bad_parent_does_not_cost_the_area(mini_copy: Path):
    path = mini_copy / "areas.csv"
    text = path.read_text("utf-8").replace("Mühlrand,09999001-muehle", "Mühlrand,nowhere")
    path.write_text(text, "utf-8")
    package = read(mini_copy).package

    assert package.register.loc["muehlrand", ["name", "parent_id"]].tolist() == ["Mühlrand", ""]


@pytest.mark.parametrize(
    ("file", "resource"),
    [
        ("actors.csv", "actors"),
        ("observations.csv", "observations"),
        ("events.csv", "events"),
        ("cases.yaml", "cases"),
        ("policy_fields.yaml", "policy-fields"),
        ("sources.csv", "sources"),
    ],
)
def test_part_that_is_no_text_is_left_out(file: str, resource: str, mini_copy: Path):
    (mini_copy / file).write_bytes(b"a: \xff\xfe\xfd")
    reading = read(mini_copy)

    assert resource in left_out(reading.problems)
    assert reading.package is not None
    assert len(reading.package.areas("ward")) == 4


def test_absent_optional_parts_are_no_problem(mini_copy: Path):
    gone = {"cases.yaml", "policy_fields.yaml", "events.csv", "series_breaks.csv"}
    path = mini_copy / "datapackage.json"
    content = json.loads(path.read_text("utf-8"))
    content["resources"] = [r for r in content["resources"] if r["path"] not in gone]
    path.write_text(json.dumps(content), "utf-8")
    for file in gone:
        (mini_copy / file).unlink()
    package = load(mini_copy)

    assert check(mini_copy) == ()
    assert (package.cases, package.policy_fields) == (None, None)
    assert package.events.empty
    assert package.series_breaks.columns.tolist()[0] == "indicator_id"


@pytest.mark.parametrize(
    "file", ["areas.csv", "indicators.csv", "dashboard.yaml", "datapackage.json"]
)
def test_without_its_core_there_is_no_package(file: str, mini_copy: Path):
    (mini_copy / file).write_text("{broken")
    reading = read(mini_copy)

    assert reading.package is None
    assert file in {problem.file for problem in reading.problems}


def test_hostile_names_are_data_like_any_other(hostile_dir: Path):
    package = load(hostile_dir)

    assert check(hostile_dir) == ()
    assert package.areas("ward")["name"].iloc[0] == f"Altmarkt {HOSTILE}"
    assert package.actors["name"].iloc[0] == f"Amt für Teilhabe {HOSTILE}"
    assert package.dashboard.modes[0].label.en == f"Opening {HOSTILE}"
