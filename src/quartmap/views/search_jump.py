"""Where a hit of the search leads: a page and its address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from quartmap.analysis import hierarchy
from quartmap.analysis.search import Entry, Kind
from quartmap.names import LANGUAGES, Language
from quartmap.package import DataPackage
from quartmap.package.documents import Place
from quartmap.views import state
from quartmap.views.choices import FEWEST
from quartmap.views.data_choice import INDICATORS
from quartmap.views.navigation import ACTORS, DATA, MAP

Address = dict[str, str]
Box = tuple[float, float, float, float]
_SPARED: Final = ("scheme", "k", "breaks", "radius", "tiles")
"""What a jump leaves as it was; filters might hide what was looked for."""


@dataclass(frozen=True, slots=True)
class View:
    """What the map shows: of that a jump keeps what fits the hit."""

    place: str
    level: str
    indicator: str
    date: str


def jump(
    package: DataPackage, entry: Entry, kept: Mapping[str, Any], language: Language, here: str
) -> tuple[str, Address]:
    """Return page and address of a hit; `kept` are the map's choices, `here` the page one is on."""
    page, address = _target(package, entry, kept)
    if not address and page == MAP != here:  # without an address the map would stand as it was left
        address = {"place": package.dashboard.view.place}
    if language != LANGUAGES[0]:
        address = {**address, state.LANG: language}
    return page, address


def _target(package: DataPackage, entry: Entry, kept: Mapping[str, Any]) -> tuple[str, Address]:
    if entry.kind == "page":
        page, _, section = entry.key.partition("/")
        return page, {"section": section} if section else {}
    if entry.kind == "actor_type":
        return ACTORS, {"type": entry.key}
    if entry.kind == "indicator" and not _offers(package, entry.key):
        return DATA, {"section": INDICATORS, "sheet": entry.key}
    view = View(*(str(kept[name]) for name in ("place", "level", "indicator", "date")))
    view, chosen = _VIEWS[entry.kind](package, view, entry.key)
    view = _with_figures(package, view)
    values = {name: kept[name] for name in _SPARED} | chosen
    shown = {"place": view.place, "level": view.level, "indicator": view.indicator}
    return MAP, state.write_address(
        state.parameters(package),
        {**values, **shown, "date": view.date},
        state.own_levels(package),
    )


def _to_area(package: DataPackage, view: View, area_id: str) -> tuple[View, Address]:
    row = package.register.loc[area_id]
    place = place_of_area(package, area_id)
    levels = {level for dates in _all_offers(package).values() for level in dates}
    level = str(row["level"]) if row["level"] in levels else place.level or view.level
    return replace(view, place=place.id, level=level), {"area": area_id}


def _to_actor(package: DataPackage, view: View, actor_id: str) -> tuple[View, Address]:
    area_id = str(package.actors.at[actor_id, "area_id"])
    return _at(view, place_of_area(package, area_id)), {"actor": actor_id}


def _to_address(package: DataPackage, view: View, key: str) -> tuple[View, Address]:
    lat, lon = (float(part) for part in key.split(","))
    return _at(view, _place(package, (lat, lon, lat, lon), lambda _: True)), {"near": key}


def _to_indicator(package: DataPackage, view: View, indicator: str) -> tuple[View, Address]:
    """Stay at place and level where the indicator has figures there, else go where it has most."""
    dates = _offers(package, indicator)
    levels = sorted(dates, key=lambda one: (one != view.level, -max(dates[one].values())))
    view = replace(view, level=levels[0], indicator=indicator, date=max(dates[levels[0]]))
    places = sorted(package.dashboard.places, key=lambda one: one.id != view.place)
    there = next((one for one in places if _shows_figures(package, one, view)), places[0])
    return replace(view, place=there.id), {}


_VIEWS: Final[Mapping[Kind, Callable[[DataPackage, View, str], tuple[View, Address]]]] = {
    "area": _to_area,
    "actor": _to_actor,
    "address": _to_address,
    "indicator": _to_indicator,
}


def _at(view: View, place: Place) -> View:
    """Go to a place; at the level that says most there, unless one is there already."""
    level = view.level if view.place == place.id else place.level or view.level
    return replace(view, place=place.id, level=level)


def _with_figures(package: DataPackage, view: View) -> View:
    """Take another date, else another indicator where the level has no figure of this one."""
    board = package.dashboard.view
    for indicator in (view.indicator, board.indicator, *package.indicators.index):
        dates = _offers(package, indicator).get(view.level)
        if dates:
            date = view.date if view.date in dates else max(dates)
            return replace(view, indicator=str(indicator), date=date)
    return view


def _offers(package: DataPackage, indicator: str) -> Mapping[str, Mapping[str, int]]:
    """Return the levels and dates at which the map offers an indicator, with how many areas."""
    return _all_offers(package).get(indicator, {})


@lru_cache(maxsize=2)
def _all_offers(package: DataPackage) -> Mapping[str, Mapping[str, Mapping[str, int]]]:
    found: dict[str, dict[str, dict[str, int]]] = {}
    for indicator, level, date, count in package.offers.itertuples(index=False):
        if count >= FEWEST and level in package.geometry:
            found.setdefault(indicator, {}).setdefault(level, {})[date] = count
    return found


def _shows_figures(package: DataPackage, place: Place, view: View) -> bool:
    observed = package.observed(view.indicator, view.level, view.date).index
    return bool(set(observed) & set(_members(package, view.level, place)))


@lru_cache(maxsize=256)
def _members(package: DataPackage, level: str, place: Place) -> frozenset[str]:
    """Return the areas of a level that the map shows at a place."""
    inside = any(one.within_cases for one in package.dashboard.levels if one.id == level)
    around = place.municipality if inside else ""
    return frozenset(hierarchy.members(package.register, level, around))


@lru_cache(maxsize=512)
def place_of_area(package: DataPackage, area_id: str) -> Place:
    """Return the place at which the map shows an area: its own, else the closest around it."""
    level = str(package.register.at[area_id, "level"])
    outlines = package.geometry.get(level)
    box = None
    if outlines is not None and area_id in outlines.index:
        west, south, east, north = outlines.geometry.loc[area_id].bounds
        box = (south, west, north, east)
    same = package.same_area(area_id)
    own = next((one for one in package.dashboard.places if one.case in same), None)
    return own or _place(package, box, lambda one: area_id in _members(package, level, one))


def _place(package: DataPackage, box: Box | None, shows: Callable[[Place], bool]) -> Place:
    """Return the smallest place with all of `box`, those that are no case study first."""
    places = [one for one in package.dashboard.places if shows(one)]
    places = places or list(package.dashboard.places)
    around = [one for one in places if box and _contains(one.bounds, box)]
    if around:
        return min(around, key=lambda one: (bool(one.case), _size(one.bounds)))
    return max(places, key=lambda one: _size(one.bounds))


def _contains(outer: Box, inner: Box) -> bool:
    south, west, north, east = outer
    return south <= inner[0] and west <= inner[1] and inner[2] <= north and inner[3] <= east


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
