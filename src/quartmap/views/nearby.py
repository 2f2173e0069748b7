"""Near me: an address or a place becomes a circle."""

from functools import lru_cache
from typing import Final

import geopandas as gpd
import pandas as pd
import streamlit as st

from quartmap.analysis import folding
from quartmap.analysis.addresses import find_addresses
from quartmap.analysis.nearness import Near
from quartmap.errors import SelectionError
from quartmap.names import METRIC_CRS, WEB_CRS
from quartmap.package import DataPackage
from quartmap.package.addresses import addresses
from quartmap.texts import Texts
from quartmap.views.state import RADII

_MOST: Final = 8


def settle(package: DataPackage) -> None:
    """Put the point of what was typed into the session as `near`, before anything is drawn."""
    session = st.session_state
    if "near_text" not in session:
        return  # folded away: the choice stays
    asked = str(session["near_text"]).strip()
    if asked == session.get("_near_text", "") and session.get("near_choice") == session.get(
        "_near_choice"
    ):
        return
    matches = places(package, asked) if asked else {}
    session["_near_matches"] = matches
    if session.get("near_choice") not in matches:
        session["near_choice"] = next(iter(matches), None)
    session["near"] = matches.get(session["near_choice"], "")
    session["_near_text"], session["_near_choice"] = asked, session["near_choice"]


def ask(words: Texts) -> None:
    """Ask for an address or place."""
    session = st.session_state
    session.setdefault("near_text", session.get("_near_text", ""))
    st.text_input(words.t("Near me: address or place"), key="near_text")
    matches = session.get("_near_matches", {})
    if session.get("_near_text") and not matches:
        st.caption(words.t("Nothing found. Try a street with a house number, or a district."))
    if len(matches) > 1:
        st.selectbox(words.t("Found"), list(matches), key="near_choice")
    if session.get("near"):
        st.select_slider(
            words.t("Within (air line)"),
            RADII,
            key="radius",
            format_func=lambda radius: words.number(radius, 0) + "\N{NO-BREAK SPACE}m",
        )


def places(package: DataPackage, asked: str) -> dict[str, str]:
    """Return what fits `asked`, the best first: label to `lat,lon`."""
    found: dict[str, str] = {}
    for areas in package.geometry.values():
        hits = areas[folding.matches(areas["name"], asked)].head(_MOST)
        points = hits.representative_point()
        for name, lat, lon in zip(hits["name"], points.y, points.x, strict=True):
            found.setdefault(str(name), f"{lat:.5f},{lon:.5f}")
    listed = _addresses(package)
    if listed is not None:
        for row in find_addresses(listed, asked, _MOST).itertuples():
            found[f"{row.street} {row.house_number}".strip()] = f"{row.lat:.5f},{row.lon:.5f}"
    names = sorted(found, key=lambda name: (not name.lower().startswith(asked.lower()), len(name)))
    return {name: found[name] for name in names[:_MOST]}


@lru_cache(maxsize=2)
def _addresses(package: DataPackage) -> pd.DataFrame | None:
    return addresses(package)


def circle() -> Near | None:
    """Return the circle asked for, None without one or where the address is no point."""
    text = str(st.session_state.get("near", ""))
    if not text:
        return None
    try:
        lat, lon = (float(part) for part in text.split(","))
        return Near(lat, lon, float(st.session_state["radius"]))
    except (ValueError, SelectionError):
        st.session_state["near"] = ""
        return None


def bounds(near: Near) -> tuple[float, float, float, float]:
    """Return south, west, north, east of the circle in degrees."""
    point = gpd.GeoSeries.from_xy([near.lon], [near.lat], crs=WEB_CRS)
    west, south, east, north = (
        point.to_crs(METRIC_CRS).buffer(near.radius_m).to_crs(WEB_CRS).total_bounds
    )
    return float(south), float(west), float(north), float(east)
