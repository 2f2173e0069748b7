"""Own areas as a text short enough for an address, and back.

`~` parts the areas, `.` their fields: a letter for how the area was made with its name, then
circle : its centre and radius; joined : the ids of its parts; else : its rings, each vertex by its
difference to the one before, an empty field before each further polygon. What would not be written
the same again is not read.
"""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
import shapely

from quartmap.names import WEB_CRS
from quartmap.own import alphabet, limits, shapes
from quartmap.own.naming import cleaned
from quartmap.own.outline import Effort, Shape, area_km2, built, gridded
from quartmap.own.record import Making, OwnArea
from quartmap.own.refusal import RefusedError, refused
from quartmap.own.rings import closed
from quartmap.own.systems import misplaced
from quartmap.own.tangle import Points
from quartmap.package import DataPackage

_LETTERS: Final[dict[Making, str]] = {"drawn": "d", "uploaded": "u", "circle": "c", "joined": "j"}
_UNIT: Final = 10**limits.LINK_DECIMALS
_ORIGIN: Final = (10 * _UNIT, 51 * _UNIT)
"""Numbers near the middle of Germany are short."""
_DEGREE_M: Final = 111_320
"""Metres of a degree of latitude; one of longitude is shorter, so no vertex strays further."""
_CHANGE: Final = 0.02
"""Part of its extent that an area may gain or lose by simplification."""
_SHORTEST: Final = 8
"""Characters of a ring at least."""


def encode(areas: Sequence[OwnArea], *, most: int = limits.LINK) -> str:
    """Return the areas as text of at most `most` characters; '' where they do not fit.

    Outlines are rounded to `limits.LINK_DECIMALS` and, where needed, simplified.
    """
    return _encoded(tuple(areas), most)[0]


def fits(areas: Sequence[OwnArea]) -> bool:
    """Tell whether the areas fit into a link."""
    return not areas or bool(encode(areas))


def tolerance_m(areas: Sequence[OwnArea]) -> int:
    """Return by how many metres an outline in the link may stray; 0 where none is simplified."""
    return _encoded(tuple(areas), limits.LINK)[1]


def decode(package: DataPackage, text: str) -> tuple[OwnArea, ...]:
    """Return the areas that a text stands for; none for ''.

    Raises
    ------
    RefusedError
        Where it stands for none, or names an area that the package does not have.
    """
    if not text:
        return ()
    if len(text) > limits.STORED:
        raise refused("link")
    effort = Effort(least_km2=limits.AREA_KM2[0] / 2)
    try:
        areas = tuple(_area(package, one, effort) for one in text.split("~"))
    except RefusedError as error:
        if error.refusals[0].kind == "unknown-parts":
            raise
        raise refused("link") from None
    except (ValueError, OverflowError):
        raise refused("link") from None
    if "~".join(_in_link(area, 0) for area in areas) != text:
        raise refused("link")
    return areas


@lru_cache(maxsize=8)
def _encoded(areas: tuple[OwnArea, ...], most: int) -> tuple[str, int]:
    """Return the text at the finest tolerance that fits, and that tolerance."""
    outlines = [one.shape for one in areas if _is_outline(one)]
    rings = sum(len(list(_rings(one))) for one in outlines)
    if rings * _SHORTEST > most:
        return "", 0
    # A vertex takes two characters at least: most large outlines need not be written to see it.
    if 2 * (int(shapely.get_num_coordinates(outlines).sum()) - rings) <= most:
        text = _fitting(areas, 0, most)
        if text:
            return text, 0
    return _simplest(areas, most)


def _simplest(areas: tuple[OwnArea, ...], most: int) -> tuple[str, int]:
    """Return the same of simplified outlines; halves the steps, for each takes its time."""
    *finer, last = limits.TOLERANCES_M
    found = _fitting(areas, last, most), last
    low, high = 0, len(finer) if found[0] else 0
    while low < high:
        middle = (low + high) // 2
        text = _fitting(areas, finer[middle], most)
        if text:
            found, high = (text, finer[middle]), middle
        else:
            low = middle + 1
    return found if found[0] else ("", 0)


