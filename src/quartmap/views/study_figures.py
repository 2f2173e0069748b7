"""A quarter's profile in figures: beside other areas, over time, and what makes it up."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import streamlit as st

from quartmap.analysis import profile
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.paper.series import Drawing, first_series, series_drawing
from quartmap.texts import Texts, texts
from quartmap.views import image_charts, markup, pages, state, theme
from quartmap.views.drawing import drawing
from quartmap.views.sheet import sheet
from quartmap.views.study_figures_dates import series_tables
from quartmap.views.study_figures_structure import structure_bars
from quartmap.views.study_figures_tables import area_name, comparison_tables

PARAMETERS: Final = (state.Parameter("series", ""),)
"""`series` is the indicator of one more series that is looked at."""


def figures(package: DataPackage, words: Texts, area_id: str, head: str) -> None:
    """Draw the figures of a quarter, each beside its municipality, county and state.

    `head` is what stands before them; both are one element, which is sent ahead of the rest.
    """
    sheet(head + _comparison(package, words, area_id), "study_comparison")
    pages.let_paint()
    _further(package, words, area_id)
    _over_time(package, words, area_id)


def _heading(title: str, *lines: str) -> str:
    below = (markup.tag("p", markup.text(line)) for line in lines if line)
    return markup.tag("div", markup.tag("h3", markup.text(title)), *below, css="q-figures-head")


def _comparison(package: DataPackage, words: Texts, area_id: str) -> str:
    head = _heading(
        words.t("Key figures in comparison"),
        words.t(
            "Each figure at the newest reference date there is for {name}. A difference stands "
            "only where both figures have the same reference date, for per cents in percentage "
            "points; counts stand beside each other without one. "
            "\N{EN DASH}: not in this data package.",
            name=area_name(package, area_id),
        ),
    )
    tables = comparison_tables(package, area_id, words.language, key=True)
    if not tables:
        none = words.t("No share, rate or mean is there for the areas of comparison as well.")
        tables = markup.tag("p", markup.text(none), css="q-aside")
    return head + tables


def _further(package: DataPackage, words: Texts, area_id: str) -> None:
    """Offer the indicators that no other area has at the same date."""
    count = profile.count(package, area_id, key=False)
    if count:
        label = words.t("More indicators ({count})", count=words.number(count, 0))
        with st.expander(label, key="fold_figures", on_change="rerun") as box:
            if box.open:
                st.html(comparison_tables(package, area_id, words.language, key=False))


def _over_time(package: DataPackage, words: Texts, area_id: str) -> None:
    found = profile.all_series(package, area_id)
    if not found:
        return
    first = first_series(package, area_id)
    lines = (
        words.t(
            "Lines join only figures of one source and kind, never across a change of base "
            "(upright line with its year)."
        ),
        words.t("Dot: counted; open circle: estimated; cross: unreliable."),
    )
    head = _heading(words.t("Over time"), " ".join(lines))
    ids = [one.indicator_id for one in first]
    ink = theme.ink()
    drawn = [series_drawing(package, area_id, one, words.language, ink) for one in ids]
    sheet(head + _drawings(drawn), "figures_series")
    if first:
        label = words.t("These series as tables")
        with st.expander(label, key="fold_series_table", on_change="rerun") as box:
            if box.open:
                st.html(_tables(package, area_id, tuple(ids), words.language))
        image_charts.series(package, words, area_id, ids)
    _more(package, words, area_id, [one for one in found if one.indicator_id not in ids])


def _more(
    package: DataPackage, words: Texts, area_id: str, others: Iterable[profile.Series]
) -> None:
    """Offer every other series, one at a time."""
    names = _names(package, words, others)
    if not names:
        return
    if st.session_state["series"] not in names:
        st.session_state["series"] = ""
    if st.session_state["series"] and "fold_series" not in st.session_state:
        st.session_state["fold_series"] = True
    label = words.t("More series ({count})", count=words.number(len(names), 0))
    with st.expander(label, key="fold_series", on_change="rerun") as box:
        if not box.open:
            return
        options = {"": words.t("choose a series")} | names
        chosen = st.selectbox(
            words.t("Series"), list(options), format_func=options.__getitem__, key="series"
        )
        if chosen:
            drawn = series_drawing(package, area_id, chosen, words.language, theme.ink())
            table = _tables(package, area_id, (chosen,), words.language)
            sheet(_drawings([drawn]) + table, "figures_more")


def _names(package: DataPackage, words: Texts, found: Iterable[profile.Series]) -> dict[str, str]:
    order = {one.id: words.pick(one.label) for one in package.dashboard.topics}
    by_topic = sorted(found, key=lambda one: list(order).index(one.topic))
    labels = package.indicators
    return {
        one.indicator_id: f"{order[one.topic]}: {words.pick(labels.loc[one.indicator_id], 'label')}"
        for one in by_topic
    }


@lru_cache(maxsize=64)
def _tables(
    package: DataPackage, area_id: str, indicator_ids: tuple[str, ...], language: Language
) -> str:
    known = {one.indicator_id: one for one in profile.all_series(package, area_id)}
    return series_tables(package, [known[one] for one in indicator_ids], texts(language))


def structure(package: DataPackage, words: Texts, area_id: str) -> str:
    """Return what makes up the quarter, as HTML; '' where nothing is known of that."""
    bars = structure_bars(package, area_id, words.language)
    line = words.t("Shares of the whole; only parts that add up to the whole are shown.")
    return _heading(words.t("Age and housing structure"), line) + bars if bars else ""


def _drawings(drawings: Iterable[Drawing]) -> str:
    """Return charts beside each other, as many as fit, as HTML."""
    drawn = (drawing(one.specification, one.told) for one in drawings)
    return markup.tag("div", *drawn, css="q-drawings")
