"""Charts carry the colours of the page: none of the light ones is left on a dark page."""

import re
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import quartmap.views
from quartmap.analysis.breaks import Breaks
from quartmap.analysis.series import Break, Point, segments
from quartmap.charts.caption import Caption
from quartmap.charts.ink import DARK, LIGHT, Ink
from quartmap.charts.ranking import Classes, ranking_chart
from quartmap.charts.series import Strand, series_chart
from quartmap.charts.timeline import timeline_chart
from quartmap.texts import Notation, texts

_STYLE = Path(quartmap.views.__file__).with_name("style.css")
_VARIABLES = {
    "ink": "ink",
    "grey": "grey",
    "accent": "accent",
    "grid": "line",
    "rule": "rule",
    "paper": "paper",
}
"""Which variable of the stylesheet a colour of the charts agrees with."""


def _series(ink: Ink) -> dict[str, Any]:
    figures = [
        Point(f"{year}", float(year), float(value), None, None, status, "office")
        for year, value, status in ((2010, 1, "observed"), (2012, 2, "estimated"))
    ]
    change = Break("2011", 2011.0, "neu", "new")
    told = {one: one.reference_date for one in figures}
    strands = [
        Strand(f"Gebiet {place}", place, segments(figures, [change]), told) for place in (0, 1, 2)
    ]
    return series_chart(
        strands, [change], Caption("Einwohner", "2010", ("Amt",), 0), texts("de"), ink
    )


def _timeline(ink: Ink) -> dict[str, Any]:
    events = pd.DataFrame(
        [("2016", "Politik", "a", "2016", True), ("2016-05-01", "Politik", "b", "Mai", False)],
        columns=["date", "category", "event", "written", "own"],
    )
    chart: dict[str, Any] = timeline_chart(events, texts("de"), ink).to_dict()
    return chart


def _ranking(ink: Ink) -> dict[str, Any]:
    rows = pd.DataFrame({"name": ["Hafen", "Markt"], "value": [1.0, 2.0]}, index=["a", "b"])
    classes = Classes(Breaks("quantiles", (1.0, 2.0), 1.0, 2.0), ("#cccc00", "#00cccc"))
    written = Notation(texts("de"), 0, "%")
    chart: dict[str, Any] = ranking_chart(rows, classes, written, "a", ink).to_dict()
    return chart


@pytest.mark.parametrize("draw", [_series, _timeline, _ranking])
def test_a_dark_chart_has_dark_ink_and_no_ground_of_its_own(draw):
    found = str(draw(DARK))
    assert DARK.ink in found
    assert not [colour for colour in astuple(LIGHT) if colour in found]
    assert draw(DARK)["config"]["background"] == "transparent"
    assert found != str(draw(LIGHT))


@pytest.mark.parametrize("draw", [_series, _timeline, _ranking])
def test_no_label_in_the_language_of_vega(draw):
    config = draw(LIGHT)["config"]
    assert (config["aria"], config["mark"]["aria"]) == (False, False)
    assert draw(LIGHT).get("title", {"aria": False})["aria"] is False


def test_charts_and_pages_have_the_same_colours():
    style = _STYLE.read_text("utf-8")
    for name, variable in _VARIABLES.items():
        (pair,) = re.findall(rf"--q-{variable}: light-dark\((#\w+), (#\w+)\)", style)
        assert pair == (getattr(LIGHT, name), getattr(DARK, name)), name


@pytest.mark.parametrize("ink", [LIGHT, DARK])
def test_words_of_a_chart_can_be_read(ink):
    for colour in (ink.ink, ink.grey, ink.accent, ink.further):
        assert _contrast(colour, ink.paper) >= 4.5, colour
    assert _contrast(ink.rule, ink.paper) >= 2.5


def _contrast(one: str, other: str) -> float:
    low, high = sorted(map(_light, (one, other)))
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
