"""What every small chart has around it: title above, what to mind and source below."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt
from babel import Locale

from quartmap.texts import Texts

WIDTH: Final = 336
"""Three beside each other on a desktop, one on a phone of 360 px."""
COLOURS: Final = ("#0b4f6c", "#23272b", "#6b6f73", "#6b6f73")
"""By place: the quarter, then the areas around it."""
INK: Final = "#23272b"
GREY: Final = "#4a4f54"
_LINE_PX: Final = 14
_LETTERS: Final = 58


@dataclass(frozen=True, slots=True)
class Caption:
    """The words around a chart: above what it shows, below what to mind."""

    title: str
    subtitle: str
    foot: tuple[str, ...]
    decimals: int


@dataclass(frozen=True, slots=True)
class Room:
    """A plot's size in px, and what it needs beside it and for the ticks below."""

    width: int
    height: int
    left: int
    right: int
    ticks: int


def framed(
    layers: Sequence[alt.Chart], caption: Caption, room: Room, words: Texts
) -> dict[str, Any]:
    """Return the finished chart; the plots of all charts begin at the same place."""
    above = 17 * len(_above(caption)[0]) + 14 * len(_above(caption)[1]) + 22
    below = _LINE_PX * len(_below(caption)) + room.ticks
    chart = alt.layer(*layers).properties(
        width=room.width,
        height=room.height,
        title=_title(caption),
        autosize="none",
        padding={"left": room.left, "right": room.right, "top": above, "bottom": below},
    )
    return _specification(chart, words)


def _specification(chart: alt.LayerChart | alt.FacetChart, words: Texts) -> dict[str, Any]:
    """Return the chart as plain values, each layer with its own data: cheap to send again."""
    symbols = Locale.parse(words.language).number_symbols["latn"]
    numbers = alt.NumberLocale(
        decimal=symbols["decimal"], thousands=symbols["group"], grouping=[3], currency=["", ""]
    )
    finished = chart.configure(locale=alt.Locale(number=numbers), font="Source Sans, sans-serif")
    content: dict[str, Any] = finished.configure_view(stroke=None).to_dict()
    datasets = content.pop("datasets", {})
    for layer in content.get("layer", ()):
        name = layer.get("data", {}).get("name")
        if name in datasets:
            layer["data"] = {"values": datasets[name]}
    return content


def wrapped(text: str, letters: int = _LETTERS) -> list[str]:
    """Return a text in lines that fit a small chart."""
    return textwrap.wrap(text, letters) or [""]


def foot_title(caption: Caption, left: int) -> dict[str, Any]:
    """Return the words under a chart as the title of its lower axis, the only place for them."""
    return {
        "title": _below(caption) or None,
        "titleAlign": "left",
        "titleAnchor": "start",
        "titleX": -left,
        "titleFontWeight": "normal",
        "titleFontSize": 11,
        "titleLineHeight": _LINE_PX,
        "titleColor": GREY,
        "titlePadding": 8,
    }


def _above(caption: Caption) -> tuple[list[str], list[str]]:
    return wrapped(caption.title, 44), wrapped(caption.subtitle)


def _below(caption: Caption) -> list[str]:
    return [line for part in caption.foot for line in wrapped(part)]


def _title(caption: Caption) -> alt.TitleParams:
    return alt.TitleParams(
        text=_above(caption)[0],
        subtitle=_above(caption)[1],
        anchor="start",
        frame="bounds",
        fontSize=13,
        fontWeight=600,
        color=INK,
        subtitleColor=GREY,
        subtitleFontSize=11,
        offset=12,
    )


def marks(rows: Sequence[Mapping[str, object]]) -> alt.Chart:
    """Return a chart of plain values."""
    return alt.Chart(alt.InlineData(values=[dict(row) for row in rows]))
