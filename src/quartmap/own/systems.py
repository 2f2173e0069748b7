"""The three coordinate systems that an upload may be in: which one it says, which one fits."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

import numpy as np
from pyproj import Transformer

from quartmap.names import AREA_CRS, METRIC_CRS, WEB_CRS
from quartmap.own import limits
from quartmap.own.naming import cleaned
from quartmap.own.refusal import RefusedError, refused
from quartmap.own.tangle import Points

MERCATOR: Final = "EPSG:3857"
SYSTEMS: Final = (WEB_CRS, METRIC_CRS, MERCATOR)
"""What a person can choose; the first is what GeoJSON asks for."""
Box = tuple[float, float, float, float]
BOXES: Final[dict[str, Box]] = {
    WEB_CRS: limits.GERMANY,
    METRIC_CRS: (190_000.0, 5_200_000.0, 970_000.0, 6_180_000.0),
    MERCATOR: (550_000.0, 5_940_000.0, 1_740_000.0, 7_470_000.0),
}
"""Germany in each, with a margin: west, south, east, north."""
_ALIASES: Final = {
    "CRS84": WEB_CRS,
    "4326": WEB_CRS,
    "4258": WEB_CRS,
    "25832": METRIC_CRS,
    "3857": MERCATOR,
    "900913": MERCATOR,
    "102100": MERCATOR,
}
_QUOTED: Final = 40


def stated_system(members: Sequence[Any]) -> str:
    """Return the system that members `crs` of a file name; '' where there is none.

    Raises
    ------
    RefusedError
        Where they name another than the three, or several.
    """
    found = {_system(member) for member in members}
    if len(found) > 1:
        raise refused("crs-mixed", crs=", ".join(sorted(found)))
    return found.pop() if found else ""


def _system(member: object) -> str:
    properties = member.get("properties") if isinstance(member, dict) else None
    named = properties if isinstance(properties, dict) else {}
    said = named.get("name", named.get("code", ""))
    text = str(int(said)) if isinstance(said, float) and abs(said) < limits.BYTES else said
    text = text if isinstance(text, str) else ""
    code = re.search(r"(CRS84|\d{4,6})$", text[:200], re.IGNORECASE)
    known = _ALIASES.get(code[1].upper()) if code else None
    if known is None:
        raise refused("crs-member", crs=cleaned(text, _QUOTED) or "?", known=", ".join(SYSTEMS))
    return known


def misplaced(low: Points, high: Points, crs: str, *, swap: bool) -> RefusedError | None:
    """Return why an outline with these bounds does not lie in Germany, and what would fit.

    `low`, `high` : the least and greatest pair of numbers as the file has them.
    """
    if _fits(low, high, crs, swap=swap):
        return None
    place = f"{low[0]:.7g}, {low[1]:.7g}"
    if _fits(low, high, crs, swap=not swap):
        return refused("not-swapped" if swap else "swapped", place=place)
    others = [other for other in SYSTEMS if other != crs]
    for turned, kind in ((False, "other-crs"), (True, "other-swapped")):
        for other in others:
            if _fits(low, high, other, swap=turned):
                return refused(kind, place=place, crs=crs, other=other)
    return refused("abroad", place=place)


def _fits(low: Points, high: Points, crs: str, *, swap: bool) -> bool:
    west, south, east, north = BOXES[crs]
    x, y = (1, 0) if swap else (0, 1)
    return bool(west <= low[x] and high[x] <= east and south <= low[y] and high[y] <= north)


def degrees(points: Points, crs: str) -> Points:
    """Return the points in `WEB_CRS`, longitude first."""
    return points if crs == WEB_CRS else _moved(points, crs, WEB_CRS)


def metres(points: Points) -> Points:
    """Return points in degrees in `METRIC_CRS`."""
    return _moved(points, WEB_CRS, METRIC_CRS)


def equal_area(points: Points) -> Points:
    """Return points in degrees in `AREA_CRS`."""
    return _moved(points, WEB_CRS, AREA_CRS)


def _moved(points: Points, source: str, target: str) -> Points:
    x, y = _transformer(source, target).transform(points[:, 0], points[:, 1])
    return np.column_stack([x, y])


@lru_cache
def _transformer(source: str, target: str) -> Transformer:
    return Transformer.from_crs(source, target, always_xy=True)
