"""The frames of the two maps: what each is sent, how they go together, what was chosen on them."""

import math
from functools import lru_cache
from typing import Any, Final

import streamlit as st

from quartmap.analysis import hierarchy
from quartmap.maps.resources import url
from quartmap.maps.style import Change, actor_letters
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import compare_map_offers as offered
from quartmap.views import compare_map_time as time
from quartmap.views import compare_map_words as wording
from quartmap.views import pages
from quartmap.views.compare_map_choice import Pair, Side
from quartmap.views.compare_map_offers import TIME
from quartmap.views.compare_map_picture import Drawn, drawn
from quartmap.views.mapping import let_paint, show

SIDES: Final = ("a", "b")
_PAUSE_S: Final = 0.25
"""Two maps take longer than one; sent sooner, the rest would be drawn before the second."""
_TURN: Final = "_compare_turn"
Bounds = tuple[float, float, float, float]


def changes(package: DataPackage, words: Texts, pair: Pair) -> tuple[Change, ...]:
    """Return what each map is sent."""
    frames = None
    if pair.versus == TIME:
        newest, frames = time.running(package, pair, words.language)
        maps: tuple[Drawn, ...] = (newest,)
    else:
        maps = drawn(package, pair, words.language)
    sides = zip(pair.sides, maps, strict=False)
    found = (_change(package, words, pair, side, one) for side, one in sides)
    return tuple(_with_frames(one, frames) if frames else one for one in found)


def draw(package: DataPackage, words: Texts, sent: tuple[Change, ...]) -> None:
    """Draw the maps; what is chosen on one comes with the next run."""
    for name, change in zip(SIDES, sent, strict=False):
        show(package, words, _key(package, words, name), change)


def give_time() -> None:
    """Give the maps a moment to be painted before the rest of the page is sent."""
    let_paint(_PAUSE_S)


def take(package: DataPackage, words: Texts) -> bool:
    """Take over an area chosen on a map, once; return whether there is a new one."""
    session = st.session_state
    answers = [session.get(_key(package, words, name)) for name in SIDES]
    newest = max(
        (one for one in answers if isinstance(one, dict)),
        key=lambda one: int(one.get("turn") or 0),
        default={},
    )
    turn = int(newest.get("turn") or 0)
    if turn <= int(session.get(_TURN, 0)):
        return False
    session[_TURN] = turn
    area = str(newest.get("area") or "")
    session["area"] = area if area in package.register.index else ""
    return True


def _key(package: DataPackage, words: Texts, name: str) -> str:
    return f"compare-{name}-{package.digest[:12]}-{words.language}"


def _change(package: DataPackage, words: Texts, pair: Pair, side: Side, one: Drawn) -> Change:
    outlines = package.geometry.get(package.dashboard.case_level)
    return Change(
        geometry=url(package, f"areas-{side.level}.json"),
        areas=one.areas,
        cases=one.cases,
        case_ids=() if outlines is None else tuple(map(str, outlines.index)),
        actors=actor_letters(package, ()),
        breaks=one.breaks,
        legend=one.legend,
        notation=one.notation,
        fit=_fit(package, pair, side),
        area=st.session_state["area"] or None,
        largest=one.largest,
        turn=int(st.session_state.get(_TURN, 0)),
        palette=one.palette,
        link=_link(package, words, pair, side),
    )


def _with_frames(change: Change, frames: dict[str, Any]) -> Change:
    given = {name: getattr(change, name) for name in Change.__slots__}
    return Change(**given | {"frames": frames})


def _fit(package: DataPackage, pair: Pair, side: Side) -> dict[str, Any]:
    at = pair.sides.index(side)
    level = pair.left.level
    inner = level if any(offered.narrowed(package, level, one.place) for one in pair.sides) else ""
    return {
        "key": " ".join([side.place, inner, *(one.place for one in pair.sides)]),
        "bounds": extents(package, pair)[at],
        "page": f"{pages.COMPARE}-{SIDES[at]}",
    }


def extents(package: DataPackage, pair: Pair) -> tuple[Bounds, ...]:
    """Return what each map shows, all of one size: south, west, north, east in degrees."""
    return framed(tuple(extent(package, one.level, one.place) for one in pair.sides))


@lru_cache(maxsize=128)
def extent(package: DataPackage, level: str, place_id: str) -> Bounds:
    """Return what to show of a place: its areas of the level where it is narrowed to them."""
    place = offered.place_of(package, place_id)
    around = offered.narrowed(package, level, place_id)
    if not around:
        return place.bounds
    outlines = package.geometry[level]
    ids = hierarchy.members(package.register, level, around)
    cases = package.geometry.get(package.dashboard.case_level)
    if not ids and place.case and cases is not None:
        outlines, ids = cases, (place.case,)
    if not ids:
        return place.bounds
    west, south, east, north = outlines.loc[list(ids)].total_bounds.tolist()
    return south, west, north, east


@lru_cache(maxsize=128)
def framed(extents: tuple[Bounds, ...]) -> tuple[Bounds, ...]:
    """Return an extent around each, all of one size on the map: south, west, north, east."""
    flat = [(_upward(south), west, _upward(north), east) for south, west, north, east in extents]
    height = max(north - south for south, _, north, _ in flat)
    width = max(east - west for _, west, _, east in flat)
    return tuple(
        (
            _latitude((south + north - height) / 2),
            (west + east - width) / 2,
            _latitude((south + north + height) / 2),
            (west + east + width) / 2,
        )
        for south, west, north, east in flat
    )


def _upward(latitude: float) -> float:
    """Return how far up a latitude lies on a web map, in degrees of longitude."""
    return math.degrees(math.asinh(math.tan(math.radians(latitude))))


def _latitude(upward: float) -> float:
    return math.degrees(math.atan(math.sinh(math.radians(upward))))


def _link(package: DataPackage, words: Texts, pair: Pair, side: Side) -> dict[str, Any]:
    bounds, at = extents(package, pair), pair.sides.index(side)
    return {
        "side": SIDES[at],
        "single": pair.single,
        "laid": pair.laid,
        "at": [_centre(one) for one in (bounds[0], bounds[-1])],
        "caption": wording.caption(package, pair, side, words),
        "diverging": bool(pair.minus),
        "handle": words.t("Divider between the two maps"),
        "shares": words.t("%d per cent of the map on the left"),
    }


def _centre(bounds: Bounds) -> list[float]:
    south, west, north, east = bounds
    return [_latitude((_upward(south) + _upward(north)) / 2), (west + east) / 2]