def _fitting(areas: tuple[OwnArea, ...], tolerance: int, most: int) -> str:
    """Return the text at that tolerance; '' where it does not fit."""
    written = [_in_link(area, tolerance) for area in areas]
    text = "" if "" in written else "~".join(written)
    return text if len(text) <= most else ""


def _in_link(area: OwnArea, tolerance: int) -> str:
    """Return the text of one area; '' where nothing is left of it."""
    head = _LETTERS[area.made] + alphabet.name_text(cleaned(area.name))
    if area.made == "joined" and area.parts:
        return ".".join([head, *map(alphabet.name_text, area.parts)])
    if area.made == "circle" and area.centre and area.radius_m:
        lon, lat = (round(one * _UNIT) for one in area.centre)
        point = alphabet.numbers_text([lon - _ORIGIN[0], lat - _ORIGIN[1], area.radius_m])
        return f"{head}.{point}"
    shape = _simplified(area.shape, tolerance)
    return "" if shape is None else ".".join([_outline_head(area, head), *_fields(shape)])


def _is_outline(area: OwnArea) -> bool:
    return not area.parts and area.centre is None


def _outline_head(area: OwnArea, head: str) -> str:
    return head if area.made in ("drawn", "uploaded") else _LETTERS["drawn"] + head[1:]


def _simplified(shape: Shape, tolerance: int) -> Shape | None:
    """Return the shape with the decimals of a link, its topology kept; None if that harms it."""
    km2 = area_km2(shape)
    allowed = min(float(tolerance), limits.TOLERANCE * math.sqrt(km2) * 1000)
    for metres in dict.fromkeys([allowed, allowed / 2, allowed / 4, 0.0]):
        simple = shapely.simplify(shape, metres / _DEGREE_M) if metres else shape
        try:
            found = gridded(simple, limits.LINK_DECIMALS)
        except RefusedError:
            continue
        if abs(area_km2(found) / km2 - 1) <= _CHANGE:
            return found
    return None


def _rings(shape: Shape) -> Iterator[tuple[bool, Points]]:
    """Yield every ring and whether it is the outer one of its polygon."""
    for part in shapely.get_parts(shape):
        yield True, shapely.get_coordinates(part.exterior)
        for hole in part.interiors:
            yield False, shapely.get_coordinates(hole)


def _fields(shape: Shape) -> list[str]:
    fields: list[str] = []
    last = np.array([_ORIGIN], dtype=np.int64)
    for outer, ring in _rings(shape):
        points = np.rint(ring[:-1] * _UNIT).astype(np.int64)
        steps = np.diff(np.concatenate([last, points]), axis=0)
        last = points[-1:]
        fields += [""] if outer and fields else []
        fields.append(alphabet.numbers_text(steps.ravel().tolist()))
    return fields


def _area(package: DataPackage, text: str, effort: Effort) -> OwnArea:
    head, *fields = text.split(".")
    name = alphabet.name(head[1:])
    match head[:1]:
        case "c":
            lon, lat, radius = alphabet.numbers(fields[0] if len(fields) == 1 else "-")
            lon, lat = lon + _ORIGIN[0], lat + _ORIGIN[1]
            return shapes.circle(name, lon / _UNIT, lat / _UNIT, radius)
        case "j":
            if "" in fields:
                raise ValueError
            return shapes.joined(package, name, [alphabet.name(one) for one in fields])
        case "d" | "u":
            made: Making = "drawn" if head[0] == "d" else "uploaded"
            shape, _ = built(_polygons(fields), effort, repair=False)
            return OwnArea(cleaned(name), shape, made)
    raise ValueError


def _polygons(fields: Sequence[str]) -> list[list[Points]]:
    polygons: list[list[Points]] = [[]]
    place = np.array(_ORIGIN, dtype=np.int64)
    for field in fields:
        if not field:
            polygons.append([])
            continue
        steps = np.array(alphabet.numbers(field), dtype=np.int64).reshape(-1, 2)
        points = place + np.cumsum(steps, axis=0)
        place = points[-1]
        polygons[-1].append(closed(points / _UNIT))
    if not all(polygons):
        raise refused("link")
    every = np.concatenate([ring for rings in polygons for ring in rings])
    if misplaced(every.min(axis=0), every.max(axis=0), WEB_CRS, swap=False):
        raise refused("link")
    return polygons
