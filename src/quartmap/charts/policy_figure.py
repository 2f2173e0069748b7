"""The figure of the policy fields as an SVG to print: the middle, the ring, the measures.

It leaves the page as a file, so it is light wherever it was made.
"""

import math
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Final

from quartmap.charts.ink import LIGHT
from quartmap.package.documents import PolicyField, PolicyFields
from quartmap.texts import Texts

MOST: Final = 6
"""Up to this many fields find room around the middle."""
DERIVED: Final = "\N{DOTTED CIRCLE}"
"""Stands beside a measure that the study does not name itself."""
_WIDTH: Final = 1000
_MARGIN: Final = 40
_LINE_PX: Final = 17


@dataclass(frozen=True, slots=True)
class Ring:
    """The fields in the order of the figure, the middle first; `count` of those around it.

    Without just one middle, or with too many fields, there is no ring: `count` is 0.
    """

    fields: tuple[PolicyField, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle of the figure in its own units."""

    x: float
    y: float
    radius: float


def in_ring(policy: PolicyFields) -> Ring:
    """Return the fields as the figure shows them."""
    middle = [one for one in policy.fields if one.position == "centre"]
    outer = [one for one in policy.fields if one.position == "outer"]
    fits = len(middle) == 1 and 1 <= len(outer) <= MOST
    return Ring((*middle, *outer), len(outer) if fits else 0)


def circles(count: int) -> list[Circle]:
    """Return the middle at 0, 0 and `count` circles around it, the first above; none touch."""
    radius, distance = (120.0, 270.0) if count <= 3 else (112.0, 250.0)  # noqa: PLR2004
    turns = [math.tau * step / count - math.tau / 4 for step in range(count)]
    around = [Circle(distance * math.cos(t), distance * math.sin(t), radius) for t in turns]
    return [Circle(0, 0, radius), *around]


def policy_figure(policy: PolicyFields, words: Texts, credit: str) -> str:
    """Return the figure as an SVG document: circles, below them every measure, title and source."""
    ring = in_ring(policy)
    placed = circles(ring.count) if ring.count else []
    top = 60 - min((one.y - one.radius for one in placed), default=0)
    parts = [_line(34, _Line(words.pick(policy.caption), 20, bold=True))]
    parts += _ring_line(placed, top)
    for index, (field, circle) in enumerate(zip(ring.fields, placed, strict=False)):
        parts.append(_field(field, circle, words, top, inner=index == 0))
    below = top + max((one.y + one.radius for one in placed), default=0) + 50
    for line in _lines(policy, words, credit):
        parts.append(_line(below, line))
        below += line.size * 1.45
    size = f'viewBox="0 0 {_WIDTH} {below:.0f}" width="{_WIDTH}" height="{below:.0f}"'
    name = escape(words.pick(policy.caption))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" lang="{words.language}" '
        f'font-family="Source Sans 3, Source Sans Pro, Arial, sans-serif"><title>{name}</title>'
        f'<rect width="100%" height="100%" fill="{LIGHT.paper}"/>{"".join(parts)}</svg>'
    )


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    size: int
    bold: bool = False


def _lines(policy: PolicyFields, words: Texts, credit: str) -> Iterable[_Line]:
    """Return what stands below the circles, line by line."""
    groups = [(words.pick(one.label), one.measures) for one in in_ring(policy).fields]
    for title, measures in [*groups, (words.t("Levers at a glance"), policy.levers)]:
        if measures:
            yield from _wrapped(title, 15, bold=True)
        for one in measures:
            sign = f" ({DERIVED} {words.t('derived')})" if one.derived else ""
            yield from _wrapped(f"{one.id} {words.pick(one.label)}{sign}", 14)
        yield _Line("", 8)
    for text in (*map(words.pick, policy.notes), credit):
        yield from _wrapped(text, 12)


def _wrapped(text: str, size: int, *, bold: bool = False) -> Iterable[_Line]:
    """Return the text in lines that are not wider than the figure."""
    return (_Line(one, size, bold=bold) for one in textwrap.wrap(text, 1650 // size))


def _ring_line(placed: list[Circle], top: float) -> list[str]:
    if not placed:
        return []
    way = math.hypot(placed[1].x, placed[1].y)
    style = f'fill="none" stroke="{LIGHT.rule}" stroke-width="2"'
    return [f'<circle cx="{_WIDTH / 2}" cy="{top:.1f}" r="{way:.1f}" {style}/>']


def _field(field: PolicyField, circle: Circle, words: Texts, top: float, *, inner: bool) -> str:
    x, y = _WIDTH / 2 + circle.x, top + circle.y
    fill, ink = (LIGHT.accent, LIGHT.paper) if inner else (LIGHT.paper, LIGHT.ink)
    shape = (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{circle.radius:.1f}" fill="{fill}" '
        f'stroke="{LIGHT.accent}" stroke-width="2"/>'
    )
    name = [_Line(one, 16, bold=True) for one in textwrap.wrap(words.pick(field.label), 21)]
    rest = [_Line(one, 13) for one in textwrap.wrap(words.pick(field.principle), 28)]
    start = y - _LINE_PX * (len(name) + len(rest) - 1) / 2 + 5
    spans = "".join(
        f'<text x="{x:.1f}" y="{start + _LINE_PX * step:.1f}" fill="{ink}" text-anchor="middle" '
        f"{_font(line)}>{escape(line.text)}</text>"
        for step, line in enumerate([*name, *rest])
    )
    return shape + spans


def _line(y: float, line: _Line) -> str:
    place = f'x="{_MARGIN}" y="{y:.1f}" fill="{LIGHT.ink}"'
    return f"<text {place} {_font(line)}>{escape(line.text)}</text>"


def _font(line: _Line) -> str:
    return f'font-size="{line.size}"' + (' font-weight="600"' if line.bold else "")
