"""The profile of an area among those most like it: per indicator their places on one scale."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt

from quartmap.charts.caption import marks, wrapped
from quartmap.charts.finish import as_wide_as_its_place
from quartmap.charts.ink import LIGHT, Ink
from quartmap.texts import Texts

_TITLE_PX: Final = 16
_LINE_PX: Final = 24
_GAP_PX: Final = 10
_LETTERS: Final = 46
_NEAR: Final = 2.0
"""The scale reaches at least so far to either side of the median."""


@dataclass(frozen=True, slots=True)
class Dot:
    """An area's place on the scale, and its figure in words; `shown` is the one set beside."""

    name: str
    at: float
    told: str
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator: its label, the area's own dot and figure, those of the others."""

    label: str
    own: Dot
    written: str
    others: tuple[Dot, ...]


def similar_chart(
    lines: Sequence[Line], title: str, median: str, words: Texts, ink: Ink = LIGHT
) -> dict[str, Any]:
    """Return the chart as a finished specification that is as wide as its place.

    title : of the scale, in robust standard deviations from the median.
    median : the word for the median.
    """
    tops = list(_tops(lines))
    height = tops[-1] + _LINE_PX + _GAP_PX
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False, zero=False))
    layers = [
        *_lines(tops, y, _axis(title, ink), _reach(lines), ink),
        *_median(median, y, ink),
        *_heads(list(_titles(lines)), y, ink),
        *_dots(lines, tops, y, ink),
    ]
    return as_wide_as_its_place(layers, height, words)


def _reach(lines: Sequence[Line]) -> list[float]:
    places = [dot.at for line in lines for dot in (line.own, *line.others)]
    return [min(-_NEAR, *places) - 0.3, max(_NEAR, *places) + 0.3]


def _tops(lines: Sequence[Line]) -> Iterator[float]:
    """Yield where the line of each indicator lies, in px from the top."""
    top = float(_TITLE_PX)
    for line in lines:
        top += _TITLE_PX * len(wrapped(line.label, _LETTERS))
        yield top + _LINE_PX / 2 - 2
        top += _LINE_PX + _GAP_PX


def _titles(lines: Sequence[Line]) -> Iterator[dict[str, Any]]:
    for line, at in zip(lines, _tops(lines), strict=True):
        texts = wrapped(line.label, _LETTERS)
        first = at - _LINE_PX / 2 + 2 - _TITLE_PX * len(texts)
        for step, text in enumerate(texts):
            last = line.written if step == 0 else ""
            yield {"y": first + _TITLE_PX * step + 8, "text": text, "written": last}


def _axis(title: str, ink: Ink) -> alt.Axis:
    return alt.Axis(
        title=title,
        orient="top",
        format="+.0f",
        labelExpr="datum.value === 0 ? '0' : datum.label",
        tickMinStep=1,
        tickCount=6,
        gridColor=ink.grid,
        domain=False,
        ticks=False,
        labelColor=ink.grey,
        titleColor=ink.grey,
        titleFontWeight="normal",
        titleAnchor="start",
    )


def _lines(
    tops: Sequence[float], y: alt.Y, axis: alt.Axis, reach: list[float], ink: Ink
) -> Iterator[alt.Chart]:
    rows = [{"y": top, "low": reach[0], "high": reach[1]} for top in tops]
    x = alt.X("low:Q", axis=axis, scale=alt.Scale(domain=reach, nice=False, zero=False))
    yield marks(rows).mark_rule(color=ink.grid, strokeWidth=1).encode(x=x, x2="high:Q", y=y)


def _median(text: str, y: alt.Y, ink: Ink) -> Iterator[alt.Chart]:
    """Yield the upright line of the median, and its name at the head."""
    base = marks([{"at": 0, "text": text, "y": 7}])
    yield base.mark_rule(color=ink.rule, strokeWidth=1).encode(x="at:Q")
    named = base.mark_text(color=ink.grey, fontSize=11, dx=4, align="left")
    yield named.encode(x="at:Q", y=y, text="text:N")


def _heads(rows: list[dict[str, Any]], y: alt.Y, ink: Ink) -> Iterator[alt.Chart]:
    # What shows through the letters is the median's line: a rim keeps it off.
    for rim in (4, 0):
        look: dict[str, Any] = {"fontSize": 12.5, "fill": ink.ink, "stroke": ink.paper}
        left = marks(rows).mark_text(align="left", strokeWidth=rim, **look)
        # `alt.value` would be tried against every kind of value: a third of the time of a chart.
        start, end = alt.XValue(0), alt.XValue("width")  # type: ignore[no-untyped-call]
        yield left.encode(x=start, y=y, text="text:N")
        right = marks(rows).mark_text(align="right", fontWeight=600, strokeWidth=rim, **look)
        yield right.encode(x=end, y=y, text="written:N")


def _dots(lines: Sequence[Line], tops: Sequence[float], y: alt.Y, ink: Ink) -> Iterator[alt.Chart]:
    tip = [alt.Tooltip("name:N", title=" "), alt.Tooltip("told:N", title=" ")]
    rows = [_row(dot, top) for line, top in zip(lines, tops, strict=True) for dot in line.others]
    ring = marks([row for row in rows if not row["shown"]]).mark_point(
        size=42, stroke=ink.further, strokeWidth=1.3, fill=ink.paper, fillOpacity=0.5, opacity=1
    )
    yield ring.encode(x="at:Q", y=y, tooltip=tip)
    shown = marks([row for row in rows if row["shown"]]).mark_point(
        shape="diamond", size=110, stroke=ink.ink, strokeWidth=2, fill=ink.paper, opacity=1
    )
    yield shown.encode(x="at:Q", y=y, tooltip=tip)
    own = marks([_row(line.own, top) for line, top in zip(lines, tops, strict=True)]).mark_point(
        size=85, stroke=ink.paper, strokeWidth=1, fill=ink.accent, opacity=1
    )
    yield own.encode(x="at:Q", y=y, tooltip=tip)


def _row(dot: Dot, top: float) -> dict[str, Any]:
    return {"y": top, "at": dot.at, "name": dot.name, "told": dot.told, "shown": dot.shown}
