"""A map as a picture: vectors drawn from the package alone, without a browser.

The letters of the areas, the classes and the rows of the legend are those of the map on the page.
"""

from dataclasses import dataclass
from typing import Final

from quartmap.maps import plate_legend, plate_map
from quartmap.maps.plate_content import WIDE, Content, Plate, content
from quartmap.maps.plate_signs import FONT, GREY, Type, safe, text, wrapped
from quartmap.maps.plate_view import Box, view
from quartmap.package import DataPackage
from quartmap.texts import Texts

__all__ = ["Plate", "svg"]

_PAD: Final = 14
_TITLE: Final = Type(17, bold=True)
_LINE: Final = Type(12, GREY)
_FOOT: Final = Type(10, GREY)
_TITLE_PX, _LINE_PX, _FOOT_PX = 21, 16, 13
_SIDE_PX: Final = 190
"""Width of a legend beside the map."""
_LEAST_PX: Final = 160
"""A map is never less high."""


def svg(package: DataPackage, words: Texts, plate: Plate) -> str:
    """Return the plate as an SVG document."""
    shown = content(package, words, plate)
    room = plate.width - 2 * _PAD if plate.head or plate.key or plate.credit else plate.width
    head = _head(shown, room) if plate.head else _Block("", 0)
    foot = _foot(package, words, shown, room) if plate.credit else _Block("", 0)
    layout = _layout(package, words, plate, shown, (head.height, foot.height))
    frame = view(plate.bounds, layout.frame)
    drawn = plate_map.drawn(package, words, plate, shown, frame)
    size = f'width="{plate.width}" height="{layout.height:g}"'
    name = safe(", ".join(one for one in (shown.title, shown.line) if one))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} '
        f'viewBox="0 0 {plate.width} {layout.height:g}" role="img" lang="{words.language}" '
        f'aria-label="{name}" font-family="{FONT}"><title>{name}</title>'
        f'<rect width="100%" height="100%" fill="#fff"/>{head.drawn}{drawn}{layout.key}'
        f'<g transform="translate(0 {layout.height - foot.height:g})">{foot.drawn}</g></svg>'
    )


@dataclass(frozen=True, slots=True)
class _Block:
    """Something drawn, and how high it is."""

    drawn: str
    height: float


@dataclass(frozen=True, slots=True)
class _Layout:
    frame: Box
    height: float
    key: str


def _head(shown: Content, room: float) -> _Block:
    parts, y = [], float(_PAD)
    for line in wrapped(shown.title, room, _TITLE):
        parts.append(text(_PAD, y + 15, line, _TITLE))
        y += _TITLE_PX
    for line in wrapped(shown.line, room, _LINE):
        parts.append(text(_PAD, y + 12, line, _LINE))
        y += _LINE_PX
    return _Block("".join(parts), y + 8 - _PAD)


def _foot(package: DataPackage, words: Texts, shown: Content, room: float) -> _Block:
    credits_ = "; ".join(package.dashboard.credits)
    told = [shown.source, words.t("Map: {credits}", credits=credits_) if credits_ else ""]
    parts, y = [], 6.0
    for line in (line for one in told if one for line in wrapped(one, room, _FOOT)):
        parts.append(text(_PAD, y + 10, line, _FOOT))
        y += _FOOT_PX
    return _Block("".join(parts), y + _PAD)


def _layout(
    package: DataPackage,
    words: Texts,
    plate: Plate,
    shown: Content,
    taken: tuple[float, float],
) -> _Layout:
    """Return where the map stands; `taken` are the heights of head and foot."""
    found = plate_legend.groups(package, words, plate, shown) if plate.key else []
    pad = _PAD if plate.head or plate.key or plate.credit else 0
    above, below = pad + taken[0], taken[1] or pad
    if found and plate.width >= WIDE:
        return _beside(found, plate, above, below)
    return _below(found, plate, above, below)


def _beside(found: list[plate_legend.Group], plate: Plate, above: float, below: float) -> _Layout:
    needed = plate_legend.height(found, _SIDE_PX)
    high = max(plate.height - above - below, needed, _LEAST_PX)
    right = plate.width - _PAD - _SIDE_PX
    key = plate_legend.column(found, right, above, _SIDE_PX)
    return _Layout((_PAD, above, right - _PAD, above + high), above + high + below, key)


def _below(found: list[plate_legend.Group], plate: Plate, above: float, below: float) -> _Layout:
    pad = _PAD if plate.head or plate.key or plate.credit else 0
    columns = plate_legend.columns(found, (plate.width - _PAD) / 2 - _PAD)
    room = (plate.width - _PAD) / max(len(columns), 1) - _PAD
    needed = max((plate_legend.height(one, room) for one in columns), default=0.0)
    needed += 2 * _PAD if needed else 0
    high = max(plate.height - above - below - needed, _LEAST_PX)
    frame = (pad, above, plate.width - pad, above + high)
    key = "".join(
        plate_legend.column(one, _PAD + step * (room + _PAD), above + high + _PAD, room)
        for step, one in enumerate(columns)
    )
    return _Layout(frame, above + high + needed + below, key)
