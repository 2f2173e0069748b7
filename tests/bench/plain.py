"""The usual way: the map rebuilt by folium and `st_folium` on every change."""

import os
from typing import Final

import folium
import geopandas as gpd
import numpy as np
import streamlit as st
from streamlit_folium import st_folium

from quartmap.package import shared
from quartmap.package.location import data_folder

COLOURS: Final = ["#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494"]


class LocalMap(folium.Map):
    """The plain map, but its Leaflet comes from this server: no network is measured."""

    default_js: Final = [("leaflet", "../../leaflet/leaflet.js")]
    default_css: Final = [("leaflet_css", "../../leaflet/leaflet.css")]


@st.cache_resource
def areas(level: str, indicator: str, date: str) -> gpd.GeoDataFrame:
    """Return outlines with name, value and colour."""
    package = shared(data_folder()).package
    if package is None:
        raise LookupError(os.environ["QUARTMAP_DATA"])
    frame = package.areas(level)[["name", "geometry"]].copy()
    frame["value"] = package.observed(indicator, level, date)["value"].reindex(frame.index)
    bounds = np.nanquantile(frame["value"], [0.2, 0.4, 0.6, 0.8])
    frame["colour"] = np.array(COLOURS)[np.digitize(frame["value"].fillna(0), bounds)]
    return frame.reset_index()


query = st.query_params
choice = st.selectbox("Indicator", query["indicators"].split(","), key="choice")
shown = areas(query["level"], choice, query["date"])
west, south, east, north = shown.total_bounds
plain = LocalMap(tiles=None)
folium.GeoJson(
    shown,
    style_function=lambda area: {
        "fillColor": area["properties"]["colour"],
        "fillOpacity": 0.9,
        "color": "#ffffff",
        "weight": 1,
    },
    tooltip=folium.GeoJsonTooltip(["name", "value"]),
).add_to(plain)
plain.fit_bounds([[south, west], [north, east]])
st_folium(plain, height=700, use_container_width=True, returned_objects=[])
