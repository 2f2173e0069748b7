"""Beside the map: the ranked table, the chart, the actors; each linked both ways."""

from typing import Final, cast

import pandas as pd
import streamlit as st

from quartmap.charts import SELECTION, Classes, ranking_chart
from quartmap.maps.palettes import COUNT_COLOUR, sequential
from quartmap.names import NO_VALUE
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import image_charts, markup, theme
from quartmap.views.actor_table import actor_table
from quartmap.views.echo import HEIGHT, Writer, fresh, selectable
from quartmap.views.figures import status_text
from quartmap.views.picture import Picture

MOST: Final = 1000
"""Rows of a table; nobody reads on, and each takes its time on the way."""


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
        image_charts.ranking(package, words, picture)
    elif tab == "actors":
        actor = actor_table(package, words, actors, st.session_state["actor"])
        if actor is not None:
            choose(actor=actor)
    else:
        _table(words, picture)


def choose(area: str = "", actor: str = "") -> None:
    """Take over a choice made beside the map; the map learns of it in the rerun."""
    if (area, actor) != (st.session_state["area"], st.session_state["actor"]):
        st.session_state["area"], st.session_state["actor"] = area, actor
        st.rerun()


def _table(words: Texts, picture: Picture) -> None:
    ranking, written = picture.ranking, picture.notation
    frame = pd.DataFrame(
        {
            "rank": ranking["rank"].astype("Int16"),
            "name": ranking["name"],
            "value": ranking["value"].map(written.rounded, na_action="ignore"),
        }
    )
    if ranking["status"].isin([*NO_VALUE, "unreliable"]).any():
        notes = ranking["status"].map(lambda status: status_text(str(status), words))
        frame["status"] = notes.astype("category")
    frame, rest = _shortened(frame, st.session_state["area"])
    columns = st.column_config
    config = {
        "rank": columns.NumberColumn(words.t("Rank"), width=52),
        "name": columns.TextColumn(words.t("Area")),
        "value": columns.NumberColumn(written.unit or words.t("Value"), width=90),
        "status": columns.TextColumn(words.t("Note")),
    }
    figures: dict[str, Writer] = {"value": written.number}
    area = selectable("table", frame, config, st.session_state["area"], written=figures)
    if rest:
        st.caption(
            words.n(
                "{count} more area is in the download.",
                "{count} more areas are in the download.",
                rest,
            )
        )
    if area is not None:
        choose(area=area)


def _shortened(frame: pd.DataFrame, chosen: str) -> tuple[pd.DataFrame, int]:
    """Return the first rows, the chosen one among them, and how many were left out."""
    if len(frame) <= MOST:
        return frame, 0
    kept = frame.iloc[:MOST]
    if chosen in frame.index and chosen not in kept.index:
        kept = pd.concat([kept, frame.loc[[chosen]]])
    return kept, len(frame) - len(kept)


def _told(words: Texts, picture: Picture) -> tuple[str, str]:
    """Return the chart's title as HTML, and its text alternative."""
    title = str(picture.legend["title"])
    foot = [str(line) for line in cast("list[object]", picture.legend["foot"])]
    shown = markup.tag("strong", markup.text(title)) + "<br>" + markup.text("; ".join(foot))
    told = words.t(
        "{title}, {foot}: the areas of the map as bars in the order of their values. The same "
        "figures stand in the table.",
        title=title,
        foot="; ".join(foot),
    )
    return markup.tag("p", shown, css="q-chart-title"), told


def _chart(words: Texts, picture: Picture) -> None:
    if picture.ranking["value"].notna().sum() == 0:
        st.caption(words.t("There is no figure to draw."))
        return
    breaks = picture.breaks
    classes = Classes(breaks, sequential(breaks.k) if breaks else (COUNT_COLOUR,))
    chosen = st.session_state["area"] or None
    chart = ranking_chart(picture.ranking, classes, picture.notation, chosen, theme.ink())
    title, told = _told(words, picture)
    st.html(title)
    with st.container(height=HEIGHT, border=False):
        event = st.altair_chart(
            chart, key="chart", on_select="rerun", selection_mode=SELECTION, alt=told
        )
    points = event.selection.get(SELECTION, []) if event else []
    ids = [str(point["id"]) for point in points if "id" in point]
    if fresh("chart", ids):
        choose(area=ids[0])
