"""Beside the map: what was chosen, the ranked table, the chart, the actors."""

import pandas as pd
import streamlit as st

from quartmap.analysis.folding import sort_key
from quartmap.analysis.nearness import distance_m
from quartmap.charts import ranking_chart
from quartmap.maps.palettes import COUNT_COLOUR, sequential
from quartmap.names import NO_VALUE
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import nearby
from quartmap.views.details import precision_text, status_text
from quartmap.views.picture import Picture

_HEIGHT = 460


def tabs(package: DataPackage, words: Texts, picture: Picture, actors: tuple[str, ...]) -> None:
    """Draw one of table, chart and actors: what is not looked at is not sent."""
    names = {
        "table": words.t("Table"),
        "chart": words.t("Chart"),
        "actors": words.t("Actors ({count})", count=words.number(len(actors), 0)),
    }
    if st.session_state.get("tab") not in names:
        st.session_state["tab"] = "table"
    tab = st.segmented_control(
        words.t("Beside the map"),
        list(names),
        format_func=names.__getitem__,
        key="tab",
        label_visibility="collapsed",
        required=True,
    )
    if tab == "chart":
        _chart(words, picture)
    elif tab == "actors":
        _actors(package, words, actors)
    else:
        _table(words, picture)


def _choose(area: str = "", actor: str = "") -> None:
    """Take over a choice made beside the map; the map learns of it in the rerun."""
    if (area, actor) != (st.session_state["area"], st.session_state["actor"]):
        st.session_state["area"], st.session_state["actor"] = area, actor
        st.rerun()


def _new_rows(key: str, rows: list[int]) -> bool:
    """Tell whether the selection of a table is a new act and not an echo of the last one."""
    fresh = st.session_state.get(f"_{key}") != rows
    st.session_state[f"_{key}"] = rows
    return fresh and bool(rows)


def _table(words: Texts, picture: Picture) -> None:
    ranking = picture.ranking
    frame = pd.DataFrame(
        {
            "rank": ranking["rank"].astype("Int16"),
            "name": ranking["name"],
            "value": ranking["value"].round(picture.notation.decimals),
        }
    )
    status = ranking["status"].map(lambda one: status_text(str(one), words))
    if (ranking["status"].isin([*NO_VALUE, "unreliable"])).any():
        frame["status"] = status.astype("category")
    config = {
        "rank": st.column_config.NumberColumn(words.t("Rank"), width=52),
        "name": st.column_config.TextColumn(words.t("Area")),
        "value": st.column_config.NumberColumn(
            picture.notation.unit or words.t("Value"), format="localized", width=90
        ),
        "status": st.column_config.TextColumn(words.t("Note")),
    }
    event = st.dataframe(
        frame,
        hide_index=True,
        column_config=config,
        height=_HEIGHT,
        key="table",
        placeholder="\N{EN DASH}",
        on_select="rerun",
        selection_mode="single-row",
    )
    if _new_rows("table", event.selection.rows):
        _choose(area=str(ranking.index[event.selection.rows[0]]))


def _chart(words: Texts, picture: Picture) -> None:
    if picture.ranking["value"].notna().sum() == 0:
        st.caption(words.t("There is no figure to draw."))
        return
    chart = ranking_chart(
        picture.ranking,
        picture.breaks,
        sequential(picture.breaks.k) if picture.breaks else (COUNT_COLOUR,),
        picture.notation,
        st.session_state["area"] or None,
    )
    with st.container(height=_HEIGHT, border=False):
        event = st.altair_chart(chart, key="chart", on_select="rerun", selection_mode="area")
    points = event.selection.get("area", []) if event else []
    ids = [str(point["id"]) for point in points if "id" in point]
    if _new_rows("chart", ids):  # type: ignore[arg-type]
        _choose(area=ids[0])


def _actors(package: DataPackage, words: Texts, shown: tuple[str, ...]) -> None:
    actors = package.actors.loc[list(shown)]
    types = actors["actor_type"].map(lambda one: words.pick(package.actor_types.loc[one], "label"))
    frame = pd.DataFrame(
        {
            "name": actors["name"],
            "type": types,
            "position": actors["coord_precision"].map(lambda one: precision_text(str(one), words)),
        }
    )
    near = nearby.circle()
    if near:
        frame.insert(0, "distance", distance_m(actors, near.lat, near.lon).round(-1))
        frame = frame.sort_values("distance")
    else:
        frame = frame.sort_values("name", key=lambda names: names.map(sort_key))
    config = {
        "distance": st.column_config.NumberColumn(words.t("Air line (m)"), format="localized"),
        "name": st.column_config.TextColumn(words.t("Actor")),
        "type": st.column_config.TextColumn(words.t("Type")),
        "position": st.column_config.TextColumn(words.t("Position")),
    }
    event = st.dataframe(
        frame,
        hide_index=True,
        column_config=config,
        height=_HEIGHT,
        key="actor_table",
        on_select="rerun",
        selection_mode="single-row",
    )
    unknown = int((actors["coord_precision"] == "none").sum())
    if unknown:
        st.caption(
            words.n(
                "{count} actor is not on the map: its location is not known.",
                "{count} actors are not on the map: their location is not known.",
                unknown,
            )
        )
    if _new_rows("actor_table", event.selection.rows):
        _choose(actor=str(frame.index[event.selection.rows[0]]))
