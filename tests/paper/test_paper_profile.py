"""The printed profile: what it says, that it is tagged, and that no data is ever markup."""

import io
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from quartmap.errors import UnknownNameError
from quartmap.names import LANGUAGES, Language
from quartmap.package import DataPackage, load
from quartmap.paper.columns import balanced, in_columns
from quartmap.paper.compile import file_name, profile_pdf, stamp
from quartmap.paper.profile import content
from quartmap.paper.sources import Sources, address
from quartmap.texts import texts
from support.mini import change_rows, copy_mini, renew_descriptor

SITE = "https://quartmap.example.org/"
SIGNS = '#let x = 1 #] [link]("a\\") *b* _c_ $d$ `e` <f> @g // h /* = i'
"""Everything that means something to Typst."""


@pytest.fixture(scope="module")
def geodata(geodata_dir: Path) -> DataPackage:
    return load(geodata_dir)


def read(package: DataPackage, area_id: str, language: Language = "de") -> PdfReader:
    return PdfReader(io.BytesIO(profile_pdf(package, area_id, language, SITE)))


def text_of(reader: PdfReader) -> str:
    """Return the document's words with single blanks, put together again where they break."""
    pages = " ".join(page.extract_text() for page in reader.pages)
    # A glyph has one meaning: the hyphen's is that of its first use.
    return " ".join(pages.replace("\N{SOFT HYPHEN}", "-").split())


def elements(place: Any) -> Iterator[DictionaryObject]:
    """Return the elements of the structure tree in reading order."""
    found = place.get_object() if hasattr(place, "get_object") else place
    if isinstance(found, list):
        for one in found:
            yield from elements(one)
    elif isinstance(found, DictionaryObject):
        if "/S" in found:
            yield found
        yield from elements(found.get("/K", []))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_tagged_as_pdf_ua_asks(mini: DataPackage, language: Language) -> None:
    reader = read(mini, "hafenviertel", language)
    root = reader.root_object
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    title = {"de": "Profil Hafenviertel", "en": "Profile of Hafenviertel"}[language]
    assert reader.metadata is not None
    assert reader.metadata.title == title
    assert reader.metadata.author == "Stadt Lindtal"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    found = list(elements(root["/StructTreeRoot"]["/K"]))
    figures = [one for one in found if one["/S"] == "/Figure"]
    assert len(figures) >= 4
    assert all(str(one.get("/Alt", "")).strip() for one in figures)
    headings = [str(one["/S"]) for one in found if str(one["/S"])[:2] == "/H"]
    assert headings[0] == "/H1"
    assert headings.count("/H1") == 1
    assert {"/H2", "/H3"} <= set(headings)
    assert {"/Table", "/TH", "/THead", "/L", "/Link"} <= {str(one["/S"]) for one in found}


def test_every_font_is_embedded_and_comes_with_typst(mini: DataPackage) -> None:
    fonts = set()
    for page in read(mini, "moosbach").pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font["/DescendantFonts"][0].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"])
            fonts.add(str(font["/BaseFont"]).partition("+")[2].partition("-")[0])
    assert fonts == {"LibertinusSerif"}


def test_it_says_what_the_page_says_in_that_order(mini: DataPackage) -> None:
    text = text_of(read(mini, "hafenviertel"))
    parts = [
        "Lindtal in Karten",
        "Hafenviertel",
        "Ankunftsort",
        "Drei Orte im Vergleich",
        "Viele Läden",
        "Aussage einer Partei oder der Presse",
        "Das Quartier und seine Akteure",
        "Kennzahlen im Vergleich",
        "Quellen und Lizenzen",
        "So zitieren Sie",
        "Karten und Daten",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)
    assert "post@example.org" in text


def test_the_figures_are_those_of_the_package(mini: DataPackage) -> None:
    found = content(mini, "hafenviertel", "de")["figures"]
    rows = {row["label"]: row["cells"] for part in found["groups"] for row in part["rows"]}
    told = text_of(read(mini, "hafenviertel"))
    assert rows
    for label, cells in rows.items():
        assert label in told
        assert cells[0]["number"] in told


def test_golden_figures_of_the_real_package(geodata: DataPackage) -> None:
    found = content(geodata, "altena", "de")
    rows = {row["label"]: row for part in found["figures"]["groups"] for row in part["rows"]}
    turnout = rows["Wahlbeteiligung Kommunalwahl"]
    numbers = ["50,4", "46,2", "+4,2", "51,9", "\N{MINUS SIGN}1,5"]
    assert [one["number"] for one in turnout["cells"]] == numbers
    assert turnout["about"] == "%, 13.09.2020"
    share = rows["Ausländeranteil"]["cells"]
    assert (share[0]["number"], share[0]["after"]) == ("12,5", "")
    assert (share[1]["number"], share[1]["after"]) == ("13,7", "s")
    unsure = rows["Arbeitslosenquote"]["cells"]
    assert (unsure[0]["before"], unsure[0]["number"], unsure[0]["after"]) == ("(", "6,8", ")")
    assert unsure[2]["number"] == "/"


