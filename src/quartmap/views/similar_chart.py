"""The profile of the area among those most like it as a finished chart, with its words."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from altair.utils.schemapi import debug_mode

from quartmap.analysis.similar import standardised
from quartmap.analysis.similar_peers import Question, likeness
from quartmap.charts import files
from quartmap.charts.ink import LIGHT, Ink
from quartmap.charts.similar_profile import Dot, Line, similar_chart
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import Texts, texts
from quartmap.views import image_files, markup, similar_words, theme
from quartmap.views.drawing import drawing
from quartmap.views.image_files import Kind
from quartmap.views.sheet import sheet
from quartmap.views.similar_choice import Choice

_WIDE_PX: Final = 420


def chart(package: DataPackage, words: Texts, choice: Choice) -> None:
    """Draw the profile with its title, key and source; nothing where no indicator counts."""
    question, found = choice.question, choice.found
    if question is None or found is None or not found.peers:
        return
    title = _title(package, question, choice.name, words)
    head = markup.tag("div", markup.tag("h2", markup.text(title)), css="q-part q-likes")
    asked = (question, choice.name, choice.shown)
    drawn = _drawing(package, asked, words.language, theme.ink())
    told = words.t("{label}. The same figures stand in the table below.", label=title)
    below = [
        markup.tag("p", markup.text(one), css="q-aside") for one in _notes(package, asked, words)
    ]
    shown = drawing(drawn, told, _WIDE_PX)
    sheet(head + shown + markup.tag("div", *below, css="q-pairs"), "similar_chart")
    make = _maker(package, words, asked)
    image_files.offer(words, "similar", f"{package.name}_similar", make)


Asked = tuple[Question, str, str]
"""A question, the name of its area, and which area is set beside it."""


def _title(package: DataPackage, question: Question, name: str, words: Texts) -> str:
    return words.t(
        "{name} beside the areas most like it ({areas}), {date}",
        name=name,
        areas=similar_words.pool_name(package, question.pool, words),
        date=similar_words.basis_name(package, question.basis, words),
    )


def _notes(package: DataPackage, asked: Asked, words: Texts) -> tuple[str, ...]:
    question, name, shown = asked
    found = likeness(package, question)
    reading = words.t(
        "Filled circle and figure: {name}; diamond: {shown}; rings: the others of the nearest "
        "{count}. Upright line: median of all areas compared ({areas}).",
        name=name,
        shown=similar_words.full_name(package, shown),
        count=words.number(len(found.peers), 0),
        areas=similar_words.pool_name(package, question.pool, words),
    )
    source = words.t("Source: {source}", source=similar_words.source(package, found, words))
    return reading, source


@lru_cache(maxsize=64)
def _drawing(
    package: DataPackage, asked: Asked, language: Language, ink: Ink = LIGHT
) -> Mapping[str, Any]:
    words = texts(language)
    lines = list(_lines(package, asked, words))
    title = words.t("robust standard deviations from the median")
    with debug_mode(arg=False):  # holding every part against the schema takes longer than all else
        return similar_chart(lines, title, words.t("median"), words, ink)


def _lines(package: DataPackage, asked: Asked, words: Texts) -> Iterator[Line]:
    question, name, shown = asked
    found = likeness(package, question)
    drawn = list(dict.fromkeys([*found.peers, shown]))
    ids = [one for one in found.apart.columns if one not in found.scale.flat]
    places = standardised(found.others.value.loc[drawn, ids], found.scale)
    places = places.where(found.apart.loc[drawn, ids].notna())
    own = standardised(found.own.value[ids], found.scale).iloc[0]
    for one in ids:
        dots = tuple(
            Dot(
                similar_words.full_name(package, area),
                round(float(places[one][area]), 3),
                similar_words.figure(package, one, found.cell(area, one), words),
                shown=area == shown,
            )
            for area in drawn
            if places[one].notna()[area]
        )
        written = similar_words.figure(package, one, found.own_cell(one), words)
        label = similar_words.label(package, one, words)
        yield Line(label, Dot(name, round(float(own[one]), 3), written), written, dots)


def _maker(package: DataPackage, words: Texts, asked: Asked) -> Callable[[Kind], bytes]:
    def make(kind: Kind) -> bytes:
        around = files.Around(
            words.language,
            title=_title(package, asked[0], asked[1], words),
            foot=_notes(package, asked, words),
        )
        document = files.svg([_drawing(package, asked, words.language)], around)
        return document.encode() if kind == "svg" else files.png(document)

    return make
