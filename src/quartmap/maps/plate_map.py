"""The map of a plate inside its frame: ground, areas, circles, lines, outlines, actors, names."""

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import geopandas as gpd

from quartmap.maps.plate_content import WIDE, Content, Plate
from quartmap.maps.plate_legend import LOOSE, outlined, stroke
from quartmap.maps.plate_names import Names
from quartmap.maps.plate_signs import (
    GREY,
    INK,
    Type,
    circle,
    fill,
    radius,
    symbol,
    text,
)
from quartmap.maps.plate_view import (
    View,
    drawn_areas,
    drawn_context,
    outlines,
    path,
    points_inside,
)
from quartmap.names import METRIC_CRS, WEB_CRS
from quartmap.package import DataPackage
from quartmap.texts import Texts

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_GROUND: Final = "#eef1f2"
_NEAR_PX: Final = 24
_MANY: Final = 150
"""From so many areas in view on their borders are thinner."""
_LOOKS: Final = {
    "towns": 'fill="#f7f5f0" stroke="#b3aca0" stroke-width="0.8"',
    "builtup": 'fill="#e4dfd5"',
    "rivers": 'fill="none" stroke="#7fb0cf" stroke-width="1.4"',
    "railways": 'fill="none" stroke="#8d8983" stroke-width="0.7" stroke-dasharray="5 2.5"',
}
_STEPS: Final = (1, 2, 5)
_BAR_PX: Final = 110


def drawn(package: DataPackage, words: Texts, plate: Plate, shown: Content, frame: View) -> str:
    """Return everything inside the frame, cut to it; fills are defined by the document."""
    left, top, *_ = frame.box
    place = f'x="{left:g}" y="{top:g}" width="{frame.width:g}" height="{frame.height:g}"'
    names = Names(frame)
    actors = _actors(package, plate, frame, names)
    cases = _cases(package, words, plate, frame, names)
    layers = [
        f'<rect {place} fill="{_GROUND}"/>',
        *(_context(package, name, frame) for name in ("towns", "builtup")),
        _areas(package, plate, shown, frame),
        *(_context(package, name, frame) for name in ("rivers", "railways")),
        _circles(package, plate, shown, frame),
        cases,
        actors,
        names.places(package),
        names.boxes(),
        _scale(words, frame),
    ]
    cut = f"frame-{left:.0f}-{top:.0f}"
    return (
        f'<clipPath id="{cut}"><rect {place}/></clipPath>'
        f'<g clip-path="url(#{cut})">{"".join(layers)}</g>'
        f'<rect {place} fill="none" stroke="#9a9690" stroke-width="0.8"/>'
    )


@lru_cache(maxsize=32)
def _context(package: DataPackage, name: str, frame: View) -> str:
    """Return a part of the basemap; drawn once where several maps have the same frame."""
    shapes = drawn_context(package, name, frame)
    return f'<path d="{path(shapes)}" {_LOOKS[name]}/>' if shapes else ""


def _areas(package: DataPackage, plate: Plate, shown: Content, frame: View) -> str:
    """Return the areas, one path for each letter that occurs."""
    by_letter: dict[str, list[BaseGeometry]] = {}
    levels = [plate.level, *([package.dashboard.case_level] if plate.beside else [])]
    for level in levels:
        for area_id, shape in drawn_areas(package, level, frame).items():
            code = shown.codes.get(area_id, ".")
            if code != "." and (level == plate.level or area_id in plate.beside):
                by_letter.setdefault(code, []).append(shape)
    many = sum(map(len, by_letter.values())) > _MANY
    border = f'stroke="#fff" stroke-width="{0.5 if many else 0.8}"'
    parts = []
    for code, shapes in sorted(by_letter.items()):
        look = fill(code, shown.colours)
        edge = "" if " stroke=" in look else border
        style = f'{look} {edge} fill-rule="evenodd" stroke-linejoin="round"'
        parts.append(f'<path class="area-{_name(code)}" d="{path(shapes)}" {style}/>')
    return f'<g class="areas">{"".join(parts)}</g>'


def _name(code: str) -> str:
    return "none" if code == "-" else code


def _circles(package: DataPackage, plate: Plate, shown: Content, frame: View) -> str:
    if not shown.counts:
        return ""
    points = points_inside(package, plate.level)
    extra = points_inside(package, package.dashboard.case_level) if plate.beside else points
    parts = []
    for area_id, value in sorted(shown.counts.items(), key=lambda one: -one[1]):
        point = points[area_id] if area_id in points.index else extra[area_id]
        x, y = frame.pixel(point)
        size = radius(value, shown.largest)
        parts.append(circle(x, y, size, unreliable=shown.codes[area_id] == "q"))
    return f'<g class="counts">{"".join(parts)}</g>'


