"""The case studies: the study's table word for word, claims marked, gaps counted."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from quartmap.package import DataPackage, load
from quartmap.paper.events import category_text, events_of, written_date
from quartmap.texts import texts
from quartmap.views.study_gaps import study_gaps
from support.shown import bodies

Visit = Callable[..., AppTest]


@pytest.fixture(scope="module")
def geodata(geodata_dir) -> DataPackage:
    return load(geodata_dir)


def html(test: AppTest) -> str:
    return "\n".join(bodies(test))


def table(test: AppTest) -> str:
    return next(one for one in bodies(test) if "q-cases" in one)


def plain(text: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "|", text))


def gaps(package: DataPackage, area: str) -> list[str]:
    return re.findall(r"<li>(.*?)</li>", study_gaps(package, "de", area))


def test_table_has_the_study_s_words(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "studies")
    assert not test.exception
    shown = plain(html(test))
    for said in ("Drei Orte im Vergleich", "Lindtal, wachsend", "dicht, gemischt", "Kleinstadt"):
        assert said in shown
    assert "Man wartet ab." in shown  # what the mode means
    assert 'stroke-dasharray="6 4"' not in html(test)  # inline SVG would be taken out
    assert "stroke-dasharray=%226%204%22" in html(test)


def test_english_stands_beside_the_study_s_words(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "studies", lang="en")
    assert not test.exception
    assert 'dense, mixed<span class="q-original" lang="de">dicht, gemischt</span>' in html(test)
    assert 'class="q-original"' not in html(visit(mini_dir, "studies"))


def test_claims_are_marked_and_others_not(visit: Visit, mini_dir: Path) -> None:
    items = re.findall(r"<li>(.*?)</li>", table(visit(mini_dir, "studies")))
    marked = [plain(one) for one in items if "q-claim" in one]
    assert len(marked) == 1
    assert "Aussage einer Partei oder der Presse|Der Hafen sei vernachlässigt." in marked[0]
    assert any("Viele Läden" in one and "q-claim" not in one for one in items)


def test_every_statement_of_geodata_has_its_source(
    visit: Visit, geodata_dir: Path, geodata: DataPackage
) -> None:
    test = visit(geodata_dir, "studies")
    assert not test.exception
    shown = table(test)
    cases = geodata.cases
    assert cases is not None
    groups = ("strengths", "conflicts", "programmes", "claims")
    said = [one for case in cases.cases for group in groups for one in getattr(case, group)]
    said += cases.findings
    assert shown.count("<li>") == len(said) > 40
    assert len(re.findall(r'<span class="q-cite">.+?</span></li>', shown)) == len(said)
    assert shown.count('class="q-claim"') == sum(one.is_claim for one in said) == 2


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("", "Altena"), ("hoersterfeld", "Hörsterfeld"), ("05962004", "Altena")],
)
def test_the_address_chooses_the_profile(
    visit: Visit, geodata_dir: Path, asked: str, shown: str
) -> None:
    test = visit(geodata_dir, "studies", **({"area": asked} if asked else {}))
    assert not test.exception
    assert not test.info
    profile = next(one for one in bodies(test) if "q-profile" in one)
    assert f"<h2>{shown}</h2>" in profile
    assert profile.count("<img") >= 2  # in what it lies in, and that again


def test_the_choice_is_written_into_the_address(visit: Visit, geodata_dir: Path) -> None:
    test = visit(geodata_dir, "studies")
    test.button_group(key="area").set_value("hoersterfeld").run()
    assert not test.exception
    assert test.query_params["area"] in ("hoersterfeld", ["hoersterfeld"])
    assert "angenäherter Umriss" in html(test)


def test_an_area_left_by_another_page_is_no_quarter(visit: Visit, geodata_dir: Path) -> None:
    test = visit(geodata_dir, "studies")
    test.session_state["area"] = "05113000-karnap"
    test.run()
    assert not test.exception
    assert "<h2>Altena</h2>" in html(test)


def test_names_stay_text(visit: Visit, hostile_dir: Path) -> None:
    test = visit(hostile_dir, "studies", area="muehlrand")
    assert not test.exception
    assert "<script>alert" not in html(test)
    assert "<img src=x" not in html(test)
    assert "Mühlrand <script>alert(1)" in plain(html(test))


def test_gaps_are_counted(mini: DataPackage) -> None:
    first, *rest = gaps(mini, "muehlrand")
    assert first.startswith("Einen amtlichen Umriss gibt es nicht")
    assert rest == [
        "1 von 3 Indikatoren der Umgebung (Lindtal) fehlt hier.",  # density
        "1 von 2 Werten ist geschätzt.",
        "1 von 2 Werten ist nur eingeschränkt aussagekräftig.",
        "Für Teile des Quartiers liegen keine Werte vor.",
        "Von 1 Akteur ist nur Straße oder Ortsteil bekannt.",
        "Von 1 Akteur ist nicht bekannt, ob er noch besteht.",
    ]
    assert any("2 Ortsteile" in one for one in gaps(mini, "hafenviertel"))
    assert not any("amtlichen Umriss" in one for one in gaps(mini, "hafenviertel"))


def test_gaps_of_geodata(geodata: DataPackage) -> None:
    said = gaps(geodata, "hoersterfeld")
    assert any("7 von 45 Werten sind wegen zu geringer Fallzahl" in one for one in said)
    assert any("15.05.2022" in one and "Essen" in one for one in said)
    # The town has figures of that day, under its other id.
    assert not any("15.05.2022" in one for one in gaps(geodata, "altena"))


def test_events_are_the_quarter_s_and_those_around_it(geodata: DataPackage) -> None:
    north = events_of(geodata, "de", "altenessen-karnap")
    estate = events_of(geodata, "de", "hoersterfeld")
    town = events_of(geodata, "de", "altena")
    # The borough of the one is not that of the other; the whole state is too far.
    assert set(north["area_id"]) == {"altenessen-karnap", "05113000-b5", "05113000"}
    assert set(estate["area_id"]) == {"hoersterfeld", "05113000"}
    assert set(town["area_id"]) == {"altena", "05962"}
    assert list(town.loc[~town["own"], "area_id"].unique()) == ["05962"]
    assert north["date"].is_monotonic_increasing


@pytest.mark.parametrize(
    ("date", "precision", "german", "english"),
    [
        ("1970", "approx", "um 1970", "around 1970"),
        ("1970", "decade", "1970er Jahre", "1970s"),
        ("2015-10", "month", "Oktober 2015", "October 2015"),
        ("2018-03-09", "day", "09.03.2018", "Mar 9, 2018"),
    ],
)
def test_dates_are_as_precise_as_known(date, precision, german, english):
    assert written_date(texts("de"), date, precision) == german
    assert written_date(texts("en"), date, precision) == english


def test_every_category_of_the_packages_has_a_name(geodata: DataPackage, mini: DataPackage) -> None:
    for package in (geodata, mini):
        for category in package.events["category"].unique():
            assert category_text(texts("de"), category) != category.replace("_", " ")
