"""Two indicators over all areas of a level: a cloud of small marks, the named ones on top."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, Literal

import altair as alt

from quartmap.charts.caption import marks
from quartmap.charts.dumbbell import SHAPES
from quartmap.charts.finish import finished
from quartmap.charts.ink import LIGHT, Ink
from quartmap.texts import Texts

HEIGHT: Final = 420
_LABEL_PX: Final = 15
_TURN: Final = 0.62
"""Names of marks further right than this part of the width stand on their left."""
_ROOM: Final = 0.05
_SIDES: Final[tuple[tuple[Literal["left", "right"], int], ...]] = (("left", 10), ("right", -10))
_OTHER: Final = "M-.9 0H.9M0-.9V.9"
"""A municipality's mark: an upright cross."""


@dataclass(frozen=True, slots=True)
class Dot:
    """An area by its two figures, with them in words; `weak` where one is not counted."""

    name: str
    x: float
    y: float
    told: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """An area that is named; `place` of a case study among them, None for a municipality."""

    dot: Dot
    place: int | None


@dataclass(frozen=True, slots=True)
class Axes:
    """The indicators with their units, and the decimals of their ticks."""

    x: str
    y: str
    x_decimals: int
    y_decimals: int


def scatter_chart(
    dots: Sequence[Dot], named: Sequence[Named], axes: Axes, words: Texts, ink: Ink = LIGHT
) -> dict[str, Any]:
    """Return the chart as a finished specification that is as wide as its place."""
    everyone = [*dots, *(one.dot for one in named)]
    across, up = _domain([one.x for one in everyone]), _domain([one.y for one in everyone])
    x = alt.X("x:Q", axis=_axis(axes.x, axes.x_decimals, ink), scale=_scale(across))
    y = alt.Y("y:Q", axis=_axis(axes.y, axes.y_decimals, ink), scale=_scale(up))
    layers = [
        _cloud(dots, x, y, ink),
        *_named(named, x, y, ink),
        *_labels(named, (across, up), x, ink),
    ]
    chart = alt.layer(*layers).properties(
        width="container",
        height=HEIGHT,
        autosize=alt.AutoSizeParams(type="fit", contains="padding"),
        padding={"left": 4, "right": 12, "top": 6, "bottom": 6},
    )
    return finished(chart, words)


def _cloud(dots: Sequence[Dot], x: alt.X, y: alt.Y, ink: Ink) -> alt.Chart:
    rows = [_row(one) | {"fill": ink.paper if one.weak else ink.further} for one in dots]
    small = marks(rows).mark_point(size=26, stroke=ink.further, strokeWidth=1, opacity=0.75)
    drawn: alt.Chart = small.encode(
        x=x, y=y, fill=alt.Fill("fill:N", scale=None, legend=None), tooltip=_tip()
    )
    return drawn


def _named(named: Sequence[Named], x: alt.X, y: alt.Y, ink: Ink) -> Iterator[alt.Chart]:
    rows = [_row(one.dot) | _look(one, ink) for one in named]
    if rows:
        large = marks(rows).mark_point(size=120, strokeWidth=2, opacity=1)
        yield large.encode(
            x=x,
            y=y,
            shape=alt.Shape("shape:N", scale=None, legend=None),
            stroke=alt.Stroke("stroke:N", scale=None, legend=None),
            fill=alt.Fill("fill:N", scale=None, legend=None),
            tooltip=_tip(),
        )


def _look(one: Named, ink: Ink) -> dict[str, Any]:
    if one.place is None:
        return {"shape": _OTHER, "stroke": ink.ink, "fill": ink.ink}
    fill = ink.paper if one.dot.weak else ink.accent
    return {"shape": SHAPES[one.place % len(SHAPES)], "stroke": ink.accent, "fill": fill}


def _row(dot: Dot) -> dict[str, Any]:
    return {"x": dot.x, "y": dot.y, "name": dot.name, "told": dot.told}


def _tip() -> list[alt.Tooltip]:
    return [alt.Tooltip("name:N", title=" "), alt.Tooltip("told:N", title=" ")]


def _labels(
    named: Sequence[Named],
    domains: tuple[tuple[float, float], tuple[float, float]],
    x: alt.X,
    ink: Ink,
) -> Iterator[alt.Chart]:
    """Yield the names beside their marks, moved apart where marks are close."""
    across, up = domains
    turn = across[0] + (across[1] - across[0]) * _TURN
    apart = (up[1] - up[0]) * _LABEL_PX / HEIGHT
    for (align, step), some in (
        (_SIDES[0], [one for one in named if one.dot.x <= turn]),
        (_SIDES[1], [one for one in named if one.dot.x > turn]),
    ):
        heights = _spread([one.dot.y for one in some], apart)
        rows = [
            {"x": one.dot.x, "y": height, "name": one.dot.name}
            for one, height in zip(some, heights, strict=True)
        ]
        for rim in (3, 0) if rows else ():
            text = marks(rows).mark_text(
                align=align,
                dx=step,
                fontSize=12,
                fontWeight=600,
                stroke=ink.paper,
                strokeWidth=rim,
            )
            yield text.encode(x=x, y="y:Q", text="name:N", fill=alt.value(ink.ink))


def _spread(heights: Sequence[float], apart: float) -> list[float]:
    """Return the heights in the same order, at least `apart` from each other.

    >>> _spread([5.0, 4.9, 1.0], 1.0)
    [5.9, 4.9, 1.0]
    """
    order = sorted(range(len(heights)), key=heights.__getitem__)
    places = list(heights)
    for lower, upper in pairwise(order):
        places[upper] = max(places[upper], places[lower] + apart)
    return places


def _domain(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    room = (high - low) * _ROOM or abs(high) * _ROOM or 1.0
    return (0.0 if 0 <= low < room else low - room), high + room


def _scale(domain: tuple[float, float]) -> alt.Scale:
    return alt.Scale(domain=list(domain), nice=False, zero=False)


def _axis(title: str, decimals: int, ink: Ink) -> alt.Axis:
    return alt.Axis(
        title=title,
        format=f",.{decimals}~f",
        tickCount=5,
        gridColor=ink.grid,
        domainColor=ink.rule,
        ticks=False,
        labelColor=ink.grey,
        titleColor=ink.ink,
        titleFontWeight="normal",
        titleFontSize=12,
        labelPadding=4,
    )
