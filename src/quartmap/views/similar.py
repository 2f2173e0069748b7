"""Areas that are like an area, by chosen indicators.

The map is sent before the rest, as on the map page.
"""

from functools import partial

import streamlit as st

from quartmap.views import pages, similar_ask, similar_choice, similar_words, state
from quartmap.views.mapping import let_paint
from quartmap.views.session import package as current
from quartmap.views.similar_chart import chart
from quartmap.views.similar_foot import foot, nothing, tell_unknown
from quartmap.views.similar_map import draw, take

known = similar_choice.parameters(current())
opened = pages.begin(pages.SIMILAR, known)
package, words = opened.package, opened.words
if take(package, words):
    state.keep(known)
choice = similar_choice.settle(package, words)
tell_unknown(words, choice)
if choice.question and choice.found:
    said = similar_words.line(package, choice.question, choice.found, words)
    pages.heading(words.t("Areas like {name}", name=choice.name), said)
    left, right = st.columns([8, 5], gap="medium")
    with left, st.container(key="similar_map"):
        draw(package, words, choice)
    let_paint()
    with right:
        chart(package, words, choice)
    foot(package, words, choice)
else:
    pages.heading(pages.titles(words)[pages.SIMILAR], choice.name)
    nothing(words)
with st.sidebar:
    reset = partial(state.restart, similar_choice.questions(package))
    similar_ask.ask(package, words, choice, reset)
pages.end(opened)
