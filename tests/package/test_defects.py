"""Each kind of defect: made in a copy of the mini package, found with file, row and words."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from quartmap.errors import DataPackageError
from quartmap.package import check, load
from support.mini import copy_mini, renew_descriptor


@dataclass(frozen=True)
class Defect:
    """One entry of defects.yaml."""

    file: str
    old: str
    new: str
    words: str
    row: int | None = None
    column: str | None = None
    told: str = ""
    slow: bool = False
    encoding: str = "utf-8"


DEFECTS = {
    name: Defect(**entry)
    for name, entry in yaml.safe_load(
        Path(__file__).with_name("defects.yaml").read_text("utf-8")
    ).items()
}


def spoil(folder: Path, defect: Defect) -> None:
    path = folder / defect.file
    text = path.read_text("utf-8")
    assert defect.old in text, "the mini package has changed: the defect cannot be made"
    path.write_bytes(text.replace(defect.old, defect.new).encode(defect.encoding))


@pytest.mark.parametrize("name", DEFECTS)
def test_defect_is_told_with_its_place(name: str, mini_copy: Path):
    defect = DEFECTS[name]
    spoil(mini_copy, defect)
    if defect.file != "datapackage.json":
        renew_descriptor(mini_copy)

    if defect.slow:
        problems = check(mini_copy)
    else:
        with pytest.raises(DataPackageError) as caught:
            load(mini_copy)
        problems = caught.value.problems

    found = [problem for problem in problems if defect.words in problem.message]
    assert found, "\n".join(map(str, problems))
    assert found[0].file == (defect.told or defect.file)
    assert defect.column is None or found[0].column == defect.column
    assert defect.row is None or found[0].row == defect.row
    assert found[0].message.endswith(".")


def test_all_defects_are_told_at_once(mini_copy: Path):
    chosen = [
        "decimal comma",
        "unknown actor type",
        "crossing itself",
        "unknown mode",
        "crs member",
    ]
    for name in chosen:
        spoil(mini_copy, DEFECTS[name])
    renew_descriptor(mini_copy)

    messages = [problem.message for problem in check(mini_copy)]

    for name in chosen:
        assert any(DEFECTS[name].words in message for message in messages), name


def test_many_rows_with_one_fault_are_counted(mini_copy: Path):
    path = mini_copy / "events.csv"
    row = "x,2022,year,hafenviertel,planning,A,B,perhaps,study"
    path.write_text(path.read_text() + "".join(f"{row.replace('x', f'x{n}')}\n" for n in range(60)))
    renew_descriptor(mini_copy)

    told = [problem for problem in check(mini_copy) if problem.column == "is_claim"]

    assert [problem.row for problem in told if problem.row] == list(range(4, 54))
    assert "10 more rows" in next(problem.message for problem in told if problem.row is None)


def test_changed_file_has_another_hash_and_size(mini_copy: Path):
    path = mini_copy / "events.csv"
    path.write_text(path.read_text().replace("public", "publicly"))

    told = [(problem.file, problem.column) for problem in check(mini_copy)]

    assert told == [("events.csv", "hash"), ("events.csv", "bytes")]
    assert load(mini_copy).events["category"].tolist() == ["publicly", "planning"]


def test_files_and_listing_must_agree(mini_copy: Path):
    (mini_copy / "extra.csv").write_text("a\n1\n")
    (mini_copy / "context" / "rivers.geojson").unlink()

    told = {
        (problem.file, problem.message.split(" in datapackage")[0]) for problem in check(mini_copy)
    }

    assert told == {
        ("extra.csv", "is not listed"),
        ("context/rivers.geojson", "is listed"),
    }


@pytest.mark.parametrize("file", ["areas.csv", "dashboard.yaml", "datapackage.json"])
def test_needed_file_that_is_gone_is_told_once(file: str, mini_copy: Path):
    (mini_copy / file).unlink()

    with pytest.raises(DataPackageError) as caught:
        load(mini_copy)

    assert [problem.file for problem in caught.value.problems].count(file) == 1


def test_foreign_key_onto_geojson_is_told_and_does_not_crash(mini_copy: Path):
    path = mini_copy / "datapackage.json"
    text = path.read_text("utf-8").replace('"resource": "areas"', '"resource": "areas-wards"', 1)
    path.write_text(text, "utf-8")

    told = [problem for problem in check(mini_copy) if problem.column == "schema"]

    assert len(told) == 1
    assert "foreign key" in told[0].message


def test_schema_that_frictionless_refuses_is_told_and_does_not_crash(mini_copy: Path):
    path = mini_copy / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace('"required": true', '"needed": 1', 1), "utf-8")

    told = [problem for problem in check(mini_copy) if problem.file == "datapackage.json"]

    assert len(told) == 1
    assert "'needed'" in told[0].message or '"needed"' in told[0].message


def test_frictionless_adds_what_only_the_schema_says(mini_copy: Path):
    path = mini_copy / "datapackage.json"
    content = json.loads(path.read_text("utf-8"))
    schema = next(r["schema"] for r in content["resources"] if r["name"] == "observations")
    schema["fields"][-1]["constraints"] = {"maxLength": 14}
    path.write_text(json.dumps(content), "utf-8")

    told = [(problem.file, problem.row, problem.column) for problem in check(mini_copy)]

    assert told == [
        ("observations.csv", 15, "note"),
        ("observations.csv", 34, "note"),
        ("observations.csv", 37, "note"),
    ]


def test_no_folder_is_one_clear_problem(tmp_path: Path):
    with pytest.raises(DataPackageError, match="no such folder"):
        load(tmp_path / "nowhere")


def test_mini_itself_is_sound(mini_dir: Path, tmp_path: Path):
    assert check(mini_dir) == ()
    assert check(copy_mini(tmp_path / "copy")) == ()