def test_decimal_signs_stand_in_line(geodata: DataPackage) -> None:
    for language, sign in (("de", ","), ("en", ".")):
        groups = content(geodata, "altena", language)["figures"]["groups"]
        own = [row["cells"][0] for part in groups for row in part["rows"]]
        whole = [(one["number"] + one["fill"]).partition(sign)[2] for one in own]
        assert {len(one) for one in whole} == {2}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("area_id", ["altena", "altenessen-karnap", "hoersterfeld"])
def test_a_real_quarter_has_two_to_four_pages(
    geodata: DataPackage, area_id: str, language: Language
) -> None:
    reader = read(geodata, area_id, language)
    assert 2 <= len(reader.pages) <= 4
    last = f"Seite {len(reader.pages)} von" if language == "de" else f"Page {len(reader.pages)} of"
    assert last in reader.pages[-1].extract_text()
    text = text_of(reader)
    name = str(geodata.register.loc[area_id, "name"])
    assert name in text
    assert f"{geodata.name} {geodata.version} ({geodata.digest[:12]})" in text
    # An outline that is only approximate says so.
    said = {"de": "angenäherter Umriss, nicht amtlich", "en": "outline approximate, not official"}
    derived = geodata.register.loc[area_id, "boundary_status"] == "derived"
    assert (said[language] in text) is derived


def test_the_link_leads_to_the_view(mini: DataPackage) -> None:
    reader = read(mini, "hafenviertel", "en")
    links = {
        str(one.get_object()["/A"]["/URI"])
        for page in reader.pages
        for one in page.get("/Annots", [])
        if "/URI" in one.get_object().get("/A", {})
    }
    assert f"{SITE}studies?area=hafenviertel&lang=en" in links
    assert all(one.startswith(("http://", "https://")) for one in links)


def test_without_an_address_there_is_neither_link_nor_code(mini: DataPackage) -> None:
    for site in ("", "javascript:alert(1)//"):
        head = content(mini, "hafenviertel", "de", site)["head"]
        assert (head["view"]["url"], head["qr"]) == ("", "")
        assert head["view"]["text"] == "studies?area=hafenviertel"
    assert profile_pdf(mini, "hafenviertel", "de").startswith(b"%PDF-")


def test_the_same_data_give_the_same_bytes(mini_dir: Path) -> None:
    one, other = (profile_pdf(load(mini_dir), "hafenviertel", "de", SITE) for _ in range(2))
    assert one == other


def test_what_typst_would_run_stays_text(tmp_path: Path) -> None:
    folder = copy_mini(tmp_path / "mini")
    for name, column in (("actors.csv", "name"), ("events.csv", "event_de")):
        change_rows(folder / name, lambda row, column=column: row.update({column: SIGNS}))
    change_rows(folder / "sources.csv", lambda row: row.update({"attribution": SIGNS}))
    change_rows(folder / "indicators.csv", lambda row: row.update({"label_de": SIGNS}))
    renew_descriptor(folder)
    reader = read(load(folder), "hafenviertel")
    assert "".join(SIGNS.split()) in "".join(text_of(reader).split())


def test_hostile_names_stay_text(hostile_dir: Path) -> None:
    reader = read(load(hostile_dir), "hafenviertel")
    text = "".join(text_of(reader).split())
    assert text.count("<script>alert(1)</script>${window.pwned=1}`${window.pwned=2}`") > 3
    assert "/JavaScript" not in reader.root_object.get("/Names", {})
    assert "/OpenAction" not in reader.root_object


def test_an_unknown_quarter_is_one_sentence(mini: DataPackage) -> None:
    with pytest.raises(UnknownNameError) as raised:
        profile_pdf(mini, "nowhere", "de")
    said = str(raised.value)
    assert "'nowhere'" in said
    assert "'hafenviertel'" in said
    assert "\n" not in said


def test_a_quarter_is_known_under_every_id(geodata: DataPackage) -> None:
    assert file_name(geodata, "05962004", "en") == "altena-en.pdf"


def test_its_address_changes_with_the_data(mini: DataPackage, geodata: DataPackage) -> None:
    assert stamp(mini) == stamp(mini)
    assert stamp(mini) != stamp(geodata)
    assert len(stamp(mini)) == 12


def test_the_template_is_in_the_package() -> None:
    assert (files("quartmap") / "paper" / "profile.typ").is_file()


def test_sources_are_numbered_as_they_come(mini: DataPackage) -> None:
    sources, ids = Sources(mini), list(mini.sources.index)
    assert sources.numbers([ids[1]]) == "1"
    assert sources.numbers([ids[0], ids[1], ids[0]]) == "1, 2"
    assert sources.numbers(ids[:3]) == "1\N{EN DASH}3"
    assert [row["number"] for row in sources.rows(texts("de"))] == [1, 2, 3]
    assert address("javascript:alert(1)") == address("http://[") == ""


def test_columns_are_of_about_the_same_height() -> None:
    assert balanced([3, 1, 1, 1], float, 2) == [[3], [1, 1, 1]]
    assert balanced([], float, 3) == [[], [], []]
    groups = [{"title": "a", "rows": [{"n": 1}, {"n": 2}]}, {"title": "b", "rows": []}]
    columns = in_columns(groups, lambda _row: 4, 2)
    told = [[(one["title"], one["begins"], one["rows"]) for one in part] for part in columns]
    assert told == [[("a", True, [{"n": 1}])], [("a", False, [{"n": 2}]), ("b", True, [])]]
