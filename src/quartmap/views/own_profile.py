"""The profile of an own area: where it lies, how sure its figures are, the figures, who is there.

It reads like that of a case study; a suppressed area shows the reason and nothing else.
"""

from dataclasses import replace
from functools import lru_cache
from typing import Final

import streamlit as st

from quartmap.analysis.estimate_record import Estimate
from quartmap.analysis.own_actors import presence
from quartmap.analysis.own_place import place
from quartmap.export.own import stem
from quartmap.names import Language
from quartmap.own import link
from quartmap.own.naming import cleaned
from quartmap.own.record import OwnArea
from quartmap.package import DataPackage
from quartmap.paper import own_words
from quartmap.paper.own import chart_lead, own_lines, own_pdf
from quartmap.paper.own_chart import Look, drawn_lines, interval_drawing
from quartmap.paper.own_gaps import gaps
from quartmap.paper.own_maps import own_maps
from quartmap.texts import Texts, texts
from quartmap.texts.reasons import reason_text
from quartmap.views import markup, share, theme
from quartmap.views.drawing import drawing
from quartmap.views.own_profile_actors import actor_lists
from quartmap.views.own_profile_tables import tables
from quartmap.views.sheet import sheet
from quartmap.views.study_image import image

_CHART_PX: Final = 736


def own_profile(package: DataPackage, words: Texts, area: OwnArea, estimate: Estimate) -> None:
    """Draw the profile of an area; of one without figures why it has none."""
    area = replace(area, name=cleaned(area.name))
    if estimate.reason:
        why = markup.tag("p", markup.text(reason_text(words, estimate)))
        name = markup.tag("h2", markup.text(area.name))
        sheet(markup.tag("section", name, why, css="q-study q-own-profile"), "own_profile")
        return
    found = place(package, area)
    lines = own_lines(package, estimate, found)
    sheet(_head(package, words, area, estimate), "own_profile_head")
    _print(package, words, area, estimate)
    there = presence(package, area, found.homes)
    unknown = [markup.text(one) for one in gaps(package, words, estimate, found, there)]
    listed = markup.tag("ul", *(markup.tag("li", one) for one in unknown), css="q-gaps")
    title = markup.tag("h3", markup.text(words.t("What is not known")))
    sheet(
        markup.tag("div", _sure(package, words, estimate), css="q-study")
        + tables(package, area.name, lines, estimate.source_ids, words.language)
        + _chart(package, words, area, estimate)
        + actor_lists(package, words.language, there)
        + markup.tag("section", title, listed, css="q-study"),
        "own_profile",
    )


def _head(package: DataPackage, words: Texts, area: OwnArea, estimate: Estimate) -> str:
    """Return name, key facts and locator maps."""
    facts = [
        (term, markup.text(text)) for term, text in own_words.facts(package, words, area, estimate)
    ]
    around = _around(package, words.language, area)
    kind = words.t("Not an official area: all figures are estimated from census cells")
    return markup.tag(
        "section",
        markup.tag("h2", markup.text(area.name)),
        markup.tag("p", markup.text(kind), css="q-kind"),
        markup.tag("div", around[0], markup.pairs([*facts, *around[1]]), css="q-profile"),
        css="q-study q-own-profile",
    )


@lru_cache(maxsize=64)
def _around(
    package: DataPackage, language: Language, area: OwnArea
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the locator maps and the facts about what is around."""
    words, found = texts(language), place(package, area)
    figures = []
    for one in own_maps(package, words, area, found):
        name = markup.tag("strong", markup.text(one["inner"]))
        caption = name + markup.text(f" \N{MIDDLE DOT} {one['outer']}")
        drawn = image(one["svg"], one["alt"], "q-locator")
        figures.append(markup.tag("figure", drawn, markup.tag("figcaption", caption)))
    facts = (
        (words.t("Lies in"), markup.text(own_words.lies_text(package, words, found))),
        (words.t("Compared with"), markup.text(own_words.compared_text(package, words, found))),
    )
    return markup.tag("div", *figures, css="q-locators"), facts


def _sure(package: DataPackage, words: Texts, estimate: Estimate) -> str:
    """Return what tells how sure the estimate is."""
    title = markup.tag("h3", markup.text(words.t("How sure this is")))
    rows = [(term, markup.text(text)) for term, text in own_words.sure(package, words, estimate)]
    return markup.tag("div", title, markup.pairs(rows), css="q-own-sure")


def _chart(package: DataPackage, words: Texts, area: OwnArea, estimate: Estimate) -> str:
    """Return the estimates with their intervals as a chart; '' where nothing can be compared."""
    lines = drawn_lines(package, own_lines(package, estimate, place(package, area)))
    if not lines:
        return ""
    title = words.t("Estimates and their intervals")
    date = words.t("As of {date}", date=words.date(estimate.reference_date))
    about = f"{area.name}, {date}. {chart_lead(words)}"
    head = markup.tag("h3", markup.text(title)) + markup.tag("p", markup.text(about))
    chart = interval_drawing(package, area.name, lines, Look(words.language, theme.ink()))
    credits_ = dict.fromkeys(package.sources["attribution"].reindex(list(estimate.source_ids)))
    source = words.t("Source: {source}", source="; ".join(map(str, credits_)))
    return (
        markup.tag("div", head, css="q-figures-head")
        + drawing(chart.specification, chart.told, _CHART_PX)
        + markup.tag("div", markup.tag("p", markup.text(source)), css="q-figures-head")
    )


def _print(package: DataPackage, words: Texts, area: OwnArea, estimate: Estimate) -> None:
    """Offer the profile for the printer; it is made when it is asked for."""
    language, address = words.language, _address(words, area)
    st.download_button(
        words.t("Profile as PDF"),
        data=lambda: own_pdf(package, area, estimate, language, address),
        file_name=f"{stem(area)}-{language}.pdf",
        mime="application/pdf",
        on_click="ignore",
        type="tertiary",
        key="own_profile_pdf",
    )


def _address(words: Texts, area: OwnArea) -> str:
    """Return the address that shows this area alone; '' where it is too large for one."""
    told = _told(area)
    return share.absolute({"own": told}, words.language) if told else ""


@lru_cache(maxsize=64)
def _told(area: OwnArea) -> str:
    return link.encode((area,)) if link.fits((area,)) else ""
