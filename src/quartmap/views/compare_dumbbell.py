"""Part of the page that compares: the case studies against their municipalities, by topic."""

from collections.abc import Callable
from functools import lru_cache

import streamlit as st

from quartmap.analysis import pairs
from quartmap.charts import files
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import image_files, markup, state, theme
from quartmap.views.compare_dumbbell_charts import Panel, credit_line, panels
from quartmap.views.compare_dumbbell_tables import not_compared, table
from quartmap.views.drawing import drawing
from quartmap.views.image_files import Kind
from quartmap.views.sheet import sheet
from quartmap.views.state import DRAWN_IN


@lru_cache(maxsize=2)
def parameters(package: DataPackage) -> tuple[state.Parameter, ...]:
    """Return the parameter of this part: `bells` is the topic."""
    return (state.Parameter("bells", "", frozenset(pairs.topics(package))),)


def draw(package: DataPackage, words: Texts) -> None:
    """Draw this part; nothing where no case study can be compared."""
    offered = pairs.topics(package)
    if not offered:
        return
    topic = _topic(package, words, offered)
    notes = (_reading(words), credit_line(package, topic, words.language))
    drawn = panels(package, topic, words.language, theme.ink())
    charts = "".join(drawing(one.specification, one.told) for one in drawn)
    below = [markup.tag("p", markup.text(one), css="q-aside") for one in notes]
    left_out = not_compared(package, topic, words.language)
    sheet(charts + markup.tag("div", *below, left_out, css="q-pairs"), "bells_drawn")
    image_files.offer(words, "bells", f"{package.name}_{topic}", _maker(package, words, topic))
    label = words.t("These figures as a table")
    with st.expander(label, key="fold_bells", on_change="rerun") as box:
        if box.open:
            st.html(table(package, topic, words.language))


def _topic(package: DataPackage, words: Texts, offered: tuple[str, ...]) -> str:
    """Draw heading and picker, and return the topic that is chosen."""
    labels = {one.id: words.pick(one.label) for one in package.dashboard.topics}
    session = st.session_state
    if session["bells"] not in offered:
        session["bells"] = offered[0]
    elif session.get(DRAWN_IN, words.language) != words.language:
        session["bells"] = session["bells"]  # the browser holds it as a label
    title = words.t("Case studies and their municipalities")
    lines = words.t(
        "All shares, rates, means and densities of a topic. Both figures of a line have the same "
        "reference date. A case study that is a municipality itself stands against what it lies "
        "in. The order is that of the data, not of the figures."
    )
    head = markup.tag("h2", markup.text(title)) + markup.tag("p", markup.text(lines))
    st.html(markup.tag("div", head, css="q-part"))
    chosen = st.selectbox(
        words.t("Topic"), list(offered), format_func=labels.__getitem__, key="bells", width=420
    )
    return str(chosen)


def _reading(words: Texts) -> str:
    return words.t(
        "Upright stroke: the area of comparison; filled mark: the case study, hollow where its "
        "figure is estimated or unreliable. \N{ALMOST EQUAL TO}: estimated; in brackets: "
        "unreliable. A date beside a line: not that of the others."
    )


def _maker(package: DataPackage, words: Texts, topic: str) -> Callable[[Kind], bytes]:
    def make(kind: Kind) -> bytes:
        drawn: tuple[Panel, ...] = panels(package, topic, words.language)
        label = next(one.label for one in package.dashboard.topics if one.id == topic)
        document = files.svg(
            [one.specification for one in drawn],
            files.Around(
                words.language,
                title=words.t("Case studies and their municipalities"),
                line=words.pick(label),
                foot=(_reading(words), credit_line(package, topic, words.language)),
            ),
        )
        return document.encode() if kind == "svg" else files.png(document)

    return make
