"""Several maps as one picture: side by side, each with its caption, over one legend."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from quartmap.maps import plate_frame, plate_legend, plate_map
from quartmap.maps.plate_content import Content, Plate
from quartmap.maps.plate_frame import PAD
from quartmap.maps.plate_signs import Type, patterns, text, wrapped
from quartmap.maps.plate_view import view
from quartmap.package import DataPackage
from quartmap.texts import Texts

_WIDTH: Final = 960
_MOST_BESIDE: Final = 4
_CAPTION: Final = Type(12, bold=True)
_CAPTION_PX: Final = 15
_HIGHEST: Final = 1.25
_LOWEST: Final = 0.6
"""A map is between so many times as high as wide."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the maps: where and what; of its plate only area, actors and case studies count.

    caption : what sets it apart from the others; '' for none.
    """

    plate: Plate
    content: Content
    caption: str


@dataclass(frozen=True, slots=True)
class Told:
    """The words around the maps: title and line above them, lines below."""

    title: str
    line: str
    foot: tuple[str, ...]


def svg(package: DataPackage, words: Texts, panels: Sequence[Panel], told: Told) -> str:
    """Return the maps as one SVG document."""
    room = _WIDTH - 2 * PAD
    head = plate_frame.head(told.title, told.line, room)
    foot = plate_frame.foot((*told.foot, plate_frame.credits_line(package, words)), room)
    size = _size(panels)
    drawn, bottom = _maps(package, words, panels, size, PAD + head.height)
    groups = _groups(package, words, panels)
    height = bottom + plate_legend.spread_height(groups, _WIDTH) + foot.height
    shown = [one.content for one in panels]
    fills = [fill for one in shown for fill in patterns(one.colours, one.letters)]
    parts = (
        f"<defs>{''.join(dict.fromkeys(fills))}</defs>",
        head.drawn,
        *drawn,
        plate_legend.spread(groups, _WIDTH, bottom),
        f'<g transform="translate(0 {height - foot.height:g})">{foot.drawn}</g>',
    )
    captions = "; ".join(one.caption for one in panels if one.caption)
    name = ", ".join(one for one in (told.title, told.line, captions) if one)
    return plate_frame.document(words, name, (_WIDTH, height), parts)


def _columns(count: int) -> int:
    """Return how many maps are beside each other: as many as stay readable."""
    if count <= _MOST_BESIDE:
        return count
    return 3 if count <= 6 else _MOST_BESIDE  # noqa: PLR2004 - two full rows


def _size(panels: Sequence[Panel]) -> tuple[float, float]:
    """Return width and height of each map, by the shape of what it shows."""
    columns = _columns(len(panels))
    width = (_WIDTH - PAD) / columns - PAD
    south, west, north, east = panels[0].plate.bounds
    across = (east - west) * math.cos(math.radians((south + north) / 2))
    share = min(max((north - south) / across, _LOWEST), _HIGHEST)
    return width, width * (share if columns > 1 else _LOWEST)


def _maps(
    package: DataPackage,
    words: Texts,
    panels: Sequence[Panel],
    size: tuple[float, float],
    top: float,
) -> tuple[list[str], float]:
    """Return the maps drawn from `top` down, and where they end."""
    width, height = size
    columns = _columns(len(panels))
    captions = [wrapped(one.caption, width, _CAPTION) for one in panels]
    above = max(map(len, captions)) * _CAPTION_PX
    parts, y = [], top
    for at, (panel, lines) in enumerate(zip(panels, captions, strict=True)):
        x, row = PAD + at % columns * (width + PAD), at // columns
        y = top + above + row * (height + PAD + above)
        parts += [
            text(x, y - 5 - _CAPTION_PX * step, line, _CAPTION)
            for step, line in enumerate(reversed(lines))
        ]
        # Each from 0, 0: what is alike on several maps is computed once.
        frame = view(panel.plate.bounds, (0, 0, width, height))
        drawn = plate_map.drawn(package, words, panel.plate, panel.content, frame)
        parts.append(f'<g transform="translate({x:g} {y:g})">{drawn}</g>')
    return parts, y + height


def _groups(
    package: DataPackage, words: Texts, panels: Sequence[Panel]
) -> list[plate_legend.Group]:
    """Return what the legend explains, each thing once."""
    found = [
        group
        for panel in panels
        for group in plate_legend.groups(package, words, panel.plate, panel.content)
    ]
    figures = [one for one in found if one.heading in {_heading(panel) for panel in panels}]
    rest = {one.heading: one for one in found if one not in figures}
    return [*figures, *rest.values()]


def _heading(panel: Panel) -> str:
    return str(panel.content.legend.get("title", ""))
