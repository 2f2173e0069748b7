"""The compared maps as one picture: which maps, in what colours, with which words."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from quartmap.maps.palettes import sequential
from quartmap.package import load, shared
from quartmap.texts import texts
from quartmap.views.compare_map_choice import Pair, Side
from quartmap.views.compare_map_difference import subtracted
from quartmap.views.compare_map_offers import DATES, INDICATORS, PLACES, TIME
from quartmap.views.compare_map_picture import drawn
from quartmap.views.compare_map_plate import MOST, panels, picture
from quartmap.views.compare_map_time import dated_maps

DE, EN = texts("de"), texts("en")
WARDS = Side("hafenviertel", "ward", "foreign_share", "2022-05-15")
TOWNS = Side("moosbach", "ward", "foreign_share", "2022-05-15")
EARLY = replace(WARDS, date="2011-05-09")
COUNTS = replace(WARDS, indicator="population")
HERE = Pair(PLACES, "beside", WARDS, TOWNS)


def parsed(document):
    return ET.fromstring(document)  # noqa: S314 - our own


def told(root):
    return [one.text for one in root.iter() if one.tag.endswith("}text") and one.text]


def maps(root):
    return [one for one in root.iter() if one.attrib.get("class") == "areas"]


def test_both_places_stand_side_by_side_under_their_names(mini):
    root = parsed(picture(mini, EN, HERE))
    left, right = maps(root)
    low, middle, high = sequential(3)  # 8, 10, 20: classes of both together
    assert [one.attrib["fill"] for one in left] == ["url(#hatch)", middle, high, "url(#cross)"]
    # Moosbach has no ward: its core stands for it.
    assert low in {one.attrib["fill"] for one in right}
    words = told(root)
    assert words[0] == "Share of foreigners"
    assert words[1] == "wards · Harbour beside Moosbach · May 15, 2022"
    assert words.index("Harbour") < words.index("Moosbach")
    assert "Both maps have the same scale." in " ".join(words)
    assert "move" not in " ".join(words)
    assert words.count("Share of foreigners (%)") == 1  # one legend says it for both
    assert "Source: © Statistikamt Lindtal" in words


def test_no_name_in_the_document_stands_for_two_things(mini):
    root = parsed(picture(mini, DE, Pair(INDICATORS, "beside", EARLY, COUNTS)))
    names = {}
    for one in root.iter():
        if "id" in one.attrib:
            names.setdefault(one.attrib["id"], set()).add(ET.tostring(one))
    assert all(len(found) == 1 for found in names.values())
    used = {
        value[5:-1]
        for one in root.iter()
        for value in one.attrib.values()
        if value.startswith("url(#")
    }
    assert used == names.keys()


def test_two_indicators_have_a_legend_each(mini):
    root = parsed(picture(mini, DE, Pair(INDICATORS, "beside", WARDS, COUNTS)))
    words = told(root)
    headings = [one for one in words if one in {"Ausländeranteil (%)", "Bevölkerung (Personen)"}]
    assert headings == ["Ausländeranteil (%)", "Bevölkerung (Personen)"]
    assert "Jede Karte hat ihre eigene Legende" in " ".join(words)
    circles = [one for one in root.iter() if one.attrib.get("class") == "counts"]
    radii = [float(one.attrib["r"]) for one in circles[0]]
    # 3000 residents; the largest circle, 36 px, is that of 4000 in Moosbach: 36 * sqrt(3/4).
    assert max(radii) == 31.2


def test_a_difference_of_dates_is_one_map_without_a_caption(geodata_dir):
    package = shared(geodata_dir).package
    later = Side("nrw", "county", "cars_per_1000", "2022")
    asked = subtracted(Pair(DATES, "beside", replace(later, date="2012"), later), "date", "")
    (only,) = panels(package, EN, asked)
    assert only.caption == ""
    assert only.content.colours == drawn(package, asked, "en")[0].palette
    assert told(parsed(picture(package, EN, asked)))[0].endswith("2022 \N{MINUS SIGN} 2012")


def test_a_difference_that_no_area_has_is_drawn_without_classes(mini):
    later = replace(WARDS, level="core")  # in 2015 both figures are bounds
    asked = subtracted(Pair(DATES, "beside", replace(later, date="2015"), later), "date", "")
    words = told(parsed(picture(mini, EN, asked)))
    assert "no data" in words
    assert not [one for one in words if one.startswith("under")]


def test_a_series_is_one_small_map_for_each_date(geodata_dir):
    package = shared(geodata_dir).package
    side = Side("nrw", "county", "apprentices_per_100", "2022")
    asked = Pair(TIME, "beside", side, side)
    found = panels(package, DE, asked)
    assert [one.caption for one in found] == [str(year) for year in range(2010, 2023)]
    # Essen's figure of the first date, put into the classes of all dates by hand.
    values = package.observed("apprentices_per_100", "county", "2010")["value"]
    letter = found[0].content.codes["05113"]
    upper = dated_maps(package, asked, "de")[-1][1].breaks.upper
    assert int(letter) == sum(values["05113"] > one for one in upper)


def test_of_a_long_series_the_ends_and_dates_evenly_between_are_shown(geodata_dir):
    package = shared(geodata_dir).package
    side = Side("all", "municipality", "share_foreign_update", "2022")
    asked = Pair(TIME, "beside", side, side)
    found = panels(package, EN, asked)
    assert len(found) == MOST
    assert (found[0].caption, found[-1].caption) == ("1995", "2022")
    words = told(parsed(picture(package, EN, asked)))
    assert words[1] == "Municipalities · all dates: 16 of 28 shown"


def test_names_are_text(hostile_dir):
    root = parsed(picture(load(hostile_dir), DE, HERE))
    assert {one.tag.rpartition("}")[2] for one in root.iter()} <= {
        "svg", "title", "rect", "text", "defs", "clipPath", "pattern", "path", "g", "circle",
        "line",
    }  # fmt: skip


@pytest.mark.parametrize("versus", [PLACES, DATES, INDICATORS])
def test_the_page_offers_the_picture_once_unfolded(visit, mini_dir, versus):
    test = visit(mini_dir, "compare", lang="en", versus=versus)
    assert not test.exception
    labels = [one.label for one in test.expander]
    assert "These maps as a picture" in labels
    assert not [one for one in test.get("download_button") if "Maps as SVG" in one.proto.label]
