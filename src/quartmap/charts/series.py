"""Figures over time as a small chart: lines that break where the base changes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, Literal

import altair as alt

from quartmap.analysis.series import Break, Point, Segment
from quartmap.charts.caption import WIDTH, Caption, Room, colours, foot_title, framed, marks
from quartmap.charts.ink import LIGHT, Ink
from quartmap.texts import Texts

_HEIGHT: Final = 150
_LEFT: Final = 54
_RIGHT: Final = 118
_TICKS_PX: Final = 34
_LABEL_PX: Final = 13
_DASHES: Final = ([1, 0], [7, 3], [2, 2], [9, 2, 2, 2])
"""By place, as the colours."""
_SIDES: Final[tuple[tuple[Literal["left", "right"], bool], ...]] = (
    ("left", True),
    ("right", False),
)
_SHAPES: Final = {"estimated": "circle", "unreliable": "cross"}
_SIZES: Final = {"estimated": 26, "unreliable": 34}


@dataclass(frozen=True, slots=True)
class Strand:
    """One area's figures, cut into segments; `place` 0 is the quarter, then outward.

    told : each figure in words, by its point.
    base : what 100 stands for where figures are drawn as an index; 0 draws them as they are.
    """

    name: str
    place: int
    segments: tuple[Segment, ...]
    told: Mapping[Point, str]
    base: float = 0

    def height(self, point: Point) -> float:
        """Return where the figure is drawn."""
        value = point.value or 0.0
        return 100 * value / self.base if self.base else value


def series_chart(
    strands: Sequence[Strand],
    changes: Sequence[Break],
    caption: Caption,
    words: Texts,
    ink: Ink = LIGHT,
) -> dict[str, Any]:
    """Return the chart as a finished specification."""
    heights = [one.height(p) for one in strands for s in one.segments for p in s.points]
    low, high = _domain(heights)
    first, last = _years(strands)
    y = alt.Y(
        "y:Q", scale=alt.Scale(domain=[low, high], nice=False), axis=_value_axis(caption, ink)
    )
    x = alt.X(
        "x:Q", scale=alt.Scale(domain=[first, last], nice=False), axis=_year_axis(caption, ink)
    )
    marked = [one for one in changes if first < one.position < last]
    layers = [
        *_rules(marked, x, (first + last) / 2, ink),
        *_figures(strands, x, y, ink),
        _names(strands, (low, high), y, ink),
    ]
    above = _LABEL_PX if marked else 0
    room = Room(WIDTH - _LEFT - _RIGHT, _HEIGHT, _LEFT, _RIGHT, _TICKS_PX, above)
    return framed(layers, caption, room, words, ink)


def _figures(strands: Sequence[Strand], x: alt.X, y: alt.Y, ink: Ink) -> Iterator[alt.Chart]:
    """Yield all lines and all points: two layers however many areas, for each layer costs time."""
    rows = [row for one in strands for row in _rows(one, ink)]
    colour = alt.Color("colour:N", scale=None, legend=None)
    joined = [row for row in rows if row["joined"]]
    if joined:
        yield (
            marks(joined)
            .mark_line()
            .encode(
                x=x,
                y=y,
                color=colour,
                detail="segment:N",
                strokeDash=alt.StrokeDash("dash:N", scale=None, legend=None),
                strokeWidth=alt.StrokeWidth("width:Q", scale=None, legend=None),
            )
        )
    yield (
        marks(rows)
        .mark_point(strokeWidth=1.3, opacity=1)
        .encode(
            x=x,
            y=y,
            color=colour,
            fill=alt.Fill("fill:N", scale=None, legend=None),
            shape=alt.Shape("shape:N", scale=None, legend=None),
            size=alt.Size("size:Q", scale=None, legend=None),
            tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("told:N", title=" ")],
        )
    )


def _rows(strand: Strand, ink: Ink) -> Iterator[dict[str, Any]]:
    palette = colours(ink)
    colour = palette[strand.place % len(palette)]
    look = {
        "name": strand.name,
        "colour": colour,
        "dash": _DASHES[strand.place % len(_DASHES)],
        "width": 2.2 if strand.place == 0 else 1.5,
    }
    for number, segment in enumerate(strand.segments):
        for point in segment.points:
            hollow = point.status in _SHAPES
            yield look | {
                "x": round(point.position, 3),
                "y": strand.height(point),
                "segment": f"{strand.place}-{number}",
                "joined": len(segment.points) > 1,
                "fill": ink.paper if hollow else colour,
                "shape": _SHAPES.get(point.status, "circle"),
                "size": _SIZES.get(point.status, 10),
                "told": strand.told[point],
            }


def _rules(changes: Sequence[Break], x: alt.X, middle: float, ink: Ink) -> Iterator[alt.Chart]:
    """Yield a line for each change of base, and its year above, on the side with more room."""
    rows = [{"x": one.position, "year": one.break_date[:4]} for one in changes]
    if rows:
        yield marks(rows).mark_rule(color=ink.grey, strokeDash=[3, 2]).encode(x=x)
    for side, early in _SIDES:
        some = [row for row, one in zip(rows, changes, strict=True) if _early(one, middle) == early]
        if some:
            label = marks(some).mark_text(
                color=ink.grey,
                fontSize=10,
                dx=-4 if early else 4,
                dy=-4,
                align=side,
                baseline="bottom",
            )
            yield label.encode(x=x, y=alt.value(0), text="year:N")


def _early(change: Break, middle: float) -> bool:
    return change.position < middle


def _names(strands: Sequence[Strand], domain: tuple[float, float], y: alt.Y, ink: Ink) -> alt.Chart:
    """Return each area's name at the end of its line, moved apart where ends are close."""
    ends = [(one.height(_last(one)), one) for one in strands]
    low, high = domain
    apart = (high - low) * _LABEL_PX / _HEIGHT
    places = _spread([height for height, _ in ends], apart, domain)
    palette = colours(ink)
    rows = [
        {"y": place, "name": one.name, "colour": palette[one.place % len(palette)]}
        for place, (_, one) in zip(places, ends, strict=True)
    ]
    text = marks(rows).mark_text(align="left", dx=6, fontSize=11, limit=112, fontWeight=600)
    colour = alt.Color("colour:N", scale=None, legend=None)
    named: alt.Chart = text.encode(x=alt.value("width"), y=y, text="name:N", color=colour)
    return named


