"""The questions of the sidebar, in the order a person thinks: where, what, when, how, who."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from quartmap.analysis.folding import sort_key
from quartmap.names import LANGUAGES, SCHEMES
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import markup, nearby, state


def sidebar(package: DataPackage, words: Texts) -> None:
    """Draw the sidebar; every answer is in the session under its parameter's name."""
    board = package.dashboard
    st.html(
        markup.tag(
            "p",
            markup.text(words.pick(board.title)),
            markup.tag("small", markup.text(words.pick(board.subtitle))),
            css="q-brand",
        )
    )
    _where(package, words)
    _what(package, words)
    _how(words)
    _who(package, words)
    _search(package, words)
    _basemap(package, words)
    if st.button(words.t("Reset everything"), width="stretch"):
        st.session_state["_restart"] = True
        st.rerun()
    _language(words)


def _choose(key: str, label: str, options: Sequence[Any], naming: Callable[[Any], str]) -> None:
    """Draw a select box; an answer that is no longer offered gives way to the first."""
    if st.session_state.get(key) not in options:
        st.session_state[key] = options[0]
    st.selectbox(label, options, format_func=naming, key=key)


def _where(package: DataPackage, words: Texts) -> None:
    places = {place.id: words.pick(place.label) for place in package.dashboard.places}
    _choose("place", words.t("Where"), list(places), places.__getitem__)
    place = next(one for one in package.dashboard.places if one.id == st.session_state["place"])
    if st.session_state.get("_at") != place.id and place.level:
        st.session_state["level"] = place.level
    st.session_state["_at"] = place.id
    offered = set(_drawable(package)["level"])
    levels = {
        level.id: words.pick(level.plural)
        for level in package.dashboard.levels
        if level.id in offered
    }
    _choose("level", words.t("Areas"), list(levels), levels.__getitem__)


def _drawable(package: DataPackage) -> pd.DataFrame:
    """Return the combinations with figures for at least two areas of a drawn level."""
    offers = package.offers
    return offers[offers["level"].isin(list(package.geometry)) & (offers["count"] > 1)]


def _what(package: DataPackage, words: Texts) -> None:
    offers = _drawable(package)
    here = offers[offers["level"] == st.session_state["level"]]
    rows = package.indicators.loc[package.indicators.index.isin(here["indicator_id"])]
    topics = [one for one in package.dashboard.topics if one.id in set(rows["topic"])]
    labels = {one.id: words.pick(one.label) for one in topics}
    # The indicator decides on the topic, unless the visitor has just turned to another topic.
    wanted, topic = st.session_state["indicator"], st.session_state.get("topic")
    if wanted in rows.index and topic == st.session_state.get("_topic"):
        st.session_state["topic"] = rows.loc[wanted, "topic"]
    _choose("topic", words.t("Topic"), list(labels), labels.__getitem__)
    st.session_state["_topic"] = st.session_state["topic"]
    rows = rows[rows["topic"] == st.session_state["topic"]]
    names = {indicator: words.pick(row, "label") for indicator, row in rows.iterrows()}
    offered = sorted(names, key=lambda one: sort_key(names[one]))
    _choose("indicator", words.t("Indicator"), offered, names.__getitem__)
    dates = package.reference_dates(st.session_state["indicator"], st.session_state["level"])
    _choose("date", words.t("Reference date"), list(reversed(dates)), words.date)


def _how(words: Texts) -> None:
    names = {
        "natural": words.t("Natural breaks"),
        "quantiles": words.t("Quantiles (equal counts)"),
        "equal": words.t("Equal intervals"),
        "std": words.t("Standard deviation"),
        "own": words.t("Own breaks"),
    }
    with st.expander(words.t("Classes")):
        _choose("scheme", words.t("Method"), list(SCHEMES), names.__getitem__)
        if st.session_state["scheme"] == "own":
            st.text_input(words.t("Upper bounds, separated by semicolons"), key="breaks")
        else:
            st.slider(words.t("Number of classes"), 2, 9, key="k")
        left, right = st.columns(2)
        left.text_input(words.t("Values from"), key="min")
        right.text_input(words.t("Values to"), key="max")


def _who(package: DataPackage, words: Texts) -> None:
    board = package.dashboard
    modes = {one.id: words.pick(one.label) for one in board.modes}
    dimensions = {one.id: words.pick(one.label) for one in board.dimensions}
    types = {key: words.pick(row, "label") for key, row in package.actor_types.iterrows()}
    used = set(package.actors["actor_type"])
    with st.expander(words.t("Modes and actors")):
        st.multiselect(
            words.t("Mode of integration"),
            list(modes),
            format_func=modes.__getitem__,
            key="mode",
            placeholder=words.t("all"),
        )
        st.multiselect(
            words.t("Dimension of the actors"),
            list(dimensions),
            format_func=dimensions.__getitem__,
            key="dimension",
            placeholder=words.t("all"),
        )
        offered = sorted(
            (one for one in types if one in used), key=lambda one: sort_key(types[one])
        )
        st.multiselect(
            words.t("Type of actor"),
            offered,
            format_func=types.__getitem__,
            key="type",
            placeholder=words.t("all"),
        )


def _search(package: DataPackage, words: Texts) -> None:
    with st.expander(words.t("Search and near me")):
        st.text_input(words.t("Name of an area or actor"), key="q")
        nearby.ask(package, words)


def _basemap(package: DataPackage, words: Texts) -> None:
    tiles = {one.id: one for one in package.dashboard.tiles}
    if not tiles:
        return
    with st.expander(words.t("Basemap")):
        names = {"": words.t("Offline map (no one else is asked)")}
        names |= {key: one.label for key, one in tiles.items()}
        if st.session_state.get("tiles") not in names:
            st.session_state["tiles"] = ""
        st.selectbox(words.t("Online map"), list(names), format_func=names.__getitem__, key="tiles")
        chosen = tiles.get(st.session_state["tiles"])
        if chosen:
            notice = words.t(
                "Your browser now fetches images from {operator}, who sees your IP address.",
                operator=chosen.operator,
            )
            st.html(markup.tag("p", markup.text(notice), css="q-foot"))


def _language(words: Texts) -> None:
    names = {"de": "Deutsch", "en": "English"}
    st.session_state[state.LANG] = words.language
    st.segmented_control(
        "Sprache / Language",
        list(LANGUAGES),
        format_func=names.__getitem__,
        key=state.LANG,
        label_visibility="collapsed",
        required=True,
    )
