"""Charts as files: SVG and PNG with title, words and source around them."""

import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

import vl_convert

from quartmap.charts.ink import LIGHT
from quartmap.names import Language

FONT: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
"""The first is the one that vl-convert carries."""
WIDTH: Final = 720
SCALE: Final = 2
"""Pixels of a PNG for each of the drawing."""
_PAD: Final = 16
_GAP: Final = 10
_LETTER: Final = 0.53
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SIZE: Final = re.compile(r'<svg[^>]*? width="([\d.]+)"[^>]*? height="([\d.]+)"')


@dataclass(frozen=True, slots=True)
class Around:
    """The words around a picture: what it shows, in more detail, what to mind and the source."""

    language: Language
    title: str = ""
    line: str = ""
    foot: tuple[str, ...] = ()


def svg(charts: Sequence[Mapping[str, Any]], around: Around, width: int = WIDTH) -> str:
    """Return Vega-Lite charts one under the other as one SVG document on white.

    A chart that is as wide as its place becomes `width` pixels wide.
    """
    drawn = [_drawn(chart, width) for chart in charts]
    wide = max(one.width for one in drawn) + 2 * _PAD
    head, top = _lines(_head(around, wide), _PAD)
    parts = [head]
    top += _GAP if head else 0
    for one in drawn:
        parts.append(one.nested(_PAD, top))
        top += one.height + _GAP
    foot, top = _lines(_foot(around, wide), top)
    height, name = top + _PAD, _text(around.title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{wide:g}" height="{height:g}" viewBox="0 0 {wide:g} {height:g}" role="img" '
        f'lang="{around.language}" aria-label="{name}" font-family="{FONT}"><title>{name}</title>'
        f'<rect width="100%" height="100%" fill="#fff"/>{"".join(parts)}{foot}</svg>'
    )


def png(document: str) -> bytes:
    """Return an SVG document as a PNG, `SCALE` pixels for each of its own."""
    found: bytes = vl_convert.svg_to_png(document, scale=SCALE)
    return found


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A chart as SVG and its size in pixels."""

    document: str
    width: float
    height: float

    def nested(self, x: float, y: float) -> str:
        """Return the drawing inside another one."""
        return self.document.replace("<svg", f'<svg x="{x:g}" y="{y:g}"', 1)


def clean(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return a copy without signs that XML does not know.

    vl-convert would end the whole process over a single one of them in a text.
    """
    if isinstance(value, str):
        return _UNFIT.sub("", value)
    if isinstance(value, Mapping):
        return {clean(key): clean(inner) for key, inner in value.items()}
    return [clean(inner) for inner in value] if isinstance(value, list | tuple) else value


def _drawn(chart: Mapping[str, Any], width: int) -> _Drawn:
    content = clean(chart)
    if content.get("width", "container") == "container":
        content["width"] = width
        content.setdefault("autosize", {"type": "fit-x", "contains": "padding"})
    document = vl_convert.vegalite_to_svg(content, allowed_base_urls=[])
    found = _SIZE.search(document)
    if found is None:
        raise ValueError("vl-convert returned an SVG without a size")
    return _Drawn(document, float(found[1]), float(found[2]))


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    size: int
    colour: str
    bold: bool = False


def _head(around: Around, wide: float) -> list[_Line]:
    title = [_Line(one, 17, LIGHT.ink, bold=True) for one in _wrapped(around.title, 18, wide)]
    return title + [_Line(one, 12, LIGHT.grey) for one in _wrapped(around.line, 12, wide)]


def _foot(around: Around, wide: float) -> list[_Line]:
    return [_Line(one, 10, LIGHT.grey) for part in around.foot for one in _wrapped(part, 10, wide)]


def _wrapped(text: str, size: int, wide: float) -> list[str]:
    letters = int((wide - 2 * _PAD) / (size * _LETTER))
    return textwrap.wrap(_UNFIT.sub("", text), letters, break_on_hyphens=False)


def _lines(lines: Sequence[_Line], top: float) -> tuple[str, float]:
    """Return the lines drawn from `top` down, and where they end."""
    parts = []
    for line in lines:
        top += line.size * 1.3
        weight = ' font-weight="600"' if line.bold else ""
        place = f'x="{_PAD}" y="{top - line.size * 0.3:.1f}" font-size="{line.size}"'
        parts.append(f'<text {place}{weight} fill="{line.colour}">{_text(line.text)}</text>')
    return "".join(parts), top


def _text(value: str) -> str:
    return escape(_UNFIT.sub("", value))
