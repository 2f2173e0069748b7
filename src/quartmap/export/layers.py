"""Layers by name, as a person asks for them: `districts`, `actors`, with a condition."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quartmap.analysis import condition
from quartmap.errors import SelectionError, UnknownNameError
from quartmap.export import geojson
from quartmap.export.geojson import Layer
from quartmap.export.metadata import ACTORS, ACTORS_LABEL
from quartmap.export.values import stored_date
from quartmap.names import VALUE_SUFFIXES

if TYPE_CHECKING:
    from quartmap.package import DataPackage


@dataclass(frozen=True, slots=True)
class Offer:
    """A layer that can be exported: its name, what it holds (de, en), how many features."""

    name: str
    label_de: str
    label_en: str
    count: int


def offers(package: "DataPackage") -> tuple[Offer, ...]:
    """Return the layers that the package has, areas in the order of its levels, then actors."""
    areas = [
        Offer(level.layer, level.plural.de, level.plural.en, len(package.geometry[level.id]))
        for level in package.dashboard.levels
        if level.id in package.geometry
    ]
    if package.actors.empty:
        return tuple(areas)
    return (*areas, Offer(ACTORS, ACTORS_LABEL.de, ACTORS_LABEL.en, len(package.actors)))


def named_layer(
    package: "DataPackage",
    name: str,
    *,
    indicator_ids: Sequence[str] = (),
    reference_date: str | None = None,
    where: str = "",
) -> Layer:
    """Return a layer by its name, with the features that meet the condition.

    Without `indicator_ids` an area layer carries every indicator that its level has (at
    `reference_date`, if one is given). Indicators that the condition names are added.

    Raises
    ------
    UnknownNameError
        If the package lacks the layer, an indicator, or its values at that date.
    SelectionError
        If the condition cannot be read or answered.
    """
    asked = condition.parsed(where) if where.strip() else None
    layer = (
        _actors(package, indicator_ids, reference_date)
        if name == ACTORS and not package.actors.empty
        else _areas(package, name, indicator_ids, reference_date, asked)
    )
    if asked is None:
        return layer
    rows = [feature["properties"] for feature in layer["features"]]
    condition.checked(asked, rows)
    kept = [f["id"] for f in layer["features"] if asked.meets(f["properties"])]
    return geojson.selected(layer, kept, description=where.strip())


def _actors(
    package: "DataPackage", indicator_ids: Sequence[str], reference_date: str | None
) -> Layer:
    if indicator_ids or reference_date:
        raise SelectionError("Actors have no indicators: leave out --indicator and --date.")
    return geojson.actor_layer(package)


def _areas(
    package: "DataPackage",
    name: str,
    indicator_ids: Sequence[str],
    reference_date: str | None,
    asked: condition.Condition | None,
) -> Layer:
    known = [offer.name for offer in offers(package)]
    if name not in known:
        raise UnknownNameError(f"There is no layer {name!r}; there are: {', '.join(known)}.")
    level = package.level_of_layer(name)
    chosen = list(indicator_ids) or _offered(package, level, reference_date)
    if asked is not None:
        chosen += _named_indicators(package, asked)
    dates = {}
    if reference_date is not None:
        for indicator_id in chosen:
            if indicator_id in package.indicators.index:
                dates[indicator_id] = stored_date(package, indicator_id, level, reference_date)
    return geojson.area_layer(package, level, indicator_ids=chosen, reference_dates=dates)


def _offered(package: "DataPackage", level: str, reference_date: str | None) -> list[str]:
    rows = package.offers[package.offers["level"] == level]
    if reference_date is None:
        return sorted(set(rows["indicator_id"]))
    dates = rows["reference_date"]
    fitting = rows[(dates == reference_date) | dates.str.startswith(f"{reference_date}-")]
    if fitting.empty:
        known = ", ".join(sorted(set(dates))) or "none"
        raise UnknownNameError(
            f"The level {level!r} has no values of {reference_date!r}; its dates are: {known}."
        )
    return sorted(set(fitting["indicator_id"]))


def _named_indicators(package: "DataPackage", asked: condition.Condition) -> list[str]:
    names = {comparison.name for comparison in asked.comparisons()}
    return [
        str(indicator_id)
        for indicator_id in package.indicators.index
        if names & {f"{indicator_id}{suffix}" for suffix in VALUE_SUFFIXES}
    ]
