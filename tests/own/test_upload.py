"""Uploads that are taken: what becomes of names, coordinates, rings and systems."""

import json

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from quartmap.own import limits
from quartmap.own.refusal import RefusedError
from quartmap.own.upload import read, reading
from quartmap.texts import texts
from support.uploads import BOW, SQUARE, collection, dump, feature, moved, polygon

METRES = [[361000, 5700000], [362000, 5700000], [362000, 5701000], [361000, 5701000]]
"""A square kilometre in EPSG:25832."""


@pytest.fixture(autouse=True)
def _no_gdal(monkeypatch):
    """Whatever reads with GDAL fails here: an upload must never reach it."""

    def never(*_args, **_options):
        raise AssertionError("GDAL has read an upload")

    for name in ("geopandas.read_file", "pyogrio.read_dataframe", "pyogrio.raw.read"):
        monkeypatch.setattr(name, never)


def said(found):
    return [one.sentence(texts("en")) for one in found.remarks]


def outline(shape):
    return shapely.get_coordinates(shape).tolist()


def test_a_polygon_keeps_its_vertices():
    [area] = read(dump(polygon(SQUARE)))
    assert (area.name, area.made, area.centre, area.parts) == ("", "uploaded", None, ())
    assert outline(area.shape) == SQUARE


@pytest.mark.parametrize(
    "content",
    [
        polygon(SQUARE),
        feature(polygon(SQUARE)),
        collection(feature(polygon(SQUARE))),
        {"type": "MultiPolygon", "coordinates": [[SQUARE]]},
        {"type": "GeometryCollection", "geometries": [polygon(SQUARE)]},
        feature({"type": "GeometryCollection", "geometries": [polygon(SQUARE)]}),
        polygon(SQUARE[:-1]),
        polygon(SQUARE[::-1]),
        polygon([[*point, 80.5] for point in SQUARE]),
        polygon([point for point in SQUARE for _ in range(3)]),
    ],
)
def test_every_form_of_the_same_area_is_the_same(content):
    [area] = read(dump(content))
    assert shapely.equals(area.shape, shapely.Polygon(SQUARE))
    assert shapely.is_ccw(area.shape.exterior)


def test_several_polygons_of_a_feature_are_one_area():
    far = moved(SQUARE, 0.5, 0)
    for geometry in (
        {"type": "MultiPolygon", "coordinates": [[SQUARE], [far]]},
        {"type": "GeometryCollection", "geometries": [polygon(SQUARE), polygon(far)]},
    ):
        [area] = read(dump(feature(geometry)))
        assert area.shape.geom_type == "MultiPolygon"
        assert len(area.shape.geoms) == 2


def test_holes_stay_and_run_clockwise():
    hole = [[7.02, 51.02], [7.05, 51.02], [7.05, 51.05], [7.02, 51.05]]
    [area] = read(dump(polygon(SQUARE, hole)))
    [ring] = area.shape.interiors
    assert not shapely.is_ccw(ring)


def test_each_feature_is_an_area_in_the_order_of_the_file():
    squares = [moved(SQUARE, shift, 0) for shift in (0, 0.2, 0.4)]
    names = ("Ost", "Mitte", "West")
    found = read(
        dump(
            collection(*[feature(polygon(s), name=n) for s, n in zip(squares, names, strict=True)])
        )
    )
    assert [area.name for area in found] == list(names)
    assert [round(area.shape.bounds[0], 3) for area in found] == [7.0, 7.2, 7.4]


@pytest.mark.parametrize(
    ("properties", "name"),
    [
        ({"name": "Hafen"}, "Hafen"),
        ({"NAME": " Am\n\tHafen "}, "Am Hafen"),
        ({"title": "Hafen", "name": ""}, "Hafen"),
        ({"Bezeichnung": "Hafen", "id": 3}, "Hafen"),
        ({"name": 12}, "12"),
        ({"name": True}, ""),
        ({"name": ["Hafen"]}, ""),
        ({"name": "a\u202eb\u0000c\ud800d\ue000"}, "abcd"),
        ({"name": "x" * 500}, "x" * limits.NAME),
        ({"name": "<b>${1}</b>"}, "<b>${1}</b>"),
        ({}, ""),
    ],
)
def test_names_are_clean_lines_of_text(properties, name):
    [area] = read(dump(feature(polygon(SQUARE), **properties)))
    assert area.name == name


