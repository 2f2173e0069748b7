"""The page on data and methods, without a browser."""

import csv
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from quartmap.names import INDICATOR_KINDS, SOURCE_QUALITIES, VALUE_STATUSES
from quartmap.texts import texts
from quartmap.views import data_words
from support.shown import bodies

Visit = Callable[..., AppTest]
SECTIONS = ("indicators", "layers", "methods", "citation", "about")


def _html(test: AppTest) -> str:
    return unescape("\n".join(bodies(test)))


def test_first_view_is_the_map_s_indicator(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "data")
    assert not test.exception
    html = _html(test)
    assert "in Prozent der Bevölkerung" in html
    assert "Bis 2011 anders gezählt." in html
    assert "2015: Neue Zählung" in html
    assert "10 beobachtet · 1 geheim gehalten · 2 eingeschränkt aussagekräftig · 3 keine" in html
    assert "davon 2 als Grenzwert oder Spanne" in html
    assert "Lindtaler Bote: Bericht über Moosbach" in html


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_in_both_languages(
    visit: Visit, geodata_dir: Path, section: str, language: str
) -> None:
    test = visit(geodata_dir, "data", section=section, lang=language)
    assert not test.exception
    heading = {"de": "Daten & Methoden", "en": "Data and methods"}[language]
    assert f"<h1>{heading}</h1>" in _html(test)


def test_subject_narrows_and_the_address_keeps_the_sheet(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "data", sheet="population")
    assert len(test.selectbox(key="sheet").options) == 3
    test.selectbox(key="subject").set_value("people").run()
    assert not test.exception
    assert test.selectbox(key="sheet").options == ["Bevölkerung", "Bevölkerungsdichte"]
    assert test.selectbox(key="sheet").value == "population"
    test.selectbox(key="subject").set_value("migration").run()
    assert test.selectbox(key="sheet").value == "foreign_share"
    assert test.query_params["subject"] in ("migration", ["migration"])


def test_sheet_of_a_link_wins_over_its_subject(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "data", sheet="density", subject="migration")
    assert not test.exception
    assert test.selectbox(key="sheet").value == "density"
    assert test.selectbox(key="subject").value == ""
    assert "subject" not in test.query_params


def test_unknown_sheet_is_told(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "data", sheet="nothing")
    assert not test.exception
    assert "sheet=nothing" in unescape(test.info[0].value.replace("\\", ""))


def test_every_file_has_a_sheet(visit: Visit, geodata_dir: Path) -> None:
    test = visit(geodata_dir, "data", section="layers")
    options = test.selectbox(key="dataset").options
    listed = sum(1 for path in geodata_dir.rglob("*.*") if path.is_file()) - 1
    assert len(options) == len(set(options)) == listed
    test = visit(geodata_dir, "data", section="layers", dataset="areas-quarters")
    assert "angenähert, nicht amtlich" in _html(test)


def test_empty_slots_are_told(visit: Visit, mini_dir: Path) -> None:
    html = _html(visit(mini_dir, "data", section="about"))
    assert "post@example.org" in html
    assert html.count("noch nichts hinterlegt") == 3
    assert "Online-Karten" not in html  # this package offers none


def test_citation_names_version_and_digest(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "data", section="citation")
    assert "version 1.0.0" in test.code[0].value.lower()
    assert 'href="data/' in _html(test)
    assert test.code[1].value.startswith("@misc{")


def test_methods_show_the_package_s_modes_and_dimensions(visit: Visit, mini_dir: Path) -> None:
    html = _html(visit(mini_dir, "data", section="methods"))
    for text in ("Vorsicht: Man wartet ab.", "Gewerbe", "Fisher-Jenks", "Aus Ortsteilen summiert"):
        assert text in html
    assert "stroke-dasharray%3D%226%204%22" in html
    assert "%23c8641e" in html


def test_hostile_names_stay_text(visit: Visit, hostile_dir: Path) -> None:
    for section in SECTIONS:
        test = visit(hostile_dir, "data", section=section)
        assert not test.exception
        shown = "\n".join(bodies(test))
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown


def test_every_sheet_of_the_mini_package(visit: Visit, mini_dir: Path) -> None:
    with (mini_dir / "indicators.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            html = _html(visit(mini_dir, "data", sheet=row["indicator_id"], lang="en"))
            assert row["definition_en"] in html


def test_closed_sets_have_words() -> None:
    words = texts("de")
    kinds = [data_words.kind_text(one, words) for one in INDICATOR_KINDS]
    qualities = [data_words.quality_text(one, words) for one in SOURCE_QUALITIES]
    statuses = [data_words.status_name(one, words) for one in VALUE_STATUSES]
    for found in (kinds, qualities, statuses):
        assert len(set(found)) == len(found)
    assert data_words.size_text(1_240_000, words) == "1,2\N{NO-BREAK SPACE}MB"
    assert data_words.size_text(2114, words) == "2,1\N{NO-BREAK SPACE}kB"
