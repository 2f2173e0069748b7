"""The documents say what is: commands, options, paths, indicators, pictures, numbers."""

import contextlib
import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from quartmap import cli
from quartmap.export.layers import offers
from quartmap.package import check, load
from quartmap.package.schema import TABLES
from quartmap.views.state import LANG, parameters, read_address
from quartmap.web.headers import policy
from support.documents import (
    DOCUMENTS,
    GENERATED,
    READMES,
    ROOT,
    blocks,
    commands,
    exists,
    inline,
    lines,
    make_calls,
    paths,
    text_of,
)

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = set(re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE))
EXPLAINED = set(re.findall(r"^([a-z][a-z-]*):.*##", MAKEFILE, re.MULTILINE))


@pytest.fixture(scope="module")
def package(geodata_dir):
    return load(geodata_dir)


@pytest.mark.parametrize("name", READMES)
def test_the_two_commands_stand_at_the_top(name):
    top = "\n".join(text_of(name).splitlines()[:15])
    assert re.search(r"^make run\b", top, re.MULTILINE)
    assert re.search(r"^make test\b", top, re.MULTILINE)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_target_and_variable_exists(name):
    calls = make_calls(name)
    assert calls
    for target, given in calls:
        assert target in TARGETS, target
        for variable in re.findall(r"(\w+)=", given):
            assert re.search(rf"^(export )?{variable} \?=", MAKEFILE, re.MULTILINE), variable


def test_every_make_target_is_explained():
    assert {target for target, _ in make_calls("CONTRIBUTING.md")} == EXPLAINED


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_and_option_exists(name):
    known = get_command(cli.app).commands
    for command, *words in commands(name):
        assert command in known, command
        options = {option for part in known[command].params for option in part.opts}
        named = {word for word in words if re.fullmatch(r"-{1,2}[a-z][a-z-]*", word)}
        assert named <= options, f"quartmap {command}: {named - options}"


@pytest.mark.parametrize("name", READMES)
def test_every_command_and_option_is_documented(name):
    known = get_command(cli.app).commands
    assert {command for command, *_ in commands(name)} == set(known)
    for command, part in known.items():
        said = {word for first, *words in commands(name) if first == command for word in words}
        for option in part.params:
            flags = {flag for flag in option.opts if flag.startswith("-")}
            # Where `export` reads the data is said with `run` and `QUARTMAP_DATA`.
            if flags and (command == "run" or option.name != "data"):
                assert flags & said, f"quartmap {command} {flags}"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_exists(name):
    # What lies beside the project, like the raw sources, is not everywhere.
    apart = (*GENERATED, "../")
    lost = [path for path in paths(name) if not path.startswith(apart) and not exists(path)]
    assert lost == []


def test_paths_are_found_at_all():
    assert {"NOTICE", "geodata/sources.csv", "docs/images/map.png"} <= set(paths("README.md"))
    assert "src/quartmap/maps/assets/9-start.js" in paths("CONTRIBUTING.md")
    assert not exists("src/quartmap/nowhere.py")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_indicator_exists(name):
    with (ROOT / "geodata" / "indicators.csv").open(encoding="utf-8", newline="") as file:
        known = {row["indicator_id"] for row in csv.DictReader(file)}
    called = [word for words in commands(name) for word in _after(words, "--indicator")]
    quoted = re.findall(r'observed\("([^"]+)"', text_of(name))
    assert {*called, *quoted} <= known
    # Any other word with an underscore is a column or stands in the code.
    columns = {column.name for table in TABLES.values() for column in table.columns}
    code = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    words = [one for one in inline(name) if re.fullmatch(r"[a-z]+(_[a-z0-9]+)+", one)]
    unknown = {word for word in words if word not in known | columns}
    assert {word for word in unknown if not re.search(rf"\b{word}\b", code)} == set()


def _after(words, option):
    return [words[place + 1] for place, word in enumerate(words) if word == option]


@pytest.mark.parametrize("name", READMES)
def test_every_link_to_the_page_opens_what_it_says(name, package):
    queries = [one for one in inline(name) if one.startswith("?")]
    assert queries
    for query in queries:
        address = dict(part.split("=") for part in query[1:].split("&"))
        assert address.pop(LANG, "de") in {"de", "en"}
        assert address.pop("embed", "true") == "true"  # Streamlit keeps it to itself
        values, unknown = read_address(parameters(package), address)
        assert unknown == ()
        assert {key: str(values[key]) for key in address} == address


def test_both_readmes_have_the_same_commands():
    for language in ("sh", "python"):
        assert lines("README.md", language) == lines("README.de.md", language) != []


