"""What every small chart has around it: title above, what to mind and source below."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt

from quartmap.charts.finish import finished
from quartmap.charts.ink import LIGHT, Ink
from quartmap.texts import Texts

WIDTH: Final = 336
"""Three beside each other on a desktop, one on a phone of 360 px."""
_LINE_PX: Final = 14
_LETTERS: Final = 58
_ABOVE_PX: Final = 20
"""Between the title and the plot: room for the years of changes."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The words around a chart: above what it shows, below what to mind."""

    title: str
    subtitle: str
    foot: tuple[str, ...]
    decimals: int


@dataclass(frozen=True, slots=True)
class Room:
    """A plot's size in px, and what it needs beside it, for the ticks below, for words above."""

    width: int
    height: int
    left: int
    right: int
    ticks: int
    above: int = 0


def colours(ink: Ink) -> tuple[str, ...]:
    """Return the colours by place: the quarter, then the areas around it."""
    return ink.accent, ink.ink, ink.further, ink.further


def framed(
    layers: Sequence[alt.Chart], caption: Caption, room: Room, words: Texts, ink: Ink = LIGHT
) -> dict[str, Any]:
    """Return the finished chart; the plots of all charts begin at the same place."""
    above = 17 * len(_above(caption)[0]) + 14 * len(_above(caption)[1]) + _ABOVE_PX + 10
    below = _LINE_PX * len(_below(caption)) + room.ticks
    chart = alt.layer(*layers).properties(
        width=room.width,
        height=room.height,
        title=_title(caption, room, ink),
        autosize="none",
        padding={"left": room.left, "right": room.right, "top": above, "bottom": below},
    )
    return finished(chart, words)


def wrapped(text: str, letters: int = _LETTERS) -> list[str]:
    """Return a text in lines that fit a small chart."""
    return textwrap.wrap(text, letters) or [""]


def foot_title(caption: Caption, left: int, ink: Ink = LIGHT) -> dict[str, Any]:
    """Return the words under a chart as the title of its lower axis, the only place for them."""
    return {
        "title": _below(caption) or None,
        "titleAlign": "left",
        "titleAnchor": "start",
        "titleX": -left,
        "titleFontWeight": "normal",
        "titleFontSize": 11,
        "titleLineHeight": _LINE_PX,
        "titleColor": ink.grey,
        "titlePadding": 8,
    }


def _above(caption: Caption) -> tuple[list[str], list[str]]:
    return wrapped(caption.title, 44), wrapped(caption.subtitle)


def _below(caption: Caption) -> list[str]:
    return [line for part in caption.foot for line in wrapped(part)]


def _title(caption: Caption, room: Room, ink: Ink) -> alt.TitleParams:
    return alt.TitleParams(
        text=_above(caption)[0],
        subtitle=_above(caption)[1],
        anchor="start",
        frame="group",
        dx=-room.left,
        fontSize=13,
        fontWeight=600,
        color=ink.ink,
        subtitleColor=ink.grey,
        subtitleFontSize=11,
        offset=_ABOVE_PX - room.above,
        aria=False,
    )


def marks(rows: Sequence[Mapping[str, object]]) -> alt.Chart:
    """Return a chart of plain values."""
    return alt.Chart(alt.InlineData(values=[dict(row) for row in rows]))
