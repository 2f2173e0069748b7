"""Distances in metres."""

import math

import geopandas as gpd
import pytest
from shapely.geometry import Point, box

from quartmap.analysis.nearness import Near, distance_m, nearest_actors, within
from quartmap.errors import SelectionError


@pytest.fixture
def places():
    shapes = {"point": Point(10.01, 50.0), "none": None, "field": box(9.99, 49.99, 10.001, 50.01)}
    return gpd.GeoDataFrame(geometry=gpd.GeoSeries(shapes, crs="EPSG:4326"))


def test_distances_are_metres_on_the_ground(places):
    found = distance_m(places, 50.0, 10.0)
    # 0.01° of longitude at 50° N is 716.9 m on the ellipsoid; UTM shortens it by under 0.04 %
    assert found["point"] == pytest.approx(716.9, abs=1)
    assert math.isnan(found["none"])
    assert found["field"] == 0


def test_within_counts_what_the_circle_touches(places):
    found = within(places, Near(50.0, 10.0, 700))
    assert found.to_dict() == {"point": False, "none": False, "field": True}


def test_nearest_actors_come_first_and_vague_ones_not_at_all(mini):
    found = nearest_actors(mini.actors, 50.015, 10.006)
    assert list(found.index) == ["a1", "a2", "a5"]
    assert found["a1"] == pytest.approx(71.7, abs=0.2)


@pytest.mark.parametrize("place", [(91, 0, 1), (0, 181, 1), (math.nan, 0, 1)])
def test_no_place_on_earth(place):
    with pytest.raises(SelectionError, match="is no place"):
        Near(*place)


@pytest.mark.parametrize("radius", [0, -1, math.nan])
def test_no_radius(radius):
    with pytest.raises(SelectionError, match="radius"):
        Near(50, 10, radius)