def test_both_readmes_have_the_same_shape():
    shapes = []
    for name in READMES:
        text = re.sub(r"```.*?```", "", text_of(name), flags=re.DOTALL)
        starts = re.findall(r"^(#+ |- |\||> |!\[)", text, re.MULTILINE)
        shapes.append(Counter(starts))
    assert shapes[0] == shapes[1]
    assert shapes[0]["## "] > 5


@pytest.mark.parametrize("name", READMES)
def test_the_picture_is_there_and_small(name):
    [picture] = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text_of(name))
    content = (ROOT / picture).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) == (1440, 900)
    assert len(content) < 400_000


@pytest.mark.parametrize("name", READMES)
def test_the_layers_and_their_numbers_are_those_of_the_package(name, package):
    rows = re.findall(r"^\| `([a-z]+)` \|.*\| (\d+) \|$", text_of(name), re.MULTILINE)
    counts = {offer.name: offer.count for offer in offers(package)}
    assert {layer: int(count) for layer, count in rows} == counts


@pytest.mark.parametrize("name", READMES)
def test_the_citation_names_the_package(name, package):
    assert f"{package.name} {package.version}" in text_of(name)


def test_the_table_of_sources_names_every_licence_of_the_descriptor(geodata_dir):
    descriptor = json.loads((geodata_dir / "datapackage.json").read_text("utf-8"))
    names = {one["name"] for file in descriptor["resources"] for one in file["licenses"]}
    said = {
        "dl-de-by-2-0": "dl-de/by-2-0",
        "dl-de-zero-2-0": "dl-de/zero-2-0",
        "ODbL-1.0": "ODbL 1.0",
        "CC-BY-4.0": "CC BY 4.0",
        "reproduction-with-source": "reproduction with source",
        "fact-citation-only": "facts only",
        "Apache-2.0": "Apache License 2.0",
    }
    assert names <= set(said)
    assert [name for name in sorted(names) if said[name] not in text_of("README.md")] == []


def test_the_export_commands_work(geodata_dir, tmp_path, monkeypatch):
    monkeypatch.setenv("QUARTMAP_DATA", str(geodata_dir))
    monkeypatch.chdir(tmp_path)
    exports = [words for words in commands("README.md") if words[0] == "export" and "-o" in words]
    assert len(exports) == 3
    for words in exports:
        result = CliRunner().invoke(cli.app, words)
        assert result.exit_code == 0, result.output
        assert Path(words[words.index("-o") + 1]).stat().st_size > 10_000
    districts = json.loads(Path("districts.geojson").read_text("utf-8"))
    assert all(one["properties"]["share_foreign"] > 15 for one in districts["features"])


def test_the_python_example_works(geodata_dir, monkeypatch):
    monkeypatch.setenv("QUARTMAP_DATA", str(geodata_dir))
    [example] = blocks("README.md", "python")
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        exec(example, {})  # noqa: S102  the example of our own README
    assert "05113000-altenessen-nord" in told.getvalue()


def test_every_environment_variable_is_explained():
    code = [*(ROOT / "src").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), ROOT / "Makefile"]
    names = {
        name for path in code for name in re.findall(r"QUARTMAP_[A-Z]+", path.read_text("utf-8"))
    }
    table = re.findall(r"^\| `(QUARTMAP_[A-Z]+)`", text_of("CONTRIBUTING.md"), re.MULTILINE)
    assert set(table) == names


def test_every_exception_of_the_content_policy_is_explained():
    section = text_of("CONTRIBUTING.md").split("## Headers")[1].split("## ")[0]
    for directive in policy().split("; "):
        name, *allowed = directive.split()
        for source in set(allowed) - {"'self'", "'none'"}:
            assert source in section, directive
            assert name in section, directive


def test_what_another_city_may_leave_out(mini_copy):
    kept, optional = text_of("README.md").split("May be left out")
    kept = re.findall(r"^- (`[^:]+):", kept.split("## Another city")[1], re.MULTILINE)
    kept = re.findall(r"`([^`]+)`", " ".join(kept))
    optional = re.findall(r"`([\w.]+)`", optional.split("`quartmap check DIR`")[0])
    assert "actors.csv" in optional
    path = mini_copy / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    left = [one for one in descriptor["resources"] if one["path"].split("/")[0] not in optional]
    for one in descriptor["resources"]:
        if one not in left:
            (mini_copy / one["path"]).unlink()
    path.write_text(json.dumps(descriptor | {"resources": left}), "utf-8")
    assert check(mini_copy) == ()
    assert load(mini_copy).actors.empty
    files = [one.relative_to(mini_copy) for one in mini_copy.rglob("*") if one.is_file()]
    assert [str(one) for one in files if not any(one.match(pattern) for pattern in kept)] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_documents_are_plain(name):
    text = text_of(name)
    assert not re.search(r"[\U0001F300-\U0001FAFF\u2600-\u27BF]|shields\.io|badge", text)
    assert "](http://" not in text
