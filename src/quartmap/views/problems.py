"""What is wrong with the data package, in the visitor's words: the only place that says it."""

from collections.abc import Sequence

import streamlit as st

from quartmap.errors import Problem
from quartmap.texts import Texts
from quartmap.views import markup
from quartmap.views.state import Unknown


def page(words: Texts, problems: Sequence[Problem]) -> None:
    """Show everything that keeps the dashboard from starting."""
    head = words.n(
        "The data package cannot be shown: {count} problem.",
        "The data package cannot be shown: {count} problems.",
        len(problems),
    )
    st.html(
        markup.tag(
            "div",
            markup.tag("h1", markup.text(head)),
            markup.tag("p", markup.text(words.t("Mend the files and reload this page."))),
            _list(problems),
            css="q-card",
        )
    )


def notice(words: Texts, problems: Sequence[Problem]) -> None:
    """Tell which parts were left out, the details folded away."""
    if not problems:
        return
    parts = sorted({problem.resource or problem.file for problem in problems})
    head = words.t("Left out because of errors: {parts}.", parts=", ".join(parts))
    st.warning(markup.literal(head))
    with st.expander(words.t("What is wrong and how to mend it")):
        st.html(markup.tag("div", _list(problems), css="q-card"))


def unknown(words: Texts, found: Sequence[Unknown]) -> None:
    """Tell which parts of the address could not be used."""
    if not found:
        return
    parts = ", ".join(f"{one.name}={one.value}"[:60] for one in found[:5])
    text = words.t("Not known in this data package and left aside: {parts}.", parts=parts)
    st.info(markup.literal(text))


def _list(problems: Sequence[Problem]) -> str:
    items = "".join(markup.tag("li", markup.text(problem)) for problem in problems[:200])
    more = len(problems) - 200
    return markup.tag("ul", items + (markup.tag("li", f"+ {more}") if more > 0 else ""))
