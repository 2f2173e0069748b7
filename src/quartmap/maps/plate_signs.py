"""Text and signs of a plate: what the map's stylesheet and script draw in the browser."""

import re
import textwrap
from dataclasses import dataclass
from html import escape
from typing import Any, Final, Literal

from quartmap.maps.palettes import COUNT_COLOUR
from quartmap.maps.style import NONE, SUPPRESSED
from quartmap.package.documents import Dimension

INK: Final = "#23272b"
GREY: Final = "#4a4f54"
FONT: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
"""The first is the one that vl-convert carries and all are about as wide."""
LARGEST_PX: Final = 36
"""Radius of the largest circle, as on the map."""
_LETTER: Final = 0.53
_BOLD: Final = 0.59
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CLASSES: Final = "012345678"
_UNRELIABLE: Final = "abcdefghi"

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set: size in pixels, colour, weight, which of its ends stands at x."""

    size: float = 12
    colour: str = INK
    bold: bool = False
    anchor: Anchor = "start"
    italic: bool = False


def safe(value: object) -> str:
    """Return data as text for markup; signs that XML does not know are left out."""
    return escape(_UNFIT.sub("", str(value)))


def text(x: float, y: float, value: str, kind: Type, *, halo: bool = False) -> str:
    """Return a line of text on its baseline; `halo` keeps it readable over lines."""
    style = f'font-size="{kind.size:g}"'
    style += ' font-weight="600"' if kind.bold else ""
    style += ' font-style="italic"' if kind.italic else ""
    style += f' text-anchor="{kind.anchor}"' if kind.anchor != "start" else ""
    place = f'<text x="{x:.1f}" y="{y:.1f}" {style}'
    under = ""
    if halo:
        paper = 'fill="#fff" stroke="#fff" stroke-width="3" stroke-linejoin="round"'
        under = f'{place} {paper} aria-hidden="true">{safe(value)}</text>'
    return f'{under}{place} fill="{kind.colour}">{safe(value)}</text>'


def width(value: str, kind: Type) -> float:
    """Return about how wide a text is, rather too wide than too narrow."""
    return len(value) * kind.size * (_BOLD if kind.bold else _LETTER)


def wrapped(value: str, room: float, kind: Type) -> list[str]:
    """Return the text in lines that are not wider than `room` pixels."""
    letters = max(int(room / (kind.size * (_BOLD if kind.bold else _LETTER))), 8)
    return textwrap.wrap(_UNFIT.sub("", value), letters, break_on_hyphens=False)


def fill(code: str, colours: tuple[str, ...]) -> str:
    """Return the attributes of an area by its letter; see `maps.style`."""
    if code == NONE:
        return 'fill="url(#hatch)"'
    if code == SUPPRESSED:
        return 'fill="url(#cross)"'
    if code in _UNRELIABLE and _UNRELIABLE.index(code) < len(colours):
        return f'fill="url(#{_dots(colours[_UNRELIABLE.index(code)])})"'
    if code in _CLASSES and _CLASSES.index(code) < len(colours):
        return f'fill="{colours[_CLASSES.index(code)]}"'
    # A count: its figure is a circle.
    return 'fill="#fff" fill-opacity="0.55" stroke="#9a9690"'


def patterns(colours: tuple[str, ...], letters: str) -> list[str]:
    """Return the definitions of the fills that `letters` and their legend need."""
    found = []
    if any(one in letters for one in _UNRELIABLE):
        letters += _UNRELIABLE[0]  # the sign of the legend's row
    if NONE in letters:
        found.append(
            _pattern(
                "hatch", 6, "#eceae6", '<rect width="1.6" height="6" fill="#9a9690"/>'
            ).replace(" patternUnits", ' patternTransform="rotate(45)" patternUnits')
        )
    if SUPPRESSED in letters:
        cross = '<path d="M1 1 7 7M7 1 1 7" stroke="#6d6963" stroke-width="1.1" fill="none"/>'
        found.append(_pattern("cross", 8, "#f4f2ee", cross))
    for index, colour in enumerate(colours):
        if _UNRELIABLE[index] in letters:
            dots = (
                f'<circle cx="2" cy="2" r="1.3" fill="{INK}"/>'
                '<circle cx="5.5" cy="5.5" r="1.3" fill="#fff"/>'
            )
            found.append(_pattern(_dots(colour), 7, colour, dots))
    return found


def _dots(colour: str) -> str:
    """Return the name of a colour's dotted fill."""
    return f"dots-{colour.removeprefix('#')}"


def _pattern(name: str, size: int, ground: str, content: str) -> str:
    return (
        f'<pattern id="{name}" patternUnits="userSpaceOnUse" width="{size}" height="{size}">'
        f'<rect width="{size}" height="{size}" fill="{ground}"/>{content}</pattern>'
    )


def swatch(code: Any, colours: tuple[str, ...], x: float, y: float) -> str:  # noqa: ANN401
    """Return the sign of a legend's row; `y` is its middle. A list is a circle of a count."""
    if isinstance(code, list):
        _, size, largest = code
        return circle(x + max(11, radius(size, largest)), y, radius(size, largest))
    stroke = "" if code not in f"{_CLASSES}{_UNRELIABLE}{NONE}{SUPPRESSED}" else ' stroke="#9a9690"'
    place = f'x="{x:.1f}" y="{y - 6.5:.1f}" width="22" height="13" stroke-width="0.6"'
    return f"<rect {place} {fill(code, colours)}{stroke}/>"


def radius(value: float, largest: float) -> float:
    """Return the radius of a count's circle: its surface stands for the figure."""
    share = max(value, 0) / largest if largest > 0 else 0
    return float(LARGEST_PX * share**0.5)


def circle(x: float, y: float, size: float, *, unreliable: bool = False) -> str:
    """Return the circle of a count."""
    edge = f'stroke="{INK}" stroke-dasharray="2 2"' if unreliable else 'stroke="#fff"'
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" fill="{COUNT_COLOUR}" '
        f'fill-opacity="0.72" {edge} stroke-width="1.2"/>'
    )


def symbol(dimension: Dimension, letter: str, x: float, y: float, *, rough: bool = False) -> str:
    """Return the symbol of an actor with its middle at x, y; `rough` marks a vague position."""
    shapes = {
        "square": '<rect x="-8" y="-8" width="16" height="16" rx="2"/>',
        "diamond": '<path d="M0-10.5 10.5 0 0 10.5-10.5 0Z"/>',
        "circle": '<circle r="9"/>',
        "triangle": '<path d="M0-10 11 9-11 9Z"/>',
    }
    halo = f'<circle r="14" fill="{INK}" fill-opacity="0.12" stroke="{INK}" stroke-opacity="0.55" '
    halo += 'stroke-dasharray="2 2"/>'
    sign = text(0, 3.6, letter, Type(10, "#fff", bold=True, anchor="middle")) if letter else ""
    return (
        f'<g transform="translate({x:.1f} {y:.1f})">{halo if rough else ""}'
        f'<g fill="{dimension.colour}" stroke="#fff" stroke-width="1.4">'
        f"{shapes[dimension.shape]}</g>{sign}</g>"
    )
