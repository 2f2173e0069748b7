"""Small maps of where a quarter lies: what surrounds it, what is drawn, what is said."""

import re
from xml.etree import ElementTree as ET

import pytest

from quartmap.maps.locator import SIZE, location_text, locator, surroundings
from quartmap.package import DataPackage, load
from quartmap.texts import texts

DE, EN = texts("de"), texts("en")


@pytest.fixture(scope="module")
def geodata(geodata_dir) -> DataPackage:
    return load(geodata_dir)


def paths(svg: str) -> list[dict[str, str]]:
    return [one.attrib for one in ET.fromstring(svg) if one.tag.endswith("path")]  # noqa: S314


def corners(path: dict[str, str]) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"([\d.-]+) ([\d.-]+)", path["d"])]


@pytest.mark.parametrize(
    ("area", "chain"),
    [
        # Its parent is a ward, which only the cases' towns have.
        ("muehlrand", ("muehlrand", "09999001", "09999")),
        # It is a town itself, so what surrounds it is the shire.
        ("moosbach", ("moosbach", "09999")),
        ("09999", ("09999",)),
    ],
)
def test_surroundings_on_mini(mini, area, chain):
    assert surroundings(mini, area) == chain


@pytest.mark.parametrize(
    ("area", "chain"),
    [
        ("hoersterfeld", ("hoersterfeld", "05113000", "05")),  # the city is its own county
        ("altena", ("altena", "05962", "05")),
    ],
)
def test_surroundings_on_geodata(geodata, area, chain):
    assert surroundings(geodata, area) == chain


def test_the_area_around_fills_the_drawing(mini):
    _, parts, around, inner = paths(locator(mini, DE, "muehlrand", "09999001"))
    heights = [y for _, y in corners(around)]
    assert (min(heights), max(heights)) == (5, SIZE - 5)
    assert parts["d"].count("M") == 4  # the wards
    lower = [y for _, y in corners(inner)]
    assert min(lower) > SIZE / 2  # south is at the bottom


def test_only_an_approximate_outline_is_dashed_and_named_so(mini):
    dashed = paths(locator(mini, DE, "muehlrand", "09999001"))[-1]
    plain = paths(locator(mini, DE, "hafenviertel", "09999001"))[-1]
    assert "stroke-dasharray" in dashed
    assert "stroke-dasharray" not in plain
    assert location_text(mini, DE, "muehlrand", "09999001").endswith("angenäherter Umriss")
    assert (
        location_text(mini, EN, "hafenviertel", "09999001") == "Location of Hafenviertel (Lindtal)"
    )


def test_what_is_small_is_ringed(geodata):
    assert "<circle" in locator(geodata, DE, "hoersterfeld", "05113000")
    assert "<circle" not in locator(geodata, DE, "altenessen-karnap", "05113000")


def test_the_drawing_is_small_and_stays_inside(geodata):
    svg = locator(geodata, DE, "05113000", "05")
    assert len(svg) < 30_000
    for path in paths(svg):
        assert all(0 <= x <= SIZE and 0 <= y <= SIZE for x, y in corners(path))


def test_names_are_text(hostile_dir):
    package = load(hostile_dir)
    root = ET.fromstring(locator(package, DE, "muehlrand", "09999001"))  # noqa: S314
    assert "<script>" in root.attrib["aria-label"]
    assert {one.tag.rpartition("}")[2] for one in root.iter()} == {"svg", "path"}
