"""The case studies: the study's table of them, then the profile of one quarter."""

import streamlit as st

from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import markup, pages, session
from quartmap.views.sheet import sheet
from quartmap.views.study_actors import study_actors
from quartmap.views.study_events import study_events
from quartmap.views.study_figures import PARAMETERS, figures, structure
from quartmap.views.study_gaps import study_gaps
from quartmap.views.study_profile import case_ids, parameter, profile_head, quarter_of
from quartmap.views.study_table import study_table


def choose(package: DataPackage, words: Texts) -> str:
    """Ask for the quarter whose profile is shown; return its id."""
    names = package.register["name"]
    # Another page may have left an area here that is no quarter.
    st.session_state["area"] = quarter_of(package, str(st.session_state["area"]))
    st.html(markup.tag("h2", markup.text(words.t("Profile of a quarter")), css="q-part"))
    chosen = st.segmented_control(
        words.t("Quarter"),
        case_ids(package),
        format_func=lambda one: markup.literal(str(names[one])),
        key="area",
        label_visibility="collapsed",
        required=True,
    )
    return str(chosen)


def links(package: DataPackage, words: Texts, area_id: str) -> None:
    """Lead on to the quarter on the map and to where its data are from."""
    place = next((one.id for one in package.dashboard.places if one.case == area_id), "")
    with st.container(horizontal=True, key="study_links"):
        pages.link(pages.MAP, words.t("Show on the map"), place=place, area=area_id)
        pages.link(pages.DATA, words.t("Data and methods"))


known = (parameter(session.package()), *PARAMETERS)
opened = pages.begin(pages.STUDIES, known)
package, words = opened.package, opened.words
pages.heading(
    pages.titles(words)[pages.STUDIES],
    words.t("The quarters of the study side by side, and a profile of each."),
)
st.html(study_table(package, words.language))
area = choose(package, words)
figures(package, words, area, profile_head(package, words.language, area))
there = "" if package.actors.empty else study_actors(package, words.language, area)
sheet(structure(package, words, area) + there, "study_parts")
if there:
    with st.container(key="study_actors"):
        pages.link(pages.ACTORS, words.t("These actors in the directory"), area=area)
study_events(package, words, area)
sheet(study_gaps(package, words.language, area), "study_gaps")
links(package, words, area)
pages.end(opened)
