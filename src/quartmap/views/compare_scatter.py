"""Part of the page that compares: two indicators over all areas of a level."""

from collections.abc import Callable, Mapping
from functools import lru_cache

import streamlit as st

from quartmap.analysis import joint
from quartmap.charts import files
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import Texts, texts
from quartmap.views import image_files, markup, pages, state, theme
from quartmap.views.compare_scatter_charts import Asked, drawing, heading, notes, table
from quartmap.views.image_files import Kind
from quartmap.views.state import DRAWN_IN


@lru_cache(maxsize=2)
def parameters(package: DataPackage) -> tuple[state.Parameter, ...]:
    """Return the parameters of this part.

    `cloud` is the level, `x` and `y` are the indicators, `cloud_date` is their date.
    """
    indicators = package.indicators
    compared = frozenset(indicators.index[~indicators["extensive"]])
    return (
        state.Parameter("cloud", "", frozenset(package.geometry)),
        state.Parameter("x", "", compared),
        state.Parameter("y", "", compared),
        state.Parameter("cloud_date", "", frozenset(package.offers["reference_date"])),
    )


def draw(package: DataPackage, words: Texts) -> None:
    """Draw this part; nothing where no level has two indicators of one date."""
    if not joint.levels(package):
        return
    title = words.t("Two indicators over all areas")
    line = words.t("Shares, rates, means and densities of one reference date; counts are left out.")
    head = markup.tag("h2", markup.text(title)) + markup.tag("p", markup.text(line))
    st.html(markup.tag("div", head, css="q-part"))
    asked = _ask(package, words)
    drawn = drawing(package, asked, words.language, theme.ink())
    shown = heading(package, asked, words)
    st.html(markup.tag("div", markup.tag("h3", markup.text(shown)), css="q-part"))
    told = words.t("{label}. The same figures stand in the table below.", label=shown)
    st.vega_lite_chart(spec=dict(drawn), width="stretch", theme=None, alt=told)
    below = [
        markup.tag("p", markup.text(one), css="q-aside")
        for one in notes(package, asked, words.language)
    ]
    st.html(markup.tag("div", *below, css="q-pairs"))
    _links(package, words, asked)
    stem = f"{package.name}_{asked.x}_{asked.y}"
    image_files.offer(words, "cloud", stem, _maker(package, words, asked))
    label = words.t("These figures as a table")
    with st.expander(label, key="fold_cloud", on_change="rerun") as box:
        if box.open:
            st.html(table(package, asked, words.language))


def _ask(package: DataPackage, words: Texts) -> Asked:
    """Draw the pickers; what is not offered gives way to what says most."""
    language = words.language
    levels = {one.id: words.pick(one.plural) for one in package.dashboard.levels}
    offered = joint.levels(package)
    first = package.dashboard.view.level
    left, mid, right, last = st.columns([2, 3, 3, 2])
    with left:
        options = {one: levels[one] for one in offered}
        level = _pick(words, words.t("Areas"), "cloud", options, first)
    with mid:
        names = _names(package, language, joint.first_indicators(package, level))
        x = _pick(words, words.t("Across"), "x", names, package.dashboard.view.indicator)
    with right:
        seconds = joint.second_indicators(package, level, x)
        names = _names(package, language, tuple(seconds))
        y = _pick(words, words.t("Upright"), "y", names, _telling(package, x, seconds))
    with last:
        dates = joint.common_dates(package, level, x, y)
        options = {one: words.date(one) for one in dates}
        date = _pick(words, words.t("Reference date"), "cloud_date", options, dates[0])
    return Asked(level, x, y, date)


def _pick(words: Texts, label: str, key: str, options: Mapping[str, str], fallback: str) -> str:
    session = st.session_state
    if session[key] not in options:
        session[key] = fallback if fallback in options else next(iter(options))
    elif session.get(DRAWN_IN, words.language) != words.language:
        session[key] = session[key]  # the browser holds it as a label
    return str(st.selectbox(label, list(options), format_func=options.__getitem__, key=key))


@lru_cache(maxsize=64)
def _names(package: DataPackage, language: Language, ids: tuple[str, ...]) -> Mapping[str, str]:
    """Return labels by topic, in the dashboard's order."""
    words, topics = texts(language), {one.id: one for one in package.dashboard.topics}
    rows = package.indicators
    order = list(topics)
    by_topic = sorted(ids, key=lambda one: order.index(str(rows.loc[one, "topic"])))
    return {
        one: f"{words.pick(topics[str(rows.loc[one, 'topic'])].label)}: "
        f"{words.pick(rows.loc[one], 'label')}"
        for one in by_topic
    }


def _telling(package: DataPackage, x: str, seconds: Mapping[str, int]) -> str:
    """Return the indicator that most areas have as well, of another topic if there is one."""
    topics = package.indicators["topic"]
    return max(seconds, key=lambda one: (seconds[one], topics[one] != topics[x]))


def _links(package: DataPackage, words: Texts, asked: Asked) -> None:
    with st.container(horizontal=True, key="cloud_links"):
        for indicator_id in (asked.x, asked.y):
            label = words.pick(package.indicators.loc[indicator_id], "label")
            pages.link(
                pages.MAP,
                words.t("Show on the map: {label}", label=label),
                level=asked.level,
                indicator=indicator_id,
                date=asked.date,
            )


def _maker(package: DataPackage, words: Texts, asked: Asked) -> Callable[[Kind], bytes]:
    def make(kind: Kind) -> bytes:
        around = files.Around(
            words.language,
            title=heading(package, asked, words),
            foot=notes(package, asked, words.language),
        )
        document = files.svg([drawing(package, asked, words.language)], around)
        return document.encode() if kind == "svg" else files.png(document)

    return make
