"""The map page: a question in the sidebar, its answer as map, table, chart and files.

The map is sent before the sidebar: a change is painted while the rest is still on its way.
"""

from functools import partial

import streamlit as st

from quartmap.views import embed, nearby, panel, problems, session, state
from quartmap.views.actor_card import actor_card
from quartmap.views.area_card import area_card
from quartmap.views.choices import settle
from quartmap.views.download import download
from quartmap.views.foot import foot
from quartmap.views.mapping import draw, head, let_paint
from quartmap.views.pages import MAP, entitle
from quartmap.views.picture import picture
from quartmap.views.question import actor_ids, ask
from quartmap.views.sidebar import sidebar

package, words = session.package(), session.words()
entitle(MAP, package, words)
known = state.parameters(package)
levels = state.own_levels(package)
state.open_session(known, MAP, levels)
nearby.settle(package)
choices = settle(package, words)
state.keep(known)
question, complaint = ask(package, words)
answer = picture(package, question, words.language)
actors = actor_ids(package)

problems.notice(words, package.problems)
problems.unknown(words, st.session_state.get("_unknown", ()))
for text in (complaint, answer.problem):
    if text:
        st.info(text)
if embed.asked():
    embed.embedded(package, words, question, answer, actors)
    st.stop()
head(package, words, question, answer)
left, right = st.columns([7, 4], gap="medium")
with left:
    draw(package, words, question, answer, actors)
let_paint()
with st.sidebar:
    sidebar(package, words, choices, partial(state.restart, known))
area, actor = st.session_state["area"], st.session_state["actor"]
with right:
    if area:
        st.html(area_card(package, words, area, question.indicator, question.date))
    elif actor:
        st.html(actor_card(package, words, actor))
    panel.tabs(package, words, answer, actors)
download(package, words, question, answer, actors)
foot(package, words, question, answer)
state.close_session(known, MAP, levels)
