"""The command `estimate`: areas in a file get what the page shows, or a sentence."""

import csv
import io
import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from quartmap import cli
from quartmap.analysis.estimate import estimates
from quartmap.export.own import own_csv, own_geojson
from quartmap.own.upload import read
from quartmap.package import load
from support.uploads import BOW, SQUARE, collection, dump, feature, moved, polygon

TOWN = [[7.0, 51.44], [7.04, 51.44], [7.04, 51.47], [7.0, 51.47], [7.0, 51.44]]
SPOT = [[7.0, 51.44], [7.001, 51.44], [7.001, 51.441], [7.0, 51.441], [7.0, 51.44]]
"""A hectare: fewer people than figures are told of."""
FILE = dump(collection(feature(polygon(TOWN), name="Mitte"), feature(polygon(SPOT), name="Ecke")))


@pytest.fixture(autouse=True)
def _data(package, geodata_dir, monkeypatch):
    monkeypatch.setenv("QUARTMAP_DATA", str(geodata_dir))
    # Reading the package takes seconds; once is enough.
    monkeypatch.setattr(
        "quartmap.package.load", lambda path: package if path == geodata_dir else load(path)
    )


@pytest.fixture(scope="module")
def package(geodata_dir):
    return load(geodata_dir)


def invoke(*arguments, content=FILE):
    return CliRunner().invoke(cli.app, ["estimate", *map(str, arguments)], input=content)


def test_the_files_are_those_of_the_page(tmp_path, package):
    source = tmp_path / "areas.geojson"
    source.write_bytes(FILE)
    areas = read(FILE)
    found = estimates(package, areas)
    for form, make in (("csv", own_csv), ("geojson", own_geojson)):
        target = tmp_path / f"out.{form}"
        result = invoke(source, "-o", target)
        assert (result.exit_code, result.stdout) == (0, "")
        assert target.read_bytes() == make(package, areas, found)
        assert invoke("-", "--format", form).stdout_bytes == target.read_bytes()


def test_json_holds_the_same_figures_by_area_and_indicator():
    told = json.loads(invoke("-").stdout)
    rows = list(csv.DictReader(io.StringIO(invoke("-", "--format", "csv").stdout)))
    town, spot = told["areas"]
    figures = {row["indicator_id"]: row for row in rows if row["name"] == "Mitte"}
    assert list(town["figures"]) == list(figures)
    for key, row in figures.items():
        one = town["figures"][key]
        assert [f"{one[part]:g}" for part in ("value", "low", "high")] == [
            f"{float(row[part]):g}" for part in ("value", "value_low", "value_high")
        ]
        assert (one["status"], one["unit"]) == (row["status"], row["unit"])
    assert (spot["name"], spot["reason"], spot["figures"]) == ("Ecke", "few-residents", {})


def test_why_there_are_no_figures_is_said_beside():
    result = invoke("-")
    assert result.exit_code == 0
    reason, count = result.stderr.splitlines()
    assert reason.startswith("Ecke: no figures: By the estimate, fewer than 300 people live")
    assert count == "1 of 2 areas estimated."


def test_areas_without_a_name_are_numbered():
    told = json.loads(invoke("-", content=dump(polygon(TOWN))).stdout)
    assert told["areas"][0]["name"] == "Area 1"


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"", ["The file is empty"]),
        (b"PK\x03\x04", ["The file has the format ZIP"]),
        (dump(polygon(BOW)), ["The outline crosses", "--repair does it"]),
        (dump(polygon([[y, x] for x, y in SQUARE])), ["The coordinates do not", "--swap does it"]),
        (b" " * 6_000_000, ["The file is larger than 5 MB"]),
        (
            dump(collection(feature(polygon(BOW), name="Karo"), feature({"type": "X"}))),
            ["Feature 1 (Karo): ", "Feature 2: "],
        ),
    ],
)
def test_what_is_refused_is_told_a_sentence_a_line(content, lines):
    result = invoke("-", content=content)
    assert (result.exit_code, result.stdout) == (1, "")
    said = result.stderr.splitlines()
    assert len(said) == len(lines)
    for sentence, start in zip(said, lines, strict=True):
        assert sentence.startswith(f"quartmap: {start}")


def test_what_is_offered_does_it():
    swapped = [[y, x] for x, y in moved(BOW, 0, 0.4)]
    result = invoke("-", "--swap", "--repair", content=dump(polygon(swapped)))
    assert result.exit_code == 0
    assert "The outline was repaired" in result.stderr


def test_metres_by_the_option():
    metres = [[361000, 5700000], [364000, 5700000], [364000, 5703000], [361000, 5703000]]
    result = invoke("-", "--crs", "EPSG:25832", content=dump(polygon(metres)))
    told = json.loads(result.stdout)
    assert told["areas"][0]["area_km2"] == pytest.approx(9, rel=2e-3)


def test_a_package_without_cells_is_told(mini_copy):
    descriptor = json.loads((mini_copy / "datapackage.json").read_text("utf-8"))
    left = [one for one in descriptor["resources"] if not one["path"].startswith("census/")]
    for one in descriptor["resources"]:
        if one not in left:
            (mini_copy / one["path"]).unlink()
    (mini_copy / "datapackage.json").write_text(json.dumps(descriptor | {"resources": left}))
    result = invoke("-", "--data", mini_copy)
    assert result.exit_code == 1
    assert "no census cells to estimate from" in result.stderr


def test_a_file_that_is_not_there():
    result = invoke("/nowhere/x.geojson")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "/nowhere/x.geojson: No such file" in result.stderr


def test_as_a_program_it_reads_no_more_than_it_may():
    # An endless input ends after five megabytes.
    command = [sys.executable, "-c", "from quartmap.cli import app; app()", "estimate"]
    done = subprocess.run([*command, "/dev/zero"], capture_output=True, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith(b"quartmap: The file is larger than 5 MB")
    assert done.stdout == b""
