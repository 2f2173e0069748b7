"""The map's symbols as small pictures, drawn as its legend draws them."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from quartmap.maps.palettes import COUNT_COLOUR, sequential
from quartmap.package import DataPackage
from quartmap.package.documents import Dimension, Mode
from quartmap.texts import Texts
from quartmap.views import markup

_CLASSES: Final = 5
_INK: Final = "#23272b"
_PATTERNS: Final = (
    '<pattern id="q-hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="6" height="6" fill="#eceae6"></rect>'
    '<rect width="1.6" height="6" fill="#9a9690"></rect></pattern>'
    '<pattern id="q-cross" width="8" height="8" patternUnits="userSpaceOnUse">'
    '<rect width="8" height="8" fill="#f4f2ee"></rect>'
    '<path d="M1 1 7 7M7 1 1 7" stroke="#6d6963" stroke-width="1.1"></path></pattern>'
)
_DOTS: Final = (
    '<pattern id="q-dots" width="7" height="7" patternUnits="userSpaceOnUse">'
    '<rect width="7" height="7" fill="{colour}"></rect>'
    '<circle cx="2" cy="2" r="1.3" fill="#23272b"></circle>'
    '<circle cx="5.5" cy="5.5" r="1.3" fill="#ffffff"></circle></pattern>'
)
_SHAPES: Final = {
    "square": '<rect x="4" y="4" width="18" height="18" rx="2"',
    "diamond": '<path d="M13 1.5 24.5 13 13 24.5 1.5 13Z"',
    "circle": '<circle cx="13" cy="13" r="10.5"',
    "triangle": '<path d="M13 2 25 23 1 23Z"',
}


def symbols(package: DataPackage, words: Texts) -> str:
    """Return every sign of the map with what it means."""
    board = package.dashboard
    parts = [_areas(words), _figures(words)]
    if board.modes:
        rows = [
            (_line(mode), f"{words.pick(mode.label)}: {words.pick(mode.meaning)}")
            for mode in board.modes
        ]
        parts.append(_group(words.t("Outlines: mode of integration"), [*rows, _rough(words)]))
    if board.dimensions:
        parts.append(_actors(board.dimensions, words))
    return markup.tag("div", *parts, css="q-symbols")


def _areas(words: Texts) -> str:
    colours = sequential(_CLASSES)
    fills = "".join(
        f'<rect x="{22 * place + 0.5}" y="0.5" width="21" height="13" fill="{colour}"></rect>'
        for place, colour in enumerate(colours)
    )
    rows = [
        (
            _svg(22 * _CLASSES, fills),
            words.t(
                "Classes of a share, rate, density or mean: the darker, the higher the value. "
                "Dark means neither good nor bad."
            ),
        ),
        (
            _swatch("q-dots"),
            words.t("Dots over the colour: unreliable, few cases. Read with care."),
        ),
        (_swatch("q-hatch"), words.t("Hatched: no data. This is not zero.")),
        (
            _swatch("q-cross"),
            words.t(
                "Crossed: suppressed by the office, because few persons "
                "could be recognised. This is not zero either."
            ),
        ),
        (
            _svg(22, f'<rect x="0.5" y="0.5" width="21" height="13" fill="{colours[0]}"></rect>'),
            words.t("Zero is a value like any other: it has the colour of its class."),
        ),
    ]
    return _group(words.t("Areas"), rows)


def _figures(words: Texts) -> str:
    circles = "".join(
        f'<circle cx="{x}" cy="18" r="{radius}" fill="{COUNT_COLOUR}" fill-opacity="0.72"></circle>'
        for x, radius in ((18, 16), (46, 8), (62, 3.6))
    )
    ring = (
        f'<circle cx="11" cy="11" r="9" fill="{COUNT_COLOUR}" fill-opacity="0.72" '
        f'stroke="{_INK}" stroke-dasharray="2 2" stroke-width="1.2"></circle>'
    )
    rows = [
        (
            _svg(68, circles, 36),
            words.t(
                "Counts are circles. The surface stands for the number: "
                "twice the number, twice the surface."
            ),
        ),
        (_svg(22, ring, 22), words.t("Circle with a dashed rim: unreliable.")),
    ]
    return _group(words.t("Counts"), rows)


def _actors(dimensions: Sequence[Dimension], words: Texts) -> str:
    rows = [(_shape(one), words.pick(one.label)) for one in dimensions]
    halo = (
        '<circle cx="19" cy="19" r="18" fill="#23272b" fill-opacity="0.12" stroke="#23272b" '
        'stroke-opacity="0.55" stroke-dasharray="3 3"></circle>'
    )
    inner = f'<g transform="translate(6 6)">{_drawn(dimensions[0])}</g>'
    number = (
        '<circle cx="13" cy="13" r="12" fill="#ffffff" stroke="#23272b" stroke-width="2"></circle>'
        '<text x="13" y="17.5" text-anchor="middle" font-size="12.5" font-weight="700" '
        f'fill="{_INK}">4</text>'
    )
    rows += [
        (
            _svg(38, halo + inner, 38),
            words.t(
                "Halo: the place is known only to the street or the locality, not to the building."
            ),
        ),
        (_svg(26, number, 26), words.t("A number: so many actors close together; zoom in.")),
    ]
    return _group(words.t("Actors: colour and shape by dimension, letters by type"), rows)


def _rough(words: Texts) -> tuple[str, str]:
    line = (
        f'<line x1="1" y1="7" x2="29" y2="7" stroke="{_INK}" stroke-width="1" '
        'stroke-dasharray="2 4" stroke-opacity="0.8"></line>'
    )
    return _svg(30, line), words.t("Finely dotted line: outline approximate, not official.")


def _line(mode: Mode) -> str:
    dash = f' stroke-dasharray="{markup.text(mode.dash)}"' if mode.dash else ""
    line = f'<line x1="1" y1="7" x2="59" y2="7" stroke="{_INK}" stroke-width="{mode.weight}"{dash}>'
    return _svg(60, f"{line}</line>")


def _shape(dimension: Dimension) -> str:
    return _svg(26, _drawn(dimension), 26)


def _drawn(dimension: Dimension) -> str:
    ends = f' fill="{dimension.colour}" stroke="#ffffff" stroke-width="1.5">'
    shape = _SHAPES[dimension.shape]
    name = shape[1:].split(" ", 1)[0]
    return f"{shape}{ends}</{name}>"


def _swatch(pattern: str) -> str:
    dots = _DOTS.format(colour=sequential(_CLASSES)[1])
    rect = f'<rect x="0.5" y="0.5" width="21" height="13" fill="url(#{pattern})"></rect>'
    return _svg(22, f"<defs>{_PATTERNS}{dots}</defs>{rect}")


def _svg(width: float, content: str, height: float = 14) -> str:
    """Return the picture as an image: Streamlit takes bare SVG out of what it is sent."""
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{content}</svg>'
    return f'<img alt="" width="{width}" height="{height}" src="data:image/svg+xml,{quote(drawn)}">'


def _group(title: str, rows: Sequence[tuple[str, str]]) -> str:
    items = [
        markup.tag("li", markup.tag("span", sign), markup.tag("span", markup.text(meaning)))
        for sign, meaning in rows
    ]
    return markup.tag("section", markup.tag("h3", markup.text(title)), markup.tag("ul", *items))
