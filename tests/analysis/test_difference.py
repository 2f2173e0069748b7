"""Differences, by hand on the fictitious town of the mini package."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quartmap.analysis.breaks import class_ids
from quartmap.analysis.difference import (
    base,
    changes_between,
    half_width,
    minus_date,
    minus_level,
    surrounding,
    symmetric,
)

DATE = "2022-05-15"


def observed(values, status="observed", source="office"):
    frame = pd.DataFrame({"value": values}, index=[f"a{n}" for n in range(len(values))])
    return frame.astype(float).assign(status=status, source_id=source)


def test_what_lies_around_an_area(mini):
    assert surrounding(mini, "09999001-hafen", "town") == "09999001"
    assert surrounding(mini, "09999001-hafen", "shire") == "09999"
    assert surrounding(mini, "muehlrand", "town") == "09999001"  # a core in a ward in a town
    assert surrounding(mini, "09999001", "town") == ""
    assert surrounding(mini, "moosbach", "town") == ""  # the core is that town
    assert surrounding(mini, "09999001", "ward") == ""


def test_a_ward_minus_its_town(mini):
    wards = mini.observed("foreign_share", "ward", DATE)
    found = minus_level(mini, wards, "foreign_share", DATE, "town")
    # Lindtal has 14: Altmarkt 10, Hafen 20; Mühle is suppressed, Sonnenberg has no figure.
    assert found["value"].round(10).fillna(99).to_dict() == {
        "09999001-altmarkt": -4,
        "09999001-hafen": 6,
        "09999001-muehle": 99,
        "09999001-sonnenberg": 99,
    }
    assert found["status"].tolist() == ["observed", "observed", "suppressed", "missing"]


def test_unreliable_figures_are_not_subtracted(mini):
    wards = mini.observed("foreign_share", "ward", "2011-05-09")
    found = minus_level(mini, wards, "foreign_share", "2011-05-09", "town")
    assert found["value"]["09999001-altmarkt"] == -4.5  # 5 minus 9.5
    assert math.isnan(found["value"]["09999001-hafen"])  # 12.5, unreliable


def test_no_reference_at_the_date_no_difference(mini):
    wards = mini.observed("foreign_share", "ward", DATE)
    assert minus_level(mini, wards, "foreign_share", DATE, "shire")["value"].isna().all()


def test_dates_are_subtracted_within_one_source_and_kind():
    now = observed([20.0, 7.0, 3.0, 5.0])
    earlier = observed([14.1, 7.0, 1.0])
    earlier.loc["a1", "source_id"] = "other"
    earlier.loc["a2", "status"] = "estimated"
    found = minus_date(now, earlier)
    assert found["value"].fillna(99).tolist() == [5.9, 99, 99, 99]
    zero = minus_date(observed([1.0]), observed([0.0], status="zero"))
    assert zero["value"].tolist() == [1.0]  # counted nought is counted


def test_a_change_of_base_lies_between_dates(mini):
    # The way of counting changed in 2015.
    dates = ("2011-05-09", "2015", DATE)
    assert [base(mini, "foreign_share", one) for one in dates] == [0, 1, 1]
    between = changes_between(mini, "foreign_share", DATE, "2011-05-09")
    assert [one.label_en for one in between] == ["New way of counting"]
    assert changes_between(mini, "foreign_share", "2015", DATE) == ()


def test_classes_mirror_each_other():
    # Nearly all within 9: the fifth half is 10, so a half is 2.
    values = pd.Series([-9.0, -2.0, -1.9, 0.0, 2.0, 2.1, 6.0, 6.1, np.nan])
    breaks = symmetric(values, 1)
    assert breaks.k == 5
    assert np.round(breaks.upper, 6).tolist() == [-6.0, -2.0, 2.0, 6.0, 9.0]
    # A bound belongs to the class nearer to nought on either side.
    assert class_ids(values, breaks).tolist() == [0, 2, 2, 2, 2, 3, 3, 4, -1]


def test_few_and_no_differences():
    assert symmetric(pd.Series([0.0, 0.0]), 0).k == 3
    assert symmetric(pd.Series([np.nan]), 1).k == 0
    assert symmetric(pd.Series([-30.0, 1.0, 26.0]), 0).k == 3  # halves of 10: none beyond 30
    assert symmetric(pd.Series([-31.0, 1.0, 26.0]), 0).k == 5


@pytest.mark.parametrize(
    ("most", "decimals", "half"),
    [(9, 1, 2.0), (10, 1, 2.0), (10.1, 1, 3.0), (0.1, 1, 0.1), (3, 0, 1.0), (2600, 0, 1000.0)],
)
def test_half_width(most, decimals, half):
    assert half_width(most, decimals) == half


@given(st.lists(st.floats(-1e5, 1e5).map(lambda one: round(one, 2)), min_size=1, max_size=40))
def test_every_difference_has_the_mirrored_class_of_its_opposite(values):
    given_values = pd.Series(values)
    breaks = symmetric(given_values, 2)
    there, mirrored = class_ids(given_values, breaks), class_ids(-given_values, breaks)
    assert (there >= 0).all()
    assert (there + mirrored == breaks.k - 1).all()
