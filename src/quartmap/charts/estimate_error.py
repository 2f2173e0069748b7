"""How far estimates are off: by the size of the area, and beside the true figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt

from quartmap.charts.caption import WIDTH, Caption, Room, foot_title, framed, marks
from quartmap.charts.ink import LIGHT, Ink
from quartmap.texts import Texts

HEIGHT: Final = 210
_LEFT: Final = 52
_RIGHT: Final = 12
_TICKS_PX: Final = 34
_ROOM: Final = 0.06
_FINEST: Final = 0.01
_KM2: Final = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0)


@dataclass(frozen=True, slots=True)
class Mark:
    """One estimate: the area's size, the figures, and all of it in words.

    error : how far it is off, in the unit or in per cent. inside : the interval holds the truth.
    """

    name: str
    told: str
    km2: float
    truth: float
    estimate: float
    low: float
    high: float
    error: float
    inside: bool


def size_chart(
    found: Sequence[Mark], caption: Caption, words: Texts, ink: Ink = LIGHT
) -> dict[str, Any]:
    """Return the errors by size of the area, on a logarithmic scale; a dot each."""
    sizes = [one.km2 for one in found]
    x = alt.X(
        "km2:Q",
        scale=alt.Scale(type="log", domain=[min(sizes) / 1.3, max(sizes) * 1.3], nice=False),
        axis=_axis(ink, foot_title(caption, _LEFT, ink), ticks=_ticks(sizes)),
    )
    errors = [one.error for one in found]
    y = alt.Y(
        "error:Q",
        scale=alt.Scale(domain=list(_domain([*errors, 0.0])), nice=False),
        axis=_axis(ink, decimals=caption.decimals),
    )
    zero = marks([{"error": 0}]).mark_rule(color=ink.rule).encode(y="error:Q")
    return framed([zero, *_dots(found, x, y, ink)], caption, _room(), words, ink)


def truth_chart(
    found: Sequence[Mark], caption: Caption, words: Texts, ink: Ink = LIGHT
) -> dict[str, Any]:
    """Return the estimates with their intervals over the true figures, and where both are one."""
    truths = [one.truth for one in found]
    ends = [end for one in found for end in (one.low, one.high, one.estimate)]
    low, high = _domain([*truths, *ends])
    scale = alt.Scale(domain=[low, high], nice=False)
    foot = foot_title(caption, _LEFT, ink)
    x = alt.X("truth:Q", scale=scale, axis=_axis(ink, foot, decimals=caption.decimals))
    y = alt.Y("estimate:Q", scale=scale, axis=_axis(ink, decimals=caption.decimals))
    same = marks([{"truth": low, "estimate": low}, {"truth": high, "estimate": high}])
    layers = [
        same.mark_line(color=ink.rule, strokeWidth=1).encode(x=x, y=y),
        _intervals(found, x, ink),
        *_dots(found, x, y, ink),
    ]
    return framed(layers, caption, _room(), words, ink)


def _intervals(found: Sequence[Mark], x: alt.X, ink: Ink) -> alt.Chart:
    rows = [{"truth": one.truth, "estimate": one.low, "high": one.high} for one in found]
    drawn: alt.Chart = (
        marks(rows)
        .mark_rule(color=ink.further, strokeWidth=1, opacity=0.55)
        .encode(x=x, y="estimate:Q", y2="high:Q")
    )
    return drawn


def _dots(found: Sequence[Mark], x: alt.X, y: alt.Y, ink: Ink) -> Iterator[alt.Chart]:
    """Yield one layer of dots: full where the interval holds the truth, else crosses on top."""
    ordered = sorted(found, key=lambda one: not one.inside)
    rows = [_row(one, ink) for one in ordered]
    if rows:
        yield (
            marks(rows)
            .mark_point(strokeWidth=1.4, opacity=0.9)
            .encode(
                x=x,
                y=y,
                shape=alt.Shape("shape:N", scale=None, legend=None),
                stroke=alt.Stroke("stroke:N", scale=None, legend=None),
                fill=alt.Fill("fill:N", scale=None, legend=None),
                size=alt.Size("size:Q", scale=None, legend=None),
                tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("told:N", title=" ")],
            )
        )


def _row(one: Mark, ink: Ink) -> dict[str, Any]:
    look = (
        {"shape": "circle", "stroke": ink.accent, "fill": ink.accent, "size": 22}
        if one.inside
        else {"shape": "M-1-1L1 1M-1 1L1-1", "stroke": ink.ink, "fill": ink.paper, "size": 44}
    )
    return look | {
        "name": one.name,
        "told": one.told,
        "km2": one.km2,
        "truth": one.truth,
        "estimate": one.estimate,
        "error": one.error,
    }


def _room() -> Room:
    return Room(WIDTH - _LEFT - _RIGHT, HEIGHT, _LEFT, _RIGHT, _TICKS_PX)


def _domain(values: Sequence[float]) -> tuple[float, float]:
    """Return the range of the values with some room; from 0 where all lie well above it.

    >>> _domain([0.0, 100.0])
    (0.0, 106.0)
    """
    low, high = min(values), max(values)
    room = max((high - low) * _ROOM, _FINEST)
    return (0.0 if 0 <= low < room else low - room), high + room


def _ticks(sizes: Sequence[float]) -> list[float]:
    """Return the round sizes between the smallest and the largest.

    >>> _ticks([0.4, 12.0])
    [0.5, 1.0, 2.0, 5.0, 10.0]
    """
    return [km2 for km2 in _KM2 if min(sizes) / 1.3 <= km2 <= max(sizes) * 1.3]


def _axis(
    ink: Ink,
    title: dict[str, Any] | None = None,
    *,
    decimals: int = 1,
    ticks: Sequence[float] = (),
) -> alt.Axis:
    placed: dict[str, Any] = {"values": list(ticks)} if ticks else {"tickCount": 4}
    return alt.Axis(
        **(title or {"title": None}),
        **placed,
        format=f",.{decimals}~f",
        gridColor=ink.grid,
        domain=False,
        ticks=False,
        labelColor=ink.grey,
        labelPadding=4,
    )
