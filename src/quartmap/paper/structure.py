"""What a quarter is made of, for print: parts of wholes beside those of the areas around it."""

from collections.abc import Mapping
from typing import Any

from quartmap.analysis import parts, profile
from quartmap.package import DataPackage
from quartmap.paper.figures import HIDDEN, NOTHING, area_name, cell, marks
from quartmap.paper.sources import Sources
from quartmap.texts import Texts


def structure(
    package: DataPackage, area_id: str, words: Texts, sources: Sources
) -> dict[str, Any] | None:
    """Return the wholes that the quarter, or the area around it, has the parts of."""
    areas = (area_id, *profile.references(package, area_id))
    tables = [_whole(package, areas, one, words, sources) for one in parts.wholes(package, areas)]
    if not tables:
        return None
    return {
        "title": words.t("Age and housing structure"),
        "lead": words.t("Shares of the whole; only parts that add up to the whole are shown."),
        "label": words.t("Part"),
        "tables": tables,
        "marks": marks(
            (one for table in tables for row in table["rows"] for one in row["cells"]),
            words,
            differences=False,
        ),
    }


def _whole(
    package: DataPackage,
    areas: tuple[str, ...],
    whole: parts.Whole,
    words: Texts,
    sources: Sources,
) -> dict[str, Any]:
    start, labels = part_labels(package, whole, words)
    topic = next(one.label for one in package.dashboard.topics if one.id == whole.topic)
    name = area_name(package, areas[0])
    shares = {(one.indicator_id, one.area_id): one for one in whole.shares}
    longest = max((one.value or 0 for one in whole.shares), default=0) or 1
    about = (start, "%", words.date(whole.reference_date))
    return {
        "title": words.pick(topic),
        "about": ", ".join(one for one in about if one),
        "sources": sources.numbers(whole.source_ids),
        "absent": ""
        if areas[0] in whole.area_ids
        else words.t("No such figures for {name} itself.", name=name),
        "heads": [area_name(package, one) for one in whole.area_ids],
        "places": [areas.index(one) for one in whole.area_ids],
        "rows": [
            {
                "label": labels[part],
                "cells": [_share(shares[part, area], longest, words) for area in whole.area_ids],
            }
            for part in whole.part_ids
        ],
    }


def _share(share: parts.Share, longest: float, words: Texts) -> dict[str, Any]:
    if share.value is None:
        return cell(HIDDEN if share.status == "suppressed" else NOTHING) | {"length": 0}
    drawn = cell(words.number(share.value, 1), status=share.status)
    return drawn | {"length": round(share.value / longest, 4)}


def part_labels(
    package: DataPackage, whole: parts.Whole, words: Texts
) -> tuple[str, Mapping[str, str]]:
    """Return what the parts' labels have in common, and what is left of each."""
    labels = {one: words.pick(package.indicators.loc[one], "label") for one in whole.part_ids}
    if whole.total_id:
        return words.pick(package.indicators.loc[whole.total_id], "label"), labels
    split = [label.split() for label in labels.values()]
    count = 0
    while all(len(one) > count + 1 and one[count] == split[0][count] for one in split):
        count += 1
    start = " ".join(split[0][:count])
    rest = {one: " ".join(label.split()[count:]) for one, label in labels.items()}
    return (f"{start} \N{HORIZONTAL ELLIPSIS}" if start else ""), rest
