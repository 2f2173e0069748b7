"""The measures of a field, and the levers: what they are, and who illustrates them where."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from quartmap.charts.policy_figure import DERIVED
from quartmap.package import DataPackage
from quartmap.package.documents import Measure, PolicyField
from quartmap.texts import Texts
from quartmap.views import markup, pages
from quartmap.views.field_actors import ELSEWHERE, actor_name, by_quarter, quarters


def field(package: DataPackage, words: Texts, chosen: PolicyField) -> None:
    """Draw the chosen field with its measures."""
    head = markup.tag("h2", markup.text(words.pick(chosen.label)))
    head += markup.tag("p", markup.text(words.pick(chosen.principle)), css="q-principle")
    with st.container(key="field_card"):
        _Sheet(package, words, head).draw(chosen.measures)


def levers(package: DataPackage, words: Texts, chosen: Sequence[Measure]) -> None:
    """Draw the levers of the brief."""
    if chosen:
        head = markup.tag("h2", markup.text(words.t("Levers at a glance")))
        with st.container(key="field_levers"):
            _Sheet(package, words, head).draw(chosen)


def derived_sign(words: Texts) -> str:
    """Return the mark of a measure that the study does not name itself."""
    return markup.tag("span", DERIVED, " ", markup.text(words.t("derived")), css="q-derived")


class _Sheet:
    """Measures one below the other; markup is gathered, so that few elements are sent."""

    def __init__(self, package: DataPackage, words: Texts, head: str) -> None:
        self.package, self.words, self.waiting = package, words, head

    def draw(self, measures: Sequence[Measure]) -> None:
        """Draw the measures; a note that several share stands once, at their end."""
        said = Counter(self.words.pick(one.note) for one in measures if one.note)
        for measure in measures:
            note = self.words.pick(measure.note) if measure.note else ""
            self.waiting += _title(self.words, measure)
            self._actors(measure.actor_ids)
            if note and said[note] == 1:
                self.waiting += _aside(note)
        shared = [note for note, count in said.items() if count > 1]
        if any(one.derived for one in measures):
            shared.append(
                f"{DERIVED} "
                + self.words.t("derived: concluded from the study, which does not name it itself.")
            )
        self.waiting += "".join(_aside(note) for note in shared)
        self._send("q-measures")

    def _actors(self, actor_ids: Sequence[str]) -> None:
        words = self.words
        if not actor_ids:
            none = words.t("For none of the quarters is an actor recorded in the register.")
            self.waiting += markup.tag("p", markup.text(none), css="q-nobody")
            return
        labels = quarters(self.package, words.language)
        for area, ids in by_quarter(self.package, actor_ids).items():
            where = labels[area] if area != ELSEWHERE else words.t("Not tied to a quarter")
            heading = markup.tag("h4", markup.text(where))
            if ids:
                self._send("q-measures")
                self.waiting = heading
                self._send("q-where")
                for actor in ids:
                    pages.link(pages.ACTORS, actor_name(self.package, words, actor), actor=actor)
            else:
                none = markup.text(words.t("no actor recorded in the register"))
                self.waiting += markup.tag(
                    "div", heading, markup.tag("p", none, css="q-nobody"), css="q-nowhere"
                )

    def _send(self, css: str) -> None:
        if self.waiting:
            st.html(markup.tag("div", self.waiting, css=css))
        self.waiting = ""


def _title(words: Texts, measure: Measure) -> str:
    name = markup.tag("span", markup.text(measure.id), css="q-key")
    sign = " " + derived_sign(words) if measure.derived else ""
    return markup.tag("h3", name, " ", markup.text(words.pick(measure.label)), sign)


def _aside(text: str) -> str:
    return markup.tag("p", markup.text(text), css="q-aside")
