"""The pages' names, which of them are offered, and links from one to another."""

from collections.abc import Mapping
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


def bar(package: DataPackage, words: Texts, here: str) -> str:
    """Return the links to all pages as HTML, the one to `here` marked.

    They lead softly, and to a page as it was left. Streamlit's own navigation would be drawn anew
    with every change and on a phone stand folded away.
    """
    names, spoken = titles(words), _spoken(words)
    items = []
    for name in available(package):
        current = ' aria-current="page"' if name == here else ""
        link_ = f'<a data-soft="stand" href="{_address(name, spoken)}"{current}>'
        items.append(f"<li>{link_}{markup.text(names[name])}</a></li>")
    label = escape(words.t("Pages"))
    return f'<nav class="q-nav" aria-label="{label}"><ul>{"".join(items)}</ul></nav>'


def _spoken(words: Texts) -> dict[str, str]:
    return {} if words.language == LANGUAGES[0] else {"lang": words.language}


def _address(name: str, given: Mapping[str, str]) -> str:
    place = ("./" if name == MAP else name) + (f"?{urlencode(given)}" if given else "")
    return escape(place)


def anchor(name: str, label: str, words: Texts, **address: str) -> str:
    """Return a link to another page as HTML, for a sheet: it leads there softly, as `link` does."""
    given = {key: value for key, value in address.items() if value} | _spoken(words)
    return f'<a data-soft href="{_address(name, given)}">{markup.text(label)}</a>'


def link(name: str, label: str, *, aside: str = "", **address: str) -> None:
    """Draw a link to another page, with parameters of its address; `aside` stands small behind."""
    given = {key: value for key, value in address.items() if value}
    shown = markup.literal(label) + (f"  :small[{markup.literal(aside)}]" if aside else "")
    st.page_link(f"{name}.py", label=shown, query_params=given or None)
