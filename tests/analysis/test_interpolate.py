"""Areal interpolation: by hand on the mini package's grid, properties on any area, shipped data.

The grid has nine 1 km cells from (4321, 2987) km on, south to north and west to east:

    1800 @ 20 %   1600 @ 10 %   nobody
    2000 @ 12 %   1000 @  8 %   1200 @ 6 %
     800 @ 10 %    400 @  5 %    200, share withheld

100 m cells of 300 residents each: four around (4321.3, 2989.2), two around (4321.85, 2989.2), the
whole 1800. Two of 200 each around (4322.2, 2988.45); the other 600 of that cell live east of the
town, whose border runs at 4322.43 km.
"""

from itertools import permutations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from quartmap.analysis.interpolate import Parts, interpolate, interpolate_all, raw_figures
from quartmap.names import AREA_CRS
from quartmap.package import DataPackage, load
from quartmap.package.cells import kilometre_cells

_WEST, _SOUTH = 4_321_000, 2_987_000


def box(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    """Return a box, in km from the corner of the grid."""
    corners = (_WEST + 1000 * west, _SOUTH + 1000 * south, _WEST + 1000 * east)
    return shapely.box(*corners, _SOUTH + 1000 * north)


@pytest.mark.parametrize(
    ("shape", "population", "basis"),
    [
        (box(0, 1, 1, 2), 2000, "1km"),
        (box(0, 1, 0.5, 2), 1000, "1km"),
        (box(0, 0, 3, 3), 9000, "1km"),
        (box(0.25, 0.25, 0.5, 0.75), 800 / 8, "1km"),
        (box(0.5, 2, 1, 3), 600, "100m"),
        (box(0, 2, 0.25, 3), 300, "100m"),  # half of two 100 m cells
        (box(0, 1, 0.25, 3), 500 + 300, "mixed"),
        (box(1, 1, 1.4, 2), 400, "100m"),
        (box(1, 1, 1.5, 2), 400 + 100, "mixed"),  # 10 in each square east of the town
        (box(1.5, 1, 2, 2), 500, "1km"),
        (box(2, 2, 3, 3), 0, "1km"),
        (box(7, 7, 8, 8), 0, "1km"),
    ],
)
def test_residents_by_hand(
    mini: DataPackage, shape: shapely.Polygon, population: float, basis: str
) -> None:
    found = interpolate(mini, shape)
    assert found.population == pytest.approx(population, rel=1e-6)
    assert found.basis == basis
    assert found.area_km2 == pytest.approx(shape.area / 1e6)


def test_hectares_can_be_left_aside(mini: DataPackage) -> None:
    found = interpolate(mini, box(0.5, 2, 1, 3), "1km")
    assert (found.population, found.basis) == (pytest.approx(900), "1km")
    assert len(found.hectares) == 0


def test_parts_tell_what_is_whole(mini: DataPackage) -> None:
    found = interpolate(mini, box(0, 1, 1.4, 2))
    assert found.cover == pytest.approx([1, 0.4])
    assert found.share == pytest.approx([1, 0.4])
    assert found.residents == pytest.approx([2000, 400])
    assert found.hectares == pytest.approx([200, 200])


def test_a_mean_is_weighted_by_residents(mini: DataPackage) -> None:
    raws = raw_figures(interpolate(mini, box(0, 0.5, 1, 2)))
    assert list(raws) == ["population", "density", "foreign_share"]
    assert raws["population"].value == pytest.approx(2400)
    assert raws["density"].value == pytest.approx(2400 / 1.5)
    share = raws["foreign_share"]
    assert share.value == pytest.approx((2000 * 12 + 400 * 10) / 2400)
    assert (share.weight, share.covered, share.withheld) == (pytest.approx(2400), 1, False)


def test_a_cell_without_a_value_is_left_out_of_the_mean(mini: DataPackage) -> None:
    share = raw_figures(interpolate(mini, box(1, 0, 3, 1)))["foreign_share"]
    assert (share.value, share.weight) == (5, 400)
    assert share.covered == pytest.approx(2 / 3)
    assert share.withheld


def test_no_value_at_all(mini: DataPackage) -> None:
    share = raw_figures(interpolate(mini, box(2, 0, 3, 1)))["foreign_share"]
    assert (share.value, share.covered, share.withheld) == (None, 0, True)
    nobody = raw_figures(interpolate(mini, box(2, 2, 3, 3)))
    assert nobody["population"].value == nobody["density"].value == 0
    assert (nobody["foreign_share"].value, nobody["foreign_share"].withheld) == (None, False)


def test_hole_and_second_part(mini: DataPackage) -> None:
    ring = box(0, 1, 1, 2).difference(box(0.25, 1.25, 0.75, 1.75))
    assert interpolate(mini, ring).population == pytest.approx(2000 * 0.75)
    both = shapely.union_all([ring, box(2, 1, 3, 1.5)])
    assert interpolate(mini, both).population == pytest.approx(2000 * 0.75 + 600)


_KM = st.floats(-0.5, 3.5).map(lambda value: round(value, 3))


@st.composite
def _boxes(draw: st.DrawFn) -> tuple[float, float, float, float]:
    west, south = draw(_KM), draw(_KM)
    east = west + draw(st.floats(0.05, 3).map(lambda value: round(value, 3)))
    return west, south, east, south + draw(st.floats(0.05, 3).map(lambda value: round(value, 3)))


@pytest.fixture(scope="module")
def grid(mini: DataPackage) -> DataPackage:
    """The mini package, for properties: read once for all examples."""
    kilometre_cells(mini)
    return mini


@given(corners=_boxes(), at=st.floats(0.05, 0.95), across=st.booleans())
def test_the_parts_of_a_split_area_add_up(
    grid: DataPackage, corners: tuple[float, float, float, float], at: float, *, across: bool
) -> None:
    west, south, east, north = corners
    if across:
        cut = west + at * (east - west)
        halves = [box(west, south, cut, north), box(cut, south, east, north)]
    else:
        cut = south + at * (north - south)
        halves = [box(west, south, east, cut), box(west, cut, east, north)]
    whole, *parts = interpolate_all(grid, [box(*corners), *halves])
    # Shares are told to seven places, of 9,000 residents.
    assert sum(one.population for one in parts) == pytest.approx(whole.population, abs=0.02)


@given(corners=_boxes(), more=st.tuples(*[st.floats(0, 1)] * 4))
def test_a_bigger_area_never_has_fewer_residents(
    grid: DataPackage,
    corners: tuple[float, float, float, float],
    more: tuple[float, float, float, float],
) -> None:
    west, south, east, north = corners
    wider = box(west - more[0], south - more[1], east + more[2], north + more[3])
    small, large = interpolate_all(grid, [box(*corners), wider])
    assert large.population >= small.population - 0.02


@given(corners=_boxes())
def test_a_mean_lies_between_those_of_its_cells(
    grid: DataPackage, corners: tuple[float, float, float, float]
) -> None:
    parts = interpolate(grid, box(*corners))
    share = raw_figures(parts)["foreign_share"].value
    values = parts.cells.means[parts.place, 0]
    known = values[np.isfinite(values)]
    assert share is None or known.min() - 1e-9 <= share <= known.max() + 1e-9


def test_the_order_of_features_changes_nothing(mini: DataPackage) -> None:
    boxes = [box(0, 0, 1.3, 1), box(1.3, 0.2, 2, 2.4), box(2.1, 0, 2.4, 1.7)]
    alone = {one.wkt: interpolate(mini, one).population for one in boxes}
    for order in permutations(boxes):
        found = interpolate_all(mini, order)
        assert [one.population for one in found] == [alone[one.wkt] for one in order]
    apart = [box(0, 0, 0.4, 0.7), box(1.3, 0.2, 2, 2.4)]
    one, other = (shapely.MultiPolygon(parts) for parts in (apart, apart[::-1]))
    first, second = interpolate_all(mini, [one, other])
    assert raw_figures(first) == raw_figures(second)


@given(place=st.integers(0, 7))
def test_a_whole_cell_gives_its_own_values(grid: DataPackage, place: int) -> None:
    cells = kilometre_cells(grid)
    west, south = 1000 * int(cells.column[place]), 1000 * int(cells.row[place])
    parts = interpolate(grid, shapely.box(west, south, west + 1000, south + 1000))
    assert parts.place.tolist() == [place]
    _are_those_of_the_cell(parts, place)


def _are_those_of_the_cell(parts: Parts, place: int) -> None:
    raws = raw_figures(parts)
    assert parts.population == parts.cells.population[place]
    for number, name in enumerate(parts.cells.indicators):
        value = parts.cells.means[place, number]
        assert raws[name].value == (None if np.isnan(value) else pytest.approx(value))
        assert raws[name].withheld == parts.cells.withheld[place, number]


@pytest.fixture(scope="module")
def shipped(geodata_dir: object) -> DataPackage:
    return load(str(geodata_dir))


def test_shipped_cells_give_their_own_values(shipped: DataPackage) -> None:
    cells = kilometre_cells(shipped)
    places = np.random.default_rng(1).choice(len(cells.key), 300, replace=False)
    wests, souths = 1000 * cells.column[places], 1000 * cells.row[places]
    boxes = shapely.box(wests, souths, wests + 1000, souths + 1000)
    for place, parts in zip(places.tolist(), interpolate_all(shipped, list(boxes)), strict=True):
        assert parts.place.tolist() == [place]
        _are_those_of_the_cell(parts, place)


def test_towns_come_close_to_what_was_published(shipped: DataPackage) -> None:
    """Every area of 2011 whose residents were spread by 100 m cells; the towns to within 1 %."""
    known = shipped.observations.query("indicator_id == 'population_census'")
    known = known[(known["reference_date"] == "2011-05-09") & (known["status"] == "estimated")]
    found = {}
    for level in ("municipality", "district"):
        frame = shipped.areas(level).to_crs(AREA_CRS)
        frame = frame[frame.index.isin(known["area_id"])]
        parts = interpolate_all(shipped, list(frame.geometry))
        ids = zip(frame.index, parts, strict=True)
        found |= {str(area_id): (level, one.population) for area_id, one in ids}
    values = known.set_index("area_id")["value"].to_dict()
    off = {key: (level, value / values[key] - 1) for key, (level, value) in found.items()}
    assert len(off) == 52
    assert all(abs(one) < 0.01 for level, one in off.values() if level == "municipality")
    assert all(abs(one) < 0.07 for _, one in off.values())


def test_municipalities_hold_the_residents_of_their_state(shipped: DataPackage) -> None:
    frames = (shipped.areas(level).to_crs(AREA_CRS) for level in ("municipality", "state"))
    parts, whole = (interpolate_all(shipped, list(frame.geometry), "1km") for frame in frames)
    assert len(parts) == 396
    assert sum(one.population for one in parts) == pytest.approx(whole[0].population, rel=1e-3)
