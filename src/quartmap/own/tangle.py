"""How much the edges of an outline lie over each other, told before any geometry is computed.

What GEOS needs for an outline grows with the pairs of edges whose boxes overlap, and repairing
one with the crossings: a star of 400 points takes six seconds. Both are counted here first.
"""

from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray

Points = NDArray[np.float64]
_FINEST: Final = 2048
"""Cells of the counting grid along a side at most: 32 MB of counts."""

_FEW: Final = 64
"""Edges of which every pair may count."""


def edges(rings: list[Points]) -> tuple[Points, Points]:
    """Return starts and ends of all edges of closed rings, each an array of n rows (x, y)."""
    starts = np.concatenate([ring[:-1] for ring in rings])
    return starts, np.concatenate([ring[1:] for ring in rings])


def overlapping(starts: Points, ends: Points) -> int:
    """Return how many pairs of edges have boxes in common, neighbours included.

    All of a few edges, else counted on a grid over the outline, so too many rather than too few.
    Boxes that overlap have a rectangle of cells in common, of which cells - inner sides + inner
    corners is 1: counting the pairs at each of them counts every pair once, without listing any.
    """
    if len(starts) <= _FEW:
        return len(starts) * (len(starts) - 1) // 2
    low, high = np.minimum(starts, ends), np.maximum(starts, ends)
    side = int(np.clip(4 * np.sqrt(len(low)), 8, _FINEST))
    origin = low.min(axis=0)
    width = np.maximum(high.max(axis=0) - origin, 1e-12)
    first = np.minimum((low - origin) / width * side, side - 1).astype(np.int64)
    last = np.minimum((high - origin) / width * side, side - 1).astype(np.int64)
    total = 0
    for across in (0, 1):
        for up in (0, 1):
            inner = last - [across, up]
            kept = (inner >= first).all(axis=1)
            sign = 1 if across == up else -1
            total += sign * _pairs(first[kept], inner[kept], side + 1)
    return total


def _pairs(first: NDArray[Any], last: NDArray[Any], width: int) -> int:
    """Return the sum over all cells of the pairs of boxes that cover the cell."""
    beyond = last + 1
    corners = [
        first[:, 0] * width + first[:, 1],
        beyond[:, 0] * width + beyond[:, 1],
        beyond[:, 0] * width + first[:, 1],
        first[:, 0] * width + beyond[:, 1],
    ]
    signs = np.repeat([1.0, 1.0, -1.0, -1.0], len(first))
    count = np.bincount(np.concatenate(corners), signs, minlength=width * width)
    count = count.reshape(width, width)
    np.cumsum(count, axis=0, out=count)
    np.cumsum(count, axis=1, out=count)
    flat = count.ravel()
    return int(flat @ flat - flat.sum()) // 2


def crossings(starts: Points, ends: Points) -> int:
    """Return how many pairs of edges meet that are no neighbours; lists all pairs of boxes."""
    low, high = np.minimum(starts, ends), np.maximum(starts, ends)
    boxes = shapely.box(low[:, 0], low[:, 1], high[:, 0], high[:, 1])
    left, right = shapely.STRtree(boxes).query(boxes)
    once = left < right
    left, right = left[once], right[once]
    a, b, c, d = starts[left], ends[left], starts[right], ends[right]
    apart = (_turn(a, b, c) * _turn(a, b, d) > 0) | (_turn(c, d, a) * _turn(c, d, b) > 0)
    beside = (b == c).all(axis=1) | (d == a).all(axis=1)
    return int((~apart & ~beside).sum())


def _turn(a: Points, b: Points, c: Points) -> NDArray[np.float64]:
    """Return to which side of a-b the point c lies: -1, 0 or 1."""
    way: NDArray[np.float64] = np.sign(
        (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    )
    return way
