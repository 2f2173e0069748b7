"""From rings in degrees to a valid outline: checked, repaired where asked, rounded, measured."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely

from quartmap.own import limits
from quartmap.own.refusal import RefusedError, refused
from quartmap.own.systems import equal_area
from quartmap.own.tangle import Points, crossings, edges, overlapping

Shape = shapely.Polygon | shapely.MultiPolygon
Rings = Sequence[Points]
_REASON: Final = re.compile(r"(.*)\[(\S+) (\S+)\]")
_HOLES: Final = ("Hole lies outside shell", "Holes are nested", "Interior is disconnected")
_POLYGON: Final = 3
"""Type of a polygon in shapely."""
_M2: Final = 1_000_000


@dataclass(slots=True)
class Effort:
    """What the outlines of one file may still cost; shared by all of them."""

    pairs: int = limits.PAIRS
    crossings: int = limits.CROSSINGS
    least_km2: float = limits.AREA_KM2[0]


def built(polygons: Sequence[Rings], effort: Effort, *, repair: bool) -> tuple[Shape, bool]:
    """Return the outline as `OwnArea` asks for it, and whether it had to be repaired.

    polygons : closed rings in degrees, outer first.

    Raises
    ------
    RefusedError
        Where it is not valid and not to be repaired, or too intricate, large or small.
    """
    starts, ends = edges([ring for rings in polygons for ring in rings])
    pairs = overlapping(starts, ends)
    effort.pairs -= pairs
    if effort.pairs < 0:
        raise refused("intricate")
    shape = _collected([shapely.Polygon(rings[0], rings[1:]) for rings in polygons])
    found = rounded(shape)
    mended = False
    if found is None and not shapely.is_valid(shape):
        if not repair:
            raise _fault(shape)
        if pairs > limits.REPAIRED_PAIRS:
            raise refused("tangled")
        effort.crossings -= crossings(starts, ends)
        if effort.crossings < 0:
            raise refused("tangled")
        shape, mended = _polygons(shapely.make_valid(shape, method="structure")), True
    found = found or rounded(shape) or _snapped(shape)
    _check_size(found, effort.least_km2)
    return found, mended


def rounded(shape: Shape, decimals: int = limits.DECIMALS) -> Shape | None:
    """Return the shape rounded and with rings as RFC 7946 asks; None where it is not valid so."""
    found = shapely.transform(shape, lambda points: np.round(points, decimals))
    if found.is_empty or not shapely.is_valid(found):
        return None
    return shapely.orient_polygons(found)


def _snapped(shape: Shape, decimals: int = limits.DECIMALS) -> Shape:
    """Return the shape on the grid of so many decimals, where rounding each vertex crosses it."""
    if not shape.is_empty:
        snapped = _polygons(shapely.set_precision(shape, 10.0**-decimals))
        found = None if snapped.is_empty else rounded(snapped, decimals)
        if found is not None:
            return found
    raise too_small()


def too_small() -> RefusedError:
    """Return the error of an area below `limits.AREA_KM2`."""
    return refused("too-small", limit=round(limits.AREA_KM2[0] * _M2))


def gridded(shape: Shape, decimals: int) -> Shape:
    """Return a valid shape rounded to so many decimals and still valid.

    Raises
    ------
    RefusedError
        Where nothing is left of it.
    """
    return rounded(shape, decimals) or _snapped(shape, decimals)


def area_km2(shape: Shape) -> float:
    """Return the extent of a shape in degrees, computed in `AREA_CRS`."""
    return float(shapely.transform(shape, equal_area).area) / _M2


def _check_size(shape: Shape, least: float) -> None:
    most = limits.AREA_KM2[1]
    km2 = area_km2(shape)
    if km2 > most:
        raise refused("too-big", limit=int(most))
    if km2 < least:
        raise too_small()


def _fault(shape: Shape) -> RefusedError:
    """Return why a shape is not valid, and where."""
    match = _REASON.fullmatch(shapely.is_valid_reason(shape))
    kind = "hole" if match and match[1] in _HOLES else "crossing"
    place = f"{float(match[2]):.5f}, {float(match[3]):.5f}" if match else "?"
    return refused(kind, place=place)


def _collected(parts: Sequence[shapely.Polygon]) -> Shape:
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def _polygons(geometry: shapely.Geometry) -> Shape:
    """Return the polygons of a geometry, without the lines and points a repair leaves."""
    parts = shapely.get_parts(geometry)
    if len(parts) and (shapely.get_type_id(parts) != _POLYGON).any():
        parts = shapely.get_parts(parts)
    kept = parts[shapely.get_type_id(parts) == _POLYGON]
    return _collected(list(kept)) if len(kept) else shapely.Polygon()
