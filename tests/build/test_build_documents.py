import csv
import os
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from quartmap.build import cases, citations, documents, events, wording
from quartmap.build.wording import ACCOMMODATION
from quartmap.package.documents import Cases, Dashboard, PolicyFields

ROOT = Path(__file__).parents[2]
SOURCES = Path(os.environ.get("QUARTMAP_SOURCES", ROOT.parent / "shared" / "sources"))
NAMES = ("cases.yaml", "policy_fields.yaml", "dashboard.yaml", "events.csv")
CELLS = {
    "altena": (
        "Märkischer Kreis",
        "STADT ALTENA",
        "kleinstädtisch, industriell überprägt",
        "Bevölkerungszahl stark abnehmend, sozialer Status nicht näher definierbar",
        "Inwertsetzung",
    ),
    "altenessen-karnap": (
        "(kreisfreie) Stadt Essen",
        "ALTENESSEN/KARNAP",
        "einfache Gründerzeitbebauung",
        "Bevölkerungszahl stabil, starke internationale Zuwanderung, niedriger sozialer Status",
        "Problematisierung",
    ),
    "hoersterfeld": (
        "(kreisfreie) Stadt Essen",
        "HÖRSTERFELD",
        "Großwohnsiedlung (1970er Jahre)",
        "Bevölkerungszahl rückläufig, niedriger sozialer Status",
        "Veralltäglichung",
    ),
}


def read(path):
    return yaml.safe_load(path.read_text("utf-8"))


@pytest.fixture(
    scope="module", params=["shipped", pytest.param("built", marks=pytest.mark.sources)]
)
def folder(request, tmp_path_factory):
    if request.param == "shipped":
        if not (ROOT / "geodata" / "cases.yaml").is_file():
            pytest.skip("geodata/ has not been built")
        return ROOT / "geodata"
    if not SOURCES.is_dir():
        pytest.skip("no raw sources")
    target = tmp_path_factory.mktemp("documents")
    documents.build(SOURCES, target)
    return target


@pytest.fixture(scope="module")
def found(folder):
    return Cases(**read(folder / "cases.yaml"))


