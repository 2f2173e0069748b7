"""Charts as files: the words around them, their size, data as text."""

from xml.etree import ElementTree as ET

import pytest

from quartmap.charts import files
from quartmap.charts.dumbbell import Bell, End, Group, Scale, dumbbell_chart
from quartmap.texts import texts

HOSTILE = "<script>alert(1)</script>&\x01"
AROUND = files.Around("de", f"Titel {HOSTILE}", "Zeile", ("Quelle: Amt", "Zu beachten " * 30))


@pytest.fixture(scope="module")
def chart():
    own, other = End(HOSTILE, 20, "20,5", "", ""), End("Stadt", 14, "14", "", "")
    group = Group("Anteil", "2022", (Bell(0, own, other),))
    return dumbbell_chart((group,), Scale("%", 1, zero=True), texts("de"))


@pytest.fixture(scope="module")
def document(chart) -> str:
    return files.svg([chart, chart], AROUND)


def told(document: str) -> list[str]:
    root = ET.fromstring(document)  # noqa: S314 - our own
    return [one.text or "" for one in root.iter() if one.tag.endswith("}text")]


def test_title_chart_and_source_are_in_the_file_in_that_order(document):
    found = told(document)
    assert found[0] == "Titel <script>alert(1)</script>&"
    assert found[1] == "Zeile"
    assert found.count("20,5") == 2  # both charts
    assert found.index("Quelle: Amt") > found.index("20,5")
    assert "<script" not in document


def test_long_words_below_are_broken_into_lines(document):
    lines = [one for one in told(document) if "beachten" in one]
    assert len(lines) > 1
    assert all(len(one) < 150 for one in lines)


def test_a_chart_as_wide_as_its_place_takes_the_width_asked_for(chart):
    root = ET.fromstring(files.svg([chart], AROUND, width=500))  # noqa: S314 - our own
    assert root.attrib["width"] == "532"  # and a margin on both sides
    assert chart["width"] == "container"  # the page's own stays


def test_the_png_has_twice_the_pixels(document):
    image = files.png(document)
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(image[16:20], "big") == files.SCALE * (files.WIDTH + 32)
