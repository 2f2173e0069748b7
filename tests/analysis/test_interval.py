"""The scale of an estimate by hand, what calibration makes of it, and what is never claimed."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from quartmap.analysis.grid_spread import spreads
from quartmap.analysis.interpolate import interpolate, raw_figures
from quartmap.analysis.interval import bounds, factor_of, intervals, scale
from quartmap.package import DataPackage
from quartmap.package.cells import kilometre_cells

_FACTORS = [
    *(("1km", one, 0.5) for one in ("population", "density", "foreign_share")),
    ("100m", "population", 0.25),
    ("100m", "density", 0.75),
]


def box(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    """Return a box, in km from the corner of the mini package's grid."""
    corners = (4_321_000 + 1000 * west, 2_987_000 + 1000 * south, 4_321_000 + 1000 * east)
    return shapely.box(*corners, 2_987_000 + 1000 * north)


@pytest.fixture(scope="module")
def calibrated(mini: DataPackage) -> DataPackage:
    """The mini package with factors; none for shares from 100 m cells."""
    table = pd.DataFrame(_FACTORS, columns=["basis", "indicator_id", "factor"])
    return replace(mini, calibration=table.set_index(["basis", "indicator_id"]))


def _intervals(
    package: DataPackage, shape: shapely.Polygon
) -> dict[str, tuple[float | None, float | None]]:
    parts = interpolate(package, shape)
    return dict(intervals(package, parts, raw_figures(parts)))


def test_spread_by_hand(mini: DataPackage) -> None:
    """The south-eastern cell has three neighbours with a value: 400 @ 5, 1000 @ 8, 1200 @ 6."""
    values, weights = np.array([5, 8, 6]), np.array([400, 1000, 1200])
    mean = np.average(values, weights=weights)
    expected = np.sqrt(np.average((values - mean) ** 2, weights=weights))
    assert spreads(kilometre_cells(mini))[2, 0] == pytest.approx(expected)
    assert expected == pytest.approx(np.sqrt(1.3136), abs=1e-4)


def test_scale_of_a_count(mini: DataPackage) -> None:
    found = scale(interpolate(mini, box(0, 1, 0.5, 2)))
    assert found["population"] == pytest.approx(2000 * 0.5)
    assert found["density"] == pytest.approx(1000 / 0.5)
    both = scale(interpolate(mini, box(0, 0, 1, 1.1)))["population"]
    assert both == pytest.approx(np.sqrt(2000**2 * 0.1 * 0.9))


def test_scale_of_a_mean(mini: DataPackage) -> None:
    """800 @ 10 whole, 400 @ 5 in half: mean 9. Around the second cell the variance is 6.8395."""
    found = scale(interpolate(mini, box(0, 0, 1.5, 1)))["foreign_share"]
    assert found == pytest.approx(np.sqrt(400**2 * 0.25 * ((5 - 9) ** 2 + 6.8395)) / 1000, abs=1e-5)


def test_whole_cells_without_a_value_make_a_mean_uncertain(mini: DataPackage) -> None:
    """A third of 600 residents lives where the share is withheld; 1.3136 is the variance there."""
    found = scale(interpolate(mini, box(1, 0, 3, 1)))
    assert found["foreign_share"] == pytest.approx(np.sqrt((1 / 3) ** 2 * 1.3136), abs=1e-5)
    assert found["population"] == 0


def test_no_value_has_no_scale(mini: DataPackage) -> None:
    assert list(scale(interpolate(mini, box(2, 0, 3, 1)))) == ["population", "density"]


def test_half_the_interval_is_factor_times_scale(calibrated: DataPackage) -> None:
    found = _intervals(calibrated, box(0, 1, 0.5, 2))
    assert found["population"] == pytest.approx((1000 - 500, 1000 + 500))
    assert found["density"] == pytest.approx((1000, 3000))


def test_intervals_stay_within_what_is_possible(calibrated: DataPackage) -> None:
    table = calibrated.calibration * 1000
    wide = replace(calibrated, calibration=table)
    found = _intervals(wide, box(0, 0.5, 1, 2))
    assert found["population"] == (2000, 2800)
    assert found["density"] == pytest.approx((2000 / 1.5, 2800 / 1.5))
    assert found["foreign_share"] == (0, 100)


def test_of_a_mixed_estimate_each_part_has_its_factor(calibrated: DataPackage) -> None:
    """Half of 2000 and, of 100 m cells, a sixth of 1800; then 500 of 1000, 400 of them fine."""
    found = _intervals(calibrated, box(0, 1, 0.25, 3))
    rough, fine = 2000**2 * 0.25 * 0.75, 1800**2 / 6 * 5 / 6
    half = np.sqrt(0.5**2 * rough + 0.25**2 * fine)
    assert found["population"] == pytest.approx((800 - half, 800 + half))
    assert found["foreign_share"] == (None, None)
    found = _intervals(calibrated, box(1, 1, 1.5, 2))
    half = np.sqrt((0.2 * 0.5**2 + 0.8 * 0.25**2) * 1000**2 * 0.25)
    assert found["population"] == pytest.approx((500 - half, 500 + half))


def test_without_calibration_there_is_no_factor(calibrated: DataPackage) -> None:
    assert factor_of(calibrated, "1km", "population") == 0.5
    assert factor_of(calibrated, "100m", "foreign_share") is None


def test_without_a_factor_no_interval_is_claimed(
    mini: DataPackage, calibrated: DataPackage
) -> None:
    bare = replace(mini, calibration=mini.calibration.iloc[:0])
    assert set(_intervals(bare, box(0, 1, 0.5, 2)).values()) == {(None, None)}
    fine = _intervals(calibrated, box(0.5, 2, 1, 3))
    assert fine["foreign_share"] == (None, None)
    assert fine["population"][0] is not None


def test_whole_cells_are_certain_without_any_factor(mini: DataPackage) -> None:
    bare = replace(mini, calibration=mini.calibration.iloc[:0])
    found = _intervals(bare, box(0, 1, 1, 2))
    assert found == {
        "population": (2000, 2000),
        "density": (2000, 2000),
        "foreign_share": (12, 12),
    }


def test_bounds(mini: DataPackage) -> None:
    found = bounds(interpolate(mini, box(0, 0.9, 1.2, 2)))
    assert (found.least, found.most) == (2000, 2000 + 800 + 1000 + 400)


@given(
    west=st.floats(-0.5, 2.5),
    south=st.floats(-0.5, 2.5),
    wide=st.floats(0.1, 3),
    by=st.floats(0, 9),
)
def test_a_value_lies_in_its_interval_and_bounds(
    calibrated: DataPackage, west: float, south: float, wide: float, by: float
) -> None:
    package = replace(calibrated, calibration=calibrated.calibration * by)
    # The cells and weights are those of the package that they were read for.
    parts = interpolate(calibrated, box(west, south, west + wide, south + wide))
    raws, outside = raw_figures(parts), bounds(parts)
    assert outside.least - 0.01 <= parts.population <= outside.most + 0.01
    for name, (low, high) in intervals(package, parts, raws).items():
        value = raws[name].value
        assert value is not None
        assert low is None or high is None or 0 <= low <= value <= high
