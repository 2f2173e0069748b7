"""What a plate is asked for, and the figures, classes and legend rows that answer it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from quartmap.analysis.breaks import Breaks, classify
from quartmap.maps.locator import Spot
from quartmap.maps.palettes import sequential
from quartmap.maps.style import Coded, circle_rows, class_rows, code_areas, legend
from quartmap.package import DataPackage
from quartmap.texts import Notation, Texts

WIDE: Final = 620
"""From this width on the legend stands beside the map, else below it."""
_CLASSES = 5
_NAMED_SOURCES = 3


@dataclass(frozen=True, slots=True)
class Plate:
    """A map to be drawn as a picture: what it shows, of where, how large.

    indicator : None draws outlines only.
    date : None takes the one with most areas of the level, the newest of such.
    bounds : south, west, north, east in degrees; all of it is in view.
    width, height : pixels; a plate grows higher where its legend needs it.
    actor_ids : actors to draw as symbols.
    breaks : the classes of the map beside it; None makes five natural ones.
    largest : the count that the largest circle stands for; None takes the largest there is.
    shown : areas that a filter leaves; None shows all of the level.
    beside : case studies filled although the level has no area of theirs.
    case_ids : case studies to outline; None outlines all.
    named : whether the case studies have their names on the map.
    own : an outline that is no area of the register, drawn as those of case studies.
    title : '' takes the indicator's label.
    head, key, credit : whether title, legend, and as-of, source and credits are drawn.
    """

    level: str
    indicator: str | None
    date: str | None
    bounds: tuple[float, float, float, float]
    width: int = 960
    height: int = 640
    actor_ids: tuple[str, ...] = ()
    breaks: Breaks | None = None
    largest: float | None = None
    shown: tuple[str, ...] | None = None
    beside: tuple[str, ...] = ()
    case_ids: tuple[str, ...] | None = None
    named: bool = True
    own: Spot | None = None
    title: str = ""
    head: bool = True
    key: bool = True
    credit: bool = True


@dataclass(frozen=True, slots=True)
class Content:
    """The answer: letters by area, circles' figures, the legend as on the map, and the words."""

    title: str
    line: str
    codes: Mapping[str, str]
    counts: Mapping[str, float]
    colours: tuple[str, ...]
    largest: float
    legend: Mapping[str, Any]
    source: str

    @property
    def letters(self) -> str:
        """The letters that occur; see `maps.style`."""
        return "".join(sorted(set(self.codes.values())))


def content(package: DataPackage, words: Texts, plate: Plate) -> Content:
    """Return what the plate shows."""
    level = next(one for one in package.dashboard.levels if one.id == plate.level)
    plural = words.pick(level.plural)
    if plate.indicator is None:
        codes = dict.fromkeys(_shown(package, plate), "p")
        return Content(plate.title or plural, "", codes, {}, (), 1.0, {}, "")
    return _figures(package, words, plate, plural)


def _figures(package: DataPackage, words: Texts, plate: Plate, plural: str) -> Content:
    indicator, date = str(plate.indicator), _date(package, plate)
    row = package.indicators.loc[indicator]
    observed = _observed(package, plate, indicator, date)
    written = Notation(words, int(str(row["decimals"])), words.unit(str(row["unit"])))
    breaks = plate.breaks
    if breaks is None and not row["extensive"]:
        breaks = classify(observed["value"], "natural", _CLASSES)
    order, beside = pd.Index(_level(package, plate)), pd.Index(plate.beside, dtype=object)
    coded = code_areas(order, observed, breaks, _shown(package, plate), written)
    extra = code_areas(beside, observed, breaks, plate.beside, written)
    largest = plate.largest or max(float(observed["value"].max()), 0.0) or 1.0
    rows = class_rows(breaks, (coded, extra), written) if breaks else circle_rows(largest, written)
    label = words.pick(row, "label")
    unit = f" ({written.unit})" if written.unit else ""
    line = f"{plural} \N{MIDDLE DOT} {words.date(date)}" if date else plural
    ids = [*map(str, order), *plate.beside]
    both = Coded(coded.codes + extra.codes, (*coded.figures, *extra.figures))
    return Content(
        title=plate.title or label,
        line=line if not plate.title else f"{label}{unit}, {line}",
        codes=dict(zip(ids, both.codes, strict=True)),
        counts={} if breaks else _counts(ids, both),
        colours=sequential(breaks.k) if breaks and breaks.k else (),
        largest=largest,
        legend=legend(f"{label}{unit}", rows, (both,), [], words),
        source=_source(package, observed, words),
    )


def _level(package: DataPackage, plate: Plate) -> tuple[str, ...]:
    return tuple(map(str, package.geometry[plate.level].index))


def _shown(package: DataPackage, plate: Plate) -> tuple[str, ...]:
    return _level(package, plate) if plate.shown is None else plate.shown


def _date(package: DataPackage, plate: Plate) -> str:
    if plate.date is not None:
        return plate.date
    offers = package.offers
    here = (offers["indicator_id"] == plate.indicator) & (offers["level"] == plate.level)
    found = offers.loc[here].sort_values(["count", "reference_date"])
    return str(found["reference_date"].iloc[-1]) if len(found) else ""


def _observed(package: DataPackage, plate: Plate, indicator: str, date: str) -> pd.DataFrame:
    observed = package.observed(indicator, plate.level, date)
    if not plate.beside:
        return observed
    extra = package.observed(indicator, package.dashboard.case_level, date)
    wanted = extra.index.isin(plate.beside) & ~extra.index.isin(observed.index)
    return pd.concat([observed, extra[wanted]])


def _counts(ids: list[str], coded: Coded) -> dict[str, float]:
    return {
        area_id: value
        for area_id, value in zip(ids, coded.figures, strict=True)
        if isinstance(value, float)
    }


def _source(package: DataPackage, observed: pd.DataFrame, words: Texts) -> str:
    """Return the attributions of the figures, the most used first."""
    used = observed["source_id"].astype(str).value_counts().index[:_NAMED_SOURCES]
    names = dict.fromkeys(str(package.sources.loc[one, "attribution"]) for one in used)
    return words.t("Source: {source}", source="; ".join(names)) if names else ""
