"""The estimates of an own area for print: beside those of the areas around it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from quartmap.analysis.estimate_record import Figure
from quartmap.analysis.own_comparison import Beside, Line
from quartmap.names import NO_VALUE
from quartmap.package import DataPackage
from quartmap.paper.figures import HIDDEN, NOTHING, align, area_name, cell, marks, notation
from quartmap.paper.own_words import interval_text
from quartmap.paper.sources import Sources
from quartmap.texts import Notation, Texts

WITHIN: Final = "*"
"""Behind a difference that may be none."""


def comparison(
    package: DataPackage, name: str, lines: Sequence[Line], words: Texts, sources: Sources
) -> dict[str, Any]:
    """Return the table; the sources of the estimates are told under it."""
    labels = {one.id: words.pick(one.label) for one in package.dashboard.topics}
    groups = [
        {
            "name": labels.get(topic, topic),
            "rows": [_row(package, one, words, sources) for one in some],
        }
        for topic, some in groupby(lines, lambda one: one.topic)
    ]
    cells = [row["cells"] for group in groups for row in group["rows"]]
    align(cells, words)
    for row in cells:
        row[1]["fill"] = ""  # an interval is not aligned by its end
    heads = [name, words.t("Interval")]
    for beside in lines[0].beside:
        heads += [area_name(package, beside.area_id), words.t("Difference")]
    return {
        "title": words.t("Estimated figures in comparison"),
        "lead": lead(words),
        "label": words.t("Indicator"),
        "heads": heads,
        "groups": groups,
        "marks": _marks([one for row in cells for one in row], words),
    }


def _marks(cells: Sequence[Mapping[str, Any]], words: Texts) -> str:
    found = [marks(cells, words, differences=False)]
    if any(WITHIN in str(one["after"]) for one in cells):
        found.append(f"{WITHIN} {within_text(words)}")
    return "; ".join(found)


def within_text(words: Texts) -> str:
    """Return what it means that a difference lies within the interval."""
    return words.t("the other figure lies in the interval of the own one: it may be no difference")


def lead(words: Texts) -> str:
    """Return how the table is to be read."""
    return words.t(
        "Every figure is estimated from census cells, those of the areas of comparison too; the "
        "interval is that of the own figure. Differences are in percentage points for per cents, "
        "else in the unit; counts stand beside each other without one."
    )


def _row(package: DataPackage, line: Line, words: Texts, sources: Sources) -> dict[str, Any]:
    written = notation(package, line.indicator_id, words)
    official = [one.source_id for one in line.beside if one.official is not None]
    return {
        "label": words.pick(package.indicators.loc[line.indicator_id], "label"),
        "about": written.unit,
        "sources": sources.numbers(official),
        "cells": [*_own(line.figure, written), *_others(line, written)],
    }


def _own(figure: Figure, written: Notation) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the own figure and its interval."""
    if figure.status in NO_VALUE or figure.value is None:
        return cell(HIDDEN if figure.status == "suppressed" else NOTHING), cell("")
    interval = interval_text(written.words, written.decimals, figure)
    return cell(written.number(figure.value), status=figure.status), cell(interval)


def _others(line: Line, written: Notation) -> Iterator[dict[str, Any]]:
    for one in line.beside:
        yield _other(one, written)
        yield _difference(one, written)


def _other(beside: Beside, written: Notation) -> dict[str, Any]:
    note = official_text(beside, written)
    figure = beside.figure
    if figure is None or figure.value is None or figure.status in NO_VALUE:
        hidden = figure is not None and figure.status == "suppressed"
        return cell(HIDDEN if hidden else NOTHING, note)
    return cell(written.number(figure.value), note, status=figure.status)


def official_text(beside: Beside, written: Notation) -> str:
    """Return the figure of the same date that was counted, '' where there is none."""
    if beside.official is None:
        return ""
    return written.words.t("counted: {figure}", figure=written.number(beside.official))


def _difference(beside: Beside, written: Notation) -> dict[str, Any]:
    if beside.difference is None:
        return cell("/" if beside.reason == "unreliable" else "")
    found = cell(written.number(beside.difference, signed=True), status="estimated")
    return found | ({"after": found["after"] + WITHIN} if beside.within else {})
