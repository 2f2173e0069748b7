"""Two maps beside or over each other, or one that runs through the dates."""

from collections.abc import Iterable, Mapping
from functools import partial

import streamlit as st

from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import compare_map_frame as frame
from quartmap.views import compare_map_plate, markup, pages, state
from quartmap.views import compare_map_words as wording
from quartmap.views.compare_map_choice import (
    BESIDE,
    OTHER_DATE,
    SWIPE,
    Choices,
    Pair,
    keep,
    settle,
)
from quartmap.views.compare_map_difference import dated, subtracted, subtrahends
from quartmap.views.compare_map_offers import DATES, INDICATORS, PLACES, TIME
from quartmap.views.compare_map_parameters import parameters
from quartmap.views.compare_map_table import table

__all__ = ["draw", "parameters"]


def draw(package: DataPackage, words: Texts) -> None:
    """Draw the maps with their questions, and say what they compare."""
    if frame.take(package, words):
        state.keep(parameters(package))
    choices = settle(package, words)
    minus = subtrahends(package, choices.pair, dated=dated(package, choices.pair, choices.dates_b))
    pair = subtracted(choices.pair, keep("minus", ("", *minus)), str(st.session_state["date_b"]))
    sent = frame.changes(package, words, pair)  # first, so that all of it goes out together
    compared = " · ".join(wording.head(package, pair, words))
    pages.heading(pages.titles(words)[pages.COMPARE], compared)
    _ways(words, choices, pair)
    css = "q-laid q-one" if pair.single else f"q-laid q-{pair.laid}"
    with st.container(key="compare_maps"):
        frame.draw(package, words, sent)
        st.html(markup.tag("div", css=css))
    frame.give_time()
    with st.sidebar:
        _ask(package, words, choices, pair, minus)
    told = " ".join(wording.sentences(package, pair, words, moving=True))
    area = str(st.session_state["area"])
    figures = table(package, pair, area, words.language)
    st.html(markup.tag("p", markup.text(told), css="q-told") + figures)
    compare_map_plate.offer(package, words, pair)


def _ways(words: Texts, choices: Choices, pair: Pair) -> None:
    """Ask what differs and how the maps lie."""
    names = {
        PLACES: words.t("Two places"),
        DATES: words.t("Two dates"),
        INDICATORS: words.t("Two indicators"),
        TIME: words.t("Over time"),
    }
    ways = {BESIDE: words.t("Side by side"), SWIPE: words.t("One over the other")}
    with st.container(horizontal=True, key="compare_ways"):
        _press("versus", words.t("What differs"), {one: names[one] for one in choices.versus})
        if not pair.single:
            _press("laid", words.t("Layout of the maps"), ways)


def _press(key: str, label: str, options: Mapping[str, str]) -> None:
    st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        label_visibility="collapsed",
        required=True,
    )


def _ask(
    package: DataPackage, words: Texts, choices: Choices, pair: Pair, minus: tuple[str, ...]
) -> None:
    """Ask where, what and when, then what is subtracted."""
    places = {one.id: words.pick(one.label) for one in package.dashboard.places}
    levels = {one: wording.level_name(package, one, words, plural=True) for one in choices.levels}
    two = pair.versus == PLACES
    _choose("place_a", words.t("Left: place") if two else words.t("Where"), places)
    if two:
        _choose("place_b", words.t("Right: place"), places)
    _choose("maps_level", words.t("Areas"), levels)
    if pair.versus == INDICATORS:
        _choose("ind_a", words.t("Left: indicator"), choices.indicators)
        _choose("ind_b", words.t("Right: indicator"), choices.others)
    else:
        _choose("ind_a", words.t("Indicator"), choices.indicators)
    _ask_dates(words, choices, pair)
    if minus:
        _choose("minus", words.t("Subtract"), _references(package, words, minus, pair))
    if pair.minus == OTHER_DATE and two:
        _choose("date_b", words.t("Date subtracted"), _dates(words, choices.dates_b))
    st.button(
        words.t("Reset everything"),
        width="stretch",
        on_click=partial(state.restart, parameters(package)),
    )


def _ask_dates(words: Texts, choices: Choices, pair: Pair) -> None:
    if pair.versus == TIME:
        return
    if pair.versus == PLACES:
        _choose("date_a", words.t("Reference date"), _dates(words, choices.dates_a))
        return
    _choose("date_a", words.t("Left: date"), _dates(words, choices.dates_a))
    _choose("date_b", words.t("Right: date"), _dates(words, choices.dates_b))


def _references(
    package: DataPackage, words: Texts, minus: Iterable[str], pair: Pair
) -> dict[str, str]:
    dates = words.t("Right date minus left date") if pair.versus == DATES else ""
    return {"": words.t("nothing: the figures themselves")} | {
        one: dates or words.t("another date")
        if one == OTHER_DATE
        else wording.level_name(package, one, words)
        for one in minus
    }


def _dates(words: Texts, dates: Iterable[str]) -> dict[str, str]:
    return {one: words.date(one) for one in dates}


def _choose(key: str, label: str, options: Mapping[str, str]) -> None:
    st.selectbox(label, list(options), format_func=options.__getitem__, key=key)
