"""The search over everything, on every page: one field, and below it where the hits lead.

It runs as a fragment: typing draws the hits anew, not the map.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

import streamlit as st

from quartmap.analysis.search import FEWEST_LETTERS, KINDS, MOST, Entry, Kind, entry, search
from quartmap.analysis.search_index import houses, index
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import Texts, texts
from quartmap.views import data_choice, markup, state
from quartmap.views.navigation import DATA, available, link, titles
from quartmap.views.search_jump import jump

KEY: Final = "find"
_PAUSE: Final = "300ms"


@st.fragment
def draw(package: DataPackage, words: Texts, here: str) -> None:
    """Draw the field and, once something is typed, the hits; `here` is the page one is on."""
    asked = st.text_input(
        words.t("Search everything"),
        key=KEY,
        type="search",
        placeholder=words.t("Place, street, actor, indicator"),
        live=_PAUSE,
    )
    text = " ".join(str(asked or "").split())
    if len(text) < FEWEST_LETTERS:
        return
    found = hits(package, words.language, text)
    with st.container(key="hits", gap=None):
        st.html(_summary(words, len(found)))
        kept = state.kept(state.parameters(package))
        for kind, entries in _grouped(found):
            st.html(markup.tag("p", markup.text(_names(words)[kind]), css="q-group"))
            for one in entries:
                page, address = jump(package, one, kept, words.language, here)
                link(page, one.name, aside=one.what, **address)


@lru_cache(maxsize=512)
def hits(package: DataPackage, language: Language, text: str) -> tuple[Entry, ...]:
    """Return what fits, the best first; a house with its number is better than a street."""
    exact = houses(package, language, text)
    entries = (*index(package, language), *_pages(package, language))
    return (*exact, *search(entries, text, MOST - len(exact)))


@lru_cache(maxsize=4)
def _pages(package: DataPackage, language: Language) -> tuple[Entry, ...]:
    words = texts(language)
    names = titles(words)
    sections = {
        data_choice.LAYERS: words.t("Layers and files"),
        data_choice.METHODS: words.t("Methods and symbols"),
        data_choice.CITATION: words.t("Cite and download"),
        data_choice.ABOUT: words.t("Imprint and privacy"),
    }
    pages = [entry("page", name, names[name], words.t("Page")) for name in available(package)]
    parts = [
        entry("page", f"{DATA}/{key}", name, words.t("Section of {page}", page=names[DATA]))
        for key, name in sections.items()
    ]
    return (*pages, *parts)


def _names(words: Texts) -> Mapping[Kind, str]:
    return {
        "area": words.t("Areas"),
        "address": words.t("Addresses"),
        "actor": words.t("Actors"),
        "actor_type": words.t("Types of actors"),
        "indicator": words.t("Indicators"),
        "page": words.t("Pages"),
    }


def _grouped(found: tuple[Entry, ...]) -> Iterator[tuple[Kind, list[Entry]]]:
    """Return the hits by kind: the kind of the best hit first."""
    kinds = sorted(KINDS, key=[*(one.kind for one in found), *KINDS].index)
    for kind in kinds:
        if entries := [one for one in found if one.kind == kind]:
            yield kind, entries


def _summary(words: Texts, count: int) -> str:
    """Say how many there are, aloud too: the hits appear while one types."""
    if not count:
        text = words.t("Nothing found. A part of the name is enough, e.g. its beginning.")
    elif count == MOST:
        text = words.t("The best {count} hits; type more to narrow them.", count=count)
    else:
        text = words.n("{count} hit", "{count} hits", count)
    return f'<p class="q-found" role="status">{markup.text(text)}</p>'
