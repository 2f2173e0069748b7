"""The layers of the chart of intervals, each of plain rows: scales, labels, bars, signs, key."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import altair as alt

from quartmap.charts.caption import marks
from quartmap.charts.dumbbell import REFERENCE
from quartmap.charts.ink import Ink

SHAPES: Final = (REFERENCE, "diamond", "triangle-up", "square", "triangle-down")
"""Of the areas around, by their place: the nearest has the upright stroke."""
KEY_PX: Final = 18


def _x(field: str) -> alt.X:
    scale = alt.Scale(domain=[0, 1], nice=False, zero=False)
    return alt.X(f"{field}:Q", axis=None, scale=scale)


def scales(
    rows: list[dict[str, Any]], ticks: list[dict[str, Any]], y: alt.Y, ink: Ink
) -> Iterator[alt.Chart]:
    """Yield the scale of each line, its ticks and their figures."""
    line = marks(rows).mark_rule(strokeWidth=1, color=ink.rule)
    yield line.encode(x=_x("first"), x2="last:Q", y=y)
    tick = marks(ticks).mark_point(shape="M0-.5V.5", size=110, stroke=ink.rule, strokeWidth=1)
    yield tick.encode(x=_x("x"), y=y, opacity=alt.value(1))
    lower = y.copy()
    lower.shorthand = "below:Q"
    number = marks(ticks).mark_text(fontSize=10.5, color=ink.grey)
    yield number.encode(x=_x("x"), y=lower, text="text:N")


def heads(rows: list[dict[str, Any]], y: alt.Y, ink: Ink) -> Iterator[alt.Chart]:
    """Yield the labels, and the own figures at the right."""
    label = marks(rows).mark_text(align="left", fontSize=12, fontWeight=600, color=ink.ink)
    yield label.encode(x=alt.value(-6), y=y, text="text:N")
    figure = marks(rows).mark_text(align="right", dx=6, fontSize=12, color=ink.ink)
    yield figure.encode(x=alt.value("width"), y=y, text="figure:N")


def bars(rows: list[dict[str, Any]], y: alt.Y, ink: Ink) -> Iterator[alt.Chart]:
    """Yield the intervals and their ends."""
    bar = marks(rows).mark_rule(strokeWidth=9, color=ink.accent, opacity=0.3)
    yield bar.encode(x=_x("low"), x2="high:Q", y=y)
    ends = [{"x": row[end], "y": row["y"]} for row in rows for end in ("low", "high")]
    edge = marks(ends).mark_point(shape="M0-.5V.5", size=90, stroke=ink.accent, strokeWidth=1.4)
    yield edge.encode(x=_x("x"), y=y, opacity=alt.value(1))


def around(rows: list[dict[str, Any]], y: alt.Y, ink: Ink) -> Iterator[alt.Chart]:
    """Yield the signs of the areas around; nothing without any."""
    if not rows:
        return
    point = marks(rows).mark_point(size=95, stroke=ink.ink, strokeWidth=1.9, fill=ink.paper)
    yield point.encode(
        x=_x("value"),
        y=y,
        opacity=alt.value(1),
        shape=alt.Shape("shape:N", scale=None, legend=None),
        tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("told:N", title=" ")],
    )


def own(rows: list[dict[str, Any]], y: alt.Y, ink: Ink) -> alt.Chart:
    """Return the circle of the own area on each line."""
    point = marks(rows).mark_point(shape="circle", size=75, stroke=ink.accent, strokeWidth=1.6)
    found: alt.Chart = point.encode(
        x=_x("value"),
        y=y,
        opacity=alt.value(1),
        fill=alt.Fill("fill:N", scale=None, legend=None),
        tooltip=[alt.Tooltip("told:N", title=" ")],
    )
    return found


def key(names: Sequence[str], y: alt.Y, ink: Ink) -> Iterator[alt.Chart]:
    """Yield the signs and their names above the first line."""
    if not names:
        return
    rows = [
        {"y": KEY_PX * step + 8, "text": name} | _sign(step, ink) for step, name in enumerate(names)
    ]
    yield (
        marks(rows)
        .mark_point(size=95)
        .encode(
            x=alt.value(2),
            y=y,
            shape=alt.Shape("shape:N", scale=None, legend=None),
            fill=alt.Fill("fill:N", scale=None, legend=None),
            stroke=alt.Stroke("stroke:N", scale=None, legend=None),
            opacity=alt.Opacity("opacity:Q", scale=None, legend=None),
            strokeWidth=alt.StrokeWidth("width:Q", scale=None, legend=None),
        )
    )
    text = marks(rows).mark_text(align="left", fontSize=11.5, color=ink.ink)
    yield text.encode(x=alt.value(18), y=y, text="text:N")


def _sign(step: int, ink: Ink) -> dict[str, Any]:
    """Return how the sign of the own area is drawn, then that of its interval, then the others."""
    if step == 0:
        return {
            "shape": "circle",
            "fill": ink.accent,
            "stroke": ink.accent,
            "opacity": 1,
            "width": 1,
        }
    if step == 1:
        return {
            "shape": "M-1 0H1",
            "fill": "none",
            "stroke": ink.accent,
            "opacity": 0.3,
            "width": 9,
        }
    shape = SHAPES[(step - 2) % len(SHAPES)]
    return {"shape": shape, "fill": ink.paper, "stroke": ink.ink, "opacity": 1, "width": 1.9}
