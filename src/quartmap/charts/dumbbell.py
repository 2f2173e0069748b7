"""Case studies against their municipalities: per indicator and case study a line between two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt

from quartmap.charts.caption import marks, wrapped
from quartmap.charts.finish import as_wide_as_its_place
from quartmap.charts.ink import LIGHT, Ink
from quartmap.texts import Texts

SHAPES: Final = ("circle", "square", "triangle-up", "diamond", "triangle-down")
"""By the order of the case studies."""
REFERENCE: Final = "M0-.9V.9"
"""The municipality's mark: an upright stroke."""
_NAMES_PX: Final = 162
"""Names, and a figure left of the least one."""
_HEAD_PX: Final = 16
_ROW_PX: Final = 31
_GAP_PX: Final = 12
_LETTERS: Final = 40
_WEAK: Final = frozenset({"estimated", "unreliable"})


@dataclass(frozen=True, slots=True)
class End:
    """One end of a line: whose figure, how it is written, its status, all in words."""

    name: str
    value: float
    written: str
    status: str
    told: str


@dataclass(frozen=True, slots=True)
class Bell:
    """A case study and what it is compared with; `place` is its place among all of them.

    date : where it is not that of the group.
    """

    place: int
    own: End
    other: End
    date: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """One indicator: its label, the date of most of its figures, its lines."""

    label: str
    date: str
    bells: tuple[Bell, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """The common axis: its title and decimals; whether it begins at zero."""

    title: str
    decimals: int
    zero: bool


def dumbbell_chart(
    groups: Sequence[Group], scale: Scale, words: Texts, ink: Ink = LIGHT
) -> dict[str, Any]:
    """Return the chart as a finished specification that is as wide as its place."""
    rows = list(_rows(groups, ink))
    height = rows[-1]["end"]
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False, zero=False))
    layers = [
        *_heads(list(_titles(groups)), y, ink),
        *_lines(rows, y, scale, ink),
        *_points(rows, y, ink),
        *_labels(rows, y, ink),
    ]
    return as_wide_as_its_place(layers, height, words)


def _titles(groups: Sequence[Group]) -> Iterator[dict[str, Any]]:
    top = 0.0
    for group in groups:
        lines = wrapped(group.label, _LETTERS)
        for step, line in enumerate(lines):
            date = group.date if step == 0 else ""
            yield {"y": top + _HEAD_PX * step + 8, "text": line, "date": date}
        first = top + _HEAD_PX * len(lines) + _ROW_PX
        for step, bell in enumerate(group.bells):
            if bell.date:
                yield {"y": first + _ROW_PX * step - 4, "text": "", "date": bell.date}
        top += _height(group)


def _height(group: Group) -> float:
    lines = len(wrapped(group.label, _LETTERS))
    return lines * _HEAD_PX + len(group.bells) * _ROW_PX + _GAP_PX


def _rows(groups: Sequence[Group], ink: Ink) -> Iterator[dict[str, Any]]:
    top = 0.0
    for group in groups:
        first = top + len(wrapped(group.label, _LETTERS)) * _HEAD_PX + _ROW_PX / 2 + 2
        end = top + _height(group)
        for step, bell in enumerate(group.bells):
            y = first + _ROW_PX * step
            yield _row(bell, ink) | {"y": y, "y_own": y - 6, "y_other": y + 8, "end": end}
        top = end


def _row(bell: Bell, ink: Ink) -> dict[str, Any]:
    own, other = bell.own, bell.other
    weak = own.status in _WEAK
    left, right = (own, other) if own.value < other.value else (other, own)
    return {
        "own": own.value,
        "other": other.value,
        "left": left.value,
        "right": right.value,
        "left_text": left.written,
        "right_text": right.written,
        "name": own.name,
        "other_name": other.name,
        "own_told": own.told,
        "other_told": other.told,
        "shape": SHAPES[bell.place % len(SHAPES)],
        "fill": ink.paper if weak else ink.accent,
    }


def _heads(rows: list[dict[str, Any]], y: alt.Y, ink: Ink) -> Iterator[alt.Chart]:
    at = alt.value(-_NAMES_PX)
    # What shows through the letters is the grid: a rim in the page's colour keeps it off.
    for rim in (4, 0):
        title = marks(rows).mark_text(
            align="left", fontSize=12.5, fontWeight=600, stroke=ink.paper, strokeWidth=rim
        )
        yield title.encode(x=at, y=y, text="text:N", fill=alt.value(ink.ink))
    date = marks(rows).mark_text(align="right", fontSize=11, color=ink.grey)
    yield date.encode(x=alt.value("width"), y=y, text="date:N")


def _lines(rows: list[dict[str, Any]], y: alt.Y, scale: Scale, ink: Ink) -> Iterator[alt.Chart]:
    axis = alt.Axis(
        title=scale.title or None,
        orient="top",
        format=f",.{scale.decimals}~f",
        tickCount=4,
        gridColor=ink.grid,
        domain=False,
        ticks=False,
        labelColor=ink.grey,
        titleColor=ink.grey,
        titleFontWeight="normal",
        titleAnchor="end",
    )
    x = alt.X("left:Q", axis=axis, scale=alt.Scale(zero=scale.zero, nice=True))
    line = marks(rows).mark_rule(strokeWidth=1.6, color=ink.further)
    yield line.encode(x=x, x2="right:Q", y=y)


def _points(rows: list[dict[str, Any]], y: alt.Y, ink: Ink) -> Iterator[alt.Chart]:
    """Yield the marks of both ends, and once more before the names as their key."""
    key = alt.value(-_NAMES_PX + 6)
    shape = alt.Shape("shape:N", scale=None, legend=None)
    fill = alt.Fill("fill:N", scale=None, legend=None)
    own = marks(rows).mark_point(size=75, stroke=ink.accent, strokeWidth=1.6, opacity=1)
    other = marks(rows).mark_point(
        shape=REFERENCE, size=75, stroke=ink.ink, strokeWidth=2.4, opacity=1
    )
    yield other.encode(x="other:Q", y=y, tooltip=_tip("other_name", "other_told"))
    yield own.encode(x="own:Q", y=y, shape=shape, fill=fill, tooltip=_tip("name", "own_told"))
    upper = y.copy()
    upper.shorthand, lower = "y_own:Q", y.copy()
    lower.shorthand = "y_other:Q"
    yield own.encode(x=key, y=upper, shape=shape, fill=alt.value(ink.accent))
    yield other.encode(x=key, y=lower)


def _tip(name: str, told: str) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{name}:N", title=" "), alt.Tooltip(f"{told}:N", title=" ")]


def _labels(rows: list[dict[str, Any]], y: alt.Y, ink: Ink) -> Iterator[alt.Chart]:
    """Yield the names before the lines and the figures at their ends."""
    at = alt.value(-_NAMES_PX + 15)
    own = marks(rows).mark_text(align="left", dy=-6, fontSize=11.5, color=ink.ink, limit=112)
    yield own.encode(x=at, y=y, text="name:N")
    other = marks(rows).mark_text(align="left", dy=8, fontSize=10.5, color=ink.grey, limit=112)
    yield other.encode(x=at, y=y, text="other_name:N")
    left = marks(rows).mark_text(align="right", dx=-8, fontSize=11, color=ink.ink)
    yield left.encode(x="left:Q", y=y, text="left_text:N")
    right = marks(rows).mark_text(align="left", dx=8, fontSize=11, color=ink.ink)
    yield right.encode(x="right:Q", y=y, text="right_text:N")
