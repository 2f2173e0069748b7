"""The questions about similar areas: to which, among whom, when, by what and how much."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import groupby

import streamlit as st

from quartmap.analysis import similar_offers as offers
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import markup, similar_words
from quartmap.views.similar_choice import MOST, Choice, options, written

_KEY = "by_"


def ask(package: DataPackage, words: Texts, choice: Choice, on_reset: Callable[[], None]) -> None:
    """Draw the questions; every answer is in the session under its parameter's name."""
    _select("like", words.t("Areas like"), options(package))
    if choice.question:
        pools = {one: similar_words.pool_name(package, one, words) for one in choice.pools}
        _select("pool", words.t("Among"), _first_unasked(pools))
        bases = {one: similar_words.basis_name(package, one, words) for one in choice.bases}
        _select("basis", words.t("Figures of"), _first_unasked(bases))
        _ask_weights(package, words, choice)
    st.button(words.t("Reset everything"), width="stretch", on_click=on_reset)


def ask_peer(package: DataPackage, words: Texts, choice: Choice) -> None:
    """Ask which of the areas is set beside the area."""
    if not choice.found:
        return
    names = {one: similar_words.full_name(package, one) for one in choice.found.peers}
    names.setdefault(choice.shown, similar_words.full_name(package, choice.shown))
    label = words.t("{name} beside", name=markup.literal(choice.name))
    _select("peer", label, _first_unasked(names), width=420)


def _select(key: str, label: str, named: Mapping[str, str], *, width: int = 0) -> None:
    st.selectbox(
        label,
        list(named),
        format_func=named.__getitem__,
        key=key,
        width=width or "stretch",
    )


def _first_unasked(named: Mapping[str, str]) -> dict[str, str]:
    """Return the options with '' for the first one, as the session and the address hold it."""
    return {"" if place == 0 else one: named[one] for place, one in enumerate(named)}


def _ask_weights(package: DataPackage, words: Texts, choice: Choice) -> None:
    """Draw a row of weights for each indicator, by topic; folded away nothing of it is sent."""
    question = choice.question
    if question is None:
        return
    # Its name stays: one that tells the count would close it at every change.
    label = words.t("Indicators and weights")
    with st.expander(label, key="fold_weights", on_change="rerun") as box:
        if not box.open:
            return
        told = words.t(
            "{count} of {total} count. 0: does not count, 3: counts three times.",
            count=words.number(len(question.ids), 0),
            total=words.number(len(question.weights), 0),
        )
        st.html(markup.tag("p", markup.text(told), css="q-weigh"))
        unasked = offers.defaults(package, question.subject, question.pool, question.basis)
        take = partial(_take, choice.offered, unasked)
        held, topics = dict(question.weights), similar_words.topics(package, words.language)
        topic_of = package.indicators["topic"]
        order = sorted(choice.offered, key=lambda one: list(topics).index(topic_of[one]))
        for topic, ids in groupby(order, key=topic_of.__getitem__):
            st.html(markup.tag("h3", markup.text(topics[topic]), css="q-weigh"))
            for one in ids:
                _row(one, similar_words.label(package, one, words), held[one], take)


def _row(indicator_id: str, label: str, weight: int, take: Callable[[], None]) -> None:
    key = f"{_KEY}{indicator_id}"
    if st.session_state.get(key) != weight:
        st.session_state[key] = weight
    st.segmented_control(
        markup.literal(label),
        list(range(MOST + 1)),
        key=key,
        on_change=take,
        required=True,
    )


def _take(offered: tuple[str, ...], unasked: tuple[str, ...]) -> None:
    """Write the weights into the parameter that holds them."""
    session = st.session_state
    weights = {one: int(session.get(f"{_KEY}{one}") or 0) for one in offered}
    session["by"] = written(weights, unasked)
