"""Series date by date, as tables."""

import math
from collections.abc import Iterable, Sequence

from quartmap.analysis import profile, series
from quartmap.package import DataPackage
from quartmap.texts import Notation, Texts
from quartmap.views import markup
from quartmap.views.figures import status_text
from quartmap.views.picture import notation
from quartmap.views.study_figures_tables import (
    NOTHING,
    Footnotes,
    area_name,
    cell,
    framed,
    number_text,
    small,
)


def series_tables(package: DataPackage, found: Iterable[profile.Series], words: Texts) -> str:
    """Return a table for each series: dates down, areas across, breaks between."""
    notes = Footnotes(package, words)
    parts = [_series_table(package, one, notes, words) for one in found]
    return markup.tag("div", *parts, notes.lines(), css="q-figures q-series")


def _series_table(
    package: DataPackage, found: profile.Series, notes: Footnotes, words: Texts
) -> str:
    written = notation(package, found.indicator_id, words)
    label = words.pick(package.indicators.loc[found.indicator_id], "label")
    title = f"{label} ({written.unit})" if written.unit else label
    heads = [cell("th", markup.text(words.t("As of")), scope="col")]
    heads += [
        cell("th", markup.text(area_name(package, area)), "q-number", scope="col")
        for area in found.figures
    ]
    every = sorted({one.reference_date for some in found.figures.values() for one in some})
    changes = list(series.breaks(package, found.indicator_id))
    rows = []
    for date in every:
        while changes and changes[0].break_date <= date:
            rows.append(_break_row(changes.pop(0), len(heads), words))
        figures = [[p for p in some if p.reference_date == date] for some in found.figures.values()]
        cells = [cell("td", _points(some, written, notes), "q-number") for some in figures]
        rows.append(
            markup.tag("tr", cell("th", markup.text(words.date(date)), scope="row"), *cells)
        )
    caption = markup.tag("caption", markup.text(title))
    head = markup.tag("thead", markup.tag("tr", *heads))
    return framed(markup.tag("table", caption, head, markup.tag("tbody", *rows)), title)


def _break_row(change: series.Break, width: int, words: Texts) -> str:
    label = change.label_en if words.language == "en" else change.label_de
    text = f"{words.t('Series break')} {words.date(change.break_date)}: {label}"
    return markup.tag("tr", cell("td", markup.text(text), "q-break", colspan=str(width)))


def _points(figures: Sequence[series.Point], written: Notation, notes: Footnotes) -> str:
    texts_ = []
    for one in figures:
        row = {"value": one.value, "value_low": _nan(one.low), "value_high": _nan(one.high)}
        status = status_text(one.status, written.words)
        letter = markup.tag("sup", notes.letter(one.source_id))
        texts_.append(markup.text(number_text(row, written)) + letter + small(status))
    return "<br>".join(texts_) or NOTHING


def _nan(value: float | None) -> float:
    return math.nan if value is None else value
