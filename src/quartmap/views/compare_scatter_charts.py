"""The cloud of two indicators as a finished chart, what to mind of it, and its table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from quartmap.analysis import joint, pairs
from quartmap.charts.ink import LIGHT, Ink
from quartmap.charts.scatter import Axes, Dot, Named, scatter_chart
from quartmap.names import NO_VALUE, Language
from quartmap.package import DataPackage
from quartmap.paper.series import credit
from quartmap.texts import Notation, Texts, texts
from quartmap.views import markup
from quartmap.views.figures import status_text
from quartmap.views.picture import notation
from quartmap.views.study_figures_tables import area_name, cell, framed, small

_WEAK = frozenset({"estimated", "unreliable"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: a level, two indicators, their date."""

    level: str
    x: str
    y: str
    date: str


@lru_cache(maxsize=64)
def drawing(
    package: DataPackage, asked: Asked, language: Language, ink: Ink = LIGHT
) -> Mapping[str, Any]:
    """Return the chart: small marks for the areas, named ones for the case studies."""
    words = texts(language)
    across, up = notation(package, asked.x, words), notation(package, asked.y, words)
    written = (across, up)
    named = list(_named(package, asked, written))
    out = {twin for one in _beside(package) for twin in package.same_area(one)}
    points = joint.cloud(package, *_question(asked)).points
    dots = [
        _dot(area_name(package, row["area_id"]), row, written)
        for row in points[~points.index.isin(out)].reset_index(names="area_id").to_dict("records")
    ]
    axes = Axes(*_titles(package, asked, words), across.decimals, up.decimals)
    return scatter_chart(dots, named, axes, words, ink)


def heading(package: DataPackage, asked: Asked, words: Texts) -> str:
    """Return what the chart shows: indicators, areas, date."""
    level = next(one for one in package.dashboard.levels if one.id == asked.level)
    return words.t(
        "{y} by {x}, {areas}, {date}",
        y=words.pick(package.indicators.loc[asked.y], "label"),
        x=words.pick(package.indicators.loc[asked.x], "label"),
        areas=words.pick(level.plural),
        date=words.date(asked.date),
    )


@lru_cache(maxsize=64)
def notes(package: DataPackage, asked: Asked, language: Language) -> tuple[str, ...]:
    """Return how to read the chart, who is not in it, what it cannot say, and the sources."""
    words, found = texts(language), joint.cloud(package, *_question(asked))
    reading = words.t(
        "Small mark: an area; filled mark with a name: a case study; cross: the area that a case "
        "study is compared with. Hollow: one of both figures is estimated or unreliable."
    )
    used = [*found.points["x_source"], *found.points["y_source"]]
    source = words.t("Source: {source}", source=credit(package, list(map(str, used)), words))
    lacking = _lacking(package, asked, words)
    lines = (reading, _left_out(found, words), lacking, _together(found, words), source)
    return tuple(one for one in lines if one)


def _lacking(package: DataPackage, asked: Asked, words: Texts) -> str:
    """Return which case studies and areas of comparison are not in the chart."""
    names = [
        area_name(package, one) for one in _beside(package) if _own(package, asked, one) is None
    ]
    return words.t("Without both figures: {names}.", names=", ".join(names)) if names else ""


def _left_out(found: joint.Cloud, words: Texts) -> str:
    return words.t(
        "{shown} of {total} areas have both figures; not shown: {suppressed} with a suppressed "
        "figure, {missing} without one.",
        shown=words.number(len(found.points), 0),
        total=words.number(found.areas, 0),
        suppressed=words.number(found.suppressed, 0),
        missing=words.number(found.missing, 0),
    )


def _together(found: joint.Cloud, words: Texts) -> str:
    if found.pearson is None or found.spearman is None:
        return ""
    return words.t(
        "Correlation over {n} areas: Pearson {pearson}, Spearman {spearman}. It is about areas, "
        "not about the persons who live there, and says nothing about causes.",
        n=words.number(len(found.points), 0),
        pearson=words.number(found.pearson, 2),
        spearman=words.number(found.spearman, 2),
    )


