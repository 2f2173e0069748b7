"""Corners as text: what the mouse does on the map, by keyboard."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

import shapely
import streamlit as st

from quartmap.own.record import OwnArea
from quartmap.texts import Texts
from quartmap.views import own_areas, own_input

_MOST: Final = 2000
"""An outline with more corners is not edited by hand."""
_NUMBER: Final = r"(-?\d{1,9}(?:\.\d{1,15})?)"
_CORNER: Final = re.compile(rf"\s*{_NUMBER}\s*[,; \t]\s*{_NUMBER}\s*")
_CLOSED: Final = 4
Ring = list[list[float]]


def new_corners(words: Texts) -> None:
    """Offer to type the corners of a new area."""
    with st.expander(words.t("Type corners instead"), key="own_typed", on_change="rerun") as box:
        if not box.open:
            return
        st.text_area(
            _label(words), key="own_new_corners", height=150, placeholder="7.00, 51.50\n7.02, 51.50"
        )
        st.button(words.t("Add the area"), key="own_add_corners", on_click=_add, args=(words,))


def edit_corners(words: Texts, area: OwnArea, at: int) -> None:
    """Offer the corners of an area to be changed."""
    if int(shapely.get_num_coordinates(area.shape)) > _MOST:
        st.caption(words.t("This outline has too many corners to change them one by one."))
        return
    with st.expander(words.t("Corners as text"), key="own_corners", on_change="rerun") as box:
        if not box.open:
            return
        held = st.session_state
        if "own_corner_text" not in held or held.get("_own_corners_of") != area.shape:
            held["own_corner_text"], held["_own_corners_of"] = as_text(area.shape), area.shape
        st.text_area(_label(words), key="own_corner_text", height=220)
        st.button(
            words.t("Take these corners"), key="own_save_corners", on_click=_save, args=(words, at)
        )


def _label(words: Texts) -> str:
    return words.t(
        "One corner a line: longitude, latitude. An empty line begins another part; a part inside "
        "another one is a hole."
    )


def _add(words: Texts) -> None:
    text = str(st.session_state.get("own_new_corners", ""))
    before = own_areas.text()
    own_input.drawn(words, as_geometry(text))
    if own_areas.text() != before:
        st.session_state["own_new_corners"] = ""
        own_input.show_chosen()


def _save(words: Texts, at: int) -> None:
    own_input.drawn(words, as_geometry(str(st.session_state.get("own_corner_text", ""))), at)


@lru_cache(maxsize=32)
def as_text(shape: shapely.Polygon | shapely.MultiPolygon) -> str:
    """Return the corners, a line each; an empty line between rings.

    >>> as_text(shapely.box(7, 51, 8, 52)).splitlines()
    ['8.000000, 51.000000', '8.000000, 52.000000', '7.000000, 52.000000', '7.000000, 51.000000']
    """
    polygons = shapely.get_parts(shape)
    rings = [ring for one in polygons for ring in (one.exterior, *one.interiors)]
    parts = ("\n".join(f"{lon:.6f}, {lat:.6f}" for lon, lat in one.coords[:-1]) for one in rings)
    return "\n\n".join(parts)


def as_geometry(text: str) -> dict[str, Any]:
    r"""Return what was typed as GeoJSON; lines that are no corner stay, for the reading to refuse.

    >>> as_geometry("7, 51 \n 8; 51\n8 52")["coordinates"]
    [[[[7.0, 51.0], [8.0, 51.0], [8.0, 52.0], [7.0, 51.0]]]]
    """
    parts = re.split(r"\n[ \t\r]*\n+", text.strip())
    rings = [_ring(one.splitlines()) for one in parts if one.strip()]
    return {"type": "MultiPolygon", "coordinates": _nested(rings)}


def _ring(lines: Sequence[str]) -> Ring:
    found = [_CORNER.fullmatch(line) for line in lines if line.strip()]
    ring = [[float(number) for number in one.groups()] if one else [] for one in found]
    return ring if ring[:1] == ring[-1:] and len(ring) > 1 else [*ring, *ring[:1]]


def _nested(rings: Sequence[Ring]) -> list[list[Ring]]:
    """Return the rings as polygons: one that lies inside an earlier one is a hole in it."""
    polygons: list[list[Ring]] = []
    for ring in rings:
        around = next((one for one in polygons if _holds(one[0], ring)), None)
        if around is None:
            polygons.append([ring])
        else:
            around.append(ring)
    return polygons


def _holds(outer: Ring, inner: Ring) -> bool:
    whole = all(len(one) >= _CLOSED and all(one) for one in (outer, inner))
    if not whole:
        return False
    around, hole = shapely.Polygon(outer), shapely.Polygon(inner)
    return bool(around.is_valid and hole.is_valid and around.contains(hole))
