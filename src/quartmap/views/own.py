"""Any area that a person defines: its figures from the census grid, and how sure they are."""

import streamlit as st

from quartmap.analysis.estimate import estimates
from quartmap.views import markup, own_areas, own_input, own_map, pages, state
from quartmap.views.mapping import let_paint
from quartmap.views.own_files import files, links
from quartmap.views.own_list import area_list
from quartmap.views.own_profile import own_profile
from quartmap.views.own_table import compare_table
from quartmap.views.own_ways import example, ways
from quartmap.views.own_words import what_it_does

known = (*own_areas.PARAMETERS, own_areas.CHOSEN)
opened = pages.begin(pages.OWN, known)
package, words = opened.package, opened.words
own_map.take(package, words)
state.keep(known)
areas = own_areas.areas()
found = estimates(package, areas)

pages.heading(pages.titles(words)[pages.OWN], what_it_does(package, words.language))
problem = own_areas.problem(words)
if problem:
    st.warning(markup.literal(problem))
left, right = st.columns([7, 4], gap="medium")
with left, st.container(key="own_map"):
    own_map.draw(package, words, areas, found)
let_paint()
with right:
    own_input.refusal(words)
    if areas:
        area_list(words, areas)
    ways(package, words)
    if not areas:
        example(package, words)
if areas:
    st.html(compare_table(package, words.language, areas))
    at = own_areas.chosen()
    own_profile(package, words, areas[at], found[at])
    files(package, words, areas, found)
links(words)
pages.end(opened)
