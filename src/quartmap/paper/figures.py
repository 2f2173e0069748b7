"""The key figures of a quarter for print, beside those of the areas around it."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from quartmap.analysis import profile
from quartmap.analysis.comparison import Comparison
from quartmap.package import DataPackage
from quartmap.paper.sources import Sources
from quartmap.texts import Notation, Texts

NOTHING: Final = "\N{EN DASH}"
ESTIMATED: Final = "s"
HIDDEN: Final = "\N{BULLET}"
NO_DIFFERENCE: Final = "/"


def notation(package: DataPackage, indicator_id: str, words: Texts) -> Notation:
    """Return how the figures of an indicator are written."""
    row = package.indicators.loc[indicator_id]
    return Notation(words, int(str(row["decimals"])), words.unit(str(row["unit"])))


def area_name(package: DataPackage, area_id: str) -> str:
    """Return the name of an area."""
    return str(package.register.loc[area_id, "name"])


def comparison(
    package: DataPackage, area_id: str, words: Texts, sources: Sources
) -> dict[str, Any] | None:
    """Return the table of key figures, None where there are none."""
    found = _lines(package, area_id)
    if not found:
        return None
    labels = {one.id: words.pick(one.label) for one in package.dashboard.topics}
    dates = [one.reference_date for one in found]
    date = max(dates, key=lambda one: (dates.count(one), one))
    groups = [
        {
            "name": labels.get(topic, topic),
            "rows": [_row(package, one, date, words, sources) for one in lines],
        }
        for topic, lines in groupby(found, lambda one: one.topic)
    ]
    cells = [row["cells"] for group in groups for row in group["rows"]]
    align(cells, words)
    heads = [area_name(package, area_id)]
    for other in profile.references(package, area_id):
        heads += [area_name(package, other), words.t("Difference")]
    return {
        "title": words.t("Key figures in comparison"),
        "lead": words.t(
            "Each figure at the newest reference date there is for {name}. A difference stands "
            "only where both figures have the same reference date, for per cents in percentage "
            "points; counts stand beside each other without one. "
            "\N{EN DASH}: not in this data package.",
            name=area_name(package, area_id),
        )
        + " "
        + words.t("As of {date} where no other date is given.", date=words.date(date)),
        "label": words.t("Indicator"),
        "heads": heads,
        "groups": groups,
        "marks": marks((cell for row in cells for cell in row), words, differences=True),
    }


def _lines(package: DataPackage, area_id: str) -> list[profile.Line]:
    """Return the key figures, ahead of those of each topic a count that is known beside it."""
    order = [topic.id for topic in package.dashboard.topics]
    counts: dict[str, profile.Line] = {}
    others = profile.lines(package, area_id, key=False)
    for one in sorted(others, key=lambda line: line.indicator_id):
        alike = any(other.comparison.reference_value is not None for other in one.beside)
        if alike and package.indicators.loc[one.indicator_id, "extensive"]:
            counts.setdefault(one.topic, one)
    found = [*counts.values(), *profile.lines(package, area_id, key=True)]
    return sorted(found, key=lambda one: order.index(one.topic))


def _row(
    package: DataPackage, line: profile.Line, usual: str, words: Texts, sources: Sources
) -> dict[str, Any]:
    """Return a row; it states its date where that is not the usual one of the table."""
    written = notation(package, line.indicator_id, words)
    areas = (line.area_id, *(one.comparison.reference_area_id for one in line.beside))
    own, *others = (_observed(package, line, area) for area in areas)
    cells = [_figure(own, written)]
    for beside, other in zip(line.beside, others, strict=True):
        cells.append(_reference(beside, other, written))
        cells.append(_difference(beside.comparison, written))
    date = words.date(line.reference_date) if line.reference_date != usual else ""
    about = (written.unit, date)
    return {
        "label": words.pick(package.indicators.loc[line.indicator_id], "label"),
        "about": ", ".join(one for one in about if one),
        "sources": sources.numbers(one["source_id"] for one in (own, *others) if one),
        "cells": cells,
    }


def _observed(package: DataPackage, line: profile.Line, area_id: str) -> Mapping[Any, Any]:
    level = str(package.register.loc[area_id, "level"])
    rows = package.observed(line.indicator_id, level, line.reference_date)
    return rows.loc[[area_id]].to_dict("records")[0] if area_id in rows.index else {}


def cell(number: str, *notes: str, status: str = "") -> dict[str, Any]:
    """Return a figure with the signs of official statistics: `marks` says what they mean."""
    unreliable = status == "unreliable" and number not in {"", NOTHING}
    after = {"estimated": ESTIMATED, "unreliable": ")" if unreliable else ""}
    return {
        "before": "(" if unreliable else "",
        "number": number,
        "fill": "",
        "after": after.get(status, "") if number else "",
        "notes": [one for one in notes if one],
    }


def _figure(row: Mapping[Any, Any], written: Notation) -> dict[str, Any]:
    if not row:
        return cell(NOTHING)
    status, value = str(row["status"]), row["value"]
    if status == "suppressed":
        return cell(HIDDEN)
    if value is not None and not math.isnan(value):
        return cell(written.number(float(value)), status=status)
    bounds = written.bounds(float(row["value_low"]), float(row["value_high"]))
    return cell(bounds or NOTHING, status=status)


def _reference(beside: profile.Beside, row: Mapping[Any, Any], written: Notation) -> dict[str, Any]:
    words = written.words
    date = words.date(beside.other_date) if beside.other_date else ""
    if not row:
        return cell("", words.t("only {date}", date=date)) if date else cell(NOTHING)
    newer = words.t("newer: {date}", date=date) if date else ""
    found = _figure(row, written)
    return found | {"notes": [newer] if newer else []}


def _difference(compared: Comparison, written: Notation) -> dict[str, Any]:
    if compared.difference is None:
        return cell(NO_DIFFERENCE if compared.reason == "unreliable" else "")
    either = "estimated" in (compared.status, compared.reference_status)
    number = written.number(compared.difference, signed=True)
    return cell(number, status="estimated" if either else "")


def marks(cells: Iterable[Mapping[str, Any]], words: Texts, *, differences: bool) -> str:
    """Return what the signs beside figures mean, of those that are used."""
    estimated = words.t("estimated, of a difference: at least one of the figures")
    used = {str(one[place]) for one in cells for place in ("number", "after")}
    known = {
        ESTIMATED: estimated if differences else words.t("estimated"),
        ")": words.t("unreliable: read with care"),
        HIDDEN: words.t("suppressed: too few cases"),
        NO_DIFFERENCE: words.t("no difference, for a figure is unreliable"),
    }
    signs = {")": "( )"}
    found = [f"{signs.get(one, one)} {told}" for one, told in known.items() if one in used]
    return "; ".join(found)


def align(rows: Sequence[Sequence[dict[str, Any]]], words: Texts) -> None:
    """Tell each cell what it lacks for the decimal signs of its column to stand in line."""
    fraction = re.compile(re.escape(words.number(0.5, 1)[1]) + r"\d+$")
    for column in zip(*rows, strict=True):
        found = [fraction.search(str(one["number"])) for one in column]
        longest = max((one.group() for one in found if one), key=len, default="")
        for cell, one in zip(column, found, strict=True):
            if str(cell["number"])[-1:].isdigit():
                cell["fill"] = longest[len(one.group()) if one else 0 :]
