"""A ring of parsed GeoJSON as an array, after a look at every list and number of it."""

from typing import Any, Final

import numpy as np

from quartmap.own.naming import cleaned
from quartmap.own.refusal import RefusedError, refused
from quartmap.own.tangle import Points

_FLAT: Final = 2
_MOST: Final = 4
"""Numbers of a position that some programs write: longitude, latitude, height, measure."""
_LEAST: Final = 3
"""Different vertices of a ring."""
_QUOTED: Final = 20


def ring_points(positions: list[Any]) -> tuple[Points, bool]:
    """Return the first two numbers of each position, and whether there were more.

    Raises
    ------
    RefusedError
        Where they are not positions of finite numbers.
    """
    if not positions:
        raise refused("empty")
    sizes = _sizes(positions)
    flat = positions if sizes == {_FLAT} else [one[:_FLAT] for one in positions]
    points = np.array(flat, dtype=np.float64)
    if not np.isfinite(points).all():
        raise refused("not-finite")
    return points, max(sizes) > _FLAT


def closed(points: Points) -> Points:
    """Return a ring without repeated vertices, its first at its end again.

    Raises
    ------
    RefusedError
        Where it has too few vertices.
    """
    ring = np.concatenate([points, points[:1]])
    moved = (ring[1:] != ring[:-1]).any(axis=1)
    ring = np.concatenate([ring[:1], ring[1:][moved]])
    if len(ring) <= _LEAST:
        raise refused("few-points", count=len(np.unique(ring, axis=0)))
    return ring


def _sizes(positions: list[Any]) -> set[int]:
    """Return the numbers of coordinates of the positions, after a look at every one of them."""
    if not set(map(type, positions)) <= {list}:
        raise refused("structure")
    for position in positions:
        for number in position:
            if type(number) is not float:
                raise _no_number(number)
    sizes = set(map(len, positions))
    wrong = sorted(size for size in sizes if not 1 < size <= _MOST)
    if wrong:
        raise refused("position", count=wrong[0])
    return sizes


def _no_number(value: object) -> RefusedError:
    if isinstance(value, list | dict):
        return refused("structure")
    names = {True: "true", False: "false", None: "null"}
    said = f'"{cleaned(value, _QUOTED)}"' if isinstance(value, str) else names[value]  # type: ignore[index]
    return refused("not-number", value=said)


def listed(member: object) -> list[Any]:
    """Return what is a list.

    Raises
    ------
    RefusedError
        Where it is none.
    """
    if not isinstance(member, list):
        raise refused("structure")
    return member
