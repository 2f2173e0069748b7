"""Pairs of figures as a table, and what could not be paired with the reason."""

from functools import lru_cache

from quartmap.analysis import pairs
from quartmap.analysis.comparison import Comparison
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import Notation, Texts, texts
from quartmap.views import markup
from quartmap.views.compare_dumbbell_charts import observed
from quartmap.views.figures import status_text
from quartmap.views.picture import notation
from quartmap.views.study_figures_tables import Footnotes, area_name, cell, framed, small


@lru_cache(maxsize=32)
def table(package: DataPackage, topic: str, language: Language) -> str:
    """Return the figures of the chart: a row for each line."""
    words = texts(language)
    notes = Footnotes(package, words)
    names = [
        words.t("Indicator"),
        words.t("Case study"),
        words.t("Figure"),
        words.t("Area of comparison"),
        words.t("Figure"),
        words.t("Difference"),
    ]
    heads = [
        cell("th", markup.text(name), "q-number" if place in _NUMBERS else "", scope="col")
        for place, name in enumerate(names)
    ]
    rows = [
        _row(package, one, notes, words) for row in pairs.rows(package, topic) for one in row.pairs
    ]
    label = words.pick(next(one.label for one in package.dashboard.topics if one.id == topic))
    caption = markup.tag("caption", markup.text(label))
    head = markup.tag("thead", markup.tag("tr", *heads))
    drawn = markup.tag("table", caption, head, markup.tag("tbody", *rows))
    return markup.tag("div", framed(drawn, label), notes.lines(), css="q-figures")


_NUMBERS = (2, 4, 5)


def _row(package: DataPackage, one: Comparison, notes: Footnotes, words: Texts) -> str:
    written = notation(package, one.indicator_id, words)
    label = words.pick(package.indicators.loc[one.indicator_id], "label")
    about = ", ".join(x for x in (written.unit, words.date(one.reference_date)) if x)
    return markup.tag(
        "tr",
        cell("th", markup.text(label) + small(about), scope="row"),
        cell("td", markup.text(area_name(package, one.area_id))),
        _figure(package, one, own=True, written=written, notes=notes),
        cell("td", markup.text(area_name(package, one.reference_area_id))),
        _figure(package, one, own=False, written=written, notes=notes),
        cell("td", _difference(one, written), "q-number"),
    )


def _figure(
    package: DataPackage, one: Comparison, *, own: bool, written: Notation, notes: Footnotes
) -> str:
    value, status = (one.value, one.status) if own else (one.reference_value, one.reference_status)
    area_id = one.area_id if own else one.reference_area_id
    letter = notes.letter(str(observed(package, one, area_id)["source_id"]))
    number = markup.text(written.number(value or 0)) + markup.tag("sup", markup.text(letter))
    told = small(status_text(status, written.words))
    return cell("td", number + told, "q-number q-own" if own else "q-number")


def _difference(one: Comparison, written: Notation) -> str:
    if one.difference is None:
        return small(written.words.t("none: unreliable"))
    return markup.text(written.number(one.difference, signed=True))


@lru_cache(maxsize=32)
def not_compared(package: DataPackage, topic: str, language: Language) -> str:
    """Return what the chart leaves out and why, as a folded list; '' where that is nothing."""
    words = texts(language)
    items = [_item(package, row, words) for row in pairs.rows(package, topic) if row.unpaired]
    counts = pairs.counts(package, topic)
    if counts:
        text = words.n(
            "{count} count of this topic: a quarter has fewer of everything than its city.",
            "{count} counts of this topic: a quarter has fewer of everything than its city.",
            counts,
        )
        items.append(markup.tag("li", markup.text(text)))
    if not items:
        return ""
    summary = markup.tag("summary", markup.text(words.t("Not compared, and why")))
    return markup.tag("details", summary, markup.tag("ul", *items))


def _item(package: DataPackage, row: pairs.Row, words: Texts) -> str:
    label = words.pick(package.indicators.loc[row.indicator_id], "label")
    reasons = "; ".join(_reason(package, one, words) for one in row.unpaired)
    return markup.tag("li", markup.tag("b", markup.text(label)), markup.text(f": {reasons}"))


def _reason(package: DataPackage, one: pairs.Unpaired, words: Texts) -> str:
    other = area_name(package, one.reference_area_id)
    names = {"name": area_name(package, one.area_id), "other": other}
    if one.why == "no-figure":
        return words.t("{name} without a single figure that could be drawn", **names)
    if one.why == "reference-without":
        return words.t("{name} has a figure, {other} has none", **names)
    return words.t(
        "{name} only {date}, {other} only {other_date}",
        **names,
        date=words.date(one.date),
        other_date=words.date(one.reference_date),
    )
