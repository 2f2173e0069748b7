"""A map that runs through the dates: all are sent at once, the browser paints them."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from quartmap.analysis import difference
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import texts
from quartmap.views import compare_map_offers as offered
from quartmap.views.compare_map_choice import Pair, Side
from quartmap.views.compare_map_difference import answer
from quartmap.views.compare_map_offers import TIME
from quartmap.views.compare_map_picture import Drawn, classed, legend_for, painted
from quartmap.views.compare_map_words import change_label

Dated = tuple[Side, Drawn]
STEP_MS = 220
"""From one date to the next: more than four a second, and time to see the change."""


def dates(package: DataPackage, pair: Pair) -> tuple[str, ...]:
    """Return the dates that the map runs through, ascending."""
    side = pair.right
    found = offered.offers(package, TIME, side.level, (pair.left.place, side.place))
    return found[side.indicator].dates


@lru_cache(maxsize=16)
def dated_maps(package: DataPackage, pair: Pair, language: Language) -> tuple[Dated, ...]:
    """Return the map of every date, ascending, in classes of all; the newest has the legend."""
    side = pair.right
    sides = [Side(side.place, side.level, side.indicator, date) for date in dates(package, pair)]
    tables = [answer(package, one, language).observed for one in sides]
    newest = classed(package, pair, sides[-1], [tables[-1], *tables[:-1]], language)
    maps = [
        painted(package, pair, one, table, newest) for one, table in zip(sides, tables, strict=True)
    ]
    maps[-1] = replace(newest, legend=legend_for(package, pair, sides[-1], maps, tables))
    return tuple(zip(sides, maps, strict=True))


@lru_cache(maxsize=16)
def running(package: DataPackage, pair: Pair, language: Language) -> tuple[Drawn, dict[str, Any]]:
    """Return the map of the newest date, and every date's frame."""
    found = dated_maps(package, pair, language)
    earlier = (None, *(side for side, _ in found))
    frames = [
        _frame(package, side, before, drawn, language)
        for before, (side, drawn) in zip(earlier, found, strict=False)
    ]
    words = texts(language)
    return found[-1][1], {
        "list": frames,
        "step_ms": STEP_MS,
        "words": {
            "date": words.t("Reference date"),
            "play": words.t("Play the dates"),
            "pause": words.t("Pause"),
        },
    }


def _frame(
    package: DataPackage, side: Side, before: Side | None, drawn: Drawn, language: Language
) -> dict[str, Any]:
    words = texts(language)
    frame: dict[str, Any] = {
        "label": words.date(side.date),
        "codes": drawn.areas.codes,
        "values": drawn.areas.figures,
        "cases": drawn.cases.codes,
        "case_values": drawn.cases.figures,
    }
    if before:
        changes = difference.changes_between(package, side.indicator, before.date, side.date)
        if changes:
            frame["note"] = "; ".join(change_label(one, words) for one in changes)
    return frame
