"""Which areas and actors a visitor asked for."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd

from quartmap.analysis import folding, hierarchy, nearness
from quartmap.analysis.nearness import Near
from quartmap.errors import SelectionError, UnknownNameError

if TYPE_CHECKING:
    from quartmap.package import DataPackage


@dataclass(frozen=True, slots=True)
class AreaFilter:
    """What an area must meet to be shown; an empty part asks for nothing.

    place : area_id that the area must belong to.
    modes : modes of integration, one of which its case study must have.
    text : must occur in its name (case, umlauts and accents do not matter).
    value_range : inclusive; an open end is None; an area without a value is not in it.
    near : the area must lie within the radius, in part at least.
    """

    place: str = ""
    modes: tuple[str, ...] = ()
    text: str = ""
    value_range: tuple[float | None, float | None] = (None, None)
    near: Near | None = None


@dataclass(frozen=True, slots=True)
class ActorFilter:
    """What an actor must meet to be shown; an empty part asks for nothing.

    place : area_id that the actor must be in or serve.
    types, dimensions : one of each must be the actor's.
    text : must occur in its name, activity, address or type.
    near : within the radius; only actors placed to the building or street can meet it.
    """

    place: str = ""
    types: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    text: str = ""
    near: Near | None = None


def select_areas(
    package: "DataPackage",
    level: str,
    area_filter: AreaFilter,
    *,
    values: "pd.Series[float] | None" = None,
) -> tuple[str, ...]:
    """Return the ids of the areas of a level that meet the filter, in the order of its geometry.

    `values`, indexed by area_id, are those that `value_range` is about.

    Raises
    ------
    UnknownNameError
        If the package has no such level.
    SelectionError
        If a value range is asked for without values, or its ends are reversed.
    """
    if level not in package.geometry:
        known = ", ".join(package.geometry)
        raise UnknownNameError(f"There is no level {level!r}; the package has {known}.")
    areas = package.geometry[level]
    kept = folding.matches(areas["name"], area_filter.text)
    if area_filter.place:
        kept &= areas.index.isin(hierarchy.members(package.register, level, area_filter.place))
    if area_filter.modes:
        kept &= _in_modes(package, areas, area_filter.modes)
    if area_filter.value_range != (None, None):
        kept &= _in_range(values, area_filter.value_range).reindex(areas.index, fill_value=False)
    if area_filter.near is not None:
        kept &= nearness.within(areas, area_filter.near)
    return tuple(areas.index[kept])


def select_actors(package: "DataPackage", actor_filter: ActorFilter) -> tuple[str, ...]:
    """Return the ids of the actors that meet the filter, in the order of the package."""
    actors = package.actors
    kept = _actor_text(package, actor_filter.text)
    if actor_filter.types:
        kept &= actors["actor_type"].isin(actor_filter.types)
    if actor_filter.dimensions:
        kept &= actors["dimension"].isin(actor_filter.dimensions)
    if actor_filter.place:
        kept &= _in_or_serving(package, actor_filter.place)
    if actor_filter.near is not None:
        kept &= nearness.is_exact(actors) & nearness.within(actors, actor_filter.near)
    return tuple(actors.index[kept])


def _in_range(
    values: "pd.Series[float] | None", bounds: tuple[float | None, float | None]
) -> "pd.Series[bool]":
    low, high = bounds
    if values is None:
        raise SelectionError("A range of values needs an indicator: choose one first.")
    if low is not None and high is not None and low > high:
        raise SelectionError(f"The range of values ends ({high:g}) below its start ({low:g}).")
    start = -np.inf if low is None else low
    end = np.inf if high is None else high
    return values.between(start, end)


def _in_modes(
    package: "DataPackage", areas: gpd.GeoDataFrame, modes: tuple[str, ...]
) -> "pd.Series[bool]":
    """Tell which areas are, lie in or hold a case study of one of the modes."""
    found = pd.Series(data=False, index=areas.index)
    inner = areas.representative_point()
    cases = package.cases.cases if package.cases is not None else ()
    known = package.geometry.get(package.dashboard.case_level)
    outlines = {} if known is None else dict(zip(known.index, known.geometry, strict=True))
    for case in cases:
        if case.mode in modes and case.area_id in outlines:
            outline = outlines[case.area_id]
            found |= inner.within(outline) | areas.contains(outline.representative_point())
    return found


def _in_or_serving(package: "DataPackage", place: str) -> "pd.Series[bool]":
    register = package.register
    inside = {i for i in set(package.actors["area_id"]) if i} & set(register.index)
    inside = {i for i in inside if place in hierarchy.ancestors(register, i)}
    named = set(package.same_area(place))
    named |= {str(register.loc[i, "name"]) for i in named if i in register.index}
    served = [_serves(text, named) for text in package.actors["serves"]]
    return package.actors["area_id"].isin(inside) | pd.Series(served, package.actors.index)


def _serves(text: object, named: set[str]) -> bool:
    parts = text.split(";") if isinstance(text, str) else ()
    return any(part.strip() in named for part in parts)


def _actor_text(package: "DataPackage", text: str) -> "pd.Series[bool]":
    actors = package.actors
    found = folding.matches(actors["name"], text)
    if not text.strip():
        return found
    for column in ("activity_de", "activity_en", "address"):
        found |= folding.matches(actors[column], text)
    for column in ("label_de", "label_en"):
        found |= folding.matches(actors["actor_type"].map(package.actor_types[column]), text)
    return found
