"""What stands below the map of similar areas: tables, links to other pages, the file, notes."""

import streamlit as st

from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import markup, own_areas, pages, problems, similar_files, similar_words
from quartmap.views.compare_map_offers import INDICATORS
from quartmap.views.sheet import sheet
from quartmap.views.similar_ask import ask_peer
from quartmap.views.similar_choice import Choice
from quartmap.views.similar_table import nearest_table, pair_table
from quartmap.views.state import Unknown


def tell_unknown(words: Texts, choice: Choice) -> None:
    """Say which indicators and own areas of the address cannot be used."""
    broken = own_areas.problem(words)
    if broken:
        st.info(markup.literal(broken))
    problems.unknown(words, [Unknown("by", one) for one in choice.unknown])


def nothing(words: Texts) -> None:
    """Say that there is nobody to compare with."""
    told = words.t(
        "This area cannot be compared: it has no figures of a date and method that enough other "
        "areas have as well."
    )
    st.html(markup.tag("p", markup.text(told), css="q-told"))


def foot(package: DataPackage, words: Texts, choice: Choice) -> None:
    """Draw the tables with what leads on from them."""
    question, found = choice.question, choice.found
    if question is None or found is None:
        return
    if not found.peers:
        st.html(markup.tag("p", markup.text(words.t("No area to compare with.")), css="q-told"))
        return
    sheet(nearest_table(package, question, choice.name, words.language), "similar_nearest")
    ask_peer(package, words, choice)
    sheet(pair_table(package, words, choice), "similar_pair")
    _links(package, words, choice)
    st.download_button(
        words.t("Nearest areas with all figures (CSV)"),
        data=lambda: similar_files.table(package, question, choice.name),
        file_name=f"{package.name}_similar.csv",
        mime="text/csv",
        on_click="ignore",
        type="tertiary",
        key="image_similar_csv",
    )
    said = similar_words.notes(package, found, words)
    lines = [markup.tag("p", markup.text(one), css="q-aside") for one in said]
    st.html(markup.tag("div", *lines, css="q-pairs"))


def _links(package: DataPackage, words: Texts, choice: Choice) -> None:
    """Draw links to the area set beside: on the map, on the page that compares, here."""
    question, found = choice.question, choice.found
    if question is None or found is None:
        return
    name = similar_words.full_name(package, choice.shown)
    shown, other, place = _shown(package, choice)
    with st.container(horizontal=True, key="similar_links"):
        at = {"level": question.pool, "place": place, "area": choice.shown}
        pages.link(pages.MAP, words.t("{name} on the map", name=name), **at, **shown)
        if shown:
            compared = {"versus": INDICATORS, "place_a": place, "maps_level": question.pool}
            two = {"ind_a": shown["indicator"], "ind_b": other, "date_a": question.basis}
            area = {"area": choice.shown, "date_b": question.basis}
            pages.link(pages.COMPARE, words.t("Compare on two maps"), **compared, **two, **area)
        pages.link(pages.SIMILAR, words.t("Areas like {name}", name=name), like=choice.shown)


def _shown(package: DataPackage, choice: Choice) -> tuple[dict[str, str], str, str]:
    """Return the first indicator that maps have of all that count, a second one, and a place."""
    question = choice.question
    if question is None:
        return {}, "", ""
    offers = package.offers
    there = (offers["level"] == question.pool) & (offers["reference_date"] == question.basis)
    drawn = set(offers.loc[there, "indicator_id"])
    first, second = [*(one for one in question.ids if one in drawn), "", ""][:2]
    widest = max(
        (one for one in package.dashboard.places if one.level == question.pool),
        key=lambda one: one.bounds[2] - one.bounds[0],
        default=None,
    )
    address = {"indicator": first, "date": question.basis} if first else {}
    return address, second or first, widest.id if widest else ""
