"""The maps of the page Vergleich: what is offered, sent, said and set beside each other."""

import json
import re

import pytest

from quartmap.package import shared
from quartmap.views import compare_map_frame as frame
from quartmap.views import compare_map_offers as offered
from quartmap.views.compare_map_choice import Pair, Side
from quartmap.views.compare_map_difference import dated, subtracted, subtrahends
from quartmap.views.compare_map_offers import DATES, INDICATORS, PLACES, TIME
from quartmap.views.compare_map_picture import difference_labels, drawn
from quartmap.views.compare_map_table import table
from support.shown import bodies

BOTH = ("hafenviertel", "moosbach")


def sent(test):
    """The style table of each map on the page."""
    tables = []
    for one in test.get("component_instance"):
        script = json.loads(one.proto.json_args).get("feature_group", "")
        found = re.search(r"quartmap\.paint\((.*)\);", str(script))
        if found:
            tables.append(json.loads(found[1]))
    return tables


def side(level="ward", indicator="foreign_share", date="2022-05-15", place="hafenviertel"):
    return Side(place, level, indicator, date)


def pair(differs=PLACES, left=None, right=None, minus="", minus_date=""):
    left = left or side()
    return Pair(differs, "beside", left, right or side(place="moosbach"), minus, minus_date)


def html(test):
    return " ".join(bodies(test))


def test_only_what_both_places_have_is_offered(mini):
    assert offered.pairs(mini) == BOTH
    # Two series of three dates are not there; two dates of a ward are.
    assert offered.versus(mini) == (PLACES, DATES, INDICATORS)
    assert set(offered.offers(mini, DATES, "ward", BOTH)) == {"foreign_share", "population"}
    # Moosbach has no ward: its core stands for it.
    found = offered.offers(mini, PLACES, "ward", BOTH)["foreign_share"]
    assert found.dates == ("2011-05-09", "2022-05-15")


def test_a_date_with_few_areas_is_not_set_beside_one_with_many(geodata_dir):
    real = shared(geodata_dir).package
    dates = offered.offers(real, TIME, "municipality", ("all", "all"))["share_foreign_update"].dates
    assert dates[0] == "1995"
    assert dates[-1] == "2022"  # 2024 is there for one municipality of 22


def test_both_places_are_shown_at_one_scale():
    left, right = frame.framed(((50.0, 10.0, 50.01, 10.02), (51.0, 11.0, 51.002, 11.04)))
    assert left[3] - left[1] == pytest.approx(0.04)
    assert right[3] - right[1] == pytest.approx(0.04)
    heights = [frame._upward(one[2]) - frame._upward(one[0]) for one in (left, right)]
    assert heights[0] == pytest.approx(heights[1])
    assert (right[1] + right[3]) / 2 == pytest.approx(11.02)


def test_one_indicator_has_one_classification_and_one_legend(mini):
    left, right = drawn(mini, pair(), "en")
    assert left.breaks == right.breaks
    assert right.legend is None
    assert left.legend["title"] == "Share of foreigners (%)"
    # Wards of Lindtal on the left, the core of Moosbach on the right.
    assert left.areas.figures[:2] != right.areas.figures[:2]
    assert any(one == 8.0 for one in right.cases.figures)
    alone = pair(INDICATORS, side(), side(indicator="density"))
    assert [one.legend is None for one in drawn(mini, alone, "en")] == [False, False]


def test_dates_share_the_classes_of_both(mini):
    two = pair(DATES, side(date="2011-05-09"), side())
    left, right = drawn(mini, two, "en")
    assert left.breaks.minimum == 5  # Altmarkt in 2011
    assert left.breaks.maximum == 20  # Hafen in 2022
    assert right.breaks == left.breaks


