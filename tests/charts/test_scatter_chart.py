"""The cloud: every area a small mark, the named ones on top with names that keep apart."""

import pytest

from quartmap.charts.dumbbell import SHAPES
from quartmap.charts.ink import LIGHT
from quartmap.charts.scatter import HEIGHT, Axes, Dot, Named, scatter_chart
from quartmap.texts import texts

DE = texts("de")
DOTS = [Dot(f"Ort {i}", float(i), float(10 - i), "so", weak=i == 3) for i in range(11)]
NAMED = [
    Named(Dot("Hafen", 5.0, 5.0, "so"), 1),
    Named(Dot("Stadt", 5.1, 5.05, "so"), None),
    Named(Dot("Bach", 9.5, 1.0, "so", weak=True), 0),
]


@pytest.fixture(scope="module")
def chart():
    return scatter_chart(DOTS, NAMED, Axes("Anteil (%)", "Dichte", 1, 0), DE)


def rows(chart, kind: str, place: int):
    found = [one for one in chart["layer"] if one["mark"]["type"] == kind]
    return found[place]["data"]["values"]


def test_every_area_is_a_mark_with_its_figures(chart):
    small = rows(chart, "point", 0)
    assert [(row["x"], row["y"], row["name"]) for row in small] == [
        (one.x, one.y, one.name) for one in DOTS
    ]
    assert [row["fill"] == LIGHT.paper for row in small] == [i == 3 for i in range(11)]
    tooltip = chart["layer"][0]["encoding"]["tooltip"]
    assert [one["field"] for one in tooltip] == ["name", "told"]


def test_named_ones_differ_by_shape(chart):
    large = rows(chart, "point", 1)
    assert [row["shape"] for row in large][::2] == [SHAPES[1], SHAPES[0]]
    assert large[1]["shape"] not in SHAPES
    assert [row["fill"] for row in large] == [LIGHT.accent, LIGHT.ink, LIGHT.paper]


def test_names_of_close_marks_keep_a_line_apart_and_those_at_the_right_turn(chart):
    left = rows(chart, "text", 1)
    assert [row["name"] for row in left] == ["Hafen", "Stadt"]
    height = 10 * 1.05  # the domain of y: 0 to 10 and a twentieth above
    pixels = (left[1]["y"] - left[0]["y"]) / height * HEIGHT
    assert pixels >= 14.5
    right = [one for one in chart["layer"] if one["mark"].get("align") == "right"]
    assert [row["name"] for row in right[0]["data"]["values"]] == ["Bach"]


def test_axes_tell_indicator_and_unit(chart):
    encoding = chart["layer"][0]["encoding"]
    assert encoding["x"]["axis"]["title"] == "Anteil (%)"
    assert encoding["y"]["axis"]["title"] == "Dichte"
