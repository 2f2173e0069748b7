"""Errors of estimates, by check and by size, computed by hand."""

from pathlib import Path

import pytest

from quartmap.analysis.estimate_errors import by_check, by_size, is_relative, of_check
from quartmap.package import DataPackage, load
from support.estimates import add_estimates


@pytest.fixture
def package(mini_copy: Path) -> DataPackage:
    return load(add_estimates(mini_copy))


def test_counts_are_off_in_per_cent_and_shares_in_their_unit(package: DataPackage):
    rows = of_check(package, "fine", "1km", "population").set_index("area_id")
    assert rows["error"].to_dict() == {
        "hafenviertel": 50,
        "09999001-hafen": -5,
        "09999001-muehle": 25,
    }
    assert rows["inside"].tolist() == [True, False, True]
    share = of_check(package, "coarser", "1km", "foreign_share").iloc[0]
    assert (share["error"], share["off_pct"]) == (-1.5, -12)
    assert is_relative(package, "population")
    assert not is_relative(package, "foreign_share")


def test_each_check_is_summed_up(package: DataPackage):
    found = by_check(package)
    assert [(one.check, one.areas, one.dates) for one in found] == [
        ("update", 1, ("2009-12-31", "2009-12-31")),
        ("update", 1, ("2013-12-31", "2013-12-31")),
        ("fine", 3, ("2011-05-09", "2011-05-09")),
        ("coarser", 1, ("2011-05-09", "2011-05-09")),
    ]
    fine = found[2]
    assert fine.mean == pytest.approx((50 + 5 + 25) / 3)
    assert (fine.worst, fine.worst_units, fine.worst_area) == (50, 500, "hafenviertel")
    assert fine.mean_units == pytest.approx((500 + 100 + 100) / 3)
    assert fine.inside == pytest.approx(200 / 3)
    assert fine.sources == ("office",)


def test_sizes_hold_their_upper_bound_and_are_left_out_when_empty(package: DataPackage):
    small, large = by_size(package, "fine", "1km", "population")
    assert (small.over, small.up_to, small.errors.areas) == (0, 1, 2)
    assert small.errors.mean == 37.5
    assert (large.over, large.up_to, large.errors.worst) == (1, 4, -5)
    last = by_size(package, "update", "1km", "population")
    assert [(one.over, one.up_to) for one in last] == [(20, None)]


def test_a_true_figure_of_nothing_has_no_error_in_per_cent(mini_copy: Path):
    text = (
        "check,area_id,basis,indicator_id,reference_date,area_km2,truth,estimate,low,high,source_id\n"
        "fine,hafenviertel,1km,population,2011,0.5,0,5,0,9,office\n"
        "fine,moosbach,1km,population,2011,0.5,10,11,8,12,office\n"
    )
    found = by_check(load(add_estimates(mini_copy, errors=text)))
    assert (found[0].areas, found[0].mean, found[0].worst_area) == (2, 10, "moosbach")
