"""The actors: who is where, how many residents live near them, what kinds there are.

The map is sent before the rest, as on the map page.
"""

from functools import partial

import streamlit as st

from quartmap.views import actor_choice, pages, state
from quartmap.views.actor_balance import balance_section
from quartmap.views.actor_card import actor_card
from quartmap.views.actor_list import actor_list
from quartmap.views.actor_map import draw, take
from quartmap.views.actor_reach import ask_reach, reach_card
from quartmap.views.mapping import let_paint
from quartmap.views.session import package as current
from quartmap.views.sidebar import actor_types

known = actor_choice.parameters(current())
opened = pages.begin(pages.ACTORS, known)
package, words = opened.package, opened.words
if take(package, words):
    state.keep(known)
actor_choice.settle(package, words)
choice = actor_choice.choice(package)

pages.heading(pages.titles(words)[pages.ACTORS], actor_choice.line(package, words, choice))
left, right = st.columns([7, 4], gap="medium")
with left, st.container(key="actor_map"):
    draw(package, words, choice)
let_paint()
with st.sidebar:
    types = actor_types(package, words.language)
    actor_choice.ask(package, words, types, partial(state.restart, known))
with right:
    if actor_choice.offers_reach(package):
        actor_choice.ask_pane(words)
    if choice.reach:
        ask_reach(package, words, types)
        st.html(reach_card(package, words, choice.reach, choice.within))
    if choice.actor:
        st.html(actor_card(package, words, choice.actor))
    if not choice.reach:
        actor_list(package, words, choice)
with left:
    actor_choice.to_map(words, choice)
st.html(balance_section(package, words))
pages.end(opened)
