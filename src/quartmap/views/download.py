"""Take the data away: each layer as seen or whole, as GeoJSON."""

import streamlit as st

from quartmap.export import geojson
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views.image_map import offer_map
from quartmap.views.picture import Picture, Question


def download(
    package: DataPackage,
    words: Texts,
    question: Question,
    picture: Picture,
    actors: tuple[str, ...],
) -> None:
    """Draw the download of a layer; the file is made when it is asked for."""
    board = package.dashboard
    levels = {level.layer: level for level in board.levels if level.id in package.geometry}
    names = {layer: words.pick(level.plural) for layer, level in levels.items()}
    names["actors"] = words.t("Local actors")
    current = next(layer for layer, level in levels.items() if level.id == question.level)
    offered = [current, "actors", *(one for one in levels if one != current)]
    if not len(package.actors):
        offered.remove("actors")
    with st.expander(
        words.t("Take the data away (GeoJSON)"), key="files", on_change="rerun"
    ) as box:
        if not box.open:
            return
        layer = st.selectbox(words.t("Layer"), offered, format_func=names.__getitem__, key="layer")
        seen = layer in {current, "actors"} and st.toggle(
            words.t("Only what the map shows"), value=True, key="seen"
        )

        def document() -> bytes:
            if layer == "actors":
                chosen = geojson.actor_layer(package, actor_ids=actors if seen else None)
            else:
                chosen = _areas(package, levels[layer].id, question, picture if seen else None)
            return geojson.dumps(chosen)

        part = "_selection" if seen else ""
        st.download_button(
            words.t("Download GeoJSON"),
            data=document,
            file_name=f"{package.name}_{layer}{part}.geojson",
            mime="application/geo+json",
            on_click="ignore",
            key="download",
        )
        offer_map(package, words, question, picture, actors)


def _areas(
    package: DataPackage, level: str, question: Question, seen: Picture | None
) -> geojson.Layer:
    """Return the layer with the indicator as seen, or whole with every indicator it has."""
    if seen is not None:
        areas = set(package.geometry[level].index)
        return geojson.area_layer(
            package,
            level,
            indicator_ids=(question.indicator,),
            reference_dates={question.indicator: question.date},
            area_ids=[area_id for area_id in seen.shown if area_id in areas],
        )
    offers = package.offers
    ids = offers.loc[offers["level"] == level, "indicator_id"].unique()
    dates = {question.indicator: question.date} if level == question.level else {}
    return geojson.area_layer(
        package, level, indicator_ids=[str(one) for one in ids], reference_dates=dates
    )
