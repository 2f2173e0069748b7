"""The map as a picture: what it draws, what its legend says, that data stays text."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
import vl_convert

from quartmap.analysis.breaks import classify
from quartmap.maps.palettes import sequential
from quartmap.maps.plate import Plate, svg
from quartmap.maps.plate_view import view
from quartmap.package import load
from quartmap.texts import texts

DE, EN = texts("de"), texts("en")
ALL = (50.0, 10.0, 50.02, 10.04)
WARDS = Plate("ward", "foreign_share", "2022-05-15", ALL)


def parsed(document: str) -> ET.Element:
    return ET.fromstring(document)  # noqa: S314 - our own


def texts_of(root: ET.Element) -> list[str]:
    return [one.text or "" for one in root.iter() if one.tag.endswith("}text")]


def group(root: ET.Element, css: str) -> list[ET.Element]:
    (found,) = [one for one in root.iter() if one.attrib.get("class") == css]
    return list(found)


def test_areas_have_the_colours_of_their_classes_and_patterns_without_a_figure(mini):
    root = parsed(svg(mini, DE, WARDS))
    fills = {one.attrib["class"]: one.attrib["fill"] for one in group(root, "areas")}
    light, dark = sequential(2)
    assert fills == {
        "area-0": light,  # Altmarkt 10
        "area-1": dark,  # Hafen 20
        "area-x": "url(#cross)",  # Mühle
        "area-none": "url(#hatch)",  # Sonnenberg
    }
    patterns = {one.attrib["id"] for one in root.iter() if one.tag.endswith("}pattern")}
    assert patterns == {"cross", "hatch"}


def test_unreliable_figures_are_dotted(mini):
    root = parsed(svg(mini, DE, replace(WARDS, date="2011-05-09")))
    fills = [one.attrib["fill"] for one in group(root, "areas")]
    assert f"url(#dots-{sequential(2)[1][1:]})" in fills
    assert "eingeschränkt aussagekräftig" in " ".join(texts_of(root))


def test_title_unit_date_legend_source_and_credit_are_told(mini):
    told = texts_of(parsed(svg(mini, DE, WARDS)))
    assert told[0] == "Ausländeranteil"
    assert "Ortsteile · 15.05.2022" in told
    assert "Ausländeranteil (%)" in told
    assert {"10,0", "über 10,0 bis 20,0", "keine Angabe", "geheim gehalten"} <= set(told)
    assert {"Öffnung", "Vorsicht", "angenäherter Umriss"} <= set(told)
    assert "Quelle: © Statistikamt Lindtal" in told
    assert "Karte: © Statistikamt Lindtal" in told


def test_english(mini):
    told = texts_of(parsed(svg(mini, EN, WARDS)))
    assert "Share of foreigners" in told
    assert "wards · May 15, 2022" in told


def test_counts_are_circles_by_surface(mini):
    plate = Plate("ward", "population", "2022-05-15", ALL)
    circles = group(parsed(svg(mini, DE, plate)), "counts")
    radii = [float(one.attrib["r"]) for one in circles]
    # 3000, 2000, 1000 and 0 residents, the largest 36 px: 36 * sqrt(2/3), 36 * sqrt(1/3).
    assert radii == [36.0, 29.4, 20.8, 0.0]


def test_given_classes_filter_and_neighbours_are_used(mini):
    observed = mini.observed("foreign_share", "ward", "2022-05-15")["value"]
    plate = replace(
        WARDS,
        breaks=classify(observed, "own", 1, own=(30.0,)),
        shown=("09999001-altmarkt",),
        beside=("hafenviertel",),
        case_ids=("hafenviertel",),
    )
    root = parsed(svg(mini, DE, plate))
    (area,) = group(root, "areas")
    assert area.attrib["d"].count("M") == 2  # Altmarkt, and the case study beside it
    names = [one.text for one in group(root, "names") if one.text]
    assert names == ["Hafenviertel", "Öffnung"]


def test_actors_are_symbols_close_ones_gathered_those_without_a_place_left_out(mini):
    plate = replace(WARDS, actor_ids=("a1", "a2", "a4"))
    root = parsed(svg(mini, DE, plate))
    assert len(group(root, "actors")) == 2
    assert "Rathaus" in texts_of(root)
    small = replace(plate, bounds=(49.0, 8.0, 51.0, 12.0))
    (ring, number) = group(parsed(svg(mini, DE, small)), "actors")
    assert ring.tag.endswith("circle")
    assert number.text == "2"


def test_nothing_is_drawn_outside_the_frame(mini):
    root = parsed(svg(mini, DE, replace(WARDS, bounds=(50.012, 10.002, 50.014, 10.006))))
    numbers = [
        (float(x), float(y))
        for one in group(root, "areas")
        for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", one.attrib["d"])
    ]
    assert numbers
    assert all(0 < x < 960 and 0 < y < 640 for x, y in numbers)


def test_the_view_holds_the_bounds_at_one_scale(mini):
    frame = view(ALL, (10, 20, 410, 220))
    west, south, east, north = mini.geometry["shire"].to_crs("EPSG:25832").total_bounds
    assert frame.west <= west
    assert frame.west + 400 * frame.metres >= east
    # The frame is twice as wide as high, the shire is not: its height decides.
    assert frame.metres == pytest.approx((north - south) / 200, rel=0.001)


def test_the_scale_is_round_and_true(mini):
    root = parsed(svg(mini, DE, WARDS))
    _, line, _, label = group(root, "scale")
    start, end = re.match(r"M([\d.]+) .*H([\d.]+)V", line.attrib["d"]).groups()
    assert label.text == "200 m"
    (altmarkt,) = [one for one in group(root, "areas") if one.attrib["class"] == "area-0"]
    across = [float(x) for x, _ in re.findall(r"([\d.]+) ([\d.]+)", altmarkt.attrib["d"])]
    # Altmarkt is a hundredth of a degree wide: 717 m at this latitude, and a little askew.
    per_metre = (max(across) - min(across)) / 717
    assert (float(end) - float(start)) / 200 == pytest.approx(per_metre, rel=0.05)


def test_without_furniture_the_map_fills_the_picture(mini):
    plate = Plate("ward", None, None, ALL, 300, 200, head=False, key=False, credit=False)
    root = parsed(svg(mini, DE, plate))
    assert root.attrib["viewBox"] == "0 0 300 200"
    assert not [one for one in texts_of(root) if "Quelle" in one]
    assert {one.attrib["class"] for one in group(root, "areas")} == {"area-p"}


def test_a_legend_that_needs_room_makes_the_picture_higher(mini):
    root = parsed(svg(mini, DE, replace(WARDS, width=360, height=100)))
    height = float(root.attrib["height"])
    lowest = max(float(one.attrib["y"]) for one in root.iter() if one.tag.endswith("}text"))
    assert height > 300
    assert lowest < height


def test_names_are_text(hostile_dir):
    package = load(hostile_dir)
    document = svg(package, DE, replace(WARDS, actor_ids=("a1",), title="<b>\x01&"))
    root = parsed(document)
    assert {one.tag.rpartition("}")[2] for one in root.iter()} <= {
        "svg", "title", "rect", "text", "defs", "clipPath", "pattern", "path", "g", "circle",
        "line",
    }  # fmt: skip
    assert "<script>alert(1)</script>" in " ".join(texts_of(root))


def test_geodata_becomes_a_picture(geodata_dir):
    package = load(geodata_dir)
    board = package.dashboard
    plate = Plate(board.view.level, board.view.indicator, None, board.places[0].bounds)
    document = svg(package, DE, plate)
    assert len(document) < 600_000
    image = vl_convert.svg_to_png(document, scale=1)
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(image[16:20], "big") == 960
