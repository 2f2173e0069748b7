"""Circles, areas of the register joined, drawn polygons."""

import math

import pytest
import shapely

from quartmap.own import limits, shapes
from quartmap.own.outline import area_km2
from quartmap.own.refusal import RefusedError
from quartmap.own.systems import degrees, metres
from support.uploads import BOW, SQUARE


def refusal(make, *arguments):
    with pytest.raises(RefusedError) as caught:
        make(*arguments)
    [one] = caught.value.refusals
    return one.kind


def test_a_circle_has_the_extent_of_a_circle():
    area = shapes.circle("Um  den Markt\n", 7.0123456, 51.4876543, 1000)
    assert (area.name, area.made, area.radius_m) == ("Um den Markt", "circle", 1000)
    assert area.centre == (7.01235, 51.48765)
    # pi km²; UTM is up to 0.11 % short, 128 edges 0.04 %
    assert area_km2(area.shape) == pytest.approx(math.pi, rel=2e-3)
    assert shapely.is_ccw(area.shape.exterior)


def test_every_vertex_of_a_circle_is_a_radius_from_its_centre():
    area = shapes.circle("", 7, 51, 500)
    [x, y], *ring = metres(shapely.get_coordinates([shapely.Point(7, 51), area.shape]))
    assert [math.hypot(a - x, b - y) for a, b in ring] == pytest.approx([500] * 129, abs=0.1)


@pytest.mark.parametrize(
    ("lon", "lat", "radius", "kind"),
    [
        (7, 51, limits.RADIUS_M[0] - 1, "radius"),
        (7, 51, limits.RADIUS_M[1] + 1, "radius"),
        (7, 51, math.nan, "radius"),
        (math.nan, 51, 500, "not-finite"),
        (7, math.inf, 500, "not-finite"),
        (51, 7, 500, "swapped"),
        (2.3, 48.8, 500, "abroad"),
    ],
)
def test_a_circle_that_is_none(lon, lat, radius, kind):
    assert refusal(shapes.circle, "", lon, lat, radius) == kind


def test_a_single_area_of_the_register_keeps_its_outline(mini):
    official = mini.areas("town").geometry["09999001"]
    area = shapes.joined(mini, "Lindtal", ["09999001", "09999001"])
    assert area.shape.wkb == official.wkb
    assert (area.made, area.parts) == ("joined", ("09999001",))


def test_areas_are_joined_without_their_common_border(mini):
    wards = mini.areas("ward")
    ids = list(wards.index)
    area = shapes.joined(mini, "", ids[::-1])
    assert area.parts == tuple(sorted(ids))
    assert area.shape.geom_type == "Polygon"
    assert area.shape.area == pytest.approx(
        wards.area.sum() if wards.crs is None else area.shape.area
    )
    assert shapely.equals(area.shape, wards.geometry.union_all())


def test_areas_that_cannot_be_joined(mini):
    assert refusal(shapes.joined, mini, "", []) == "no-parts"
    assert refusal(shapes.joined, mini, "", ["09999001", "x\u202ey"]) == "unknown-parts"
    assert refusal(shapes.joined, mini, "", map(str, range(500))) == "many-parts"


def test_a_drawn_polygon_may_be_open_and_have_holes():
    hole = [(7.02, 51.02), (7.05, 51.02), (7.05, 51.05)]
    area = shapes.polygon("Neu", [SQUARE[:-1], hole])
    assert (area.name, area.made) == ("Neu", "drawn")
    assert shapely.equals(area.shape, shapely.Polygon(SQUARE, [hole]))


def test_a_drawn_crossing_is_offered_repaired():
    with pytest.raises(RefusedError) as caught:
        shapes.polygon("", [BOW])
    assert caught.value.offer == "repair"
    assert shapes.polygon("", [BOW], repair=True).shape.is_valid


@pytest.mark.parametrize(
    ("rings", "kind"),
    [
        ([], "empty"),
        ([[]], "empty"),
        ([[(7, 51), (8, 51)]], "few-points"),
        ([[("a", 51)] * 3], "structure"),
        ([[7, 51, 8]], "structure"),
        ([[(7,), (8,), (9,)]], "structure"),
        ([[(math.nan, 51), (8, 51), (8, 52)]], "not-finite"),
        ([[(lat, lon) for lon, lat in SQUARE]], "swapped"),
        ([[(7, 51)] * 200_001], "vertices"),
    ],
)
def test_a_drawing_that_is_no_area(rings, kind):
    assert refusal(shapes.polygon, "", rings) == kind


def test_degrees_stay_degrees():
    points = shapely.get_coordinates(shapely.Polygon(SQUARE))
    assert degrees(points, "EPSG:4326") is points
