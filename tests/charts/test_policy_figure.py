"""The figure of the policy fields: its ring, its texts, nothing that runs."""

import math
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from quartmap.charts.policy_figure import MOST, circles, in_ring, policy_figure
from quartmap.package import DataPackage, load
from quartmap.package.documents import PolicyField, PolicyFields
from quartmap.texts import texts
from support.mini import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"


def _policy(mini: DataPackage, middle: int, outer: int) -> PolicyFields:
    """Return fields made of the mini package's: so many in the middle, so many around it."""
    assert mini.policy_fields is not None
    centre, around = mini.policy_fields.fields
    made: list[PolicyField] = [
        around.model_copy(update={"id": f"o{step}"}) for step in range(outer)
    ]
    made += [centre.model_copy(update={"id": f"c{step}"}) for step in range(middle)]
    return mini.policy_fields.model_copy(update={"fields": tuple(made)})


def _drawn(policy: PolicyFields) -> ET.Element:
    return ET.fromstring(policy_figure(policy, texts("de"), "Quelle: Studie"))  # noqa: S314


@pytest.mark.parametrize(
    ("middle", "outer", "count"),
    [(1, 3, 3), (1, 1, 1), (1, MOST, MOST), (1, MOST + 1, 0), (0, 3, 0), (2, 3, 0), (1, 0, 0)],
)
def test_a_ring_needs_one_middle_and_room(
    mini: DataPackage, middle: int, outer: int, count: int
) -> None:
    ring = in_ring(_policy(mini, middle, outer))
    assert ring.count == count
    assert len(ring.fields) == middle + outer
    assert [one.position for one in ring.fields] == ["centre"] * middle + ["outer"] * outer


def test_three_circles_stand_as_a_triangle_with_its_tip_above() -> None:
    middle, *around = circles(3)
    assert (middle.x, middle.y) == (0, 0)
    found = [(round(one.x, 1), round(one.y, 1)) for one in around]
    # 270 from the middle: straight up, then 120 degrees on, clockwise.
    assert found == [(0.0, -270.0), (233.8, 135.0), (-233.8, 135.0)]


@pytest.mark.parametrize("count", range(1, MOST + 1))
def test_circles_never_touch_and_fit_the_width(count: int) -> None:
    placed = circles(count)
    assert len(placed) == count + 1
    for index, one in enumerate(placed):
        assert abs(one.x) + one.radius < 500
        for other in placed[index + 1 :]:
            assert math.hypot(one.x - other.x, one.y - other.y) > one.radius + other.radius


def test_every_text_stands_in_the_drawing(mini: DataPackage) -> None:
    root = _drawn(_policy(mini, 1, 3))
    said = [one.text for one in root.iter(f"{SVG}text")]
    for wanted in ("Willkommen", "Offen sein", "w1 Beratung", "l1 Netzwerk", "Quelle: Studie"):
        assert wanted in said
    assert "t1 Ladenfonds (\N{DOTTED CIRCLE} abgeleitet)" in said
    assert len(list(root.iter(f"{SVG}circle"))) == 1 + 4  # the ring and its fields


def test_without_a_ring_the_list_remains(mini: DataPackage) -> None:
    root = _drawn(_policy(mini, 0, 2))
    assert not list(root.iter(f"{SVG}circle"))
    assert "t1 Ladenfonds (\N{DOTTED CIRCLE} abgeleitet)" in [
        one.text for one in root.iter(f"{SVG}text")
    ]


def test_lines_stand_below_one_another_inside_the_drawing(mini: DataPackage) -> None:
    root = _drawn(_policy(mini, 1, 3))
    lines = [float(one.get("y", 0)) for one in root.iter(f"{SVG}text") if one.get("x") == "40"]
    assert all(below - above > 10 for above, below in pairwise(lines))
    assert lines[-1] < float(root.get("height", 0))


def test_hostile_texts_stay_texts(hostile_dir: Path) -> None:
    policy = load(hostile_dir).policy_fields
    assert policy is not None
    root = _drawn(policy)
    allowed = {f"{SVG}{name}" for name in ("svg", "title", "rect", "circle", "text")}
    assert {one.tag for one in root.iter()} <= allowed
    assert HOSTILE in str(root.findtext(f"{SVG}title"))
