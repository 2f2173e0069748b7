"""Classes: golden results by hand, and what must hold for any values."""

import itertools
import math
import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quartmap.analysis.breaks import NATURAL_LIMIT, Breaks, class_ids, classify
from quartmap.errors import SelectionError

SCHEMES = ["natural", "quantiles", "equal", "std"]
figures = st.one_of(
    st.floats(-1e6, 1e6),
    st.integers(-30, 30).map(float),
    st.integers(-300, 300).map(lambda tenths: tenths / 10),
)
samples = st.lists(figures, min_size=1, max_size=60).map(np.array)
schemes = st.sampled_from(SCHEMES)
counts = st.integers(2, 9)


@pytest.mark.parametrize(
    ("scheme", "k", "upper"),
    [
        ("natural", 3, (3.0, 12.0, 50.0)),
        ("quantiles", 4, (2.0, 3.0, 11.0, 50.0)),
        ("equal", 7, (8.0, 15.0, 22.0, 29.0, 36.0, 43.0, 50.0)),
        # mean 91/8 = 11.375; variance 2883/8 - 11.375² = 230.984; 11.375 - 15.198 lies below 1
        ("std", 4, (11.375, 26.573, 50.0)),
    ],
)
def test_golden(scheme, k, upper):
    values = np.array([1, 2, 3, 10, 11, 12, 2, 50], dtype=float)
    assert classify(values, scheme, k).upper == pytest.approx(upper, abs=0.001)


def test_std_of_an_odd_number_of_classes_is_centred_on_the_mean():
    values = np.array([0.0] * 10 + [10.0] * 10 + [20.0] * 10)
    half = math.sqrt(200 / 3) / 2
    assert classify(values, "std", 3).upper == pytest.approx((10 - half, 10 + half, 20))


def test_natural_breaks_are_the_best_partition_there_is():
    values = np.sort(np.random.default_rng(4).gamma(2, 5, 14).round(1))

    def spread(cuts):
        parts = np.split(values, cuts)
        return sum(((part - part.mean()) ** 2).sum() for part in parts)

    best = min(itertools.combinations(range(1, len(values)), 3), key=spread)
    expected = (*(values[cut - 1] for cut in best), values[-1])
    assert classify(values, "natural", 4).upper == pytest.approx(expected)


@given(samples, schemes, counts)
def test_each_value_falls_in_exactly_one_class(values, scheme, k):
    breaks = classify(values, scheme, k)
    inside = [
        sum(
            (low < value or (i == 0 and low == value)) and value <= high
            for i, (low, high) in enumerate(zip(breaks.lower, breaks.upper, strict=True))
        )
        for value in values
    ]
    assert inside == [1] * len(values)
    codes = class_ids(values, breaks)
    assert all(value <= breaks.upper[code] for value, code in zip(values, codes, strict=True))


@given(samples, schemes, counts)
def test_bounds_ascend_and_end_at_the_maximum(values, scheme, k):
    breaks = classify(values, scheme, k)
    assert 1 <= breaks.k <= k
    assert all(a < b for a, b in itertools.pairwise(breaks.upper))
    assert breaks.minimum == values.min()
    assert breaks.upper[-1] == breaks.maximum == values.max()


@given(samples, schemes, counts, st.randoms(use_true_random=False))
def test_order_does_not_matter(values, scheme, k, random):
    shuffled = values.tolist()
    random.shuffle(shuffled)
    assert classify(np.array(shuffled), scheme, k) == classify(values, scheme, k)


@given(samples, schemes, counts)
def test_a_larger_value_is_never_in_a_lower_class(values, scheme, k):
    ordered = np.sort(values)
    codes = class_ids(ordered, classify(values, scheme, k))
    assert (np.diff(codes) >= 0).all()


@given(samples, schemes, counts, st.integers(0, 3))
def test_rounding_moves_no_value_into_another_class(values, scheme, k, decimals):
    breaks = classify(values, scheme, k)
    rounded = breaks.rounded(decimals)
    assert (class_ids(values, rounded) == class_ids(values, breaks)).all()
    assert all(a < b for a, b in itertools.pairwise(rounded.upper))


