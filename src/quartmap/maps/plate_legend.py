"""The legend of a plate: classes, outlines of the modes, symbols of the actors."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from quartmap.maps.plate_content import Content, Plate
from quartmap.maps.plate_frame import PAD
from quartmap.maps.plate_signs import GREY, INK, Type, radius, safe, swatch, symbol, text, wrapped
from quartmap.package import DataPackage
from quartmap.package.documents import Dimension, Mode
from quartmap.texts import Texts

Sign = Callable[[float, float], str]
"""Draws a sign at its left end and its middle height."""

LOOSE: Final = f'stroke="{INK}" stroke-dasharray="2 4" stroke-width="1"'
"""Attributes of the line that marks an approximate outline."""
_HEADING: Final = Type(12, bold=True)
_LABEL: Final = Type(11.5)
_ASIDE: Final = Type(11, GREY, anchor="end")
_LINE_PX: Final = 14
_ROW_PX: Final = 19
_GAP_PX: Final = 12
_SIGN_PX: Final = 32


@dataclass(frozen=True, slots=True)
class Row:
    """A sign and what it means; `height` in pixels."""

    sign: Sign
    label: str
    aside: str = ""
    height: float = _ROW_PX


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading."""

    heading: str
    rows: tuple[Row, ...]


def groups(package: DataPackage, words: Texts, plate: Plate, shown: Content) -> list[Group]:
    """Return what the legend of the plate explains; nothing that is not drawn."""
    found = [
        Group(str(shown.legend.get("title", "")), tuple(_figures(shown))),
        Group(words.t("Mode of integration (outline)"), tuple(_modes(package, words, plate))),
        Group(words.t("Local actors"), tuple(_actors(package, words, plate))),
    ]
    return [one for one in found if one.rows]


def _figures(shown: Content) -> Iterator[Row]:
    for code, label, aside in shown.legend.get("rows", ()):
        height = max(_ROW_PX, 2 * radius(*code[1:]) + 4) if isinstance(code, list) else _ROW_PX

        def sign(x: float, y: float, code: object = code) -> str:
            return swatch(code, shown.colours, x, y)

        yield Row(sign, label, aside, height)


def _modes(package: DataPackage, words: Texts, plate: Plate) -> Iterator[Row]:
    wanted, cases = outlined(package, plate), package.cases.cases if package.cases else ()
    used = {case.mode for case in cases if case.area_id in wanted}
    for mode in package.dashboard.modes:
        if mode.id in used:
            yield Row(_line(stroke(mode)), words.pick(mode.label))
    if any(package.register.loc[one, "boundary_status"] == "derived" for one in wanted):
        yield Row(_line(LOOSE), words.t("outline approximate"))


def _line(look: str) -> Sign:
    def sign(x: float, y: float) -> str:
        ends = f'x1="{x:.1f}" y1="{y:.1f}" x2="{x + 28:.1f}" y2="{y:.1f}"'
        return f"<line {ends} {look}/>"

    return sign


def stroke(mode: Mode | None) -> str:
    """Return the attributes of an outline of that mode."""
    dash = f' stroke-dasharray="{safe(mode.dash)}"' if mode and mode.dash else ""
    return f'stroke="{INK}" stroke-width="{mode.weight if mode else 3:g}"{dash}'


def outlined(package: DataPackage, plate: Plate) -> tuple[str, ...]:
    """Return the case studies that are outlined."""
    there = package.geometry.get(package.dashboard.case_level)
    if there is None:
        return ()
    wanted = plate.case_ids
    return tuple(str(one) for one in there.index if wanted is None or one in wanted)


def _actors(package: DataPackage, words: Texts, plate: Plate) -> Iterator[Row]:
    drawn = package.actors.loc[list(plate.actor_ids)]
    drawn = drawn[drawn["coord_precision"] != "none"]
    for dimension in package.dashboard.dimensions:
        if (drawn["dimension"] == dimension.id).any():

            def sign(x: float, y: float, dimension: Dimension = dimension) -> str:
                return symbol(dimension, "", x + 11, y)

            yield Row(sign, words.pick(dimension.label), height=24)


def height(found: Sequence[Group], room: float) -> float:
    """Return how high the groups are, one under the other in a column `room` wide."""
    return sum(_group_height(one, room) for one in found) + _GAP_PX * max(len(found) - 1, 0)


def spread(found: Sequence[Group], width: float, y: float) -> str:
    """Return the groups below a picture's map, in up to two columns from `y` down."""
    columns, room = _columns(found, width)
    return "".join(
        column(one, PAD + step * (room + PAD), y + PAD, room) for step, one in enumerate(columns)
    )


def spread_height(found: Sequence[Group], width: float) -> float:
    """Return how high the groups are below a map, with the space around them."""
    columns, room = _columns(found, width)
    return max((height(one, room) + 2 * PAD for one in columns), default=0.0)


def _columns(found: Sequence[Group], width: float) -> tuple[list[Sequence[Group]], float]:
    """Return the groups in up to two columns of about one height, and how wide each is."""
    if len(found) < 2:  # noqa: PLR2004 - the two columns
        return ([found] if found else []), width - 2 * PAD
    room = (width - PAD) / 2 - PAD
    splits = [(found[:cut], found[cut:]) for cut in range(1, len(found))]
    return list(min(splits, key=lambda two: max(height(one, room) for one in two))), room


def _group_height(group: Group, room: float) -> float:
    lines = len(wrapped(group.heading, room, _HEADING))
    return lines * _LINE_PX + 5 + sum(_row_height(row, room) for row in group.rows)


def _row_height(row: Row, room: float) -> float:
    return max(row.height, _LINE_PX * len(_lines(row, room)) + 4)


def _lines(row: Row, room: float) -> list[str]:
    taken = _indent(row) + (28 if row.aside else 0)
    return wrapped(row.label, room - taken, _LABEL)


def _indent(row: Row) -> float:
    return max(_SIGN_PX + 4, row.height + 4)


def column(found: Sequence[Group], x: float, y: float, room: float) -> str:
    """Return the groups drawn one under the other from x, y down."""
    parts = []
    for group in found:
        parts.append(_group(group, x, y, room))
        y += _group_height(group, room) + _GAP_PX
    return "".join(parts)


def _group(group: Group, x: float, y: float, room: float) -> str:
    parts = []
    for line in wrapped(group.heading, room, _HEADING):
        parts.append(text(x, y + 10, line, _HEADING))
        y += _LINE_PX
    y += 5
    for row in group.rows:
        high = _row_height(row, room)
        middle, lines = y + high / 2, _lines(row, room)
        parts.append(row.sign(x, middle))
        first = middle + 4 - _LINE_PX * (len(lines) - 1) / 2
        parts += [
            text(x + _indent(row), first + _LINE_PX * step, line, _LABEL)
            for step, line in enumerate(lines)
        ]
        if row.aside:
            parts.append(text(x + room, middle + 4, row.aside, _ASIDE))
        y += high
    return "".join(parts)
