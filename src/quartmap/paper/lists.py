"""What the printed profile lists: events in the order of time, actors by dimension."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from quartmap.analysis.folding import sort_key
from quartmap.charts.timeline import first_year
from quartmap.package import DataPackage
from quartmap.package.documents import Dimension
from quartmap.paper import drawings
from quartmap.paper.actors import actors_of, currency_text, further_text
from quartmap.paper.columns import balanced, in_columns, lines
from quartmap.paper.events import events_of
from quartmap.paper.figures import area_name
from quartmap.paper.sources import Sources
from quartmap.texts import Texts

_SHAPES: Final = {
    "square": '<rect x="2" y="2" width="12" height="12"/>',
    "diamond": '<path d="M8 0 16 8 8 16 0 8Z"/>',
    "circle": '<circle cx="8" cy="8" r="7"/>',
    "triangle": '<path d="M8 1 15.5 15H.5Z"/>',
}


def events(
    package: DataPackage, area_id: str, words: Texts, sources: Sources
) -> dict[str, Any] | None:
    """Return the events of the quarter and around it as chart and list, None without any."""
    events = events_of(package, words.language, area_id)
    if events.empty:
        return None
    rows = [
        {
            "date": row["written"],
            "text": row["event"],
            "claim": words.t("Claim of a party or the press") if row["is_claim"] else "",
            "about": "" if row["own"] else area_name(package, row["area_id"]),
            "sources": sources.numbers([row["source_id"]]),
        }
        for row in events.to_dict("records")
    ]
    return {
        "title": words.t("Timeline of the local debate"),
        "lead": words.t(
            "Dated events by category, {first} to {last}. Filled: of the quarter itself; hollow: "
            "of the areas around it. A bar: only the year is known.",
            first=first_year(events["date"]),
            last=max(events["date"])[:4],
        ),
        "svg": drawings.strip(package, area_id, words.language),
        "alt": words.t("The events of the list below on a line of time."),
        "label": [words.t("Date"), words.t("Event")],
        "columns": balanced(rows, lambda one: lines(one["text"] + one["about"], 58), 2),
    }


def actors(
    package: DataPackage, area_id: str, words: Texts, sources: Sources
) -> dict[str, Any] | None:
    """Return the quarter's actors in columns, None where the package has no actors."""
    if package.actors.empty:
        return None
    actors = actors_of(package, area_id)
    groups = [
        _dimension(package, one, actors[actors["dimension"] == one.id], words, sources)
        for one in package.dashboard.dimensions
    ]
    return {
        "title": words.t("Local actors of the quarter"),
        "further": further_text(package, words, area_id),
        "columns": in_columns(groups, entry_lines, 3),
    }


def entry_lines(row: Mapping[str, Any]) -> float:
    """Return in about how many lines an actor is printed."""
    return lines(f"{row['name']}, {row['type']}, {row['address']} {row['note']}", 37) + 0.3


def _dimension(
    package: DataPackage,
    dimension: Dimension,
    actors: pd.DataFrame,
    words: Texts,
    sources: Sources,
) -> dict[str, Any]:
    rows = actors.sort_values("name", key=lambda column: column.map(sort_key))
    return {
        "title": words.pick(dimension.label),
        "count": words.n("{count} actor", "{count} actors", len(actors)),
        "sign": sign(dimension),
        "rows": [entry(package, row, words, sources) for row in rows.to_dict("records")],
    }


def entry(
    package: DataPackage, row: Mapping[Any, Any], words: Texts, sources: Sources
) -> dict[str, Any]:
    """Return what is printed of an actor."""
    return {
        "name": row["name"],
        "type": words.pick(package.actor_types.loc[row["actor_type"]], "label"),
        "address": row["address"],
        "note": currency_text(words, str(row["currency"])),
        "sources": sources.numbers([row["source_id"]]),
    }


def signs(package: DataPackage, words: Texts) -> dict[str, Any]:
    """Return what the signs of actors on a map mean."""
    return {
        "signs": [
            {"svg": sign(one), "label": words.pick(one.label)}
            for one in package.dashboard.dimensions
        ],
        "note": words.t(
            "Letters: type of the actor; ring with a number: several actors close together; "
            "halo: only the street or locality is known."
        ),
    }


def sign(dimension: Dimension) -> str:
    """Return the symbol of a dimension as SVG."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" '
        f'fill="{dimension.colour}">{_SHAPES[dimension.shape]}</svg>'
    )
