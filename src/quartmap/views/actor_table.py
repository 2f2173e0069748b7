"""The actors as a table, nearest first where a place was asked for."""

from functools import partial

import geopandas as gpd
import pandas as pd
import streamlit as st

from quartmap.analysis.folding import sort_key
from quartmap.analysis.nearness import distance_m
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import nearby
from quartmap.views.actor_card import precision_text
from quartmap.views.echo import selectable


def actor_table(
    package: DataPackage, words: Texts, shown: tuple[str, ...], chosen: str
) -> str | None:
    """Draw the table of the actors that are shown; return a new choice, None without one."""
    actors = package.actors.loc[list(shown)]
    columns = st.column_config
    config = {
        "distance": columns.NumberColumn(words.t("Air line (m)")),
        "name": columns.TextColumn(words.t("Actor")),
        "type": columns.TextColumn(words.t("Type")),
        "position": columns.TextColumn(words.t("Position")),
    }
    frame = _frame(package, words, actors)
    figures = {"distance": partial(words.number, decimals=0)} if "distance" in frame else None
    picked = selectable("actors", frame, config, chosen, written=figures)
    unknown = int((actors["coord_precision"] == "none").sum())
    if unknown:
        st.caption(
            words.n(
                "{count} actor is not on the map: its location is not known.",
                "{count} actors are not on the map: their location is not known.",
                unknown,
            )
        )
    return picked


def _frame(package: DataPackage, words: Texts, actors: gpd.GeoDataFrame) -> pd.DataFrame:
    labels = {key: words.pick(row, "label") for key, row in package.actor_types.iterrows()}
    frame = pd.DataFrame(
        {
            "name": actors["name"],
            "type": actors["actor_type"].map(labels),
            "position": actors["coord_precision"].map(lambda one: precision_text(str(one), words)),
        }
    )
    near = nearby.circle()
    if near:
        # To 10 m: an address point is no more exact.
        frame.insert(0, "distance", distance_m(actors, near.lat, near.lon).round(-1))
        return frame.sort_values("distance")
    return frame.sort_values("name", key=lambda names: names.map(sort_key))
