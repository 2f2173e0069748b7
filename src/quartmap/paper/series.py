"""Charts of a quarter's profile as finished specifications: page and print share them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from altair.utils.schemapi import debug_mode

from quartmap.analysis import profile, series
from quartmap.charts.caption import Caption
from quartmap.charts.ink import LIGHT, Ink
from quartmap.charts.series import Strand, series_chart
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.paper.figures import area_name, notation
from quartmap.texts import Notation, Texts, texts
from quartmap.texts.statuses import status_text

FIRST: Final = 6
"""Series that are shown unasked."""
_NAMED_SOURCES = 3


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart, and what it shows in a sentence."""

    specification: Mapping[str, Any]
    told: str
    strands: tuple[Strand, ...]


@lru_cache(maxsize=16)
def first_series(package: DataPackage, area_id: str) -> tuple[profile.Series, ...]:
    """Return the most telling series of a quarter: those that page and print show unasked."""
    topics = [one.id for one in package.dashboard.topics]
    return profile.telling(profile.all_series(package, area_id), topics, FIRST)


@lru_cache(maxsize=256)
def series_drawing(
    package: DataPackage,
    area_id: str,
    indicator_id: str,
    language: Language,
    ink: Ink = LIGHT,
) -> Drawing:
    """Return the chart of one series beside those of the areas around."""
    words = texts(language)
    found = next(
        one for one in profile.all_series(package, area_id) if one.indicator_id == indicator_id
    )
    changes = series.breaks(package, indicator_id)
    strands = _strands(package, area_id, found, words)
    label = words.pick(package.indicators.loc[indicator_id], "label")
    written = notation(package, indicator_id, words)
    unit = written.unit
    if found.base_date:
        unit = f"{words.date(found.base_date)} = 100"
    names = ", ".join(one.name for one in strands)
    line = ", ".join(one for one in (f"{names} {years(strands)}", unit) if one)
    decimals = 0 if found.base_date else written.decimals
    foot = _foot(package, area_id, found, changes, words)
    # Holding every part against the schema takes as long as making it.
    with debug_mode(arg=False):
        caption = Caption(label, line, foot, decimals)
        specification = series_chart(strands, changes, caption, words, ink)
    told = words.t(
        "{label}: {line}. The same figures stand in the table below.", label=label, line=line
    )
    return Drawing(specification, told, tuple(strands))


def _strands(
    package: DataPackage, area_id: str, found: profile.Series, words: Texts
) -> list[Strand]:
    changes = series.breaks(package, found.indicator_id)
    written = notation(package, found.indicator_id, words)
    order = (area_id, *profile.references(package, area_id))
    strands = []
    for area, figures in found.figures.items():
        drawn = [one for one in figures if one.value is not None]
        based = next((one.value for one in drawn if one.reference_date == found.base_date), None)
        strands.append(
            Strand(
                name=area_name(package, area),
                place=order.index(area),
                segments=series.segments(figures, changes),
                told={one: _told(package, one, written) for one in drawn},
                base=based or 0,
            )
        )
    return [one for one in strands if one.segments]


def _told(package: DataPackage, point: series.Point, written: Notation) -> str:
    words = written.words
    source = str(package.sources.loc[point.source_id, "attribution"])
    told = f"{words.date(point.reference_date)}: {written.quantity(point.value or 0)}"
    return "; ".join(one for one in (told, status_text(point.status, words), source) if one)


def years(strands: Sequence[Strand]) -> str:
    """Return the first and the last year of what is drawn."""
    found = [p.reference_date[:4] for one in strands for s in one.segments for p in s.points]
    return f"{min(found)}\N{EN DASH}{max(found)}"


def marked(found: profile.Series, changes: Sequence[series.Break], words: Texts) -> tuple[str, ...]:
    """Return what each upright line of the chart means."""
    dated = [p.reference_date for some in found.figures.values() for p in some]
    return tuple(
        f"{words.date(one.break_date)}: {one.label_en if words.language == 'en' else one.label_de}"
        for one in changes
        if min(dated) < one.break_date <= max(dated)
    )


def _foot(
    package: DataPackage,
    area_id: str,
    found: profile.Series,
    changes: Sequence[series.Break],
    words: Texts,
) -> tuple[str, ...]:
    lines = list(marked(found, changes, words))
    if area_id not in found.figures:
        lines.append(words.t("No series for {name} itself.", name=area_name(package, area_id)))
    used = [p.source_id for some in found.figures.values() for p in some]
    return (*lines, words.t("Source: {source}", source=credit(package, used, words)))


def credit(package: DataPackage, source_ids: Sequence[str], words: Texts) -> str:
    """Return the attributions, the most used first."""
    by_use = sorted(set(source_ids), key=lambda one: (-source_ids.count(one), one))
    names = [str(package.sources.loc[one, "attribution"]) for one in by_use]
    names = list(dict.fromkeys(names))
    more = words.t("and others") if len(names) > _NAMED_SOURCES else ""
    return "; ".join([*names[:_NAMED_SOURCES], *([more] if more else [])])
