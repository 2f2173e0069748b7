"""Charts as drawings within a page."""

import re

import pytest

from quartmap.charts.inline import inline

CHART = {
    "data": {
        "values": [
            {"x": 1, "y": 2, "name": "A <b>", "told": "2,0 %"},
            {"x": 2, "y": 3, "name": "B", "told": "3,0 %"},
        ]
    },
    "mark": "point",
    "encoding": {
        "x": {"field": "x", "type": "quantitative"},
        "y": {"field": "y", "type": "quantitative"},
        "tooltip": [{"field": "name"}, {"field": "told"}],
    },
    "config": {"aria": False, "mark": {"aria": False}},
}


def test_each_mark_carries_what_its_tooltip_says() -> None:
    drawn = inline(CHART | {"width": 200, "height": 100})
    assert re.findall('data-told="([^"]*)"', drawn) == ["A &lt;b&gt;&#xA;2,0 %", "B&#xA;3,0 %"]
    assert "aria-label" not in drawn
    assert "role=" not in drawn


def test_a_chart_as_wide_as_its_place_gets_the_width() -> None:
    chart = CHART | {"width": "container", "height": 100}
    narrow, wide = (
        float(re.match(r'<svg viewBox="0 0 ([\d.]+)', inline(chart, one))[1]) for one in (300, 900)
    )
    assert (narrow, wide) == (pytest.approx(300, abs=2), pytest.approx(900, abs=2))


def test_the_chart_itself_is_not_changed() -> None:
    inline(CHART | {"width": 200})
    assert CHART["mark"] == "point"
    assert "description" not in CHART["encoding"]


def test_signs_that_xml_does_not_know_do_no_harm() -> None:
    hostile = CHART | {"title": "a\x00b\ud800c", "width": 100}
    assert "abc" in inline(hostile)


def test_layers_speak_as_well() -> None:
    plain = {"x": CHART["encoding"]["x"]}
    layers = [{"mark": "point", "encoding": CHART["encoding"]}, {"mark": "rule", "encoding": plain}]
    assert inline({"data": CHART["data"], "layer": layers}).count("data-told") == 2
