"""The figures of a quarter's profile: each beside its municipality, words for what is not there."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from quartmap.analysis import profile
from quartmap.package import load
from quartmap.texts import texts
from quartmap.views.study_figures_dates import series_tables
from quartmap.views.study_figures_structure import structure_bars
from quartmap.views.study_figures_tables import Footnotes, comparison_tables
from support.shown import bodies, charts

Visit = Callable[..., AppTest]


@pytest.fixture(scope="module")
def real(geodata_dir):
    return load(geodata_dir)


def cells(table: str) -> list[list[str]]:
    """The rows of all tables in words; what is small stands after a slash."""
    rows = re.findall(r"<tr>(.*?)</tr>", table)
    plain = [
        [
            unescape(re.sub(r"<[^>]+>", "", one.replace("<small>", " / ")))
            for one in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)
        ]
        for row in rows
    ]
    return [[one.replace("\N{NO-BREAK SPACE}", " ").strip() for one in row] for row in plain]


def shown(test: AppTest) -> str:
    return "\n".join(bodies(test))


def test_a_figure_stands_beside_its_municipality_with_the_difference(mini):
    head, row = cells(comparison_tables(mini, "hafenviertel", "de", key=True))
    assert head == [
        "Indikator",
        "Hafenviertel",
        "Lindtal",
        "Differenz",
        "Landkreis Lindtal",
        "Differenz",
    ]
    assert row[0] == "Ausländeranteil / %, 15.05.2022a, b"
    assert row[1:] == ["16,7", "14,0", "+2,7", "\N{EN DASH}", ""]


def test_other_dates_and_ranges_are_said(mini):
    rows = cells(comparison_tables(mini, "muehlrand", "de", key=False))
    own = next(row for row in rows if row[0].startswith("Ausländeranteil"))
    assert "eingeschränkt aussagekräftig" in own[0]
    assert own[1:4] == ["40,0", "/ nur 15.05.2022", ""]
    counted = next(row for row in rows if row[0].startswith("Bevölkerung"))
    assert counted[1:4] == ["2.500 / geschätzt", "6.000", ""]  # counts have no difference


def test_bounds_keep_their_form(real):
    found = [
        row
        for area in real.areas(real.dashboard.case_level).index
        for key in (True, False)
        for row in cells(comparison_tables(real, area, "de", key=key))
    ]
    assert any(re.match(r"(über|unter) \d", one) for row in found for one in row[1:])


def test_suppressed_is_neither_zero_nor_missing(real):
    text = structure_bars(real, "hoersterfeld", "de")
    row = next(row for row in cells(text) if row[0] == "vor 1919")
    assert row[1] == "/ geheim gehalten: zu geringe Fallzahl"
    assert re.fullmatch(r"15,5( / geschätzt)?", row[2])


def test_bars_are_as_long_as_their_figures(real):
    text = structure_bars(real, "hoersterfeld", "de")
    table = next(one for one in text.split("<table>") if "vor 1919" in one)
    found = re.findall(r'style="width:([\d.]+)%"></span>([\d,]+)', table)
    ratios = [float(width) / float(figure.replace(",", ".")) for width, figure in found]
    assert len(found) > 6
    assert max(ratios) == pytest.approx(min(ratios), rel=0.05)


def test_series_tables_name_the_break_between_the_dates(real):
    area = real.areas(real.dashboard.case_level).index[0]
    found = [
        one for one in profile.all_series(real, area) if one.indicator_id == "population_update"
    ]
    rows = cells(series_tables(real, found, texts("de")))
    firsts = [row[0] for row in rows]
    place = next(i for i, one in enumerate(firsts) if one.startswith("Zeitreihenbruch 2011"))
    assert firsts[place - 1].endswith("2009")
    assert firsts[place + 1].endswith("2013")


def test_letters_go_on_after_z(mini):
    notes = Footnotes(mini, texts("de"))
    letters = [notes.letter(f"source-{number}") for number in range(30)]
    assert letters[:2] + letters[25:28] == ["a", "b", "z", "aa", "ab"]
    assert notes.letter("source-0") == "a"
    assert len(set(letters)) == 30


@pytest.mark.parametrize("lang", ["de", "en"])
def test_page_shows_few_charts_and_nothing_folded(
    visit: Visit, geodata_dir: Path, lang: str
) -> None:
    test = visit(geodata_dir, "studies", area="hoersterfeld", lang=lang)
    assert not test.exception
    head = {"de": "Kennzahlen im Vergleich", "en": "Key figures in comparison"}[lang]
    assert f"<h3>{head}</h3>" in shown(test)
    assert 4 <= charts(test) <= 7  # six series and the events
    assert "q-series" not in shown(test)


def test_a_series_of_the_address_is_shown(visit: Visit, geodata_dir: Path) -> None:
    plain = charts(visit(geodata_dir, "studies", area="altena"))
    test = visit(geodata_dir, "studies", area="altena", series="rent_asking")
    assert not test.exception
    assert charts(test) == plain + 1
    assert "q-series" in shown(test)


def test_an_unknown_series_is_left_aside(visit: Visit, geodata_dir: Path) -> None:
    test = visit(geodata_dir, "studies", area="altena", series="<b>nonsense")
    assert not test.exception
    assert "nonsense" not in shown(test)


def test_a_small_package_has_no_series(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "studies", area="hafenviertel")
    assert not test.exception
    assert "<h3>Kennzahlen im Vergleich</h3>" in shown(test)
    assert "<h3>Entwicklung</h3>" not in shown(test)
    assert "16,7" in shown(test)


def test_names_from_data_are_no_markup(visit: Visit, hostile_dir: Path) -> None:
    test = visit(hostile_dir, "studies", area="hafenviertel")
    assert not test.exception
    assert "&lt;img src=x" in shown(test)
    assert "<img src=x" not in shown(test)
    assert "<script>alert" not in shown(test)
