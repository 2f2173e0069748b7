"""How much the edges of an outline lie over one another, against counting pair by pair."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quartmap.own.tangle import crossings, edges, overlapping
from support.uploads import BOW, SQUARE, comb, star

BOX = 10.0


def of(points):
    return edges([np.array([*points, points[0]], dtype=float)])


def pair_by_pair(starts, ends):
    low, high = np.minimum(starts, ends), np.maximum(starts, ends)
    return sum(
        bool((low[a] <= high[b]).all() and (low[b] <= high[a]).all())
        for a, b in combinations(range(len(starts)), 2)
    )


def test_of_few_edges_all_pairs_count():
    assert overlapping(*of(SQUARE[:-1])) == 6


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(70, 120), st.floats(0.01, 2))
def test_never_fewer_than_there_are(seed, count, wide):
    walk = np.random.default_rng(seed).normal(size=(count, 2), scale=wide).cumsum(axis=0)
    starts, ends = of((walk % BOX).tolist())
    found, real = overlapping(starts, ends), pair_by_pair(starts, ends)
    assert real <= found <= count * (count - 1) // 2


def test_every_edge_of_a_comb_lies_over_every_other():
    starts, ends = of(comb(100, gap=1e-9))
    assert overlapping(starts, ends) > 0.2 * len(starts) ** 2


@pytest.mark.parametrize(
    ("points", "count"),
    [
        (SQUARE[:-1], 0),
        (BOW[:-1], 1),
        # Each edge of a pentagram crosses two others.
        (star(5), 5),
        # The largest star of n points: n (n - 3) / 2.
        (star(21), 21 * 18 // 2),
        # Out and back on the same line: both overlap both others of the way back.
        ([(0, 0), (1, 0), (2, 0), (1, 0)], 2),
    ],
)
def test_crossings_are_counted(points, count):
    assert crossings(*of(points)) == count
