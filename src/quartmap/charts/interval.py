"""An area's estimates with their intervals, and on the same line those of the areas around it.

Each line has its own scale, drawn below it: what is compared are the signs on one line.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt

from quartmap.charts import interval_marks
from quartmap.charts.caption import wrapped
from quartmap.charts.finish import as_wide_as_its_place
from quartmap.charts.ink import LIGHT, Ink
from quartmap.charts.interval_marks import KEY_PX, SHAPES
from quartmap.texts import Texts

_HEAD_PX, _LINE_PX, _TICK_PX, _GAP_PX = 16, 20, 15, 12
_LETTERS: Final = 30
_STEPS: Final = (1, 2, 5, 10)
_TICKS: Final = 4
"""So many parts a scale has at most."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure of an area around: whose, its value, in words; `place` is the area's."""

    place: int
    name: str
    value: float
    told: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One indicator: its label, the own figure with its interval, those of the areas around.

    told : the own figure and interval as they stand beside the label.
    weak : unreliable, drawn hollow.
    """

    label: str
    value: float
    low: float
    high: float
    told: str
    decimals: int
    weak: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """The names that the signs stand for: the own area, its interval, the areas around."""

    own: str
    interval: str
    around: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A scale: where it begins and ends, and the step of its ticks."""

    low: float
    high: float
    step: float

    def place(self, value: float) -> float:
        """Return where a value lies, 0 to 1."""
        return round((value - self.low) / (self.high - self.low), 5)

    @property
    def ticks(self) -> list[float]:
        """The values of the ticks."""
        count = round((self.high - self.low) / self.step)
        return [round(self.low + self.step * one, 10) for one in range(count + 1)]


def interval_chart(
    bars: Sequence[Bar], key: Key | None, words: Texts, ink: Ink = LIGHT
) -> dict[str, Any]:
    """Return the chart as a finished specification that is as wide as its place."""
    names = (key.own, key.interval, *key.around) if key else ()
    top = KEY_PX * len(names) + (_GAP_PX if names else 0)
    rows = list(_rows(bars, top, ink))
    height = rows[-1]["end"]
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False, zero=False))
    around = [one for row in rows for one in row.pop("around")]
    ticks = [one for bar, row in zip(bars, rows, strict=True) for one in _ticks(bar, row, words)]
    layers = [
        *interval_marks.scales(rows, ticks, y, ink),
        *interval_marks.heads(list(_titles(bars, top)), y, ink),
        *interval_marks.bars(rows, y, ink),
        *interval_marks.around(around, y, ink),
        interval_marks.own(rows, y, ink),
        *interval_marks.key(names, y, ink),
    ]
    return as_wide_as_its_place(layers, height, words, sides=(12, 14))


def span(values: Sequence[float], decimals: int) -> Span:
    """Return a scale of round ticks that holds all values; no tick is finer than `decimals`.

    >>> span([13.4, 17.0], 1)
    Span(low=13, high=17, step=1)
    """
    low, high = min(values), max(values)
    room = (high - low) / _TICKS or 10.0**-decimals
    power = 10.0 ** math.floor(math.log10(room))
    step = next(one * power for one in _STEPS if one * power >= room * 0.999)
    step = max(step, 10.0**-decimals)
    first, last = math.floor(round(low / step, 6)), math.ceil(round(high / step, 6))
    last += first == last
    return Span(_plain(first * step), _plain(last * step), _plain(step))


def _plain(value: float) -> float:
    found = round(value, 10)
    return int(found) if found == int(found) else found


def _span(bar: Bar) -> Span:
    values = [bar.value, bar.low, bar.high, *(one.value for one in bar.marks)]
    return span(values, bar.decimals)


def _height(bar: Bar) -> int:
    lines = len(wrapped(bar.label, _LETTERS))
    return lines * _HEAD_PX + _LINE_PX + _TICK_PX + _GAP_PX


def _titles(bars: Sequence[Bar], top: int) -> Iterator[dict[str, Any]]:
    for bar in bars:
        for step, line in enumerate(wrapped(bar.label, _LETTERS)):
            figure = bar.told if step == 0 else ""
            yield {"y": top + _HEAD_PX * step + 8, "text": line, "figure": figure}
        top += _height(bar)


def _rows(bars: Sequence[Bar], top: int, ink: Ink) -> Iterator[dict[str, Any]]:
    for bar in bars:
        end, scale = top + _height(bar), _span(bar)
        y = end - _GAP_PX - _TICK_PX - _LINE_PX / 2 + 1
        yield {
            "y": y,
            "end": end,
            "first": 0,
            "last": 1,
            "value": scale.place(bar.value),
            "low": scale.place(bar.low),
            "high": scale.place(bar.high),
            "told": f"{bar.label}: {bar.told}",
            "fill": ink.paper if bar.weak else ink.accent,
            "around": [
                {
                    "y": y,
                    "value": scale.place(one.value),
                    "name": one.name,
                    "told": f"{bar.label}: {one.told}",
                    "shape": SHAPES[one.place % len(SHAPES)],
                }
                for one in bar.marks
            ],
        }
        top = end


def _ticks(bar: Bar, row: dict[str, Any], words: Texts) -> Iterator[dict[str, Any]]:
    scale = _span(bar)
    decimals = len(f"{scale.step:.10f}".rstrip("0").partition(".")[2])
    for one in scale.ticks:
        at = scale.place(one)
        yield {"x": at, "y": row["y"], "below": row["y"] + 17, "text": words.number(one, decimals)}
