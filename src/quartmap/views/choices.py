"""What the sidebar offers: only combinations that have figures.

Settled before anything is drawn, so that the map can be sent first and the sidebar after it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from quartmap.analysis.folding import sort_key
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import Texts, texts
from quartmap.views.state import DRAWN_IN

FEWEST = 2
"""An indicator with fewer areas than this is a single figure, not a map."""


_SINGLE = ("place", "level", "topic", "indicator", "date", "scheme", "tiles", "layer", "tab")
LABELLED = (*_SINGLE, "mode", "dimension", "type")
"""The widgets that show labels."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of the sidebar as id to label, in the order shown."""

    places: Mapping[str, str]
    levels: Mapping[str, str]
    topics: Mapping[str, str]
    indicators: Mapping[str, str]
    dates: Mapping[str, str]


def settle(package: DataPackage, words: Texts) -> Choices:
    """Return what is offered; an answer in the session that is not gives way to the first."""
    session = st.session_state
    language = words.language
    places = {place.id: words.pick(place.label) for place in package.dashboard.places}
    _keep("place", places)
    _arrive(package)
    levels = _levels(package, language)
    _keep("level", levels)
    by_topic = _indicators(package, language, session["level"])
    topics = {
        topic.id: words.pick(topic.label)
        for topic in package.dashboard.topics
        if topic.id in by_topic
    }
    _follow(by_topic)
    _keep("topic", topics)
    session["_topic"] = session["topic"]
    indicators = by_topic[session["topic"]]
    _keep("indicator", indicators)
    dates = _dates(package, language, session["level"], session["indicator"])
    _keep("date", dates)
    _translate(language)
    return Choices(places, levels, topics, indicators, dates)


def _translate(language: Language) -> None:
    """After a switch of language, hand every select box its answer anew.

    The browser keeps an answer as the label it was chosen by; only a new one brings a new label.
    """
    session = st.session_state
    if session.get(DRAWN_IN, language) != language:
        for name in LABELLED:
            if name in session:
                session[name] = session[name]


@lru_cache(maxsize=1024)
def _dates(package: DataPackage, language: Language, level: str, indicator: str) -> dict[str, str]:
    words = texts(language)
    return {date: words.date(date) for date in reversed(package.reference_dates(indicator, level))}


def _keep(name: str, offered: Iterable[str]) -> None:
    options = list(offered)
    if st.session_state.get(name) not in options:
        st.session_state[name] = options[0]


def _arrive(package: DataPackage) -> None:
    """On going to another place, show the level that says most there."""
    session = st.session_state
    place = next(one for one in package.dashboard.places if one.id == session["place"])
    if session.get("_at") != place.id and place.level:
        session["level"] = place.level
    session["_at"] = place.id


def _follow(by_topic: Mapping[str, Mapping[str, str]]) -> None:
    """Let the indicator decide on the topic, unless the visitor has just turned to another."""
    session = st.session_state
    # Coming from another page, its widget has been forgotten: that is no turn.
    if "topic" in session and session["topic"] != session.get("_topic"):
        return
    for topic, indicators in by_topic.items():
        if session["indicator"] in indicators:
            session["topic"] = topic


@lru_cache(maxsize=8)
def _levels(package: DataPackage, language: Language) -> dict[str, str]:
    offers = package.offers
    offered = set(offers.loc[offers["count"] >= FEWEST, "level"]) & set(package.geometry)
    words = texts(language)
    return {
        level.id: words.pick(level.plural)
        for level in package.dashboard.levels
        if level.id in offered
    }


@lru_cache(maxsize=64)
def _indicators(package: DataPackage, language: Language, level: str) -> dict[str, dict[str, str]]:
    """Return the indicators of a level by topic, labels in the alphabet's order."""
    offers, words = package.offers, texts(language)
    here = offers[(offers["level"] == level) & (offers["count"] >= FEWEST)]
    rows = package.indicators[package.indicators.index.isin(here["indicator_id"])]
    labels = {str(one): words.pick(row, "label") for one, row in rows.iterrows()}
    found: dict[str, dict[str, str]] = {}
    for indicator in sorted(labels, key=lambda one: sort_key(labels[one])):
        topic = str(rows.loc[indicator, "topic"])
        found.setdefault(topic, {})[indicator] = labels[indicator]
    return found
