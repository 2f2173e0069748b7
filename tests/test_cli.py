"""The command line over the mini package."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from quartmap import cli
from quartmap.package.location import data_folder

run = CliRunner()


@pytest.fixture(autouse=True)
def _data(mini_dir, monkeypatch):
    monkeypatch.setenv("QUARTMAP_DATA", str(mini_dir))


def invoke(*arguments):
    return run.invoke(cli.app, [str(argument) for argument in arguments])


def test_every_command_and_option_has_help():
    command = get_command(cli.app)
    assert sorted(command.commands) == ["check", "estimate", "export", "layers", "profile", "run"]
    for name, part in {"": command, **command.commands}.items():
        assert part.help, name
        for option in part.params:
            assert option.help, f"{name} {option.name}"


def test_layers_are_listed_with_label_and_count():
    result = invoke("layers")
    assert result.exit_code == 0
    assert [line.split() for line in result.stdout.splitlines()] == [
        ["cores", "Kerne", "cores", "3"],
        ["wards", "Ortsteile", "wards", "4"],
        ["towns", "Orte", "towns", "2"],
        ["shires", "Landkreise", "shires", "1"],
        ["actors", "Akteure", "Actors", "5"],
    ]


def test_export_writes_a_filtered_geojson(tmp_path):
    target = tmp_path / "wards.geojson"
    options = ("--indicator", "foreign_share", "--date", "2022", "--where", "foreign_share >= 10")
    result = invoke("export", "wards", *options, "-o", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "2 features of wards" in result.stderr
    layer = json.loads(target.read_text("utf-8"))
    assert [f["properties"]["foreign_share"] for f in layer["features"]] == [10, 20]
    assert "density" not in layer["features"][0]["properties"]


def test_export_to_standard_output_is_nothing_but_the_layer():
    result = invoke("export", "actors", "-o", "-")
    assert len(json.loads(result.stdout)["features"]) == 5


def test_profile_writes_a_pdf_in_either_language(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = invoke("profile", "moosbach")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "written to moosbach-de.pdf" in result.stderr
    german = (tmp_path / "moosbach-de.pdf").read_bytes()
    english = invoke("profile", "moosbach", "--lang", "en", "-o", "-").stdout_bytes
    assert german.startswith(b"%PDF-1.7")
    assert english.startswith(b"%PDF-1.7")
    assert german != english


@pytest.mark.parametrize(
    ("options", "start"),
    [
        (("-o", "x.csv"), b"area_id,"),
        (("-o", "x.gpkg"), b"SQLite format 3"),
        (("-o", "x.json"), b'{"type":"FeatureCollection"'),
        (("-o", "x.dat", "--format", "csv"), b"area_id,"),
    ],
)
def test_the_format_follows_the_option_or_the_ending(tmp_path, options, start):
    target = tmp_path / options[1]
    result = invoke("export", "towns", "-o", target, *options[2:])
    assert result.exit_code == 0
    assert target.read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("export", "parishes", "-o", "-"), "There is no layer 'parishes'; there are: cores,"),
        (("export", "wards", "-o", "-", "--indicator", "height"), "'height'; there are: density"),
        (("export", "wards", "-o", "-", "--date", "1999"), "no values of '1999'"),
        (("export", "wards", "-o", "-", "--where", "name ="), "ends at character 7"),
        (("export", "wards", "-o", "/nowhere/x.geojson"), "/nowhere/x.geojson: No such file"),
        (("layers", "--data", "/nowhere"), "/nowhere"),
        (("profile", "nowhere"), "no quarter 'nowhere' in this data package. It has"),
        (("profile", "moosbach", "-o", "/nowhere/x.pdf"), "/nowhere/x.pdf: No such file"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_code_1(arguments, message):
    result = invoke(*arguments)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert message in result.stderr
    assert result.stderr.startswith("quartmap: ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "wards"),
        ("export", "wards", "-o", "-", "--format", "shp"),
        ("profile", "moosbach", "--lang", "fr"),
        ("run", "--port", "0"),
    ],
)
def test_wrong_usage_is_exit_code_2(arguments):
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr


def test_a_broken_package_is_told_in_one_line(mini_copy):
    path = mini_copy / "observations.csv"
    path.write_text(path.read_text("utf-8").replace(",14,", ",vierzehn,"), "utf-8")
    result = invoke("layers", "--data", mini_copy)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_check_of_a_sound_package(mini_dir):
    for arguments in (("check",), ("check", mini_dir)):
        result = invoke(*arguments)
        assert result.exit_code == 0
        assert result.stdout.startswith("no problems")


def test_check_lists_every_problem(mini_copy):
    path = mini_copy / "observations.csv"
    text = path.read_text("utf-8").replace(",14,", ",vierzehn,").replace(",8,", ",acht,")
    path.write_text(text, "utf-8")
    result = invoke("check", mini_copy)
    assert result.exit_code == 1
    assert "'vierzehn'" in result.stdout
    assert "'acht'" in result.stdout
    assert "problems in" in result.stderr


def test_version():
    assert invoke("--version").stdout == "quartmap 0.1.0\n"


def test_run_starts_the_app_with_the_folder_and_the_port(mini_dir, monkeypatch):
    started = {}

    class App:
        def run(self, *, config):
            started["config"] = config

    def create_app(folder):
        started["folder"] = folder
        return App()

    monkeypatch.setattr("quartmap.web.application.create_app", create_app)
    monkeypatch.delenv("QUARTMAP_DATA")
    result = invoke("run", "--port", "8600", "--data", mini_dir, "--headless")
    assert result.exit_code == 0, result.output
    assert started["folder"] == mini_dir
    assert os.environ["QUARTMAP_DATA"] == str(mini_dir)
    config = started["config"]
    assert config["server.port"] == 8600
    assert config["server.address"] == "localhost"
    assert config["server.headless"] is True
    assert config["browser.gatherUsageStats"] is False


def quartmap(*arguments, **options):
    command = [sys.executable, "-c", "from quartmap.cli import app; app()", *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=60, **options)


def test_as_a_program_it_writes_bytes_to_a_pipe():
    result = quartmap("export", "wards", "-o", "-", "--format", "csv")
    assert result.returncode == 0
    found = list(csv.DictReader(io.StringIO(result.stdout.decode("utf-8"))))
    assert [row["name"] for row in found] == ["Altmarkt", "Hafen", "Mühle", "Sonnenberg"]


def test_as_a_program_it_shows_no_traceback():
    result = quartmap("export", "wards", "-o", "-", "--where", "((", env={"QUARTMAP_DATA": "x"})
    assert result.returncode == 1
    assert b"Traceback" not in result.stderr


def test_the_folder_named_outright_wins(tmp_path, mini_dir, monkeypatch):
    monkeypatch.chdir(tmp_path)
    environ = {"QUARTMAP_DATA": str(mini_dir)}
    assert data_folder(tmp_path / "other", environ=environ) == tmp_path / "other"
    assert data_folder(environ=environ) == mini_dir


def test_the_working_folder_comes_before_the_installed_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    here = tmp_path / "geodata"
    here.mkdir()
    (here / "datapackage.json").touch()
    assert data_folder(environ={}) == here


def test_where_nothing_is_found_the_working_folder_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("quartmap.package.location._PACKAGE", tmp_path / "src" / "quartmap")
    assert data_folder(environ={}) == tmp_path / "geodata"
