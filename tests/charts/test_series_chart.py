"""The chart of a series: what is joined, what is marked, what a mark says."""

import json

import pytest

from quartmap.analysis.series import Break, Point, segments
from quartmap.charts.caption import Caption
from quartmap.charts.series import Strand, series_chart
from quartmap.texts import texts

CAPTION = Caption("Einwohner", "Hafen 2010\N{EN DASH}2013, Personen", ("Quelle: Amt",), 0)


def point(date, value, status="observed"):
    return Point(date, float(date), value, None, None, status, "office")


def strand(figures, changes=(), **more):
    told = {one: f"{one.reference_date}: {one.value}" for one in figures}
    return Strand("Hafen", 0, segments(figures, changes), told, **more)


def layers(spec, kind):
    return [one for one in spec["layer"] if one["mark"]["type"] == kind]


def values(layer):
    return layer["data"]["values"]


def test_a_break_parts_the_line_and_has_a_rule_with_its_year():
    figures = [point(str(year), year - 2000.0) for year in range(2010, 2014)]
    change = Break("2012", 2012.0, "neu", "new")
    spec = series_chart([strand(figures, [change])], [change], CAPTION, texts("de"))
    (line,) = layers(spec, "line")
    assert [row["segment"] for row in values(line)] == ["0-0", "0-0", "0-1", "0-1"]
    assert line["encoding"]["detail"]["field"] == "segment"
    (rule,) = layers(spec, "rule")
    assert [row["x"] for row in values(rule)] == [2012]
    words = [
        row.get("year") or row.get("name") for one in layers(spec, "text") for row in values(one)
    ]
    assert words == ["2012", "Hafen"]


def test_lone_figures_have_no_line():
    figures = [point("2010", 1.0), point("2011", 2.0, "estimated"), point("2012", 3.0)]
    spec = series_chart([strand(figures)], [], CAPTION, texts("de"))
    assert layers(spec, "line") == []
    (points,) = layers(spec, "point")
    hollow = [row["x"] for row in values(points) if row["fill"] == "#ffffff"]
    assert (hollow, len(values(points))) == ([2011], 3)


def test_an_index_is_100_at_its_base():
    figures = [point("2010", 50.0), point("2011", 60.0)]
    spec = series_chart([strand(figures, base=50.0)], [], CAPTION, texts("de"))
    (line,) = layers(spec, "line")
    assert [row["y"] for row in values(line)] == pytest.approx([100, 120])


def test_areas_differ_by_dash_and_name():
    one = strand([point("2010", 1.0), point("2011", 2.0)])
    other = Strand("Stadt", 1, one.segments, one.told)
    spec = series_chart([one, other], [], CAPTION, texts("de"))
    (line,) = layers(spec, "line")
    looks = {row["name"]: (row["dash"], row["colour"]) for row in values(line)}
    assert all(own != city for own, city in zip(looks["Hafen"], looks["Stadt"], strict=True))
    assert {row["segment"] for row in values(line)} == {"0-0", "1-0"}
    (names,) = layers(spec, "text")
    high, low = sorted((row["y"] for row in values(names)), reverse=True)
    assert high - low > 0.05  # names of lines that end alike stand apart


def test_a_single_figure_can_be_drawn():
    spec = series_chart([strand([point("2010", 5.0)])], [], CAPTION, texts("en"))
    assert len(layers(spec, "point")) == 1


def test_numbers_are_in_the_reader_s_language_and_data_are_values():
    hostile = "<script>${alert(1)}"
    one = strand([point("2010", 1.0), point("2011", 2.0)])
    spec = series_chart([Strand(hostile, 0, one.segments, one.told)], [], CAPTION, texts("de"))
    assert spec["config"]["locale"]["number"]["decimal"] == ","
    assert "datasets" not in spec
    assert '"expr"' not in json.dumps(spec)
    (names,) = layers(spec, "text")
    assert values(names)[0]["name"] == hostile
