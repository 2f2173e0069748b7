"""Small drawings within HTML: Streamlit takes inline SVG out of it, but shows it as an image."""

from html import escape
from urllib.parse import quote

from quartmap.package.documents import Dimension, Mode

_LINE_PX = 84
_SVG = '<svg xmlns="http://www.w3.org/2000/svg"'
_SHAPES = {
    "square": '<rect x="2" y="2" width="12" height="12"/>',
    "diamond": '<path d="M8 0 16 8 8 16 0 8Z"/>',
    "circle": '<circle cx="8" cy="8" r="7"/>',
    "triangle": '<path d="M8 1 15.5 15H.5Z"/>',
}


def image(svg: str, alt: str, css: str) -> str:
    """Return an SVG document as an image; `alt` is empty where the text beside it says it all."""
    return f'<img class="{css}" src="{_address(svg)}" alt="{escape(alt)}" decoding="sync">'


def _address(svg: str) -> str:
    return "data:image/svg+xml," + quote(svg, safe=",/:=")


def mode_line(mode: Mode) -> str:
    """Return the outline's pattern of a mode as a short line in the page's ink.

    The drawing is a mask, for an image would keep its colours on a dark page.
    """
    line = (
        f'{_SVG} width="{_LINE_PX}" height="10"><line x1="0" y1="5" x2="{_LINE_PX}" y2="5" '
        f'stroke="black" stroke-width="{mode.weight}" stroke-dasharray="{escape(mode.dash)}"/>'
        "</svg>"
    )
    return f'<span class="q-line" style="mask-image:url({_address(line)})"></span>'


def dimension_sign(dimension: Dimension) -> str:
    """Return the symbol of a dimension."""
    sign = (
        f'{_SVG} width="16" height="16" fill="{dimension.colour}">{_SHAPES[dimension.shape]}</svg>'
    )
    return image(sign, "", "q-sign")
