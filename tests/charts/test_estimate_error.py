"""The pictures of errors: dots for estimates that hold, crosses for those that do not."""

from quartmap.charts.caption import Caption
from quartmap.charts.estimate_error import Mark, size_chart, truth_chart
from quartmap.charts.ink import DARK, LIGHT
from quartmap.texts import texts

DE = texts("de")
FOUND = [
    Mark("Bach", "so", 40.0, 8000, 8200, 8100, 8300, 2.5, inside=False),
    Mark("Hafen", "so", 0.5, 1000, 1500, 800, 2000, 50.0, inside=True),
]
CAPTION = Caption("Einwohner", "Abweichung (%)", ("Punkt: darin",), 0)


def layers(chart, kind: str):
    return [one for one in chart["layer"] if one["mark"]["type"] == kind]


def test_errors_stand_over_sizes_on_a_logarithmic_scale():
    chart = size_chart(FOUND, CAPTION, DE)
    dots = layers(chart, "point")[0]
    assert dots["encoding"]["x"]["scale"]["type"] == "log"
    assert dots["encoding"]["x"]["axis"]["values"] == [0.5, 1, 2, 5, 10, 20, 50]
    assert [(row["name"], row["km2"], row["error"]) for row in dots["data"]["values"]] == [
        ("Hafen", 0.5, 50.0),
        ("Bach", 40.0, 2.5),
    ]
    low, high = dots["encoding"]["y"]["scale"]["domain"]
    assert low <= 0
    assert high > FOUND[1].error
    assert layers(chart, "rule")[0]["data"]["values"] == [{"error": 0}]


def test_what_lies_outside_differs_by_shape_and_not_by_colour_alone():
    rows = layers(size_chart(FOUND, CAPTION, DE), "point")[0]["data"]["values"]
    assert [row["shape"] == "circle" for row in rows] == [True, False]
    assert [row["stroke"] for row in rows] == [LIGHT.accent, LIGHT.ink]
    dark = layers(size_chart(FOUND, CAPTION, DE, DARK), "point")[0]["data"]["values"]
    assert [row["stroke"] for row in dark] == [DARK.accent, DARK.ink]


def test_estimates_stand_over_true_figures_with_their_intervals():
    chart = truth_chart(FOUND, CAPTION, DE)
    rule = layers(chart, "rule")[0]
    assert [(row["truth"], row["estimate"], row["high"]) for row in rule["data"]["values"]] == [
        (8000, 8100, 8300),
        (1000, 800, 2000),
    ]
    assert rule["encoding"]["y2"]["field"] == "high"
    dots = layers(chart, "point")[0]["encoding"]
    assert dots["x"]["scale"]["domain"] == dots["y"]["scale"]["domain"]
    ends = layers(chart, "line")[0]["data"]["values"]
    assert all(one["truth"] == one["estimate"] for one in ends)


def test_tooltips_are_data_not_expressions():
    hostile = [Mark("${x}<b>", "`${y}`", 2.0, 1, 1, 1, 1, 0.0, inside=True)]
    for draw in (size_chart, truth_chart):
        rows = layers(draw(hostile, CAPTION, DE), "point")[0]["data"]["values"]
        assert (rows[0]["name"], rows[0]["told"]) == ("${x}<b>", "`${y}`")
