"""The printed profile of an own area: what it says, tagged, nothing of a name ever markup."""

import io
import json
from pathlib import Path

import pytest
import shapely
from pypdf import PdfReader

from quartmap.analysis.estimate_record import Estimate
from quartmap.names import LANGUAGES, Language
from quartmap.own.record import OwnArea
from quartmap.package import DataPackage, load
from quartmap.paper import own
from quartmap.paper.own_words import interval_text, made_text
from quartmap.texts import texts
from support.own_areas import box, estimate, figure

AREA = box("Rund um den Hafen", 10.0, 50.01, 10.01, 50.02)
FIGURES = estimate(
    figure("population", 1234, 100),
    figure("density", 494, 40),
    figure("foreign_share", 12.34, 1),
)
HOSTILE = '#let x = 1 #] [link]("a\\") *b* _c_ $d$ `e` <f> @g // h /* = i \x07\x00\ud800'
LINK = "https://quartmap.example.org/own?own=abc"


def around(package: DataPackage, area_id: str) -> Estimate:
    assert area_id in package.register.index
    return estimate(figure("population", 9996), figure("foreign_share", 13.0))


@pytest.fixture(autouse=True)
def _by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "register_estimate", around)


def text_of(content: bytes) -> str:
    pages = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(content)).pages)
    return " ".join(pages.replace("\N{SOFT HYPHEN}", "-").split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_tagged_short_and_says_what_it_rests_on(
    mini: DataPackage, language: Language
) -> None:
    content = own.own_pdf(mini, AREA, FIGURES, language, LINK)
    reader = PdfReader(io.BytesIO(content))
    assert reader.root_object["/Lang"] == language
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.root_object["/Metadata"].get_data()
    assert len(reader.pages) <= 2
    said = text_of(content)
    assert "Rund um den Hafen" in said
    assert "Lindtal" in said
    wanted = {
        "de": ("1.230", "1.130\N{EN DASH}1.340", "\N{MINUS SIGN}0,7"),
        "en": ("1,230", "1,130\N{EN DASH}1,340", "\N{MINUS SIGN}0.7"),
    }
    assert all(one in said for one in wanted[language])
    assert mini.digest[:12] in said
    links = [
        note.get_object()["/A"]["/URI"] for page in reader.pages for note in page.get("/Annots", [])
    ]
    assert LINK in links


def test_the_same_area_gives_the_same_bytes(mini: DataPackage) -> None:
    first, second = (own.own_pdf(mini, AREA, FIGURES, "de", LINK) for _ in range(2))
    assert first == second


def test_a_hostile_name_stays_text(mini: DataPackage) -> None:
    area = OwnArea(HOSTILE, AREA.shape, "drawn")
    said = text_of(own.own_pdf(mini, area, FIGURES, "de", 'javascript:"x"'))
    assert '#let x = 1 #] [link]("a\\") *b*' in said
    assert "javascript" not in said


def test_nothing_is_printed_of_a_suppressed_area(mini: DataPackage) -> None:
    with pytest.raises(ValueError, match="few-residents"):
        own.own_pdf(mini, AREA, estimate(reason="few-residents"), "de")


def test_outside_the_package_it_says_so(mini: DataPackage) -> None:
    area = box("Anderswo", 8.0, 51.0, 8.01, 51.01)
    values = own.content(mini, area, FIGURES, "en", "")
    assert values["maps"] == []
    assert values["figures"]["heads"] == ["Anderswo", "Interval"]
    assert any("nothing to compare" in one for one in values["gaps"]["items"])
    assert own.own_pdf(mini, area, FIGURES, "en").startswith(b"%PDF")


def test_actors_are_told_by_dimension_and_distance(mini: DataPackage) -> None:
    values = own.content(mini, AREA, FIGURES, "en", "")
    groups = [one for column in values["actors"]["columns"] for one in column]
    told = {one["title"]: (one["count"], one["rows"]) for one in groups}
    assert told["Town hall"][0] == "1 inside, 0 near"
    count, rows = told["Trade"]
    assert count == "0 inside, 1 near"
    assert (rows[0]["name"], rows[0]["note"]) == ("Hafenladen", "360 m away")
    far = own.content(mini, box("A", 10.0, 50.0, 10.001, 50.001), FIGURES, "en", "")
    counts = {one["count"] for column in far["actors"]["columns"] for one in column}
    assert counts == {"none recorded in or near the area"}


def test_all_of_it_is_plain_json(mini: DataPackage) -> None:
    values = own.content(mini, AREA, FIGURES, "de", LINK)
    assert json.loads(json.dumps(values)) is not None
    alts = [one["alt"] for one in (*values["maps"], values["plan"], *values["chart"]["charts"])]
    assert all(alts)
    assert "12,3" in alts[-1]


def test_words_of_how_it_was_made(mini: DataPackage) -> None:
    words = texts("en")
    circle = OwnArea("A", AREA.shape, "circle", (10.0, 50.0), 1500)
    joined = box("A", 10, 50, 11, 51, parts=("09999001", "09999002"))
    assert made_text(mini, words, circle) == "circle of 1,500 m"
    assert made_text(mini, words, joined) == "joined of Lindtal, Moosbach"
    assert interval_text(words, 1, figure("foreign_share", 12.0)) == "whole cells only"


def test_real_data_fit_two_pages(geodata_dir: Path) -> None:
    package = load(geodata_dir)
    area = OwnArea("Altena Mitte", shapely.box(7.65, 51.28, 7.69, 51.31), "drawn")
    figures = [figure(key, 20.0, 1) for key in ("share_under18", "vacancy_rate", "mean_age")]
    found = estimate(*figures, sources=("zensus-2011-grid",))
    content = own.own_pdf(package, area, found, "de", LINK)
    assert len(PdfReader(io.BytesIO(content)).pages) <= 2