@given(samples, st.sampled_from(["natural", "quantiles"]), counts)
def test_classes_made_of_values_are_never_empty(values, scheme, k):
    breaks = classify(values, scheme, k)
    assert set(class_ids(values, breaks).tolist()) == set(range(breaks.k))


def test_rounding_keeps_as_many_decimals_as_the_values_need():
    breaks = classify(np.array([1.21, 1.23, 1.26, 9.5]), "own", 2, own=(1.23, 1.26))
    # 1.23 → 1.3 would swallow 1.26; 1.26 → 1.3 swallows nothing
    assert breaks.rounded(1).upper == (1.23, 1.3, 9.5)
    assert breaks.rounded(1).minimum == 1.2
    assert breaks.rounded(1).decimals == 2


def test_rounding_is_plain_where_there_is_room():
    breaks = classify(np.array([0.0, 10.04, 20.0, 31.36]), "quantiles", 2)
    assert breaks.rounded(1).upper == (10.1, 31.4)
    assert breaks.rounded(0).upper == (11.0, 32.0)


def test_breaks_without_knowledge_of_the_values_are_not_rounded():
    breaks = Breaks("own", (1.234, 5.678), 0.5, 5.678)
    assert breaks.rounded(1) == breaks


@pytest.mark.parametrize("scheme", SCHEMES)
def test_equal_values_make_one_class(scheme):
    breaks = classify(np.full(5, 7.5), scheme, 5)
    assert (breaks.upper, breaks.minimum) == ((7.5,), 7.5)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_without_any_value_there_is_no_class(scheme):
    breaks = classify(np.array([np.nan, np.inf, -np.inf]), scheme, 5)
    assert breaks.k == 0
    assert class_ids(np.array([np.nan, 3.0]), breaks).tolist() == [-1, -1]
    assert breaks.rounded(1).lower == ()


def test_no_value_and_what_lies_outside_have_no_class():
    breaks = classify(pd.Series([1.0, 2.0, np.nan, 3.0]), "equal", 2)
    codes = class_ids(pd.Series([np.nan, 0.9, 1.0, 2.0, 2.1, 3.0, 3.1]), breaks)
    assert codes.dtype == np.int16
    assert codes.tolist() == [-1, -1, 0, 0, 1, 1, -1]


def test_ties_give_fewer_classes():
    assert classify(np.array([0.0] * 50 + [1.0, 2.0]), "quantiles", 5).upper == (0.0, 2.0)
    assert classify(np.array([1.0, 1.0, 2.0]), "natural", 9).upper == (1.0, 2.0)


def test_own_breaks_are_kept_whatever_the_values():
    breaks = classify(np.array([12.0, 25.0]), "own", 5, own=(20.0, 10.0, 20.0))
    assert breaks.upper == (10.0, 20.0, 25.0)
    assert class_ids(np.array([12.0, 20.0, 25.0]), breaks).tolist() == [1, 1, 2]
    assert classify(np.array([12.0, 15.0]), "own", 5, own=(10.0, 20.0)).upper == (10.0, 20.0)


@pytest.mark.parametrize("own", [(), (math.nan,), (math.inf,), tuple(range(9))])
def test_own_breaks_out_of_range_are_refused(own):
    with pytest.raises(SelectionError, match="1 to 8 different numbers"):
        classify(np.array([1.0]), "own", 5, own=own)


@pytest.mark.parametrize("k", [1, 10])
def test_the_number_of_classes_is_limited(k):
    with pytest.raises(SelectionError, match="2 to 9"):
        classify(np.array([1.0, 2.0]), "equal", k)


def test_an_unknown_scheme_is_told():
    with pytest.raises(SelectionError, match="natural, quantiles, equal, std, own"):
        classify(np.array([1.0]), "jenks", 5)


def test_natural_breaks_of_many_values_are_quick_and_cover_all():
    values = np.random.default_rng(1).lognormal(3, 1, 4 * NATURAL_LIMIT).round(1)
    start = time.perf_counter()
    breaks = classify(values, "natural", 5)
    assert time.perf_counter() - start < 5
    assert breaks.upper[-1] == values.max()
    assert (class_ids(values, breaks) >= 0).all()