def test_metres_are_read_by_choice_or_by_the_file():
    [chosen] = read(dump(polygon(METRES)), crs="EPSG:25832")
    stated = polygon(METRES) | {
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}
    }
    found = reading(dump(stated))
    assert found.areas[0] == chosen
    assert "EPSG:25832; they were read so" in said(found)[-1]
    # By PROJ: cs2cs EPSG:25832 EPSG:4326 at the first corner.
    assert outline(chosen.shape)[0] == pytest.approx([7.000277, 51.434125], abs=2e-6)


def test_web_mercator_is_read():
    # x = R * radians(7), y = R * ln(tan(45° + 51°/2)) with R = 6378137 m
    x, y = 779236.4355529151, 6621293.722740169
    ring = [[x, y], [x + 10_000, y], [x + 10_000, y + 10_000]]
    [area] = read(dump(polygon(ring)), crs="EPSG:3857")
    assert outline(area.shape)[0] == pytest.approx([7.0, 51.0], abs=1e-6)


def test_swapped_coordinates_are_swapped_on_demand():
    swapped = [[lat, lon] for lon, lat in SQUARE]
    [area] = read(dump(polygon(swapped)), swap=True)
    assert shapely.equals(area.shape, shapely.Polygon(SQUARE))


def test_a_crossing_is_repaired_on_demand_and_told():
    found = reading(dump(polygon(BOW)), repair=True)
    [area] = found.areas
    # Two triangles, left and right of the crossing.
    assert sorted(part.bounds[0] for part in area.shape.geoms) == [7.0, 7.05]
    assert area.shape.area == pytest.approx(0.1 * 0.1 / 2)
    assert said(found)[-1].startswith("The outline was repaired; the area now has 39.0")
    assert said(found)[-1].endswith("(parts: 2).")


def test_what_is_no_polygon_is_left_out_and_told():
    point = {"type": "Point", "coordinates": [7, 51]}
    found = reading(
        dump(collection(feature(point), feature(polygon(SQUARE)), feature(None, name="Leer")))
    )
    assert len(found.areas) == 1
    assert said(found) == [
        "Feature 1: Left out, as it is no polygon: Point.",
        "Feature 3 (Leer): Left out, as it has no geometry.",
    ]


def test_heights_and_open_rings_are_told_once():
    ring = [[*point, 3.0] for point in SQUARE[:-1]]
    assert said(reading(dump({"type": "MultiPolygon", "coordinates": [[ring]]}))) == [
        "Heights were left out; they do not matter here.",
        "A ring that was not closed was closed.",
    ]


def test_more_decimals_than_stored_do_no_harm():
    # Rounded to six decimals, the spike crosses the edge beside it.
    ring = [[7, 51], [7.1, 51], [7.05, 51.0000004], [7.0500001, 51.1], [7, 51.1]]
    [area] = read(dump(polygon(ring)))
    assert area.shape.is_valid
    assert outline(area.shape) == np.round(outline(area.shape), 6).tolist()


def test_a_vrt_in_a_property_is_text_like_any_other():
    vrt = "<OGRVRTDataSource><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTDataSource>"
    [area] = read(dump(feature(polygon(SQUARE), name=vrt, path="/vsizip/x.zip")))
    assert area.name == vrt[: limits.NAME]


rings = st.lists(
    st.tuples(st.floats(6, 14, width=32), st.floats(48, 54, width=32)), min_size=3, max_size=12
)


@settings(max_examples=150, deadline=None)
@given(st.lists(rings, min_size=1, max_size=3))
def test_whatever_is_taken_is_valid_rounded_and_oriented(found):
    content = {"type": "MultiPolygon", "coordinates": [[list(ring)] for ring in found]}
    try:
        [area] = read(json.dumps(content).encode(), repair=True)
    except RefusedError:
        return
    assert area.shape.is_valid
    assert not area.shape.is_empty
    assert not area.shape.has_z
    assert (shapely.get_coordinates(area.shape) == np.round(outline(area.shape), 6)).all()
    for part in shapely.get_parts(area.shape):
        assert part.exterior.is_ccw
        assert not any(ring.is_ccw for ring in part.interiors)
