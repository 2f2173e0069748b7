"""The measures of a field, and the levers: what they are, and who illustrates them where."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from quartmap.charts.policy_figure import DERIVED
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.package.documents import Measure, PolicyField
from quartmap.texts import Texts, texts
from quartmap.views import markup, pages
from quartmap.views.field_actors import ELSEWHERE, actor_name, by_quarter, quarters


@lru_cache(maxsize=32)
def field(package: DataPackage, language: Language, chosen: PolicyField) -> str:
    """Return the chosen field with its measures as HTML."""
    words = texts(language)
    head = markup.tag("h2", markup.text(words.pick(chosen.label)))
    head += markup.tag("p", markup.text(words.pick(chosen.principle)), css="q-principle")
    return _measures(package, words, head, chosen.measures)


@lru_cache(maxsize=4)
def levers(package: DataPackage, language: Language, chosen: tuple[Measure, ...]) -> str:
    """Return the levers of the brief as HTML; '' where there are none."""
    words = texts(language)
    head = markup.tag("h2", markup.text(words.t("Levers at a glance")))
    return _measures(package, words, head, chosen) if chosen else ""


def derived_sign(words: Texts) -> str:
    """Return the mark of a measure that the study does not name itself."""
    return markup.tag("span", DERIVED, " ", markup.text(words.t("derived")), css="q-derived")


def _measures(package: DataPackage, words: Texts, head: str, measures: Sequence[Measure]) -> str:
    """Return measures one below the other; a note that several share stands once, at the end."""
    said = Counter(words.pick(one.note) for one in measures if one.note)
    parts = [head]
    for measure in measures:
        note = words.pick(measure.note) if measure.note else ""
        parts += [_title(words, measure), _actors(package, words, measure.actor_ids)]
        parts += [_aside(note)] if note and said[note] == 1 else []
    shared = [note for note, count in said.items() if count > 1]
    if any(one.derived for one in measures):
        shared.append(
            f"{DERIVED} "
            + words.t("derived: concluded from the study, which does not name it itself.")
        )
    return markup.tag("div", *parts, *map(_aside, shared), css="q-measures")


def _actors(package: DataPackage, words: Texts, actor_ids: Sequence[str]) -> str:
    """Return the actors that illustrate a measure, quarter by quarter, each with a link."""
    if not actor_ids:
        none = words.t("For none of the quarters is an actor recorded in the register.")
        return markup.tag("p", markup.text(none), css="q-nobody")
    labels = quarters(package, words.language)
    rows = []
    for area, ids in by_quarter(package, actor_ids).items():
        where = labels[area] if area != ELSEWHERE else words.t("Not tied to a quarter")
        links = [
            pages.anchor(pages.ACTORS, actor_name(package, words, one), words, actor=one)
            for one in ids
        ]
        none = markup.text(words.t("no actor recorded in the register"))
        named = markup.tag("ul", *(markup.tag("li", one) for one in links))
        nobody = markup.tag("p", none, css="q-nobody")
        heading = markup.tag("h4", markup.text(where))
        rows.append(markup.tag("div", heading, named if ids else nobody, css="q-where"))
    return "".join(rows)


def _title(words: Texts, measure: Measure) -> str:
    name = markup.tag("span", markup.text(measure.id), css="q-key")
    sign = " " + derived_sign(words) if measure.derived else ""
    return markup.tag("h3", name, " ", markup.text(words.pick(measure.label)), sign)


def _aside(text: str) -> str:
    return markup.tag("p", markup.text(text), css="q-aside")
