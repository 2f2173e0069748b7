"""The pages' names, which of them are offered, and links from one to another."""

from html import escape
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from quartmap.names import LANGUAGES, PAGES
from quartmap.package import DataPackage
from quartmap.package.cells import KILOMETRE_CELLS
from quartmap.texts import Texts
from quartmap.views import markup

MAP, STUDIES, ACTORS, FIELDS, COMPARE, OWN, SIMILAR, DATA = PAGES


def titles(words: Texts) -> dict[str, str]:
    """Return the pages' names in the order of the navigation."""
    return {
        MAP: words.t("Map"),
        STUDIES: words.t("Case studies"),
        ACTORS: words.t("Actors"),
        FIELDS: words.t("Policy fields"),
        COMPARE: words.t("Compare"),
        OWN: words.t("Own quarter"),
        SIMILAR: words.t("Similar areas"),
        DATA: words.t("Data and methods"),
    }


def available(package: DataPackage) -> tuple[str, ...]:
    """Return the pages that the package has something for."""
    there = {
        STUDIES: package.cases is not None,
        ACTORS: not package.actors.empty,
        FIELDS: package.policy_fields is not None,
        OWN: package.file(KILOMETRE_CELLS) is not None,
        SIMILAR: package.file(KILOMETRE_CELLS) is not None,
    }
    return tuple(name for name in PAGES if there.get(name, True))


def offered(package: DataPackage, words: Texts) -> list[StreamlitPage]:
    """Return those pages as Streamlit runs them."""
    names = titles(words)
    return [
        st.Page(f"{name}.py", title=names[name], url_path=name, default=name == MAP)
        for name in available(package)
    ]


def anchor(name: str, label: str, words: Texts, **address: str) -> str:
    """Return a link to another page as HTML, for a sheet: it leads there softly, as `link` does."""
    given = {key: value for key, value in address.items() if value}
    if words.language != LANGUAGES[0]:
        given["lang"] = words.language
    place = ("./" if name == MAP else name) + (f"?{urlencode(given)}" if given else "")
    return f'<a data-soft href="{escape(place)}">{markup.text(label)}</a>'


def link(name: str, label: str, *, aside: str = "", **address: str) -> None:
    """Draw a link to another page, with parameters of its address; `aside` stands small behind."""
    given = {key: value for key, value in address.items() if value}
    shown = markup.literal(label) + (f"  :small[{markup.literal(aside)}]" if aside else "")
    st.page_link(f"{name}.py", label=shown, query_params=given or None)
