"""The actors in and near an own area, by dimension, for print."""

from typing import Any

from quartmap.analysis.own_actors import Presence
from quartmap.package import DataPackage
from quartmap.package.documents import Dimension
from quartmap.paper.columns import in_columns
from quartmap.paper.lists import entry, entry_lines, sign
from quartmap.paper.sources import Sources
from quartmap.texts import Texts


def actors(
    package: DataPackage, words: Texts, there: Presence, sources: Sources
) -> dict[str, Any] | None:
    """Return the actors in columns, None where the package has no actors."""
    if package.actors.empty:
        return None
    groups = [_group(package, one, words, there, sources) for one in package.dashboard.dimensions]
    return {
        "title": words.t("Local actors in and near the area"),
        "further": near_text(words),
        "columns": in_columns(groups, entry_lines, 3),
    }


def near_text(words: Texts) -> str:
    """Return what counts as near."""
    return words.t(
        "Near: within 1 km of the edge, air line. Distances only of actors whose building or "
        "street is known."
    )


def distance_text(words: Texts, metres: float) -> str:
    """Return a distance as it is told: in tens of metres."""
    return words.t("{distance} m away", distance=words.number(max(10, round(metres, -1)), 0))


def count_text(words: Texts, inside: int, near: int) -> str:
    """Return how many actors there are; none is told as such."""
    if not inside + near:
        return words.t("none recorded in or near the area")
    return words.t(
        "{inside} inside, {near} near", inside=words.number(inside, 0), near=words.number(near, 0)
    )


def of_dimension(
    package: DataPackage, there: Presence, dimension_id: str
) -> tuple[list[str], list[tuple[str, float]]]:
    """Return those inside, and those near with their distance, of a dimension."""
    kinds = package.actors["dimension"]
    inside = [one for one in there.inside if kinds[one] == dimension_id]
    return inside, [pair for pair in there.near if kinds[pair[0]] == dimension_id]


def _group(
    package: DataPackage, dimension: Dimension, words: Texts, there: Presence, sources: Sources
) -> dict[str, Any]:
    inside, near = of_dimension(package, there, dimension.id)
    notes = dict.fromkeys(inside, "") | {key: distance_text(words, far) for key, far in near}
    rows = []
    for key, note in notes.items():
        row = entry(package, package.actors.loc[[key]].to_dict("records")[0], words, sources)
        rows.append(
            row | {"address": "", "note": ", ".join(one for one in (note, row["note"]) if one)}
        )
    return {
        "title": words.pick(dimension.label),
        "count": count_text(words, len(inside), len(near)),
        "sign": sign(dimension),
        "rows": rows,
    }
