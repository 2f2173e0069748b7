"""The rules of suppression one by one, on the mini package's grid (see `test_interpolate`)."""

from pathlib import Path

import pytest
import shapely

from quartmap import names
from quartmap.analysis import disclosure, reach
from quartmap.analysis.interpolate import interpolate
from quartmap.package import DataPackage


def box(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    """Return a box, in km from the corner of the mini package's grid."""
    corners = (4_321_000 + 1000 * west, 2_987_000 + 1000 * south, 4_321_000 + 1000 * east)
    return shapely.box(*corners, 2_987_000 + 1000 * north)


def test_the_constants() -> None:
    """Whoever changes one changes what may be told: not by accident."""
    assert disclosure.FEWEST_RESIDENTS == names.FEWEST_RESIDENTS == reach.FEWEST == 300
    assert (disclosure.FEWEST_CELLS, disclosure.FEWEST_HECTARES) == (2, 5)
    assert (disclosure.LARGEST_HECTARE, disclosure.LEAST_COVERED) == (0.5, 0.8)
    assert disclosure.FEW_CASES == 100


def test_reach_is_as_it_was() -> None:
    assert (reach.FEWEST, reach.RADII_M) == (300, (500, 1000))


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        (box(7, 7, 9, 9), "outside"),
        (box(2, 2, 3, 3), "outside"),
        (box(1, 1, 1.05, 2), "no-residents"),  # west of the two 100 m cells
        (box(0.9, 0, 1.1, 1), "few-residents"),  # 80 + 40
        (box(0.7, 0, 1.1, 1), "few-residents"),  # 240 + 40
        (box(0.6, 0, 1.1, 1), ""),  # 320 + 40
        (box(0, 1, 0.5, 2), "few-cells"),  # inside a single cell
        (box(0, 1, 1, 2), ""),  # a single cell, as published
        (box(2, 0, 3, 1), ""),  # one of 200 residents, as published
        (box(2, 0, 3, 0.99), "few-residents"),
        (box(2, 0, 3.2, 1), ""),  # and land where nobody lives
        (box(0, 2, 0.5, 3), "few-cells"),  # four 100 m cells
        (box(0, 2, 0.95, 3), ""),  # six of them
        (box(1, 1, 1.4, 2), "few-cells"),  # two, of 200 each
        (box(0.9, 1, 1.4, 2), "few-cells"),  # 400 of 600 in two 100 m cells
        (box(0.7, 1, 1.4, 2), ""),  # 400 of 1000
    ],
)
def test_why_there_are_no_figures(mini: DataPackage, shape: shapely.Polygon, reason: str) -> None:
    assert disclosure.withheld_reason(interpolate(mini, shape)) == reason


def test_one_hectare_may_not_make_up_half(mini: DataPackage) -> None:
    """300 in one 100 m cell, beside 200 and then 400 in a cell without any."""
    one = box(0.8, 2.1, 0.9, 2.2)
    small, large = (shapely.union_all([one, box(0, 1, 1, north)]) for north in (1.1, 1.2))
    assert disclosure.withheld_reason(interpolate(mini, small)) == "few-cells"
    assert disclosure.withheld_reason(interpolate(mini, large)) == ""


@pytest.mark.parametrize(
    ("weight", "covered", "weak"),
    [(100, 1, False), (99.9, 1, True), (1e6, 0.8, False), (1e6, 0.79, True)],
)
def test_few_cases_are_weak(weight: float, covered: float, *, weak: bool) -> None:
    assert disclosure.is_weak(weight, covered) is weak


def test_coverage_is_judged_as_in_the_build() -> None:
    """The threshold of the municipal figures that an own area stands beside."""
    code = Path(__file__).parents[2] / "src/quartmap/build/observations/zensus2011.py"
    assert f"_MIN_COVERAGE: Final = {disclosure.LEAST_COVERED}" in code.read_text("utf-8")


def _few_between(package: DataPackage, one: shapely.Polygon, other: shapely.Polygon) -> bool:
    pairs = ((shape, interpolate(package, shape).population) for shape in (one, other))
    return disclosure.differs_by_few(package, *pairs)


@pytest.mark.parametrize(
    ("other", "few"),
    [
        (box(0, 1, 1, 2), False),  # the same
        (box(0, 1, 1.0005, 2), False),  # the same but for 50 cm
        (box(0, 1, 0.9, 2), True),  # 200 fewer
        (box(0, 1, 0.86, 2), True),  # 280 fewer
        (box(0, 1, 0.84, 2), False),  # 320 fewer
        (box(-1, 1, 1, 2), True),  # more land, nobody on it
        (box(0, 0.9, 0.9, 2), True),  # 200 fewer here, 72 more there
        (box(0, 0.8, 0.9, 2), False),  # 200 fewer here, 144 more there
        (box(1, 1, 3, 2), False),  # apart, with about as many
    ],
)
def test_two_areas_that_differ_by_few(
    mini: DataPackage, other: shapely.Polygon, *, few: bool
) -> None:
    one = box(0, 1, 1, 2)
    assert _few_between(mini, one, other) is few
    assert _few_between(mini, other, one) is few


def test_few_apart_from_few(mini: DataPackage) -> None:
    assert _few_between(mini, box(2, 0, 2.5, 1), box(1, 0, 1.4, 1))


def test_a_strip_along_the_border_is_not_the_same() -> None:
    one = box(0, 1, 1, 2)
    assert disclosure.same_outline(one, one.buffer(0.6, join_style="mitre"))
    assert not disclosure.same_outline(one, one.buffer(2, join_style="mitre"))
    corner = shapely.union_all([one, box(0.998, 1.998, 1.0005, 2.0005)])
    assert disclosure.same_outline(one, corner)
    # A dent that the bounds do not tell of.
    assert not disclosure.same_outline(one, one.difference(box(0.4, 1.4, 0.6, 1.6)))


@pytest.mark.parametrize(
    ("shape", "beside"),
    [
        (box(0, 1, 1, 2), ""),  # the cell itself
        (box(0, 1, 1, 2.1), "1kmN2988E4321"),  # and land where nobody lives
        (box(0, 0.8, 1, 2), "1kmN2988E4321"),  # and 160 residents
        (box(0, 0.5, 1, 2), ""),  # and 400
        (box(0, 1, 0.9, 2), "1kmN2988E4321"),
    ],
)
def test_an_area_may_differ_by_few_from_a_published_cell(
    mini: DataPackage, shape: shapely.Polygon, beside: str
) -> None:
    assert disclosure.cell_beside(interpolate(mini, shape)) == beside


@pytest.mark.parametrize("by_m", [0.0, 0.3, 0.6])
def test_what_is_drawn_like_a_cell_is_that_cell(mini: DataPackage, by_m: float) -> None:
    cell = box(0, 1, 1, 2)
    drawn = cell.buffer(by_m, join_style="mitre")
    found = disclosure.published_cell(interpolate(mini, drawn), drawn)
    assert found.equals(cell)
    wider = cell.buffer(20, join_style="mitre")
    assert disclosure.published_cell(interpolate(mini, wider), wider) is wider
