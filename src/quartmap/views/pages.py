"""The pages: their names in the navigation, what frames each, links from one to another.

A page is a script of this folder. It opens with `begin`, draws, and ends with `end`.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from quartmap.names import LANGUAGES
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import markup, problems, search, session, share, state
from quartmap.views.navigation import (
    ACTORS,
    COMPARE,
    DATA,
    FIELDS,
    MAP,
    OWN,
    SIMILAR,
    STUDIES,
    anchor,
    bar,
    link,
    offered,
    titles,
)

__all__ = [
    "ACTORS",
    "COMPARE",
    "DATA",
    "FIELDS",
    "MAP",
    "OWN",
    "SIMILAR",
    "STUDIES",
    "Opened",
    "anchor",
    "bar",
    "begin",
    "brand",
    "end",
    "entitle",
    "heading",
    "language",
    "link",
    "offered",
    "titles",
]

PAUSE_S: Final = 0.06


@dataclass(frozen=True, slots=True)
class Opened:
    """A page that is being drawn."""

    name: str
    known: Sequence[state.Parameter]
    package: DataPackage
    words: Texts
    place: DeltaGenerator
    """Where the search goes."""

    def search(self) -> None:
        """Draw the search over everything."""
        with self.place:
            search.draw(self.package, self.words, self.name)


def begin(name: str, known: Sequence[state.Parameter]) -> Opened:
    """Take the address over, name the page and tell what could not be used; not for the map.

    What stays the same is drawn after the answer, but for the first time.
    """
    package, words = session.package(), session.words()
    state.open_session(known, name)
    state.keep(known)
    entitle(name, package, words)
    problems.notice(words, package.problems)
    problems.unknown(words, st.session_state.get("_unknown", ()))
    opened = Opened(name, known, package, words, st.sidebar.container())
    if state.arriving():
        opened.search()
    return opened


def entitle(name: str, package: DataPackage, words: Texts) -> None:
    """Name the page in the browser's tab; once, for it stays."""
    key = (name, words.language)
    if st.session_state.get("_titled") == key:
        return
    st.session_state["_titled"] = key
    own = "" if name == MAP else f"{titles(words)[name]} \N{EN DASH} "
    st.set_page_config(page_title=own + words.pick(package.dashboard.title), layout="wide")


def end(opened: Opened) -> None:
    """Offer search and link and write the choices into the address; not for the map."""
    if not state.arriving():
        opened.search()
    words = opened.words
    with st.sidebar:
        share.draw(words, opened.name, opened.known)
    if st.session_state.get("_spoken") != words.language:
        st.session_state["_spoken"] = words.language
        # Last, so that no other element changes its place when this one has gone.
        script = f"<script>document.documentElement.lang = '{words.language}'</script>"
        st.html(script, unsafe_allow_javascript=True)
    state.close_session(opened.known, opened.name)


def let_paint() -> None:
    """Give the browser a moment to paint what was sent, before the rest makes it busy."""
    time.sleep(PAUSE_S)


def heading(title: str, line: str = "") -> None:
    """Draw what the page shows, as the map page does."""
    below = markup.tag("p", markup.text(line)) if line else ""
    head = markup.tag("h1", markup.text(title)) + below
    st.html(markup.tag("div", head, css="q-head"))


def brand(package: DataPackage, words: Texts) -> None:
    """Draw the title in the sidebar; the same for every page, so that none draws it anew."""
    board = package.dashboard
    subtitle = markup.tag("small", markup.text(words.pick(board.subtitle)))
    st.html(markup.tag("p", markup.text(words.pick(board.title)), subtitle, css="q-brand"))


def language() -> None:
    """Draw the switch of language; outside the page, for the navigation changes with it."""
    names = {"de": "Deutsch", "en": "English"}
    st.segmented_control(
        "Sprache / Language",
        list(LANGUAGES),
        format_func=names.__getitem__,
        key=state.LANG,
        label_visibility="collapsed",
        required=True,
    )