@pytest.fixture(scope="module")
def timeline(folder):
    with (folder / "events.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def dashboard(folder):
    return Dashboard(**read(folder / "dashboard.yaml"))


def test_abb_1_is_word_for_word(found):
    assert {
        case.area_id: (
            case.parent_body.de,
            case.quarter.de,
            case.urban_structure.de,
            case.sociodemographic_structure.de,
            case.integration_mode.de,
        )
        for case in found.cases
    } == CELLS
    assert (
        found.caption.de == "Fallstudienquartiere im Projekt QUARTPOINT und ihr Integrationsmodus"
    )
    assert found.headings["parent_body"].de == (
        "Übergeordnete kommunale Gebietskörperschaft des Fallstudienquartiers"
    )


@pytest.mark.sources
def test_abb_1_is_that_of_the_raw_file(found):
    if not SOURCES.is_dir():
        pytest.skip("no raw sources")
    quoted = read(SOURCES / "actors" / "abb1.yaml")
    for key, cells in quoted["cells"].items():
        case = next(case for case in found.cases if case.area_id == key.replace("_", "-"))
        shown = case.model_dump()
        assert {row: shown[row] for row in cells} == cells
        assert shown["quarter_type"] == quoted["types"][key]
    assert {key: text.model_dump() for key, text in found.headings.items()} == quoted["rows"]


def test_statements_are_complete_and_claims_are_marked(found):
    counts = {
        case.area_id: tuple(
            map(len, (case.strengths, case.conflicts, case.programmes, case.claims))
        )
        for case in found.cases
    }
    assert counts == {
        "altena": (5, 5, 5, 0),
        "altenessen-karnap": (4, 5, 4, 2),
        "hoersterfeld": (4, 4, 2, 0),
    }
    assert len(found.findings) == 7
    claims = [claim for case in found.cases for claim in case.claims]
    assert all(claim.is_claim for claim in claims)
    assert claims[0].text.de.startswith("Mehr als 40 % der Bevölkerung haben nach Angabe von SPD")
    assert "Mehr als 70 %" in claims[1].text.de
    others = [s for c in found.cases for s in (*c.strengths, *c.conflicts, *c.programmes)]
    assert not any(statement.is_claim for statement in others)


def test_paid_staff_is_not_called_full_time(found):
    text = found.model_dump_json()
    assert "hauptamtliche kommunale Begleitung" in text
    assert "ull-time" not in text


def test_accommodation_is_not_located_below_borough(found):
    for case in found.cases:
        for statement in (*case.strengths, *case.conflicts):
            if ACCOMMODATION.search(statement.text.de) and case.area_id != "altena":
                assert "Stadtbezirk" in statement.text.de


def test_sources_of_all_texts_are_described(found, timeline):
    known = {row.source_id for row in citations.load().values()}
    cited = {s.source_id for c in found.cases for s in (*c.strengths, *c.conflicts, *c.programmes)}
    assert cited | {row["source_id"] for row in timeline} <= known


def test_policy_fields_hold_16_measures_of_which_four_are_derived(folder):
    fields = PolicyFields(**read(folder / "policy_fields.yaml"))
    measures = [measure for field in fields.fields for measure in field.measures]
    assert [field.position for field in fields.fields] == ["centre", "outer", "outer", "outer"]
    assert len(measures) == 16
    assert [m.id for m in measures if m.derived] == ["U1", "U2", "U3", "U4"]
    assert [lever.id for lever in fields.levers] == ["L1", "L2", "L3", "L4"]
    assert fields.levers[0].actor_ids == ("AL03", "ES07")
    illustrated = [m for m in (*measures, *fields.levers) if m.actor_ids]
    assert [m.id for m in illustrated] == ["I1", "I2", "I3", "A4", "K3", "L1"]
    assert [m.id for m in illustrated if m.note] == ["A4"]
    assert [m.label.de for m in illustrated if m.id == "I3"] == [
        "Kontakte zu Betrieben herstellen, Beschäftigungshürden abbauen"
    ]


def test_notes_on_policy_fields_stand_once_and_count_nothing(folder):
    fields = PolicyFields(**read(folder / "policy_fields.yaml"))
    assert sum("nicht der Studie" in note.de for note in fields.notes) == 1
    own = [m.note for field in fields.fields for m in field.measures if m.note]
    assert len(own) == 1
    told = [text for note in (*fields.notes, *own) for text in (note.de, note.en)]
    numbers = [found for text in told for found in re.findall(r"(?<![A-Z])\b\d+", text)]
    assert {number for number in numbers if not number.startswith("20")} == set()


def test_66_events_keep_the_precision_of_their_date(timeline):
    assert len(timeline) == 66
    assert len({row["event_id"] for row in timeline}) == 66
    lengths = {"day": 10, "month": 7, "year": 4, "approx": 4}
    assert all(len(row["date"]) == lengths[row["date_precision"]] for row in timeline)
    assert Counter(row["date_precision"] for row in timeline) == {
        "day": 36,
        "month": 15,
        "year": 11,
        "approx": 4,
    }


def test_events_locate_accommodation_only_from_borough_upward(timeline):
    reception = {row["date"]: row["area_id"] for row in timeline if row["category"] == "reception"}
    assert reception == {
        "2015-08-03": "05113000",
        "2015-09": "05113000",
        "2015-10": "altena",
        "2015-11-05": "05113000-b5",
        "2015-11-12": "05113000-b5",
    }


def test_event_that_locates_accommodation_is_refused():
    row = {
        "date": "2015-08-03",
        "date_precision": "day",
        "case": "hoersterfeld",
        "category": "reception",
        "event_de": "Zeltdorf eröffnet",
        "event_en": "Tent village opens",
        "source_key": "seed",
    }
    with pytest.raises(ValueError, match="locates accommodation"):
        events.event(row)
    with pytest.raises(ValueError, match="locates accommodation"):
        events.event(row | {"case": "essen_city", "event_de": "Zeltdorf am Musterweg eröffnet"})
    assert events.event(row | {"case": "essen_city"})["area_id"] == "05113000"


def test_dashboard_names_levels_places_and_view_that_fit(dashboard):
    assert [level.id for level in dashboard.levels] == [
        "quarter",
        "district",
        "borough",
        "municipality",
        "county",
        "state",
        "cell",
    ]
    inside = {level.id for level in dashboard.levels if level.within_cases}
    assert inside == {"quarter", "district", "borough", "cell"}
    assert dashboard.view.place in {place.id for place in dashboard.places}
    assert {place.case for place in dashboard.places if place.case} == set(CELLS)
    for south, west, north, east in (place.bounds for place in dashboard.places):
        assert 50 < south < north < 53
        assert 5 < west < east < 10


def test_modes_differ_by_pattern_and_dimensions_by_shape_and_colour(dashboard):
    assert len({mode.dash for mode in dashboard.modes}) == 3
    assert len({dimension.shape for dimension in dashboard.dimensions}) == 3
    for dimension in dashboard.dimensions:
        assert contrast_on_white(dimension.colour) >= 3


def test_modes_of_cases_are_those_of_the_dashboard(found, dashboard):
    assert {case.mode for case in found.cases} == {mode.id for mode in dashboard.modes}


def contrast_on_white(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    red, green, blue = linear
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


@pytest.fixture
def first_view(tmp_path):
    (tmp_path / "observations.csv").write_text(
        "indicator_id,reference_date\nshare_foreign,2022-05-15\n", "utf-8"
    )
    (tmp_path / "indicators.csv").write_text("indicator_id,topic\nshare_foreign,origin\n", "utf-8")
    return tmp_path


def test_first_view_must_have_observations(first_view):
    shown = Dashboard(**read(Path(documents.__file__).with_name("dashboard.yaml")))
    documents.check_view(shown, first_view)
    empty = shown.model_copy(
        update={"view": shown.view.model_copy(update={"indicator": "nothing"})}
    )
    with pytest.raises(ValueError, match="'nothing'"):
        documents.check_view(empty, first_view)


def test_topics_of_indicators_must_have_labels(first_view):
    (first_view / "indicators.csv").write_text(
        "indicator_id,topic\nshare_foreign,weather\n", "utf-8"
    )
    shown = Dashboard(**read(Path(documents.__file__).with_name("dashboard.yaml")))
    with pytest.raises(ValueError, match="weather"):
        documents.check_view(shown, first_view)


@pytest.mark.sources
def test_same_bytes_twice(tmp_path):
    if not SOURCES.is_dir():
        pytest.skip("no raw sources")
    documents.build(SOURCES, tmp_path)
    first = {name: (tmp_path / name).read_bytes() for name in NAMES}
    documents.build(SOURCES, tmp_path)
    assert {name: (tmp_path / name).read_bytes() for name in NAMES} == first


def test_claims_carry_the_figure_of_the_raw_file():
    figure = {
        "key": "migration_background_claim",
        "value": 41,
        "date": "2016",
        "source": "spd_demo",
    }
    statements = cases.claims([figure, {"key": "population", "value": 1}])
    assert [s.text.en for s in statements] == [wording.claim(figure["key"], 41, "2016").en]
    assert "41 %" in statements[0].text.de
