"""Areas to calibrate on: circles and polygons of many sizes around inhabited cells."""

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
import shapely

SEED: Final = 20110509
SMALLEST_M, LARGEST_M = 250.0, 3000.0
"""Radii: areas of 0.2 to 28 km²."""
_FEWEST, _MOST = 5, 9
"""Corners of a polygon."""
_SHORTEST: Final = 0.45
"""A corner's distance from the centre, as a part of the radius, at least."""


def random_areas(
    centres: np.ndarray,
    fits: Callable[[shapely.Polygon], bool | np.bool_],
    count: int,
    *,
    stretch: float = 1.0,
) -> tuple[shapely.Polygon, ...]:
    """Return `count` areas that `fits` accepts, every other one a circle; the same ones each time.

    centres : x and y in metres, one row each, among which the middles are drawn.
    stretch : what all radii are multiplied with.
    """
    drawn = _drawn(centres, np.random.default_rng(SEED), stretch)
    found = (one for one in drawn if fits(one))
    return tuple(next(found) for _ in range(count))


def _drawn(
    centres: np.ndarray, chance: np.random.Generator, stretch: float
) -> Iterator[shapely.Polygon]:
    """Yield circles and polygons in turn; radii even on a logarithmic scale."""
    low, high = np.log(SMALLEST_M), np.log(LARGEST_M)
    circle = False
    while True:
        circle = not circle
        middle = centres[chance.integers(len(centres))]
        radius = stretch * float(np.exp(chance.uniform(low, high)))
        if circle:
            yield shapely.Point(middle).buffer(radius, quad_segs=16)
        else:
            yield _polygon(middle, radius, chance)


def _polygon(middle: np.ndarray, radius: float, chance: np.random.Generator) -> shapely.Polygon:
    """Return a star-shaped polygon, hence one that never crosses itself."""
    corners = int(chance.integers(_FEWEST, _MOST + 1))
    turn = 2 * np.pi * (np.arange(corners) + chance.uniform(0, 1, corners)) / corners
    reach = radius * chance.uniform(_SHORTEST, 1, corners)
    points = middle + np.column_stack([reach * np.cos(turn), reach * np.sin(turn)])
    return shapely.Polygon(points)
