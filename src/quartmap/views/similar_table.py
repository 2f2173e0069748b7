"""The nearest areas as a table, with what makes them alike and unlike; and one of them in full."""

from functools import lru_cache
from typing import Final

from quartmap.analysis.similar_peers import Likeness, Question, likeness
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import Texts, texts
from quartmap.views import markup, similar_words
from quartmap.views.picture import notation
from quartmap.views.similar_choice import Choice
from quartmap.views.study_figures_tables import Footnotes, breakable, cell, framed, small

_ENDS: Final = 2
"""So many indicators are named as the most alike, and as the least."""
_ALL: Final = 2 * _ENDS


@lru_cache(maxsize=64)
def nearest_table(package: DataPackage, question: Question, name: str, language: Language) -> str:
    """Return the nearest areas: distance, on how many indicators it rests, alike and unlike in."""
    words, found = texts(language), likeness(package, question)
    heads = [
        cell("th", markup.text(words.t("Area")), scope="col"),
        cell("th", markup.text(words.t("Distance")), "q-number", scope="col"),
        cell("th", markup.text(words.t("Most alike in")), scope="col"),
        cell("th", markup.text(words.t("Least alike in")), scope="col"),
    ]
    rows = [_row(package, found, one, words) for one in found.peers]
    title = words.t("Areas most like {name}", name=name)
    told = words.t("figure of the area, in brackets that of {name}", name=name)
    caption = markup.tag("caption", markup.text(title) + small(told))
    head = markup.tag("thead", markup.tag("tr", *heads))
    drawn = markup.tag("table", caption, head, markup.tag("tbody", *rows))
    return markup.tag("div", framed(drawn, title), css="q-figures q-alike")


def _row(package: DataPackage, found: Likeness, area_id: str, words: Texts) -> str:
    order = found.order(area_id)
    alike, unlike = _ends(order)
    shared = words.t(
        "{count} of {total} indicators",
        count=words.number(found.shared(area_id), 0),
        total=words.number(len(found.apart.columns), 0),
    )
    number = similar_words.distance(found.distance(area_id), words)
    around = similar_words.around_name(package, area_id)
    return markup.tag(
        "tr",
        cell("th", markup.text(package.register.loc[area_id, "name"]) + small(around), scope="row"),
        cell("td", markup.text(number) + small(shared), "q-number"),
        *(cell("td", _named(package, found, area_id, ids, words)) for ids in (alike, unlike)),
    )


def _ends(order: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the first and the last of an order; of few ones none is both.

    >>> _ends(("a", "b", "c")), _ends(("a",))
    ((('a',), ('c', 'b')), (('a',), ()))
    """
    half = min(_ENDS, len(order) // 2) if len(order) != 1 else 1
    last = order[half:][-_ENDS:]
    return order[:half], tuple(reversed(last))


def _named(
    package: DataPackage, found: Likeness, area_id: str, ids: tuple[str, ...], words: Texts
) -> str:
    lines = []
    for one in ids:
        own = similar_words.figure(package, one, found.own_cell(one), words)
        other = similar_words.figure(package, one, found.cell(area_id, one), words)
        label = similar_words.label(package, one, words)
        lines.append(markup.tag("li", markup.text(f"{label} {other} "), small_inline(f"({own})")))
    return markup.tag("ul", *lines) if lines else ""


def small_inline(text: str) -> str:
    """Return data in a quieter colour within its line."""
    return markup.tag("span", markup.text(text), css="q-quiet")


def pair_table(package: DataPackage, words: Texts, choice: Choice) -> str:
    """Return the area and the one set beside it, by every indicator that counts."""
    if choice.question is None or not choice.shown:
        return ""
    return _pair(package, choice.question, (choice.name, choice.shown), words.language)


@lru_cache(maxsize=64)
def _pair(
    package: DataPackage, question: Question, both: tuple[str, str], language: Language
) -> str:
    words, found, (name, other) = texts(language), likeness(package, question), both
    notes = Footnotes(package, words)
    order = found.order(other)
    without = [one for one in found.apart.columns if one not in order]
    beside = similar_words.full_name(package, other)
    names = [words.t("Indicator"), name, beside, words.t("Difference in robust SD")]
    heads = [
        cell("th", breakable(one), "q-number" if place else "", scope="col")
        for place, one in enumerate(names)
    ]
    rows = [_pair_row(package, found, (other, one), notes, words) for one in (*order, *without)]
    date = similar_words.basis_name(package, question.basis, words)
    told = words.t("{date}; the most alike first, differences in robust SD", date=date)
    title = f"{name} \N{EN DASH} {beside}"
    caption = markup.tag("caption", markup.text(title) + small(told))
    head = markup.tag("thead", markup.tag("tr", *heads))
    drawn = markup.tag("table", caption, head, markup.tag("tbody", *rows))
    return markup.tag("div", framed(drawn, title), notes.lines(), css="q-figures q-beside")


def _pair_row(
    package: DataPackage, found: Likeness, at: tuple[str, str], notes: Footnotes, words: Texts
) -> str:
    area_id, one = at
    there = bool(found.apart[one].notna()[area_id])
    letters = dict.fromkeys(map(notes.letter, str(found.own.source[one].iloc[0]).split()))
    label = similar_words.label(package, one, words)
    sources = markup.tag("sup", markup.text(", ".join(letters)))
    own = _figure(package, found, one, words)
    other = _figure(package, found, one, words, area_id) if there else ""
    unit = small(words.unit(str(package.indicators.loc[one, "unit"])))
    apart = words.number(abs(float(found.apart[one][area_id])), 2) if there else ""
    return markup.tag(
        "tr",
        cell("th", markup.text(label) + sources + unit, scope="row"),
        cell("td", own, "q-number q-own"),
        cell("td", other or small(words.t("no figure used")), "q-number"),
        cell("td", markup.text(apart), "q-number"),
    )


def _figure(
    package: DataPackage, found: Likeness, indicator_id: str, words: Texts, area_id: str = ""
) -> str:
    """Return a figure with the range that an estimate probably lies in."""
    cell_ = found.cell(area_id, indicator_id) if area_id else found.own_cell(indicator_id)
    low, high = found.interval(indicator_id, area_id)
    span = notation(package, indicator_id, words).bounds(low, high) if low < high else ""
    return markup.text(similar_words.number(package, indicator_id, cell_, words)) + small(span)
