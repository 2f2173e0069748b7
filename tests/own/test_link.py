"""Areas as text for an address: short, the same both ways, safe to read."""

import re
import string

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from quartmap.own import alphabet, limits, link, shapes
from quartmap.own.naming import cleaned
from quartmap.own.outline import area_km2
from quartmap.own.record import OwnArea
from quartmap.own.refusal import RefusedError
from quartmap.own.upload import read
from quartmap.package import load
from support.mini import MINI
from support.uploads import SQUARE, coast, collection, dump, feature, moved, polygon, text_of

PACKAGE = load(MINI)
SAFE = re.compile(r"[A-Za-z0-9._~-]*")
HOLE = [[7.02, 51.02], [7.05, 51.02], [7.05, 51.05], [7.02, 51.05]]


def uploaded(*rings, name=""):
    return read(dump(feature(polygon(*rings), name=name)))[0]


def both_ways(areas):
    text = link.encode(areas)
    assert text
    assert SAFE.fullmatch(text)
    assert len(text) <= limits.LINK
    found = link.decode(PACKAGE, text)
    assert link.encode(found) == text
    return found


def test_nothing_is_the_empty_text():
    assert link.encode([]) == ""
    assert link.fits([])
    assert link.decode(PACKAGE, "") == ()


def test_the_text_of_a_square_by_hand():
    # u, no name; from 10°, 51° by -300000, 0; then +10000 each way: zigzag doubles, 5 bits a sign.
    assert link.encode([uploaded(SQUARE)]) == "u." + alphabet.numbers_text(
        [-300000, 0, 10000, 0, 0, 10000, -10000, 0]
    )


def test_a_circle_comes_back_as_it_was():
    area = shapes.circle("Um den Bürgerladen", 7.01234, 51.48765, 750)
    assert both_ways([area]) == (area,)
    assert len(link.encode([area])) < 50


def test_joined_areas_come_back_as_they_were():
    area = shapes.joined(PACKAGE, "Ost & West", ["09999001-hafen", "09999001-muehle"])
    assert both_ways([area]) == (area,)


def test_outlines_with_holes_and_several_parts_come_back():
    far = moved(SQUARE, 0.3, 0.2)
    content = {"type": "MultiPolygon", "coordinates": [[SQUARE, HOLE], [far]]}
    areas = read(dump(feature(content, name="Zwei")))
    [found] = both_ways(areas)
    assert (found.name, found.made) == ("Zwei", "uploaded")
    assert shapely.equals(found.shape, areas[0].shape)


def test_drawn_stays_drawn_and_order_is_kept():
    areas = [shapes.polygon("B", [SQUARE]), uploaded(SQUARE, name="A")]
    assert [(one.name, one.made) for one in both_ways(areas)] == [
        ("B", "drawn"),
        ("A", "uploaded"),
    ]


def test_a_large_outline_is_simplified_and_it_is_told_by_how_much():
    area = read(text_of(coast(3_000, waves=5)))[0]
    [found] = both_ways([area])
    tolerance = link.tolerance_m([area])
    assert tolerance in limits.TOLERANCES_M
    assert area_km2(found.shape) == pytest.approx(area_km2(area.shape), rel=0.02)
    # Half a unit of rounding is added to the tolerance.
    far = shapely.hausdorff_distance(area.shape.exterior, found.shape.exterior) * 111_320
    assert 0 < far <= tolerance + 1


def test_what_fits_is_not_simplified():
    assert link.tolerance_m([uploaded(SQUARE, HOLE)]) == 0


def test_too_much_for_a_link_gives_nothing():
    squares = [moved(SQUARE, n / 50, 0) for n in range(200)]
    areas = read(dump(collection(*[feature(polygon(one), name="x" * 60) for one in squares])))
    assert link.encode(areas) == ""
    assert not link.fits(areas)
    stored = link.encode(areas, most=limits.STORED)
    assert len(link.decode(PACKAGE, stored)) == 200


