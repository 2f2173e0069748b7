"""A circle around an address, a place, an actor or a point: what is typed becomes a centre."""

import re
from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Final

import streamlit as st

from quartmap.analysis import folding
from quartmap.analysis.nearness import is_exact
from quartmap.own import shapes
from quartmap.own.limits import RADIUS_M
from quartmap.own.record import OwnArea
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import own_input
from quartmap.views.nearby import places

_POINT: Final = re.compile(r"\s*(-?\d{1,3}(?:\.\d{1,15})?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d{1,15})?)\s*")
_MOST: Final = 8
_START_M: Final = 1000
_STEP_M: Final = 100
Point = tuple[float, float]


def circle(package: DataPackage, words: Texts) -> None:
    """Ask for centre and radius and offer the circle."""
    asked = st.text_input(
        words.t("Centre: address, place, actor, or longitude and latitude"),
        key="own_centre",
        max_chars=120,
        placeholder=words.t("for example 7.0105, 51.4872"),
    )
    found = centres(package, asked.strip()) if asked.strip() else {}
    if asked.strip() and not found:
        st.caption(words.t("Nothing found. Try a street with a house number, or a district."))
    if len(found) > 1:
        st.selectbox(words.t("Found"), list(found), key="own_centre_found")
    radius = st.number_input(
        words.t("Radius in metres"),
        min_value=RADIUS_M[0],
        max_value=RADIUS_M[1],
        value=_START_M,
        step=_STEP_M,
        key="own_radius",
    )
    if not found:
        return
    label = str(st.session_state.get("own_centre_found"))
    label = label if label in found else next(iter(found))
    name = words.t("{centre}, {radius} around", centre=label, radius=f"{words.number(radius, 0)} m")
    lon, lat = found[label]
    make = partial(_made, name, lon, lat, int(radius))
    st.button(
        words.t("Add the circle"),
        key="own_add_circle",
        on_click=own_input.add,
        args=(words, make),
        type="primary",
    )


def _made(name: str, lon: float, lat: float, radius_m: int) -> tuple[OwnArea, ...]:
    return (shapes.circle(name, lon, lat, radius_m),)


@lru_cache(maxsize=64)
def centres(package: DataPackage, asked: str) -> Mapping[str, Point]:
    """Return what fits `asked`: label to (lon, lat).

    Two numbers are a point. Which of them is the latitude need not be said: within Germany it is
    always the greater one.

    >>> centres(None, "51.5, 7.0")
    {'7.0, 51.5': (7.0, 51.5)}
    """
    point = _POINT.fullmatch(asked)
    if point:
        lon, lat = sorted(map(float, point.groups()))
        return {f"{lon}, {lat}": (lon, lat)}
    found: dict[str, Point] = {}
    for label, place in places(package, asked).items():
        lat, lon = map(float, place.split(","))
        found[label] = (lon, lat)
    return found | _actors(package, asked)


def _actors(package: DataPackage, asked: str) -> dict[str, Point]:
    actors = package.actors
    if actors.empty:
        return {}
    placed = actors[is_exact(actors)]
    hits = placed[folding.matches(placed["name"], asked)].head(_MOST)
    return {
        str(row["name"]): (round(float(row["lon"]), 6), round(float(row["lat"]), 6))
        for _, row in hits.iterrows()
    }
