"""The style table: what a change sends to the browser instead of a map.

One letter per feature in the geometry's order (0-8 a class, a-i the same class but unreliable,
`-` no data, `x` suppressed, `.` not shown), the figures for the tooltips, palette and legend.
"""

import hashlib
import json
import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from quartmap.analysis.breaks import Breaks, class_ids
from quartmap.maps.palettes import sequential
from quartmap.names import NO_VALUE
from quartmap.package import DataPackage
from quartmap.texts import Notation, Texts

HIDDEN: Final = "."
NONE: Final = "-"
SUPPRESSED: Final = "x"
_RELIABLE: Final = "012345678p"
_UNRELIABLE: Final = "abcdefghiq"
_COUNT: Final = 9

Value = float | str | None


@dataclass(frozen=True, slots=True)
class Coded:
    """Letters and tooltip figures of one layer, in the order of its features."""

    codes: str
    figures: tuple[Value, ...]


def code_areas(
    order: pd.Index,
    observed: pd.DataFrame,
    breaks: Breaks | None,
    shown: Collection[str],
    notation: Notation,
) -> Coded:
    """Return the letters and figures of the areas in `order`.

    `observed` is indexed by area_id with value, value_low, value_high and status; what is not
    `shown`, or suppressed, carries no figure. Without breaks the figures are counts.
    """
    rows = observed.reindex(order)
    classes = class_ids(rows["value"], breaks) if breaks else _counts(rows["value"])
    codes: list[str] = []
    values: list[Value] = []
    shown = set(shown)
    for area_id, class_id, row in zip(order, classes, rows.itertuples(), strict=True):
        if area_id not in shown:
            codes.append(HIDDEN)
            values.append(None)
            continue
        codes.append(_letter(int(class_id), row.status))
        values.append(_figure(row, notation))
    return Coded("".join(codes), tuple(values))


def _counts(values: "pd.Series[float]") -> npt.NDArray[np.int16]:
    return np.where(values.notna(), _COUNT, -1).astype(np.int16)


def _letter(class_id: int, status: object) -> str:
    if status == "suppressed":
        return SUPPRESSED
    if class_id < 0:
        return NONE
    return (_UNRELIABLE if status == "unreliable" else _RELIABLE)[class_id]


def _figure(row: Any, notation: Notation) -> Value:  # noqa: ANN401 - a named tuple
    if row.status in NO_VALUE:
        return None
    if pd.notna(row.value):
        return notation.rounded(row.value)
    return notation.bounds(row.value_low, row.value_high) or None


def class_labels(breaks: Breaks, notation: Notation) -> tuple[str, ...]:
    """Return one label per class: `0,4 bis 5,3`, then `über 5,3 bis 8,1`."""
    kept = breaks.rounded(notation.decimals)
    words, digits = notation.words, max(notation.decimals, kept.decimals)
    bounds = [words.number(bound, digits) for bound in kept.upper]
    labels = []
    for index, upper in enumerate(bounds):
        lower = bounds[index - 1] if index else words.number(kept.minimum, digits)
        if index:
            labels.append(words.t("over {low} to {high}", low=lower, high=upper))
        else:
            same = lower == upper
            labels.append(upper if same else words.t("{low} to {high}", low=lower, high=upper))
    return tuple(labels)


def class_rows(breaks: Breaks, coded: Iterable[Coded], notation: Notation) -> list[list[Any]]:
    """Return the legend's rows of a choropleth: sign, label, number of areas."""
    letters = "".join(one.codes for one in coded)
    return [
        [_RELIABLE[index], label, notation.words.number(_count(letters, index), 0)]
        for index, label in enumerate(class_labels(breaks, notation))
    ]


def circle_rows(largest: float, notation: Notation) -> list[list[Any]]:
    """Return the legend's rows of a symbol map: three round figures and their circles."""
    if not largest > 0:
        return []
    step = 10 ** math.floor(math.log10(largest))
    top = step * max(factor for factor in (1, 2, 5) if factor * step <= largest)
    sizes = (top, top / 4, top / 20)
    return [
        [["o", size, largest], notation.number(size), ""]
        for size in sizes
        if round(size, notation.decimals) > 0
    ]


def legend(
    title: str,
    rows: list[list[Any]],
    coded: Iterable[Coded],
    foot: Iterable[str],
    words: Texts,
) -> dict[str, Any]:
    """Return the legend: the rows of the figures, then what has none."""
    letters = "".join(one.codes for one in coded)
    rows = list(rows)
    if any(letter in letters for letter in _UNRELIABLE):
        rows.append(["a", words.t("unreliable (dotted)"), ""])
    for code, name in ((NONE, words.t("no data")), (SUPPRESSED, words.t("suppressed"))):
        if code in letters:
            rows.append([code, name, words.number(letters.count(code), 0)])
    return {"title": title, "rows": rows, "foot": list(foot)}


def _count(letters: str, index: int) -> int:
    return letters.count(_RELIABLE[index]) + letters.count(_UNRELIABLE[index])


@dataclass(frozen=True, slots=True)
class Change:
    """Everything a style table says; `payload` is what is sent."""

    geometry: str
    areas: Coded
    cases: Coded
    case_ids: tuple[str, ...]
    actors: str
    breaks: Breaks | None
    legend: Mapping[str, Any] | None
    notation: Notation
    fit: Mapping[str, Any]
    area: str | None = None
    actor: str | None = None
    largest: float = 1.0
    turn: int = 0
    near: Mapping[str, Any] | None = None
    tiles: Mapping[str, Any] | None = None
    reach: str = ""
    """The address of a document of circles; see `maps.reach`."""
    palette: tuple[str, ...] = ()
    """Colours of the classes where they are not the sequential ones."""
    link: Mapping[str, Any] | None = None
    """How the map goes with the one beside it; see `8-compare.js`."""
    frames: Mapping[str, Any] | None = None
    """What is shown at each date of a series, all at once; see `8-compare.js`."""
    own: Mapping[str, Any] | None = None
    """Areas that a person defined, where they can be drawn; see `draw/1-own.js`."""

    def payload(self) -> dict[str, Any]:
        """Return the plain values that travel to the browser.

        `revision` is their hash: the map shows it once they are painted.
        """
        values = self._values()
        text = json.dumps(values, ensure_ascii=False, sort_keys=True)
        return values | {"revision": hashlib.sha256(text.encode()).hexdigest()[:12]}

    def _values(self) -> dict[str, Any]:
        return {
            "geo": self.geometry,
            "codes": self.areas.codes,
            "values": self.areas.figures,
            "cases": self.cases.codes,
            "case_values": self.cases.figures,
            "case_ids": self.case_ids,
            "actors": self.actors,
            "palette": self.palette or self._ramp(),
            "circles": {"largest": self.largest} if self.breaks is None else None,
            "legend": self.legend,
            "unit": self.notation.unit,
            "decimals": self.notation.decimals,
            "fit": self.fit,
            "area": self.area,
            "actor": self.actor,
            "turn": self.turn,
            "near": self.near,
            "tiles": self.tiles,
            "reach": self.reach,
            **({"link": self.link} if self.link else {}),
            **({"frames": self.frames} if self.frames else {}),
            **({"own": self.own} if self.own else {}),
        }

    def _ramp(self) -> tuple[str, ...]:
        return sequential(self.breaks.k) if self.breaks and self.breaks.k else ()


def actor_letters(package: DataPackage, shown: Collection[str]) -> str:
    """Return 1 or 0 per actor in register order."""
    shown = set(shown)
    return "".join("1" if actor_id in shown else "0" for actor_id in package.actors.index)
