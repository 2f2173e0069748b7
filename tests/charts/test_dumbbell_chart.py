"""The dumbbells: ends at their figures, rows that do not overlap, marks beside colour."""

from itertools import pairwise

import pytest

from quartmap.charts.dumbbell import REFERENCE, SHAPES, Bell, End, Group, Scale, dumbbell_chart
from quartmap.charts.ink import DARK, LIGHT
from quartmap.texts import texts

DE = texts("de")


def end(name: str, value: float, status: str = "observed") -> End:
    return End(name, value, f"{value:g}", status, f"{name}: {value:g}")


GROUPS = (
    Group("Anteil", "2022", (Bell(0, end("Hafen", 20), end("Stadt", 14)),)),
    Group(
        "Ein Anteil, dessen Name zu lang für eine einzige Zeile ist",
        "2022",
        (
            Bell(0, end("Hafen", 3), end("Stadt", 14)),
            Bell(2, end("Bach", 5, "estimated"), end("Kreis", 4), "2011"),
        ),
    ),
)


@pytest.fixture(scope="module")
def chart():
    return dumbbell_chart(GROUPS, Scale("%", 1, zero=True), DE)


def layers(chart, kind: str, **encoded: str):
    found = [one for one in chart["layer"] if one["mark"]["type"] == kind]
    for channel, field in encoded.items():
        found = [one for one in found if one["encoding"].get(channel, {}).get("field") == field]
    return found


def test_lines_lie_between_both_figures(chart):
    (rule,) = layers(chart, "rule")
    ends = [(row["left"], row["right"]) for row in rule["data"]["values"]]
    assert ends == [(14, 20), (3, 14), (4, 5)]
    assert rule["encoding"]["x"]["scale"]["zero"] is True


def test_figures_stand_on_their_own_side(chart):
    (left,) = layers(chart, "text", text="left_text")
    rows = left["data"]["values"]
    assert [(row["left_text"], row["right_text"]) for row in rows] == [
        ("14", "20"),
        ("3", "14"),
        ("4", "5"),
    ]


def test_case_studies_differ_by_shape_and_the_reference_is_a_stroke(chart):
    (own,) = layers(chart, "point", x="own")
    assert [row["shape"] for row in own["data"]["values"]] == [SHAPES[0], SHAPES[0], SHAPES[2]]
    (other,) = layers(chart, "point", x="other")
    assert other["mark"]["shape"] == REFERENCE


def test_an_estimate_is_hollow(chart):
    (own,) = layers(chart, "point", x="own")
    fills = [row["fill"] for row in own["data"]["values"]]
    assert fills == [LIGHT.accent, LIGHT.accent, LIGHT.paper]


def test_rows_and_headings_keep_apart(chart):
    (rule,) = layers(chart, "rule")
    middles = [row["y"] for row in rule["data"]["values"]]
    heads = layers(chart, "text", text="text")[0]["data"]["values"]
    tops = [row["y"] for row in heads if row["text"]]
    assert len(tops) == 3  # the second label takes two lines
    places = sorted([*middles, *tops])
    assert min(b - a for a, b in pairwise(places)) >= 16
    assert chart["height"] > middles[-1]


def test_another_date_is_told_beside_its_line(chart):
    heads = layers(chart, "text", text="date")[0]["data"]["values"]
    assert [row["date"] for row in heads if row["date"]] == ["2022", "2022", "2011"]


def test_dark_ink_and_german_numbers():
    dark = dumbbell_chart(GROUPS, Scale("", 0, zero=False), DE, DARK)
    text = str(dark)
    assert DARK.ink in text
    assert LIGHT.ink not in text
    assert dark["config"]["locale"]["number"]["decimal"] == ","
