"""What estimates are rounded to, by hand."""

import pytest

from quartmap.analysis.estimate_record import Figure
from quartmap.analysis.own_rounding import nearest, rounded, step_of
from quartmap.package import DataPackage


def test_counts_and_densities_go_in_tens_all_else_by_decimals(mini: DataPackage) -> None:
    assert step_of(mini, "population") == 10
    assert step_of(mini, "density") == 10
    assert step_of(mini, "foreign_share") == pytest.approx(0.1)


def test_bounds_go_outwards_and_the_value_half_up(mini: DataPackage) -> None:
    given = Figure("population", 1235.0, 1201.0, 1269.9, 333.0, 4001.0, "estimated", 1.0)
    found = rounded(mini, given)
    assert (found.value, found.low, found.high) == (1240, 1200, 1270)
    assert (found.least, found.most) == (330, 4010)
    given = Figure("foreign_share", 12.25, 12.3, 12.31, None, None, "estimated", 1.0)
    found = rounded(mini, given)
    assert (found.value, found.low, found.high) == (12.3, 12.3, 12.4)
    assert found.least is None


def test_an_exact_figure_stays_one(mini: DataPackage) -> None:
    found = rounded(mini, Figure("population", 1233.0, 1233.0, 1233.0, None, None, "estimated", 1))
    assert found.low == found.value == found.high == 1230


def test_nothing_stays_nothing() -> None:
    assert nearest(None, 10) is None
    assert str(nearest(-0.01, 0.1)) == "0.0"
