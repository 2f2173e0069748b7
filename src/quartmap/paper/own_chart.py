"""The estimates of an own area as a chart that page and print share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from altair.utils.schemapi import debug_mode

from quartmap.analysis.own_comparison import Line
from quartmap.charts.files import clean
from quartmap.charts.ink import LIGHT, Ink
from quartmap.charts.interval import Bar, Key, Mark, interval_chart
from quartmap.names import NO_VALUE, Language
from quartmap.package import DataPackage
from quartmap.paper.figures import area_name, notation
from quartmap.paper.own_words import interval_text
from quartmap.texts import Notation, Texts, texts


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart, and what it shows in words."""

    specification: Mapping[str, Any]
    told: str


@dataclass(frozen=True, slots=True)
class Look:
    """In which language and colours, and whether with a key to its signs."""

    language: Language
    ink: Ink = LIGHT
    key: bool = True


def drawn_lines(package: DataPackage, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with a figure; counts and densities are not drawn."""
    return tuple(one for one in lines if _is_drawn(package, one))


def _is_drawn(package: DataPackage, line: Line) -> bool:
    figure, row = line.figure, package.indicators.loc[line.indicator_id]
    counted = row["extensive"] or row["kind"] in {"count", "density"}
    return not counted and figure.value is not None and figure.status not in NO_VALUE


@lru_cache(maxsize=64)
def interval_drawing(
    package: DataPackage, name: str, lines: tuple[Line, ...], look: Look
) -> Drawing:
    """Return the chart of some `drawn_lines` of the area of that name."""
    words = texts(look.language)
    around = tuple(area_name(package, one.area_id) for one in lines[0].beside)
    signs = Key(name, words.t("its interval"), around) if look.key else None
    bars = [_bar(package, one, words) for one in lines]
    with debug_mode(arg=False):
        chart = interval_chart(bars, signs, words, look.ink)
    told = " ".join(_told(name, one) for one in bars)
    return Drawing(clean(chart), clean(told))


def _bar(package: DataPackage, line: Line, words: Texts) -> Bar:
    figure, written = line.figure, notation(package, line.indicator_id, words)
    value, interval = figure.value or 0, interval_text(words, written.decimals, figure)
    return Bar(
        label=words.pick(package.indicators.loc[line.indicator_id], "label"),
        value=value,
        low=value if figure.low is None else figure.low,
        high=value if figure.high is None else figure.high,
        told=written.quantity(value) + (f" ({interval})" if interval else ""),
        decimals=written.decimals,
        weak=figure.status == "unreliable",
        marks=tuple(_marks(package, line, written)),
    )


def _marks(package: DataPackage, line: Line, written: Notation) -> list[Mark]:
    return [
        Mark(
            place,
            area_name(package, one.area_id),
            one.figure.value,
            written.quantity(one.figure.value),
        )
        for place, one in enumerate(line.beside)
        if one.figure is not None and one.figure.value is not None
    ]


def _told(name: str, bar: Bar) -> str:
    others = (f"{one.name}: {one.told}" for one in bar.marks)
    return f"{bar.label}: {'; '.join([f'{name}: {bar.told}', *others])}."
