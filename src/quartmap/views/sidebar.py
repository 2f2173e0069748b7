"""The questions of the sidebar, in the order a person thinks: where, what, when, how, who."""

from collections.abc import Callable, Mapping
from functools import lru_cache

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from quartmap.analysis.folding import sort_key
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import Texts, texts
from quartmap.views import markup, nearby, search, share, state
from quartmap.views.choices import Choices
from quartmap.views.pages import MAP


def sidebar(
    package: DataPackage, words: Texts, choices: Choices, on_reset: Callable[[], None]
) -> None:
    """Draw the sidebar; every answer is in the session under its parameter's name."""
    search.draw(package, words, MAP)
    _choose("place", words.t("Where"), choices.places)
    _choose("level", words.t("Areas"), choices.levels)
    _choose("topic", words.t("Topic"), choices.topics)
    _choose("indicator", words.t("Indicator"), choices.indicators)
    _choose("date", words.t("Reference date"), choices.dates)
    _how(words)
    _who(package, words)
    _filter(words)
    _basemap(package, words)
    st.button(words.t("Reset everything"), width="stretch", on_click=on_reset)
    share.draw(words, MAP, state.parameters(package), state.own_levels(package))


def _folded(key: str, label: str) -> ExpanderContainer:
    """Return an expander that knows whether it is open: what is folded away is not sent."""
    return st.expander(label, key=f"fold_{key}", on_change="rerun")


def _choose(key: str, label: str, options: Mapping[str, str]) -> None:
    st.selectbox(label, list(options), format_func=options.__getitem__, key=key)


def _several(key: str, words: Texts, label: str, options: Mapping[str, str]) -> None:
    st.multiselect(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        placeholder=words.t("all"),
        select_all=False,  # it has no German
    )


def _how(words: Texts) -> None:
    names = {
        "natural": words.t("Natural breaks"),
        "quantiles": words.t("Quantiles (equal counts)"),
        "equal": words.t("Equal intervals"),
        "std": words.t("Standard deviation"),
        "own": words.t("Own breaks"),
    }
    with _folded("classes", words.t("Classes")) as box:
        if not box.open:
            return
        _choose("scheme", words.t("Method"), names)
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
    with _folded("who", words.t("Modes and actors")) as box:
        if not box.open:
            return
        _several("mode", words, words.t("Mode of integration"), modes)
        _several("dimension", words, words.t("Dimension of the actors"), dimensions)
        types = actor_types(package, words.language)
        _several("type", words, words.t("Type of actor"), types)


@lru_cache(maxsize=8)
def actor_types(package: DataPackage, language: Language) -> dict[str, str]:
    """Return the types that occur among the actors, labels in the alphabet's order."""
    used = package.actor_types.index.isin(package.actors["actor_type"])
    rows = package.actor_types[used].iterrows()
    labels = {str(key): texts(language).pick(row, "label") for key, row in rows}
    return dict(sorted(labels.items(), key=lambda item: sort_key(item[1])))


def _filter(words: Texts) -> None:
    with _folded("search", words.t("Filter by name, near me")) as box:
        if not box.open:
            return
        st.text_input(words.t("Show only areas and actors named"), key="q")
        nearby.ask(words)


def _basemap(package: DataPackage, words: Texts) -> None:
    tiles = {one.id: one for one in package.dashboard.tiles}
    if not tiles:
        return
    with _folded("basemap", words.t("Basemap")) as box:
        if not box.open:
            return
        names = {"": words.t("Offline map (no one else is asked)")}
        names |= {key: one.label for key, one in tiles.items()}
        _choose("tiles", words.t("Online map"), names)
        chosen = tiles.get(st.session_state["tiles"])
        if chosen:
            notice = words.t(
                "Your browser now fetches images from {operator}, who sees your IP address.",
                operator=chosen.operator,
            )
            st.html(markup.tag("p", markup.text(notice), css="q-foot"))
