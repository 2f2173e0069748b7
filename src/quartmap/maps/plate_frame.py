"""What stands around the maps of a picture: its head, its foot, the document itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from quartmap.maps.plate_signs import FONT, GREY, Type, safe, text, wrapped
from quartmap.package import DataPackage
from quartmap.texts import Texts

PAD: Final = 14
"""Pixels left free around everything."""
_TITLE: Final = Type(17, bold=True)
_LINE: Final = Type(12, GREY)
_FOOT: Final = Type(10, GREY)
_TITLE_PX, _LINE_PX, _FOOT_PX = 21, 16, 13


@dataclass(frozen=True, slots=True)
class Block:
    """Something drawn, and how high it is in pixels."""

    drawn: str
    height: float


def head(title: str, line: str, room: float) -> Block:
    """Return title and line, drawn from the top of the picture in `room` pixels of width."""
    parts, y = [], float(PAD)
    for one in wrapped(title, room, _TITLE):
        parts.append(text(PAD, y + 15, one, _TITLE))
        y += _TITLE_PX
    for one in wrapped(line, room, _LINE):
        parts.append(text(PAD, y + 12, one, _LINE))
        y += _LINE_PX
    return Block("".join(parts), y + 8 - PAD)


def foot(told: Iterable[str], room: float) -> Block:
    """Return small lines, drawn from 0 down."""
    parts, y = [], 6.0
    for line in (line for one in told if one for line in wrapped(one, room, _FOOT)):
        parts.append(text(PAD, y + 10, line, _FOOT))
        y += _FOOT_PX
    return Block("".join(parts), y + PAD)


def credits_line(package: DataPackage, words: Texts) -> str:
    """Return who is credited for the ground of the map; '' for nobody."""
    named = "; ".join(package.dashboard.credits)
    return words.t("Map: {credits}", credits=named) if named else ""


def document(words: Texts, name: str, size: tuple[float, float], drawn: Iterable[str]) -> str:
    """Return a whole SVG document; `name` is its text alternative, `size` width and height."""
    width, height = (f"{one:g}" for one in size)
    told = safe(name)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" lang="{words.language}" '
        f'aria-label="{told}" font-family="{FONT}"><title>{told}</title>'
        f'<rect width="100%" height="100%" fill="#fff"/>{"".join(drawn)}</svg>'
    )
