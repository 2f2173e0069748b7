"""The search: what fits how well, by hand; what the packages offer."""

import pytest

from quartmap.analysis.search import Entry, entry, forms, quality, search
from quartmap.analysis.search_index import houses, index
from quartmap.package import DataPackage, load


@pytest.mark.parametrize(
    ("name", "sought", "expected"),
    [
        ("Hafen", "hafen", 0),
        ("Mühle", "MUEHLE", 0),
        ("Mühle", "muhle", 0),
        ("Karnaper Str.", "karnaper straße", 0),
        ("Altenessen/Karnap", "altenessen karnap", 0),
        ("Hafenviertel", "hafen", 1),
        ("Altenessen-Nord", "altenessennord", 1),
        ("Altenessen-Nord", "nord", 2),
        ("Hafenladen", "laden", 3),
        ("Werkstatt am Bach", "bach werk", 4),
        ("Werkstatt am Bach", "bach hafen", None),
        ("Hafen", "ha[fg]en", None),
        ("Hafen", ".*", None),
    ],
)
def test_quality_by_where_the_words_stand(name: str, sought: str, expected: int | None) -> None:
    assert quality(forms(name), forms(sought)) == expected


def _names(found: tuple[Entry, ...]) -> list[str]:
    return [one.name for one in found]


def test_better_fit_goes_before_kind_and_kind_before_order() -> None:
    entries = [
        entry("indicator", "1", "Hafen", "x"),
        entry("area", "2", "Hafenrand", "x", 1),
        entry("area", "3", "Hafenviertel", "x", 0),
        entry("area", "4", "Am Hafen", "x", 0),
        entry("actor", "5", "Hafen", "x"),
        entry("area", "6", "Seehafen", "x", 0),
    ]
    found = search(entries, " hafen ")
    assert [one.key for one in found] == ["5", "1", "3", "2", "4", "6"]


def test_one_kind_does_not_crowd_out_the_others() -> None:
    streets = [entry("address", str(number), f"Weg {number:02}", "x") for number in range(20)]
    actors = [entry("actor", f"a{number}", f"Am Weg {number}", "x") for number in range(6)]
    found = search([*streets, *actors], "weg", 12)
    # Four of each, then turn by turn: two more actors are all there are.
    assert sum(one.kind == "actor" for one in found) == 6
    assert len(found) == 12
    assert _names(search(streets, "weg", 6)) == [f"Weg {number:02}" for number in range(6)]


@pytest.mark.parametrize("text", ["", "a", "  ", "-/.", "("])
def test_too_little_finds_nothing(text: str) -> None:
    assert search([entry("area", "1", "a (b)", "x")], text) == ()


def test_the_mini_package_in_the_index(mini: DataPackage) -> None:
    found = {(one.kind, one.key): (one.name, one.what) for one in index(mini, "de")}
    assert found["area", "hafenviertel"] == ("Hafenviertel", "Kern, Lindtal")
    assert found["area", "09999001-muehle"][1].endswith(", Lindtal")
    assert found["area", "09999002"][1].endswith(", Landkreis Lindtal")
    assert found["actor", "a2"] == ("Hafenladen", "Laden, Hafenviertel (Lindtal)")
    assert found["actor_type", "shop"] == ("Laden", "Art des Akteurs")
    assert found["indicator", "density"] == ("Bevölkerungsdichte", "Indikator, Menschen")
    assert len(found) == 10 + 5 + 3 + 3
    assert {one.name for one in index(mini, "en") if one.key == "density"} == {"Population density"}


def test_hostile_names_stay_literal(hostile_dir) -> None:
    package = load(hostile_dir)
    found = search(index(package, "de"), "hafenladen <script")
    assert [one.key for one in found] == ["a2"]
    assert "<script>" in found[0].name


def test_quarters_streets_and_houses_of_the_shipped_package(geodata_dir) -> None:
    package = load(geodata_dir)
    entries = index(package, "de")
    assert search(entries, "altena")[0].key == "altena"
    assert search(entries, "horsterfeld")[0].what == "Quartier, Essen"
    found = search(entries, "katernberg")
    assert (found[0].kind, found[0].what) == ("area", "Stadtteil, Essen")
    street = next(one for one in search(entries, "Altenessener Strasse") if one.kind == "address")
    assert street.name == "Altenessener Str."
    house = houses(package, "de", "altenessener str 393")[0]
    assert (house.name, house.key) == ("Altenessener Str. 393", "51.49532,7.00819")
    assert houses(package, "de", "altenessener str") == ()
    assert not any(one.name == one.key for one in entries)
