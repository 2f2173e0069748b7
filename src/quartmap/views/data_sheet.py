"""The sheet of an indicator: what it means, where it is known, from whom, what to mind."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from quartmap.analysis.coverage import coverage, source_shares
from quartmap.charts.coverage import coverage_strip, mark
from quartmap.names import VALUE_STATUSES
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import markup
from quartmap.views.data_words import adding_text, kind_text, listed, quality_text, status_name

_FIRST: Final = 6
"""So many sources stand open; more fold away."""


@lru_cache(maxsize=128)
def sheet(package: DataPackage, words: Texts, indicator_id: str) -> str:
    """Return the HTML sheet of an indicator."""
    row = package.indicators.loc[indicator_id].to_dict()
    topic = next(one.label for one in package.dashboard.topics if one.id == row["topic"])
    left = [
        markup.tag("h2", markup.text(words.pick(row, "label"))),
        markup.tag("p", markup.text(words.pick(topic)), css="q-kind"),
        markup.pairs(_facts(package, words, indicator_id, row)),
    ]
    right = [*_coverage(package, words, indicator_id), *_sources(package, words, indicator_id)]
    columns = markup.tag("div", *left) + markup.tag("div", *right)
    return markup.tag("div", columns, css="q-card q-sheet")


def _facts(
    package: DataPackage, words: Texts, indicator_id: str, row: Mapping[Any, Any]
) -> list[tuple[str, str]]:
    unit = words.unit(str(row["unit"])) or words.t("none")
    decimals = int(row["decimals"])
    places = words.n("to {count} decimal place", "to {count} decimal places", decimals)
    places = places if decimals else words.t("whole numbers")
    return [
        (words.t("Definition"), markup.text(words.pick(row, "definition"))),
        (words.t("Unit"), markup.text(f"{unit}, {places}")),
        (words.t("Kind"), markup.text(kind_text(str(row["kind"]), words))),
        (words.t("Adding up"), markup.text(adding_text(words, extensive=bool(row["extensive"])))),
        (words.t("How computed"), _method(package, words, indicator_id)),
        (words.t("Reference dates"), markup.text(_dates(package, words, indicator_id))),
        (words.t("Values"), markup.text(_statuses(package, words, indicator_id))),
        (words.t("Mind"), markup.text(words.pick(row, "caveat"))),
        (words.t("Series breaks"), _breaks(package, words, indicator_id)),
        (words.t("Newer figures"), _newer(package, words, indicator_id)),
        (words.t("Identifier"), markup.tag("code", markup.text(indicator_id))),
    ]


def _method(package: DataPackage, words: Texts, indicator_id: str) -> str:
    """Return how derived figures were computed, as their source says; else that none was."""
    used = [source_id for source_id, _ in source_shares(package, indicator_id)]
    own = [one for one in used if package.sources.loc[one, "quality"] == "derived"]
    if not own:
        return markup.text(words.t("Taken over from the sources as published."))
    lines = [markup.tag("li", markup.text(package.sources.loc[one, "title"])) for one in own]
    if len(own) < len(used):
        lines.append(markup.tag("li", markup.text(words.t("All else as the sources publish it."))))
    return markup.tag("ul", *lines)


def _dates(package: DataPackage, words: Texts, indicator_id: str) -> str:
    dates = sorted(set(coverage(package, indicator_id)["reference_date"]))
    if not dates:
        return words.t("none")
    if len(dates) == 1:
        return words.date(dates[0])
    count = words.number(len(dates), 0)
    first, last = words.date(dates[0]), words.date(dates[-1])
    return words.t("{count} from {first} to {last}", count=count, first=first, last=last)


def _statuses(package: DataPackage, words: Texts, indicator_id: str) -> str:
    rows = package.observations
    found = rows[rows["indicator_id"] == indicator_id]
    counts = found["status"].value_counts()
    parts = [
        f"{words.number(int(counts[one]), 0)} {status_name(one, words)}"
        for one in VALUE_STATUSES
        if counts.get(one, 0)
    ]
    bounded = found[["value_low", "value_high"]].notna().any(axis=1) & found["value"].isna()
    bounds = int(bounded.sum())
    if bounds:
        parts.append(words.t("of these {count} as a bound or range", count=words.number(bounds, 0)))
    return listed(parts)


def _breaks(package: DataPackage, words: Texts, indicator_id: str) -> str:
    found = package.series_breaks
    rows = found[found["indicator_id"] == indicator_id].to_dict("records")
    if not rows:
        return markup.text(words.t("none noted"))
    items = [f"{words.date(str(row['break_date']))}: {words.pick(row, 'label')}" for row in rows]
    return markup.tag("ul", *(markup.tag("li", markup.text(item)) for item in items))


def _newer(package: DataPackage, words: Texts, indicator_id: str) -> str:
    """Return where to look for newer figures: the package knows addresses, not editions."""
    for source_id, _ in source_shares(package, indicator_id):
        source = package.sources.loc[source_id]
        if source["url"] and str(source["quality"]).startswith("official"):
            said = words.t("The data package does not say; see")
            return f"{markup.text(said)} {markup.link(str(source['url']), str(source['producer']))}"
    return markup.text(words.t("The data package does not say."))


def _coverage(package: DataPackage, words: Texts, indicator_id: str) -> list[str]:
    table = coverage(package, indicator_id)
    heading = markup.tag("h3", markup.text(words.t("Coverage: levels and reference dates")))
    if table.empty:
        return [heading, markup.tag("p", markup.text(words.t("no data")))]
    drawn = coverage_strip(package, indicator_id, words)
    names = {
        "all": words.t("all or nearly all areas"),
        "some": words.t("some"),
        "few": words.t("few (under 10 %)"),
        "none": words.t("no figure, only a note why"),
    }
    signs = [mark(kind) + markup.text(name) for kind, name in names.items()]
    key = markup.tag("p", *(markup.tag("span", sign) for sign in signs), css="q-key")
    return [heading, drawn, key, _table(package, words, indicator_id)]


def _table(package: DataPackage, words: Texts, indicator_id: str) -> str:
    table = coverage(package, indicator_id)
    used = [one for one in VALUE_STATUSES if table[one].any()]
    levels = {one.id: words.pick(one.plural) for one in package.dashboard.levels}
    heads = [words.t("Areas"), words.t("Reference date"), words.t("with a figure")]
    heads += [status_name(one, words) for one in used]
    head = markup.tag("tr", *(markup.tag("th", markup.text(one)) for one in heads))
    lines = [head]
    for row in table.to_dict("records"):
        share = f"{words.number(row['figures'], 0)} / {words.number(row['areas'], 0)}"
        cells = [words.date(str(row["reference_date"])), share]
        cells += [words.number(row[one], 0) if row[one] else "" for one in used]
        name = markup.tag("th", markup.text(levels[str(row["level"])]))
        lines.append(
            markup.tag("tr", name, *(markup.tag("td", markup.text(cell)) for cell in cells))
        )
    summary = markup.tag("summary", markup.text(words.t("The same as a table")))
    box = markup.tag("div", markup.tag("table", *lines), css="q-wide")
    return markup.tag("details", summary, box)


def _sources(package: DataPackage, words: Texts, indicator_id: str) -> list[str]:
    shares = source_shares(package, indicator_id)
    items = [_source(package, words, source_id, count) for source_id, count in shares]
    parts = [
        markup.tag("h3", markup.text(words.t("Sources"))),
        markup.tag("ul", *items[:_FIRST], css="q-sources"),
    ]
    if len(items) > _FIRST:
        rest = len(items) - _FIRST
        summary = markup.text(words.n("{count} more source", "{count} more sources", rest))
        more = markup.tag("ul", *items[_FIRST:], css="q-sources")
        parts.append(markup.tag("details", markup.tag("summary", summary), more))
    return parts


def _source(package: DataPackage, words: Texts, source_id: str, count: int) -> str:
    source = package.sources.loc[source_id]
    name = markup.link(str(source["url"]), f"{source['producer']}: {source['title']}")
    licence = markup.link(str(source["licence_url"]), str(source["licence"]))
    about = [
        words.n("{count} value", "{count} values", count),
        quality_text(str(source["quality"]), words),
    ]
    if source["retrieved_via"]:
        about.append(words.t("retrieved through {place}", place=source["retrieved_via"]))
    aside = markup.text(listed([*about, words.t("licence")]) + ": ") + licence
    return markup.tag("li", name, markup.tag("small", aside))
