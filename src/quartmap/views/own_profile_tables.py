"""The estimates of an own area as tables by topic, beside those of the areas around it."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from quartmap.analysis.estimate_record import Figure
from quartmap.analysis.own_comparison import Beside, Line
from quartmap.names import NO_VALUE, Language
from quartmap.package import DataPackage
from quartmap.paper.figures import area_name, notation
from quartmap.paper.own_figures import lead, official_text, within_text
from quartmap.paper.own_words import interval_text
from quartmap.texts import Notation, Texts, texts
from quartmap.texts.statuses import status_text
from quartmap.views import markup
from quartmap.views.study_figures_tables import (
    NOTHING,
    Footnotes,
    breakable,
    cell,
    framed,
    small,
)


@lru_cache(maxsize=64)
def tables(
    package: DataPackage,
    name: str,
    lines: tuple[Line, ...],
    source_ids: tuple[str, ...],
    language: Language,
) -> str:
    """Return heading, a table for each topic and the sources as HTML."""
    words = texts(language)
    notes = Footnotes(package, words)
    for one in source_ids:
        notes.letter(one)
    labels = {one.id: words.pick(one.label) for one in package.dashboard.topics}
    parts = []
    for topic, some in groupby(lines, lambda one: one.topic):
        label = labels.get(topic, topic)
        rows = list(some)
        body = markup.tag("tbody", *(_row(package, one, notes, words) for one in rows))
        caption = markup.tag("caption", markup.text(label))
        head = _head(package, name, rows[0], words)
        parts.append(framed(markup.tag("table", caption, head, body), label))
    title = markup.tag("h3", markup.text(words.t("Estimated figures in comparison")))
    none = words.t("no figure")
    said = f"{lead(words)} \N{EN DASH}: {none}."
    if any(one.within for line in lines for one in line.beside):
        inside, meant = words.t("in the interval"), within_text(words)
        said += f" {inside[0].upper()}{inside[1:]}: {meant}."
    top = markup.tag("div", title, markup.tag("p", markup.text(said)), css="q-figures-head")
    return top + markup.tag("div", *parts, notes.lines(), css="q-figures q-own-tables")


def _head(package: DataPackage, name: str, line: Line, words: Texts) -> str:
    own = breakable(name) + small(words.t("estimated"))
    cells = [
        cell("th", markup.text(words.t("Indicator")), scope="col"),
        cell("th", own, "q-number q-own", scope="col"),
    ]
    for one in line.beside:
        other = breakable(area_name(package, one.area_id)) + small(words.t("estimated"))
        cells.append(cell("th", other, "q-number", scope="col"))
        cells.append(cell("th", markup.text(words.t("Difference")), "q-number", scope="col"))
    return markup.tag("thead", markup.tag("tr", *cells))


def _row(package: DataPackage, line: Line, notes: Footnotes, words: Texts) -> str:
    written = notation(package, line.indicator_id, words)
    label = words.pick(package.indicators.loc[line.indicator_id], "label")
    official = [one.source_id for one in line.beside if one.official is not None]
    letters = dict.fromkeys(notes.letter(one) for one in official)
    sources = markup.tag("sup", ", ".join(letters)) if letters else ""
    head = markup.text(label) + markup.tag("small", markup.text(written.unit), sources)
    cells = [
        cell("th", head, scope="row"),
        cell("td", _own(line.figure, written), "q-number q-own"),
        *_others(line, written),
    ]
    return markup.tag("tr", *cells)


def _own(figure: Figure, written: Notation) -> str:
    words = written.words
    if figure.value is None or figure.status in NO_VALUE:
        return NOTHING + small(status_text(figure.status, words))
    weak = figure.status == "unreliable"
    number = written.number(figure.value)
    told = small(interval_text(words, written.decimals, figure))
    return (
        markup.text(f"({number})" if weak else number)
        + told
        + (small(status_text("unreliable", words)) if weak else "")
    )


def _others(line: Line, written: Notation) -> Iterator[str]:
    for one in line.beside:
        yield cell("td", _other(one, written), "q-number")
        yield cell("td", _difference(one, written), "q-number")


def _other(beside: Beside, written: Notation) -> str:
    figure, words = beside.figure, written.words
    official = small(official_text(beside, written))
    if figure is None or figure.value is None or figure.status in NO_VALUE:
        return NOTHING + small(status_text(figure.status, words) if figure else "") + official
    number = written.number(figure.value)
    if figure.status != "unreliable":
        return markup.text(number) + official
    return markup.text(f"({number})") + small(status_text("unreliable", words)) + official


def _difference(beside: Beside, written: Notation) -> str:
    words = written.words
    if beside.difference is None:
        return small(words.t("figure unreliable") if beside.reason == "unreliable" else "")
    number = written.number(beside.difference, signed=True)
    return markup.text(number) + small(words.t("in the interval") if beside.within else "")