def _cases(package: DataPackage, words: Texts, plate: Plate, frame: View, names: Names) -> str:
    """Return the outlines of the case studies by mode, and note their names."""
    level = package.dashboard.case_level
    modes = {one.id: one for one in package.dashboard.modes}
    of_case = {one.area_id: one.mode for one in package.cases.cases} if package.cases else {}
    parts = []
    for area_id in outlined(package, plate):
        shapes = outlines(package, level)
        shape = frame.placed([shapes[area_id].simplify(frame.metres * 0.5)])[0]
        if shape.is_empty:
            continue
        mode = modes.get(of_case.get(area_id, ""))
        loose = str(package.register.loc[area_id, "boundary_status"]) == "derived"
        parts.append(_outline(path([shape]), stroke(mode), loose=loose))
        lines = [str(package.register.loc[area_id, "name"])]
        if mode and plate.width >= WIDE:
            lines.append(words.pick(mode.label))
        if plate.named:
            names.add(shape.bounds, lines)
    parts.append(_own(plate, frame, names))
    return f'<g class="cases" fill="none" stroke-linejoin="round">{"".join(parts)}</g>'


def _own(plate: Plate, frame: View, names: Names) -> str:
    """Return the outline that is no area of the register, and note its name."""
    if plate.own is None:
        return ""
    metric = gpd.GeoSeries([plate.own.shape], crs=WEB_CRS).to_crs(METRIC_CRS).iloc[0]
    shape = frame.placed([metric.simplify(frame.metres * 0.5)])[0]
    if shape.is_empty:
        return ""
    names.add(shape.bounds, [plate.own.name])
    return _outline(path([shape]), stroke(None), loose=plate.own.approximate)


def _outline(commands: str, look: str, *, loose: bool) -> str:
    weight = float(look.partition('stroke-width="')[2].partition('"')[0])
    casing = (
        f'<path d="{commands}" stroke="#fff" stroke-opacity="0.9" stroke-width="{weight + 3}"/>'
    )
    line = f'<path d="{commands}" {look}/>'
    dots = f'<path d="{commands}" {LOOSE}/>'
    return casing + line + (dots if loose else "")


def _actors(package: DataPackage, plate: Plate, frame: View, names: Names) -> str:
    """Return the actors in view; close ones are gathered under their number."""
    chosen = package.actors.loc[list(plate.actor_ids)]
    chosen = chosen[chosen["coord_precision"] != "none"]
    if chosen.empty:
        return ""
    points = chosen.geometry.to_crs(METRIC_CRS)
    found: list[tuple[float, float, list[str]]] = []
    for actor_id, point in points.items():
        x, y = frame.pixel(point)
        if not frame.holds(x, y):
            continue
        near = (one for one in found if (one[0] - x) ** 2 + (one[1] - y) ** 2 < _NEAR_PX**2)
        group = next(near, None)
        if group:
            group[2].append(str(actor_id))
        else:
            found.append((x, y, [str(actor_id)]))
            names.keep_clear(x, y)
    return f'<g class="actors">{"".join(_symbols(package, found))}</g>'


def _symbols(
    package: DataPackage, found: Iterable[tuple[float, float, list[str]]]
) -> Iterable[str]:
    dimensions = {one.id: one for one in package.dashboard.dimensions}
    for x, y, ids in found:
        if len(ids) > 1:
            number = text(x, y + 4, str(len(ids)), Type(11, bold=True, anchor="middle"))
            ring = f'fill="#fff" stroke="{INK}" stroke-width="2"'
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="12" {ring}/>{number}'
            continue
        row = package.actors.loc[ids[0]]
        letter = str(package.actor_types.loc[row["actor_type"], "symbol"])
        rough = str(row["coord_precision"]) != "building"
        yield symbol(dimensions[str(row["dimension"])], letter, x, y, rough=rough)


def _scale(words: Texts, frame: View) -> str:
    """Return a bar of a round number of kilometres or metres, right below."""
    most = min(_BAR_PX, frame.width / 3) * frame.metres
    power = 10 ** (len(str(int(most))) - 1)
    metres = power * max(step for step in _STEPS if step * power <= most)
    label = f"{metres} m" if metres < 1000 else f"{words.number(metres / 1000, 0)} km"  # noqa: PLR2004
    size = metres / frame.metres
    right, bottom = frame.box[2] - 12, frame.box[3] - 10
    bar = f"M{right - size:.1f} {bottom - 6:.1f}V{bottom:.1f}H{right:.1f}V{bottom - 6:.1f}"
    return (
        f'<g class="scale"><path d="{bar}" fill="none" stroke="#fff" stroke-width="4"/>'
        f'<path d="{bar}" fill="none" stroke="{INK}" stroke-width="1.4"/>'
        + text(right - size / 2, bottom - 5, label, Type(11, GREY, anchor="middle"), halo=True)
        + "</g>"
    )
