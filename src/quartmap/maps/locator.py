"""Where an area lies: small outlines of it in what surrounds it, as SVG for the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Final

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from quartmap.names import METRIC_CRS
from quartmap.package import DataPackage
from quartmap.texts import Texts

SIZE: Final = 200
"""Width and height of the drawing in its own units, about pixels."""
_MARGIN: Final = 5
_SMALL: Final = 16
"""What is smaller gets a ring around it, to be found at all."""
_RING: Final = 13
_GROUND, _PARTS, _BORDER = "#f3f2ee", "#c9c5be", "#6f7479"
_INK, _ACCENT = "#23272b", "#0b4f6c"


@dataclass(frozen=True, slots=True)
class Spot:
    """What is located: its name and outline in `WEB_CRS`, and whether that is approximate."""

    name: str
    shape: BaseGeometry
    approximate: bool = False


@lru_cache(maxsize=64)
def surroundings(package: DataPackage, area_id: str) -> tuple[str, ...]:
    """Return the area and what it lies in, each with an outline, from the inside out.

    An area that is the same as the one before it is passed over, and so is a level that exists
    only inside the municipalities of the case studies.
    """
    inner = {level.id for level in package.dashboard.levels if level.within_cases}
    chain, seen = [area_id], set(package.same_area(area_id))
    waiting = sorted(seen)
    while waiting:
        parents = [str(package.register.loc[one, "parent_id"]) for one in waiting]
        waiting = sorted({one for one in parents if one and one not in seen})
        waiting = sorted({twin for one in waiting for twin in package.same_area(one)})
        seen.update(waiting)
        there = [one for one in waiting if _level(package, one) in package.geometry]
        around = [one for one in there if _level(package, one) not in inner]
        chain += _lowest(package, around)
    return tuple(chain)


def locator(package: DataPackage, words: Texts, area_id: str, around: str) -> str:
    """Return a drawing of the area in the area `around`, with what it shows as its label.

    An outline that is only approximate is dashed.
    """
    return spot_locator(package, words, _spot(package, area_id), around)


def location_text(package: DataPackage, words: Texts, area_id: str, around: str) -> str:
    """Return what the drawing shows."""
    return spot_text(package, words, _spot(package, area_id), around)


def spot_locator(package: DataPackage, words: Texts, spot: Spot, around: str) -> str:
    """Return the same drawing of an outline that is no area of the register."""
    label = spot_text(package, words, spot, around)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" role="img" '
        f'aria-label="{escape(label)}">{_drawn(package, spot, around)}</svg>'
    )


def spot_text(package: DataPackage, words: Texts, spot: Spot, around: str) -> str:
    """Return what that drawing shows."""
    outer = package.register["name"][around]
    label = words.t("Location of {name} ({around})", name=spot.name, around=outer)
    if spot.approximate:
        label += ", " + words.t("outline approximate")
    return label


def _spot(package: DataPackage, area_id: str) -> Spot:
    row = package.register.loc[area_id]
    derived = str(row["boundary_status"]) == "derived"
    return Spot(str(row["name"]), _outline(package, area_id), derived)


def _level(package: DataPackage, area_id: str) -> str:
    return str(package.register.loc[area_id, "level"])


def _lowest(package: DataPackage, areas: list[str]) -> list[str]:
    """Return, of areas that are the same, the one of the first level."""
    levels = [level.id for level in package.dashboard.levels]
    return sorted(areas, key=lambda one: levels.index(_level(package, one)))[:1]


@lru_cache(maxsize=64)
def _drawn(package: DataPackage, spot: Spot, around: str) -> str:
    """Return the shapes: the area around, its parts, and the spot itself on top."""
    shapes = gpd.GeoSeries(
        [*_parts(package, around), _outline(package, around), spot.shape],
        crs=package.geometry[_level(package, around)].crs,
    ).to_crs(METRIC_CRS)
    *parts, outer, inner = _fitted(list(shapes))
    dash = ' stroke-dasharray="4 3"' if spot.approximate else ""
    # Dashes on a fill of their own colour would not be seen.
    fill = f'fill="{_ACCENT}" fill-opacity="{0.35 if dash else 0.85}"'
    return "".join(
        (
            _path([outer], f'fill="{_GROUND}"'),
            _path(parts, f'fill="none" stroke="{_PARTS}" stroke-width="0.7"'),
            _path([outer], f'fill="none" stroke="{_BORDER}" stroke-width="1.2"'),
            _path([inner], f'{fill} stroke="{_INK}" stroke-width="1.3"{dash}'),
            _ring(inner),
        )
    )


def _outline(package: DataPackage, area_id: str) -> BaseGeometry:
    found: BaseGeometry = package.geometry[_level(package, area_id)].geometry[area_id]
    return found


def _parts(package: DataPackage, around: str) -> list[BaseGeometry]:
    """Return the outlines of the first level whose areas lie directly in the area."""
    register, same = package.register, package.same_area(around)
    inside = register["parent_id"].isin(same) & ~register.index.isin(same)
    for level in package.dashboard.levels:
        drawn = package.geometry.get(level.id)
        if drawn is None or level.id == package.dashboard.case_level:
            continue
        areas = register.index[inside & (register["level"] == level.id)]
        if len(areas) > 1:
            return list(drawn.geometry.reindex(areas).dropna())
    return []


def _fitted(shapes: list[BaseGeometry]) -> list[BaseGeometry]:
    """Return the shapes in the units of the drawing, as coarse as it can show; y runs down.

    The last but one fills the drawing.
    """
    west, south, east, north = shapes[-2].bounds
    scale = (SIZE - 2 * _MARGIN) / max(east - west, north - south)
    left = (SIZE - scale * (east - west)) / 2
    top = (SIZE - scale * (north - south)) / 2
    moved = [
        shapely.transform(shape, lambda xy: (xy - [west, north]) * [scale, -scale] + [left, top])
        for shape in shapes
    ]
    parts, rest = moved[:-2], [one.simplify(0.5) for one in moved[-2:]]
    return [*shapely.coverage_simplify(np.array(parts), 1.6), *rest] if parts else rest


def _path(shapes: Iterable[BaseGeometry], style: str) -> str:
    rings = "".join(
        _ring_path(ring)
        for shape in shapes
        for polygon in shapely.get_parts(shape)
        for ring in (polygon.exterior, *polygon.interiors)
    )
    return f'<path d="{rings}" fill-rule="evenodd" stroke-linejoin="round" {style}/>'


def _ring_path(ring: shapely.LinearRing) -> str:
    points = [f"{x:.1f} {y:.1f}" for x, y in ring.coords[:-1]]
    return f"M{'L'.join(points)}Z" if points else ""


def _ring(shape: BaseGeometry) -> str:
    left, top, right, bottom = shape.bounds
    if max(right - left, bottom - top) >= _SMALL:
        return ""
    return (
        f'<circle cx="{(left + right) / 2:.1f}" cy="{(top + bottom) / 2:.1f}" r="{_RING}" '
        f'fill="none" stroke="{_INK}" stroke-width="1.3"/>'
    )