def test_an_area_that_the_package_lacks_is_named():
    text = link.encode([shapes.joined(PACKAGE, "", ["09999001"])]).replace("09999001", "12345678")
    with pytest.raises(RefusedError, match="no outline of 12345678"):
        link.decode(PACKAGE, text)


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "~",
        "u",
        "u.",
        "uA",
        "u.A",
        "u.AAAAAA",
        "u..AAAAAAAA",
        "u.ggggggggggggA",
        "u.!!",
        "cname.AAA",
        "c.",
        "c.AA.AA",
        "j",
        "j.",
        "d_zz_.AAAA",
        "d_110000_.AAAA",
        "d_d800_.AAAA",
        "u%20.AAAA",
        "\u0660",
        "u." + "A" * 3_000_000,
        "~".join(["u.A"] * 100_000),
    ],
)
def test_hostile_text_is_refused_in_a_sentence(text):
    with pytest.raises(RefusedError, match="cannot be read"):
        link.decode(PACKAGE, text)


def test_what_would_be_written_otherwise_is_not_read():
    text = link.encode([uploaded(SQUARE, name="Am Markt")])
    clockwise = [-300000, 0, 0, 10000, 10000, 0, 0, -10000]
    for other in (
        "u." + alphabet.numbers_text(clockwise),
        text.replace("__", "_20_"),
        text.replace("Am", "_41_m"),
        text.replace("Am", "_20_Am"),
        text + ".",
        text + "A",
    ):
        with pytest.raises(RefusedError):
            link.decode(PACKAGE, other)


@settings(max_examples=600, deadline=None)
@given(st.text(st.sampled_from(string.ascii_letters + string.digits + "-_.~ü%"), max_size=60))
def test_any_text_is_read_or_refused(text):
    try:
        found = link.decode(PACKAGE, text)
    except RefusedError:
        return
    assert link.encode(found, most=limits.STORED) == text


SAMPLE = link.encode(
    [
        uploaded(SQUARE, HOLE, name="Am Markt"),
        shapes.circle("Ü", 7, 51, 500),
        shapes.joined(PACKAGE, "", ["09999001"]),
    ]
)


@settings(max_examples=500, deadline=None)
@given(
    st.integers(0, len(SAMPLE)),
    st.integers(0, 6),
    st.text(st.sampled_from("ABgz09-_.~cju"), max_size=4),
)
def test_a_damaged_link_is_read_or_refused(at, cut, instead):
    text = SAMPLE[:at] + instead + SAMPLE[at + cut :]
    try:
        found = link.decode(PACKAGE, text)
    except RefusedError:
        return
    assert link.encode(found, most=limits.STORED) == text
    assert all(one.shape.is_valid for one in found)


names = st.text(max_size=limits.NAME).map(cleaned)


@st.composite
def outlines(draw):
    """Return a star-shaped outline, so never one that crosses itself."""
    count = draw(st.integers(3, 40))
    out = draw(st.lists(st.floats(0.005, 0.3), min_size=count, max_size=count))
    lon, lat = draw(st.floats(6.5, 13)), draw(st.floats(48, 54))
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    ring = np.column_stack([lon + np.cos(turn) * out, lat + np.sin(turn) * out])
    return shapes.polygon(draw(names), [ring.tolist()])


circles = st.builds(
    shapes.circle,
    names,
    st.floats(6.5, 13),
    st.floats(48, 54),
    st.integers(*limits.RADIUS_M),
)
unions = st.builds(
    lambda name, ids: shapes.joined(PACKAGE, name, ids),
    names,
    st.lists(st.sampled_from(list(PACKAGE.areas("ward").index)), min_size=1),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(outlines() | circles | unions, min_size=1, max_size=4))
def test_what_is_written_is_read_the_same(areas):
    text = link.encode(areas)
    if not text:
        return
    found = link.decode(PACKAGE, text)
    assert link.encode(found) == text
    assert [one.name for one in found] == [one.name for one in areas]
    if link.tolerance_m(areas) == 0:
        for one, other in zip(found, areas, strict=True):
            assert alike(one, other)


def alike(one: OwnArea, other: OwnArea) -> bool:
    """Tell whether a shape is another one up to the rounding of a link."""
    if one == other:
        return True
    gap = shapely.hausdorff_distance(one.shape, other.shape)
    return bool(gap <= 10**-limits.LINK_DECIMALS)


@given(st.lists(st.integers(-(2**33), 2**33)))
def test_numbers_come_back(values):
    assert list(alphabet.numbers(alphabet.numbers_text(values))) == values


@given(st.text())
def test_names_come_back(name):
    assert alphabet.name(alphabet.name_text(name)) == name
    assert SAFE.fullmatch(alphabet.name_text(name))
