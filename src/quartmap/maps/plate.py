"""A map as a picture: vectors drawn from the package alone, without a browser.

The letters of the areas, the classes and the rows of the legend are those of the map on the page.
"""

from dataclasses import dataclass
from typing import Final

from quartmap.maps import plate_frame, plate_legend, plate_map
from quartmap.maps.plate_content import WIDE, Plate, content
from quartmap.maps.plate_frame import PAD, Block
from quartmap.maps.plate_signs import patterns
from quartmap.maps.plate_view import Box, view
from quartmap.package import DataPackage
from quartmap.texts import Texts

__all__ = ["Plate", "svg"]

_SIDE_PX: Final = 190
"""Width of a legend beside the map."""
_LEAST_PX: Final = 160
"""A map is never less high."""


def svg(package: DataPackage, words: Texts, plate: Plate) -> str:
    """Return the plate as an SVG document."""
    shown = content(package, words, plate)
    room = plate.width - 2 * _pad(plate)
    told = (shown.source, plate_frame.credits_line(package, words))
    head = plate_frame.head(shown.title, shown.line, room) if plate.head else Block("", 0)
    foot = plate_frame.foot(told, room) if plate.credit else Block("", 0)
    found = plate_legend.groups(package, words, plate, shown) if plate.key else []
    layout = _layout(plate, found, (head.height, foot.height))
    frame = view(plate.bounds, layout.frame)
    parts = (
        f"<defs>{''.join(patterns(shown.colours, shown.letters))}</defs>",
        head.drawn,
        plate_map.drawn(package, words, plate, shown, frame),
        layout.key,
        f'<g transform="translate(0 {layout.height - foot.height:g})">{foot.drawn}</g>',
    )
    name = ", ".join(one for one in (shown.title, shown.line) if one)
    return plate_frame.document(words, name, (plate.width, layout.height), parts)


@dataclass(frozen=True, slots=True)
class _Layout:
    frame: Box
    height: float
    key: str


def _pad(plate: Plate) -> int:
    """Return what is left free around a map with words; one without fills the picture."""
    return PAD if plate.head or plate.key or plate.credit else 0


def _layout(plate: Plate, found: list[plate_legend.Group], taken: tuple[float, float]) -> _Layout:
    """Return where map and legend stand; `taken` are the heights of head and foot."""
    pad = _pad(plate)
    above, below = pad + taken[0], taken[1] or pad
    if found and plate.width >= WIDE:
        return _beside(found, plate, above, below)
    return _below(found, plate, above, below)


def _beside(found: list[plate_legend.Group], plate: Plate, above: float, below: float) -> _Layout:
    needed = plate_legend.height(found, _SIDE_PX)
    high = max(plate.height - above - below, needed, _LEAST_PX)
    right = plate.width - PAD - _SIDE_PX
    key = plate_legend.column(found, right, above, _SIDE_PX)
    return _Layout((PAD, above, right - PAD, above + high), above + high + below, key)


def _below(found: list[plate_legend.Group], plate: Plate, above: float, below: float) -> _Layout:
    pad = _pad(plate)
    needed = plate_legend.spread_height(found, plate.width)
    high = max(plate.height - above - below - needed, _LEAST_PX)
    frame = (pad, above, plate.width - pad, above + high)
    key = plate_legend.spread(found, plate.width, above + high)
    return _Layout(frame, above + high + needed + below, key)
