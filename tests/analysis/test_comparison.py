"""Areas beside their reference areas in the mini package, by hand."""

import pytest

from quartmap.analysis.comparison import compare, compare_upward
from quartmap.errors import UnknownNameError


def test_a_share_differs_by_percentage_points(mini):
    found = compare(mini, "hafenviertel", "foreign_share", "2022-05-15")
    assert found.reference_area_id == "09999001"
    assert (found.value, found.reference_value) == (16.7, 14)
    assert (found.difference, found.difference_unit, found.reason) == (2.7, "pp", "")


def test_a_density_differs_in_its_own_unit(mini):
    found = compare(mini, "09999001-altmarkt", "density", "2022-05-15")
    assert (found.difference, found.difference_unit) == (-625.5, "persons/km²")


def test_zero_is_a_value(mini):
    found = compare(mini, "09999001-sonnenberg", "density", "2022-05-15")
    assert (found.status, found.difference, found.reason) == ("zero", -1880, "")


def test_what_is_the_same_area_lends_its_value(mini):
    found = compare(mini, "moosbach", "foreign_share", "2022-05-15", reference_area_id="09999001")
    assert (found.value, found.reference_value, found.difference) == (8, 14, -6)


@pytest.mark.parametrize(
    ("area", "indicator", "date", "reason"),
    [
        ("09999", "population", "2022-05-15", "no-reference"),
        ("09999001-hafen", "population", "2022-05-15", "extensive"),
        ("09999001-muehle", "foreign_share", "2022-05-15", "no-value"),
        ("moosbach", "foreign_share", "2022-05-15", "no-value"),
        ("moosbach", "foreign_share", "2015-10", "no-value"),
        ("muehlrand", "foreign_share", "2015", "other-date"),
        ("09999001-hafen", "foreign_share", "2011-05-09", "unreliable"),
    ],
)
def test_no_difference_is_given_without_a_reason(mini, area, indicator, date, reason):
    found = compare(mini, area, indicator, date)
    assert (found.difference, found.reason) == (None, reason)


def test_counts_stand_beside_each_other(mini):
    found = compare(mini, "09999001-hafen", "population", "2022-05-15")
    assert (found.value, found.reference_value) == (2000, 6000)


def test_upward_each_area_once(mini):
    found = compare_upward(mini, "muehlrand", "population", "2022-05-15")
    assert [c.reference_area_id for c in found] == ["09999001", "09999001-muehle", "09999"]
    assert [c.reference_value for c in found] == [6000, 3000, 10000]


@pytest.mark.parametrize(("area", "indicator"), [("nowhere", "density"), ("09999", "height")])
def test_unknown_names_are_told(mini, area, indicator):
    with pytest.raises(UnknownNameError, match=r"no (area 'nowhere'|indicator 'height')"):
        compare(mini, area, indicator, "2022-05-15")
