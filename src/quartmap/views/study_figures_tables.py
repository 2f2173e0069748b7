"""Tables of figures: a quarter's beside those of other areas, and series date by date."""

import math
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from itertools import groupby
from typing import Any

from quartmap.analysis import profile
from quartmap.analysis.comparison import Comparison
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import Notation, Texts, texts
from quartmap.views import markup
from quartmap.views.figures import status_text
from quartmap.views.picture import notation

NOTHING = "\N{EN DASH}"
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


class Footnotes:
    """Sources by letter, in the order in which they are first asked for."""

    def __init__(self, package: DataPackage, words: Texts) -> None:
        self._package, self._words = package, words
        self._letters: dict[str, str] = {}

    def letter(self, source_id: str) -> str:
        """Return the letter that stands for a source."""
        count = len(self._letters)
        doubled = _ALPHABET[count // len(_ALPHABET) - 1] if count >= len(_ALPHABET) else ""
        return self._letters.setdefault(source_id, doubled + _ALPHABET[count % len(_ALPHABET)])

    def lines(self) -> str:
        """Return the sources behind the letters, with links, as HTML."""
        items = []
        for source_id, letter in self._letters.items():
            source = self._package.sources.loc[source_id]
            credit = markup.link(str(source["url"]), str(source["attribution"]))
            items.append(markup.tag("b", letter) + " " + credit)
        text = markup.text(self._words.t("Sources")) + ": " + "; ".join(items)
        return markup.tag("p", text, css="q-aside") if items else ""


def cell(name: str, content: str, css: str = "", **attributes: str) -> str:
    """Return a table's cell around finished HTML."""
    given = {"class": css} | attributes
    inside = "".join(f' {key}="{escape(value)}"' for key, value in given.items() if value)
    return f"<{name}{inside}>{content}</{name}>"


def small(text: str) -> str:
    """Return data in small print."""
    return markup.tag("small", markup.text(text)) if text else ""


def framed(table: str, label: str) -> str:
    """Return a table in a box of its own, which scrolls where it is too wide."""
    return (
        f'<div class="q-wide" role="region" tabindex="0" aria-label="{escape(label)}">{table}</div>'
    )


def area_name(package: DataPackage, area_id: str) -> str:
    """Return the name of an area."""
    return str(package.register.loc[area_id, "name"])


def breakable(name: str) -> str:
    """Return an area's name as HTML that may go on in a second line after a slash."""
    return markup.text(name).replace("/", "/<wbr>")


@lru_cache(maxsize=32)
def comparison_tables(package: DataPackage, area_id: str, language: Language, *, key: bool) -> str:
    """Return a table for each topic: the area's figures beside those it is compared with."""
    words = texts(language)
    notes = Footnotes(package, words)
    parts = []
    for topic, lines in groupby(profile.lines(package, area_id, key=key), lambda one: one.topic):
        label = next((one.label for one in package.dashboard.topics if one.id == topic), None)
        name = words.pick(label) if label else topic
        rows = [_row(package, line, notes, words) for line in lines]
        head = _head(package, area_id, words)
        caption = markup.tag("caption", markup.text(name))
        table = markup.tag("table", caption, head, markup.tag("tbody", *rows))
        parts.append(framed(table, name))
    return markup.tag("div", *parts, notes.lines(), css="q-figures") if parts else ""


def _head(package: DataPackage, area_id: str, words: Texts) -> str:
    row = package.register.loc[area_id]
    derived = words.t("outline approximate") if row["boundary_status"] == "derived" else ""
    cells = [
        cell("th", markup.text(words.t("Indicator")), scope="col"),
        cell("th", breakable(str(row["name"])) + small(derived), "q-number q-own", scope="col"),
    ]
    for other in profile.references(package, area_id):
        name = breakable(area_name(package, other))
        cells.append(cell("th", name, "q-number", scope="col"))
        cells.append(cell("th", markup.text(words.t("Difference")), "q-number", scope="col"))
    return markup.tag("thead", markup.tag("tr", *cells))


def _row(package: DataPackage, line: profile.Line, notes: Footnotes, words: Texts) -> str:
    written = notation(package, line.indicator_id, words)
    found = [_observed(package, line, area) for area in _areas(line)]
    own, *others = found
    statuses = {str(one["status"]) for one in found if one}
    common = statuses.pop() if len(statuses) == 1 else ""
    label = words.pick(package.indicators.loc[line.indicator_id], "label")
    told = "" if common == "suppressed" else status_text(common, words)
    about = ", ".join(x for x in (written.unit, words.date(line.reference_date), told) if x)
    letters = dict.fromkeys(notes.letter(str(one["source_id"])) for one in found if one)
    sources = markup.tag("sup", ", ".join(letters))
    head = markup.text(label) + markup.tag("small", markup.text(about), sources)
    cells = [
        cell("th", head, scope="row"),
        cell("td", _figure(own, written, common), "q-number q-own"),
    ]
    for beside, other in zip(line.beside, others, strict=True):
        cells.append(cell("td", _reference(beside, other, written, common), "q-number"))
        cells.append(cell("td", _difference(beside.comparison, written), "q-number"))
    return markup.tag("tr", *cells)


def _areas(line: profile.Line) -> tuple[str, ...]:
    others = (one.comparison.reference_area_id for one in line.beside)
    return (line.area_id, *others)


def _observed(package: DataPackage, line: profile.Line, area_id: str) -> Mapping[Any, Any]:
    level = str(package.register.loc[area_id, "level"])
    rows = package.observed(line.indicator_id, level, line.reference_date)
    return rows.loc[[area_id]].to_dict("records")[0] if area_id in rows.index else {}


def number_text(row: Mapping[Any, Any], written: Notation) -> str:
    """Return the figure without its unit: value, bound or range; '' where there is none."""
    value = row.get("value")
    if value is not None and not math.isnan(value):
        return written.number(float(value))
    return written.bounds(float(row["value_low"]), float(row["value_high"])) if row else ""


def _figure(row: Mapping[Any, Any], written: Notation, common: str) -> str:
    number = markup.text(number_text(row, written))
    status = str(row.get("status", ""))
    told = status_text(status, written.words) if status != common or not number else ""
    return number + small(told) or NOTHING


def _reference(
    beside: profile.Beside, row: Mapping[Any, Any], written: Notation, common: str
) -> str:
    words = written.words
    date = words.date(beside.other_date) if beside.other_date else ""
    if not row:
        return small(words.t("only {date}", date=date)) if date else NOTHING
    newer = small(words.t("newer: {date}", date=date)) if date else ""
    return _figure(row, written, common) + newer


def _difference(comparison: Comparison, written: Notation) -> str:
    """Return the difference; one of an estimate and a count is marked."""
    words = written.words
    if comparison.difference is None:
        return small(words.t("none: unreliable")) if comparison.reason == "unreliable" else ""
    number = written.number(comparison.difference, signed=True)
    kinds = {one == "estimated" for one in (comparison.status, comparison.reference_status)}
    mixed = words.t("one of them estimated") if len(kinds) > 1 else ""
    return markup.text(number) + small(mixed)
