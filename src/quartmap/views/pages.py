"""The pages: their names in the navigation, what frames each, links from one to another.

A page is a script of this folder. It opens with `begin`, draws, and ends with `end`.
"""

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from quartmap.names import LANGUAGES, PAGES
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import markup, problems, session, state

MAP, STUDIES, ACTORS, FIELDS, COMPARE, DATA = PAGES


def titles(words: Texts) -> dict[str, str]:
    """Return the pages' names in the order of the navigation."""
    return {
        MAP: words.t("Map"),
        STUDIES: words.t("Case studies"),
        ACTORS: words.t("Actors"),
        FIELDS: words.t("Policy fields"),
        COMPARE: words.t("Compare"),
        DATA: words.t("Data and methods"),
    }


def offered(package: DataPackage, words: Texts) -> list[StreamlitPage]:
    """Return the pages that the package has something for."""
    there = {
        STUDIES: package.cases is not None,
        ACTORS: not package.actors.empty,
        FIELDS: package.policy_fields is not None,
    }
    return [
        st.Page(f"{name}.py", title=title, url_path=name, default=name == MAP)
        for name, title in titles(words).items()
        if there.get(name, True)
    ]


def link(name: str, label: str, **address: str) -> None:
    """Draw a link to another page, with parameters of its address."""
    given = {key: value for key, value in address.items() if value}
    st.page_link(f"{name}.py", label=markup.literal(label), query_params=given or None)


def begin(name: str, known: Sequence[state.Parameter]) -> tuple[DataPackage, Texts]:
    """Take the address over, name the page and tell what could not be used; not for the map."""
    package, words = session.package(), session.words()
    state.open_session(known, name)
    state.keep(known)
    entitle(name, package, words)
    problems.notice(words, package.problems)
    problems.unknown(words, st.session_state.get("_unknown", ()))
    with st.sidebar:
        brand(package, words)
    return package, words


def entitle(name: str, package: DataPackage, words: Texts) -> None:
    """Name the page in the browser's tab; once, for it stays."""
    key = (name, words.language)
    if st.session_state.get("_titled") == key:
        return
    st.session_state["_titled"] = key
    own = "" if name == MAP else f"{titles(words)[name]} \N{EN DASH} "
    st.set_page_config(page_title=own + words.pick(package.dashboard.title), layout="wide")


def end(name: str, known: Sequence[state.Parameter], words: Texts) -> None:
    """Offer the other language and write the choices into the address; not for the map."""
    with st.sidebar:
        language(words)
    if st.session_state.get("_spoken") != words.language:
        st.session_state["_spoken"] = words.language
        # Last, so that no other element changes its place when this one has gone.
        script = f"<script>document.documentElement.lang = '{words.language}'</script>"
        st.html(script, unsafe_allow_javascript=True)
    state.close_session(known, name)


def heading(title: str, line: str = "") -> None:
    """Draw what the page shows, as the map page does."""
    below = markup.tag("p", markup.text(line)) if line else ""
    head = markup.tag("h1", markup.text(title)) + below
    st.html(markup.tag("div", head, css="q-head"))


def brand(package: DataPackage, words: Texts) -> None:
    """Draw the title; it goes ahead of the rest, so that the map has its final width at once."""
    board = package.dashboard
    subtitle = markup.tag("small", markup.text(words.pick(board.subtitle)))
    st.html(markup.tag("p", markup.text(words.pick(board.title)), subtitle, css="q-brand"))


def language(words: Texts) -> None:
    """Draw the switch of language."""
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
