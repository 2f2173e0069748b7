import json
from hashlib import sha256

import pytest
from frictionless import Package

from quartmap.build import descriptor
from quartmap.build.part import FileRow, Part, SourceRow

OFFICE = SourceRow(
    source_id="office",
    producer="Amt",
    title="Zensus",
    licence="dl-de/by-2-0",
    licence_url="https://www.govdata.de/dl-de/by-2-0",
    attribution="Amt, dl-de/by-2-0",
    quality="official",
    url="https://example.org/census",
)
BOTE = SourceRow("bote", "Bote", "Bericht", "fact-citation-only", "Bote 2015", "press")
UNUSED = SourceRow("unused", "Niemand", "Nichts", "CC-BY-4.0", "Niemand", "press")
AREAS = """area_id,level,name,parent_id,ags,reference_area_id,same_as,boundary_status,boundary_date
01,state,Land,,01,,,official,2022
01001,county,Kreis,01,01001,01,,official,2022
"""
EVENTS = """event_id,date,date_precision,area_id,category,event_de,event_en,is_claim,source_id
e1,2015,year,01001,policy,Es beginnt,It begins,false,bote
"""
SHAPES = '{"type": "FeatureCollection", "features": []}\n'


def file_row(path, *source_ids, licence="dl-de/by-2-0", crs=""):
    return FileRow(path, path, source_ids, licence, "Amt", "as published", crs=crs)


@pytest.fixture
def target(tmp_path):
    (tmp_path / "areas").mkdir()
    (tmp_path / "areas.csv").write_text(AREAS, "utf-8")
    (tmp_path / "events.csv").write_text(EVENTS, "utf-8")
    (tmp_path / "areas" / "counties.geojson").write_text(SHAPES, "utf-8")
    (tmp_path / "cases.yaml").write_text("cases:\n- source_id: bote\n", "utf-8")
    return tmp_path


@pytest.fixture
def parts():
    return [
        Part(
            [
                file_row("areas.csv", "office"),
                file_row("areas/counties.geojson", "office", crs="EPSG:4326"),
            ],
            [OFFICE, UNUSED],
        ),
        Part(
            [
                file_row("events.csv", "bote", licence="dl-de/by-2-0; fact-citation-only"),
                file_row("cases.yaml", "bote", licence="fact-citation-only"),
            ],
            [BOTE, OFFICE],
        ),
    ]


def package(target):
    return json.loads((target / "datapackage.json").read_text("utf-8"))


def errors(target):
    report = Package(str(target / "datapackage.json")).validate()
    return {(task.name, error.type) for task in report.tasks for error in task.errors}


def test_every_file_is_listed_with_its_hash_and_size(parts, target):
    descriptor.build(parts, target)
    resources = {entry["path"]: entry for entry in package(target)["resources"]}
    assert list(resources) == [
        "areas.csv",
        "areas/counties.geojson",
        "cases.yaml",
        "events.csv",
        "sources.csv",
    ]
    for path, entry in resources.items():
        data = (target / path).read_bytes()
        assert entry["hash"] == f"sha256:{sha256(data).hexdigest()}"
        assert entry["bytes"] == len(data)


def test_custom_properties_and_schema(parts, target):
    descriptor.build(parts, target)
    by_name = {entry["name"]: entry for entry in package(target)["resources"]}
    shapes = by_name["areas-counties"]
    assert (shapes["crs"], shapes["mediatype"]) == ("EPSG:4326", "application/geo+json")
    assert "schema" not in shapes
    assert by_name["events"]["schema"]["primaryKey"] == ["event_id"]
    assert by_name["events"]["sources"] == [{"title": "Bote: Bericht", "sourceId": "bote"}]
    assert [entry["name"] for entry in by_name["events"]["licenses"]] == [
        "dl-de-by-2-0",
        "fact-citation-only",
    ]
    assert shapes["licenses"][0]["path"] == "https://www.govdata.de/dl-de/by-2-0"


def test_only_sources_in_use_are_kept_sorted(parts, target):
    descriptor.build(parts, target)
    lines = (target / "sources.csv").read_text("utf-8").splitlines()
    assert [line.split(",")[0] for line in lines] == ["source_id", "bote", "office"]
    assert lines[2] == (
        "office,Amt,Zensus,https://example.org/census,dl-de/by-2-0,"
        'https://www.govdata.de/dl-de/by-2-0,"Amt, dl-de/by-2-0",,official'
    )


def test_same_bytes_twice_and_no_day_in_them(parts, target):
    descriptor.build(parts, target)
    first = (target / "datapackage.json").read_bytes()
    descriptor.build(parts, target)
    assert (target / "datapackage.json").read_bytes() == first
    assert "created" not in package(target)
    assert package(target)["version"] == "2026.1"


def test_frictionless_accepts_the_package_and_sees_faults(parts, target):
    descriptor.build(parts, target)
    assert errors(target) == set()
    (target / "areas" / "counties.geojson").write_text("{}", "utf-8")
    assert ("areas-counties", "hash-count") in errors(target)
    (target / "events.csv").write_text(EVENTS.replace("01001", "01002"), "utf-8")
    descriptor.build(parts, target)
    assert errors(target) == {("events", "foreign-key")}


def test_sources_that_differ_are_shown_side_by_side(parts, target):
    other = SourceRow("office", "Amt", "Anderer Zensus", "dl-de/by-2-0", "Amt", "official")
    parts.append(Part(sources=[other]))
    with pytest.raises(ValueError, match=r"'office'.*Zensus.*Anderer Zensus"):
        descriptor.build(parts, target)


def test_file_without_description_is_named(parts, target):
    (target / "stray.csv").write_text("a\n", "utf-8")
    with pytest.raises(ValueError, match=r"not described by any step: stray\.csv"):
        descriptor.build(parts, target)


def test_described_file_must_be_there_and_be_described_once(parts, target):
    parts[0].files += [file_row("gone.csv", "office"), file_row("areas.csv", "office")]
    with pytest.raises(ValueError, match=r"not there: gone\.csv; described twice: areas\.csv"):
        descriptor.build(parts, target)


def test_source_of_a_row_must_be_described(parts, target):
    (target / "events.csv").write_text(EVENTS.replace("bote", "nobody"), "utf-8")
    with pytest.raises(ValueError, match=r"'nobody' \(events\.csv\)"):
        descriptor.build(parts, target)


def test_source_of_a_document_must_be_described(parts, target):
    (target / "cases.yaml").write_text("findings:\n- {source_id: nobody}\n", "utf-8")
    with pytest.raises(ValueError, match=r"'nobody' \(cases\.yaml\)"):
        descriptor.build(parts, target)
