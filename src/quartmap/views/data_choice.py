"""What the page on data shows: its section, and which indicator or file."""

from functools import lru_cache
from typing import Final

import streamlit as st

from quartmap.analysis.folding import sort_key
from quartmap.export.archive import Resource, resources
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import Texts, texts
from quartmap.views import data_errors, state
from quartmap.views.state import Parameter

INDICATORS: Final = "indicators"
LAYERS: Final = "layers"
METHODS: Final = "methods"
ESTIMATES: Final = "estimates"
CITATION: Final = "citation"
ABOUT: Final = "about"
_SECTIONS: Final = (INDICATORS, LAYERS, METHODS, ESTIMATES, CITATION, ABOUT)
_SELECTED: Final = ("subject", "sheet", "dataset")
"""The select boxes of this page."""


@lru_cache(maxsize=2)
def parameters(package: DataPackage) -> tuple[Parameter, ...]:
    """Return the parameters of the address that this page understands."""
    files = [one.name for one in _ordered(package)]
    return (
        Parameter("section", INDICATORS, frozenset(_sections(package))),
        Parameter("subject", "", frozenset(topic.id for topic in package.dashboard.topics)),
        Parameter("sheet", package.dashboard.view.indicator, frozenset(package.indicators.index)),
        Parameter("dataset", files[0] if files else "", frozenset(files)),
        *data_errors.parameters(package),
    )


def _sections(package: DataPackage) -> list[str]:
    """Return the sections: that on estimates only where the package tells their errors."""
    return [one for one in _SECTIONS if one != ESTIMATES or data_errors.is_there(package)]


def settle(package: DataPackage, words: Texts) -> None:
    """Let sheet and subject agree: a subject just turned to decides, else the sheet does.

    After a switch of language answers are handed over anew: the browser keeps an answer as the
    label it was chosen by; only a new one brings a new label.
    """
    session = st.session_state
    offered = _indicators(package, words.language, session["subject"])
    turned = session.get("_subject_drawn", session["subject"]) != session["subject"]
    if session["sheet"] not in offered:
        if turned and offered:
            session["sheet"] = next(iter(offered))
        else:
            session["subject"] = ""
    session["_subject_drawn"] = session["subject"]
    if session.get(state.DRAWN_IN, words.language) != words.language:
        own = (one.name for one in data_errors.parameters(package))
        for name in (*_SELECTED, *own):
            session[name] = session[name]


def line(package: DataPackage, words: Texts) -> str:
    """Return how much there is, and which edition."""
    return words.t(
        "{indicators} indicators, {observations} observations, {sources} sources; "
        "data package {name} {version}",
        indicators=words.number(len(package.indicators), 0),
        observations=words.number(len(package.observations), 0),
        sources=words.number(len(package.sources), 0),
        name=package.name,
        version=package.version,
    )


def section(package: DataPackage, words: Texts) -> str:
    """Ask for the section and return it: what is not looked at is not sent."""
    names = {
        INDICATORS: words.t("Indicators"),
        LAYERS: words.t("Layers and files"),
        METHODS: words.t("Methods and symbols"),
        ESTIMATES: words.t("Quality of estimates"),
        CITATION: words.t("Cite and download"),
        ABOUT: words.t("Imprint and privacy"),
    }
    chosen = st.segmented_control(
        words.t("Section"),
        _sections(package),
        format_func=names.__getitem__,
        key="section",
        label_visibility="collapsed",
        required=True,
    )
    return str(chosen)


def indicator(package: DataPackage, words: Texts) -> str:
    """Ask for an indicator and return its id."""
    left, right = st.columns([2, 5])
    topics = {"": words.t("all subjects")} | _topics(package, words)
    with left:
        _choose("subject", words.t("Subject"), topics)
    offered = _indicators(package, words.language, st.session_state["subject"])
    with right:
        count = words.number(len(offered), 0)
        label = words.t("Indicator (type to search, {count} to choose from)", count=count)
        _choose("sheet", label, offered)
    return str(st.session_state["sheet"])


def resource(package: DataPackage, words: Texts) -> Resource | None:
    """Ask for a file of the package and return what the descriptor says of it."""
    offered = {one.name: one for one in _ordered(package)}
    if not offered:
        return None
    labels = {name: title(package, words, one) for name, one in offered.items()}
    _choose("dataset", words.t("Layer or file"), labels)
    return offered[st.session_state["dataset"]]


def title(package: DataPackage, words: Texts, resource: Resource) -> str:
    """Return the name of a file: of a level its plural, else its title in this language."""
    for level in package.dashboard.levels:
        if resource.path == f"areas/{level.layer}.geojson":
            return words.t("Areas: {name}", name=words.pick(level.plural))
    halves = resource.title.split(" / ")
    if len(halves) == 2:  # noqa: PLR2004 - German and English
        return halves[0] if words.language == "de" else halves[1]
    return resource.title


def level_of(package: DataPackage, resource: Resource) -> str:
    """Return the level whose areas a file holds, empty for any other file."""
    levels = {f"areas/{one.layer}.geojson": one.id for one in package.dashboard.levels}
    found = levels.get(resource.path, "")
    return found if found in package.geometry else ""


def _choose(key: str, label: str, options: dict[str, str]) -> None:
    st.selectbox(label, list(options), format_func=options.__getitem__, key=key)


@lru_cache(maxsize=2)
def _ordered(package: DataPackage) -> tuple[Resource, ...]:
    """Return the files: levels in the dashboard's order, actors, then the rest by path."""
    levels = [f"areas/{one.layer}.geojson" for one in package.dashboard.levels]
    first = {path: place for place, path in enumerate([*levels, "actors.csv"])}
    return tuple(
        sorted(resources(package), key=lambda one: (first.get(one.path, len(first)), one.path))
    )


def _topics(package: DataPackage, words: Texts) -> dict[str, str]:
    used = set(package.indicators["topic"])
    topics = package.dashboard.topics
    return {topic.id: words.pick(topic.label) for topic in topics if topic.id in used}


@lru_cache(maxsize=64)
def _indicators(package: DataPackage, language: Language, topic: str) -> dict[str, str]:
    """Return the indicators of a topic (of all if empty), labels in the alphabet's order."""
    rows = package.indicators
    rows = rows[rows["topic"] == topic] if topic else rows
    words = texts(language)
    labels = {str(one): words.pick(row, "label") for one, row in rows.iterrows()}
    return dict(sorted(labels.items(), key=lambda item: sort_key(item[1])))