def _spread(heights: Sequence[float], apart: float, domain: tuple[float, float]) -> list[float]:
    """Return the heights in the same order, at least `apart` from each other."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    places = list(heights)
    for lower, upper in pairwise(order):
        places[upper] = max(places[upper], places[lower] + apart)
    over = max(0.0, places[order[-1]] - domain[1]) if order else 0.0
    return [place - over for place in places]


def _last(strand: Strand) -> Point:
    return max((p for s in strand.segments for p in s.points), key=lambda one: one.position)


def _domain(heights: Sequence[float]) -> tuple[float, float]:
    low, high = min(heights), max(heights)
    room = (high - low) * 0.08 or abs(high) * 0.08 or 1
    return (0.0 if 0 <= low < room else low - room), high + room


def _years(strands: Iterable[Strand]) -> tuple[float, float]:
    positions = [p.position for one in strands for s in one.segments for p in s.points]
    return min(positions) - 0.5, max(positions) + 0.5


def _value_axis(caption: Caption, ink: Ink) -> alt.Axis:
    return alt.Axis(
        title=None,
        format=f",.{caption.decimals}~f",
        tickCount=4,
        gridColor=ink.grid,
        domain=False,
        ticks=False,
        labelColor=ink.grey,
        labelPadding=4,
    )


def _year_axis(caption: Caption, ink: Ink) -> alt.Axis:
    return alt.Axis(
        **foot_title(caption, _LEFT, ink),
        format="d",
        tickCount=4,
        tickMinStep=1,
        grid=False,
        domainColor=ink.rule,
        tickColor=ink.rule,
        labelColor=ink.grey,
        labelFlush=False,
    )