def test_a_town_is_subtracted_from_its_wards(mini):
    asked = pair(PLACES, side(), side(place="hafenviertel"))
    assert subtrahends(mini, asked, dated=False) == ("town",)
    (left, _) = drawn(mini, subtracted(asked, "town", ""), "en")
    # Altmarkt 10 - 14, Hafen 20 - 14; Mühle suppressed, Sonnenberg without a figure.
    order = list(mini.geometry["ward"].index)
    shown = dict(zip(order, left.areas.figures, strict=True))
    assert shown["09999001-altmarkt"] == "\N{MINUS SIGN}4.0"
    assert shown["09999001-hafen"] == "+6.0"
    assert shown["09999001-muehle"] is None
    assert left.legend["title"] == "Share of foreigners: ward \N{MINUS SIGN} town (pp)"
    assert left.palette[len(left.palette) // 2] == "#e9e7e2"


def test_counts_are_never_subtracted(mini):
    counts = pair(PLACES, side(indicator="population"), side(indicator="population"))
    assert subtrahends(mini, counts, dated=True) == ()


def test_no_difference_across_a_change_of_base(mini):
    across = pair(DATES, side(date="2011-05-09"), side())
    assert not dated(mini, across, ())
    within = pair(DATES, side("core", date="2015"), side("core"))
    assert dated(mini, within, ())


def test_labels_of_a_difference_mirror_each_other(mini):
    asked = subtracted(pair(PLACES, side(), side(place="hafenviertel")), "town", "")
    left, _ = drawn(mini, asked, "en")
    minus = "\N{MINUS SIGN}"
    assert difference_labels(left.breaks, left.notation) == (
        f"under {minus}2.0",
        f"{minus}2.0 to +2.0: about the same",
        "over +2.0",
    )


def test_a_difference_that_no_area_has_has_no_classes(mini):
    # In 2015 both figures of the cores are bounds.
    two = pair(DATES, side("core", date="2015"), side("core"))
    (only,) = drawn(mini, subtracted(two, "date", ""), "en")
    assert set(only.cases.codes + only.areas.codes) <= {"-", "."}
    assert [label for _, label, _ in only.legend["rows"]] == ["no data"]


def test_the_page_says_what_it_compares(visit, mini_dir):
    test = visit(mini_dir, "compare", lang="en")
    assert not test.exception
    assert "Share of foreigners · wards · Harbour beside Moosbach" in html(test)
    left, right = sent(test)
    assert left["link"]["side"] == "a"
    assert right["legend"] is None
    assert left["palette"] == right["palette"]


def test_across_a_break_the_page_says_so(visit, mini_dir):
    test = visit(mini_dir, "compare", lang="en", versus="dates")
    assert not test.exception
    assert "New way of counting" in html(test)
    assert "none: other base" in html(test)
    keys = [one.key for one in test.selectbox]
    assert "date_b" in keys
    options = next((one.options for one in test.selectbox if one.key == "minus"), [])
    assert "Right date minus left date" not in options


def test_all_dates_travel_at_once(visit, geodata_dir):
    test = visit(geodata_dir, "compare", versus="time", maps_level="municipality")
    assert not test.exception
    (only,) = sent(test)
    frames = only["frames"]["list"]
    assert len(frames) >= 20
    assert {len(one["codes"]) for one in frames} == {len(only["codes"])}
    assert [one["label"] for one in frames if one.get("note")] == ["2011"]
    assert only["frames"]["step_ms"] < 250
    # Numbers of areas would be those of one date only.
    assert {row[2] for row in only["legend"]["rows"]} == {""}


def test_the_first_view_is_no_choice(visit, mini_dir):
    test = visit(mini_dir, "compare")
    assert not set(test.query_params) & {"versus", "place_a", "date_a", "ind_a", "maps_level"}


def test_the_table_holds_the_quarters_their_municipalities_and_the_chosen_area(mini):
    minus = subtracted(pair(PLACES, side(), side()), "town", "")
    body = table(mini, minus, "09999001-hafen", "en")
    rows = [re.sub(r"<[^>]+>", "|", one) for one in body.split("<tr>")[2:]]
    names = [re.findall(r"[^|]+", one)[0] for one in rows]
    assert names == [
        "Hafenviertel (Lindtal)",
        "Mühlrand (Lindtal)",
        "Moosbach (Moosbach)",
        "Lindtal",
        "Moosbach",
        "Hafen",
    ]
    assert "16.7\N{NO-BREAK SPACE}%" in rows[0]
    assert "+2.7" in rows[0]  # 16.7 minus 14
    assert "+6.0" in rows[-1]