@lru_cache(maxsize=16)
def table(package: DataPackage, asked: Asked, language: Language) -> str:
    """Return the figures of the chart by name; the case studies and their surroundings first."""
    words = texts(language)
    written = [notation(package, one, words) for one in (asked.x, asked.y)]
    points = joint.cloud(package, *_question(asked)).points
    first = [
        (one, row) for one in _beside(package) if (row := _own(package, asked, one)) is not None
    ]
    out = {twin for one, _ in first for twin in package.same_area(one)}
    rest = sorted(
        ((str(one), row) for one, row in points.iterrows() if one not in out),
        key=lambda one: area_name(package, one[0]),
    )
    rows = [_line(package, area_id, row, written) for area_id, row in (*first, *rest)]
    names = [words.t("Area"), *_titles(package, asked, words)]
    heads = [
        cell("th", markup.text(name), "q-number" if place else "", scope="col")
        for place, name in enumerate(names)
    ]
    head = markup.tag("thead", markup.tag("tr", *heads))
    label = heading(package, asked, words)
    drawn = markup.tag("table", head, markup.tag("tbody", *rows))
    return markup.tag("div", framed(drawn, label), css="q-figures q-cloud")


def _line(package: DataPackage, area_id: str, row: Any, written: list[Notation]) -> str:  # noqa: ANN401 - a row
    figures = [
        cell(
            "td",
            markup.text(unit.number(float(row[name])))
            + small(status_text(str(row[f"{name}_status"]), unit.words)),
            "q-number",
        )
        for name, unit in zip(("x", "y"), written, strict=True)
    ]
    head = cell("th", markup.text(area_name(package, area_id)), scope="row")
    return markup.tag("tr", head, *figures)


def _question(asked: Asked) -> tuple[str, str, str, str]:
    return asked.level, asked.x, asked.y, asked.date


def _beside(package: DataPackage) -> tuple[str, ...]:
    """Return the case studies and what they are compared with, each once."""
    cases = pairs.case_studies(package)
    return tuple(dict.fromkeys([*cases, *cases.values()]))


def _named(
    package: DataPackage, asked: Asked, written: tuple[Notation, Notation]
) -> Iterator[Named]:
    cases = list(pairs.case_studies(package))
    for area_id in _beside(package):
        row = _own(package, asked, area_id)
        if row is not None:
            place = cases.index(area_id) if area_id in cases else None
            yield Named(_dot(area_name(package, area_id), row, written), place)


def _own(package: DataPackage, asked: Asked, area_id: str) -> Mapping[str, Any] | None:
    """Return both figures of an area of any level; None where one is missing."""
    level = str(package.register.loc[area_id, "level"])
    row: dict[str, Any] = {}
    for name, indicator_id in (("x", asked.x), ("y", asked.y)):
        observed = package.observed(indicator_id, level, asked.date)
        if area_id not in observed.index:
            return None
        found = observed.loc[area_id]
        if found["status"] in NO_VALUE or pd.isna(found["value"]):
            return None
        row |= {name: found["value"], f"{name}_status": found["status"]}
    return row


def _dot(name: str, row: Mapping[Any, Any], written: tuple[Notation, Notation]) -> Dot:
    told = []
    for key, unit in zip(("x", "y"), written, strict=True):
        figure = unit.quantity(float(row[key]))
        status = status_text(str(row[f"{key}_status"]), unit.words)
        told.append(f"{figure} ({status})" if status else figure)
    weak = bool({str(row["x_status"]), str(row["y_status"])} & _WEAK)
    return Dot(name, float(row["x"]), float(row["y"]), " / ".join(told), weak)


def _titles(package: DataPackage, asked: Asked, words: Texts) -> tuple[str, str]:
    return _titled(package, asked.x, words), _titled(package, asked.y, words)


def _titled(package: DataPackage, indicator_id: str, words: Texts) -> str:
    label = words.pick(package.indicators.loc[indicator_id], "label")
    unit = notation(package, indicator_id, words).unit
    return f"{label} ({unit})" if unit else label
