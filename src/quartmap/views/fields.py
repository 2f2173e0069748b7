"""The policy fields: the study's figure to choose from, the measures and who illustrates them."""

import streamlit as st

from quartmap.views import field_card, field_figure, field_foot, pages, session
from quartmap.views.sheet import sheet

policy = field_figure.policy(session.package())
known = (field_figure.parameter(policy),)
opened = pages.begin(pages.FIELDS, known)
package, words = opened.package, opened.words
line = words.t("Choose a field to see its measures and the actors that illustrate them.")
pages.heading(pages.titles(words)[pages.FIELDS], line)
left, right = st.columns([10, 9], gap="medium")
with left:
    chosen = field_figure.figure(package, words, policy)
with right:
    if chosen is not None:
        sheet(field_card.field(package, words.language, chosen), "field_card")
sheet(field_card.levers(package, words.language, tuple(policy.levers)), "field_levers")
field_foot.table(package, words, policy)
sheet(field_foot.foot(package, words, policy), "field_foot")
pages.end(opened)
