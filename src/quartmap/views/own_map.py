"""The map to draw on: the areas it is sent, what was drawn, edited or chosen on it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

import shapely
import streamlit as st
from shapely.geometry import mapping as geojson

from quartmap.analysis.estimate_record import Estimate
from quartmap.analysis.own_place import home_level
from quartmap.maps.resources import url
from quartmap.maps.style import Change, Coded, actor_letters
from quartmap.own.record import OwnArea
from quartmap.package import DataPackage
from quartmap.texts import Notation, Texts
from quartmap.views import own_areas, own_input, own_words, pages
from quartmap.views.mapping import show

_NOTHING: Final = Coded("", ())
_TURN: Final = "_own_map_turn"
_CORNERS: Final = 3000
"""An outline with more is drawn simpler and not edited on the map."""
_COARSE_DEG: Final = 0.0002
_EDGE: Final = 0.25
_LEAST_DEG: Final = 0.012
Bounds = tuple[float, float, float, float]


def draw(
    package: DataPackage,
    words: Texts,
    areas: Sequence[OwnArea],
    estimates: Sequence[Estimate],
) -> None:
    """Draw the map with the areas; what is done on it comes with the next run."""
    change = Change(
        geometry="",
        areas=_NOTHING,
        cases=_NOTHING,
        case_ids=_cases(package),
        actors=actor_letters(package, ()),
        breaks=None,
        legend=None,
        notation=Notation(words, 0, ""),
        fit=_fit(package, areas),
        own=_own(package, words, areas, estimates),
    )
    show(package, words, _key(package, words), change)


def take(package: DataPackage, words: Texts) -> None:
    """Take over what was done on the map, once."""
    session = st.session_state
    answer = session.get(_key(package, words))
    if not isinstance(answer, dict):
        return
    turn = answer.get("turn")
    if not isinstance(turn, int) or not turn or turn == session.get(_TURN):
        return
    session[_TURN] = turn
    act, at = answer.get("act"), answer.get("at")
    number = at if isinstance(at, int) and 0 <= at < len(own_areas.areas()) else None
    if act == "draw":
        own_input.drawn(words, answer.get("shape"))
    elif act == "edit" and number is not None:
        own_input.drawn(words, answer.get("shape"), number)
    elif act == "choose" and number is not None:
        session["own_at"] = number
    elif act == "area" and answer.get("area") in package.register.index:
        session["own_way"], session["own_parts"] = "join", [str(answer["area"])]


def _key(package: DataPackage, words: Texts) -> str:
    return f"own-map-{package.digest[:12]}-{words.language}"


def _cases(package: DataPackage) -> tuple[str, ...]:
    outlines = package.geometry.get(package.dashboard.case_level)
    return () if outlines is None else tuple(map(str, outlines.index))


def _own(
    package: DataPackage,
    words: Texts,
    areas: Sequence[OwnArea],
    estimates: Sequence[Estimate],
) -> dict[str, Any]:
    at = own_areas.chosen()
    rows = []
    for number, (area, estimate) in enumerate(zip(areas, estimates, strict=True)):
        shape, lon, lat, editable = _drawn(area.shape)
        rows.append(
            {
                "letter": own_areas.letter(number),
                "name": area.name,
                "line": own_words.short(package, words, estimate),
                "sign": "x" if estimate.reason else "",
                "shape": shape,
                "at": [lat, lon],
                "chosen": number == at,
                "editable": editable,
            }
        )
    return {
        "areas": rows,
        "borders": _borders(package),
        "turn": int(st.session_state.get(_TURN, 0)),
        "words": _tools(words) | {"room": len(areas) < own_areas.AREAS},
    }


@lru_cache(maxsize=256)
def _drawn(
    shape: shapely.Polygon | shapely.MultiPolygon,
) -> tuple[dict[str, Any], float, float, bool]:
    """Return the shape as GeoJSON, a point inside (lon, lat), whether it can be edited."""
    point = shape.representative_point()
    editable = int(shapely.get_num_coordinates(shape)) <= _CORNERS
    seen = shape if editable else shape.simplify(_COARSE_DEG)
    return geojson(seen), round(point.x, 5), round(point.y, 5), editable


def _borders(package: DataPackage) -> str:
    """Return the address of the borders around, those of municipalities."""
    level = home_level(package)
    return url(package, f"areas-{level}.json") if level else ""


def _tools(words: Texts) -> dict[str, str]:
    t = words.t
    return {
        "tools": t("Draw and edit areas"),
        "draw": t("Draw an area"),
        "edit": t("Edit corners"),
        "drag": t("Move the area"),
        "undo": t("Take the last corner back"),
        "done": t("Finish"),
        "cancel": t("Cancel"),
        "first": t("Click: first corner"),
        "next": t("Click: next corner"),
        "close": t("Click: next corner; on the first one: finish"),
        "how_draw": t(
            "Set corner after corner; a click on the first one closes the area. By keyboard: "
            "arrow keys move the map, Enter sets a corner under the cross, Escape cancels."
        ),
        "how_edit": t("Pull a corner; small dots add one, a right click or long press removes it."),
        "how_drag": t("Pull the area to its new place."),
    }


def _fit(package: DataPackage, areas: Sequence[OwnArea]) -> dict[str, Any]:
    """Return the extent to show; the map moves only when an area came from beside it."""
    shown = own_input.shown()
    if not areas:
        bounds: Bounds = package.dashboard.places[0].bounds
    elif shown:
        bounds = _around([areas[own_areas.chosen()].shape])
    else:
        bounds = _around([one.shape for one in areas])
    arrived = "link" if areas and not shown else ""
    held = st.session_state.setdefault("_own_arrived", arrived)
    return {"key": f"{pages.OWN} {shown or held}", "bounds": bounds, "page": pages.OWN}


def _around(shapes: Sequence[shapely.Geometry]) -> Bounds:
    """Return south, west, north, east around shapes, with some of what surrounds them."""
    west, south, east, north = map(float, shapely.total_bounds(list(shapes)))
    across = max((east - west) * _EDGE, _LEAST_DEG)
    along = max((north - south) * _EDGE, _LEAST_DEG / 2)
    return south - along, west - across, north + along, east + across
