"""The map alone, for a frame in another site: `?embed=true`."""

import streamlit as st

from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import markup, share, state
from quartmap.views.mapping import draw, let_paint
from quartmap.views.picture import Picture, Question, source_line


def asked() -> bool:
    """Tell whether the page is to stand in a frame."""
    return bool(st.context.is_embedded)


def embedded(
    package: DataPackage,
    words: Texts,
    question: Question,
    picture: Picture,
    actors: tuple[str, ...],
) -> None:
    """Draw title, date, map and source; the address stays as the embedding site gave it.

    A step in the frame's history would be one in that of the site around it.
    """
    with st.container(key="embed", gap=None):
        st.html(_head(package, words, question))
        draw(package, words, question, picture, actors)
        let_paint()
        st.html(_foot(package, words, question))
    known = state.parameters(package)
    state.rest(known)


def _head(package: DataPackage, words: Texts, question: Question) -> str:
    row = package.indicators.loc[question.indicator]
    level = next(one for one in package.dashboard.levels if one.id == question.level)
    line = " · ".join([words.pick(level.plural), words.date(question.date)])
    title = markup.tag("h1", markup.text(words.pick(row, "label")))
    return markup.tag("div", title, markup.tag("p", markup.text(line)), css="q-head")


def _foot(package: DataPackage, words: Texts, question: Question) -> str:
    known, levels = state.parameters(package), state.own_levels(package)
    address = state.write_address(known, st.session_state.to_dict(), levels)
    full = share.absolute(address, words.language)
    source = words.t("Source: {source}", source=source_line(package, question))
    parts = (markup.text(source), markup.link(full, words.t("Open in quartmap")))
    return markup.tag("p", " · ".join(parts), css="q-foot q-embedded")
