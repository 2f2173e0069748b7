"""How figures are made, rounded, compared and classed, and what the map's signs mean."""

from functools import lru_cache

from quartmap.analysis.coverage import derivations, quality_counts, status_counts
from quartmap.export.archive import resources
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import markup
from quartmap.views.data_choice import title
from quartmap.views.data_symbols import symbols
from quartmap.views.data_words import listed, quality_text, status_name


@lru_cache(maxsize=4)
def page(package: DataPackage, words: Texts) -> str:
    """Return the HTML of the section."""
    parts = [
        markup.tag("h2", markup.text(words.t("How to read the map's symbols"))),
        symbols(package, words),
        markup.tag("h2", markup.text(words.t("Rules for figures"))),
        markup.pairs([(term, markup.text(said)) for term, said in _rules(words)]),
        markup.tag("h2", markup.text(words.t("Classes of a map"))),
        markup.pairs([(term, markup.text(said)) for term, said in _schemes(words)]),
        markup.tag("h2", markup.text(words.t("How sure the figures are"))),
        markup.tag("p", markup.text(_sure(package, words))),
        markup.tag("h2", markup.text(words.t("Derived and estimated figures"))),
        _derived(package, words),
        markup.tag("h2", markup.text(words.t("How each file was made"))),
        _files(package, words),
    ]
    return markup.tag("div", *parts, css="q-card q-methods")


def _rules(words: Texts) -> list[tuple[str, str]]:
    return [
        (
            words.t("Rounding"),
            words.t(
                "Figures are shown with the decimals that their sheet states, rounded half up. "
                "Downloads carry them as stored, unrounded."
            ),
        ),
        (
            words.t("Zero"),
            words.t(
                "Zero means that there is none. Where it is not known, or not told, the figure "
                "is missing or suppressed, and never shown as zero."
            ),
        ),
        (
            words.t("Suppressed"),
            words.t(
                "Where an office keeps small numbers secret, so does this map: the figure is "
                "on no map, in no table and in no download, and it is not computed back."
            ),
        ),
        (
            words.t("Unreliable"),
            words.t(
                "The figure is there but rests on few cases or on part of the area. It is "
                "dotted on the map and marked everywhere else; its difference from another "
                "area is not computed."
            ),
        ),
        (
            words.t("Estimated"),
            words.t(
                "Computed or estimated rather than counted; marked as such wherever it is "
                "shown. The method stands below."
            ),
        ),
        (
            words.t("Bounds"),
            words.t(
                "A figure printed as over, under or from-to keeps that form. It is not given "
                "a class on the map."
            ),
        ),
        (
            words.t("Comparison"),
            words.t(
                "An area is compared only at the same reference date and for the same "
                "indicator. Differences of per cents are percentage points. Counts stand side "
                "by side without a difference. No area is ranked as better or worse."
            ),
        ),
        (
            words.t("Series breaks"),
            words.t(
                "Where a series changes its base, as with a new census, figures before and "
                "after are not one series and are not joined by a line."
            ),
        ),
        (
            words.t("Several sources"),
            words.t(
                "Where several sources give a figure for the same area and date, the map shows "
                "that of the better quality, in the order: official, official from a copy, "
                "computed here, reported, press. The downloaded data package holds all."
            ),
        ),
    ]


def _schemes(words: Texts) -> list[tuple[str, str]]:
    return [
        (
            words.t("Natural breaks"),
            words.t(
                "Bounds lie where values are far apart: values within a class differ as little "
                "as possible (Fisher-Jenks)."
            ),
        ),
        (
            words.t("Quantiles (equal counts)"),
            words.t(
                "Every class holds about the same number of areas; equal values stay in one class."
            ),
        ),
        (
            words.t("Equal intervals"),
            words.t("Every class is equally wide, from the smallest to the largest value."),
        ),
        (
            words.t("Standard deviation"),
            words.t("Bounds lie at the mean plus and minus multiples of the standard deviation."),
        ),
        (
            words.t("Own breaks"),
            words.t("Bounds as entered; they stay the same from date to date."),
        ),
        (
            words.t("Bounds in the legend"),
            words.t(
                "A class holds what is above its lower bound and at most its upper bound. "
                "Bounds are rounded only as far as no value changes its class."
            ),
        ),
    ]


def _sure(package: DataPackage, words: Texts) -> str:
    statuses = [
        f"{words.number(count, 0)} {status_name(name, words)}"
        for name, count in status_counts(package).items()
    ]
    qualities = [
        f"{words.number(count, 0)} {quality_text(name, words)}"
        for name, count in quality_counts(package).items()
    ]
    return words.t(
        "Of {count} observations by status: {statuses}. By source: {qualities}.",
        count=words.number(len(package.observations), 0),
        statuses=listed(statuses),
        qualities=listed(qualities),
    )


def _derived(package: DataPackage, words: Texts) -> str:
    table = derivations(package)
    if table.empty:
        return markup.tag("p", markup.text(words.t("There are none in this data package.")))
    own = [str(one) for one in table.index[table["quality"] == "derived"]]
    others = [str(one) for one in table.index[table["quality"] != "derived"]]
    parts = []
    if own:
        parts.append(_group(package, words, words.t("Computed for this data package"), own))
    if others:
        head = words.t("Marked as estimated because the source estimates, rounds or leaves open")
        parts.append(_group(package, words, head, others))
    return "".join(parts)


def _group(package: DataPackage, words: Texts, head: str, ids: list[str]) -> str:
    items = "".join(_item(package, words, one) for one in ids)
    return markup.tag("h3", markup.text(head)) + markup.tag("ul", items, css="q-made")


def _item(package: DataPackage, words: Texts, source_id: str) -> str:
    row = derivations(package).loc[source_id]
    source = package.sources.loc[source_id]
    levels = {one.id: words.pick(one.plural) for one in package.dashboard.levels}
    dates = dict.fromkeys([words.date(str(row["first"])), words.date(str(row["last"]))])
    about = [
        words.n("{count} value", "{count} values", int(str(row["count"]))),
        ", ".join(levels[one] for one in row["levels"]),
        "\N{EN DASH}".join(dates),
    ]
    labels = [words.pick(package.indicators.loc[one], "label") for one in row["indicators"]]
    count = words.n("{count} indicator", "{count} indicators", len(labels))
    shown = markup.tag("p", markup.text("; ".join(labels)))
    notes = "; ".join(row["notes"])
    if notes:
        shown += markup.tag("p", markup.text(words.t("Notes: {notes}", notes=notes)))
    name = markup.link(str(source["url"]), f"{source['producer']}: {source['title']}")
    fold = markup.tag("details", markup.tag("summary", markup.text(count)), shown)
    return markup.tag("li", name, markup.tag("small", markup.text(listed(about))), fold)


def _files(package: DataPackage, words: Texts) -> str:
    rows = [
        (title(package, words, one), markup.text(one.processing))
        for one in resources(package)
        if one.processing
    ]
    note = words.t("In the words of the data package's descriptor.")
    summary = words.n("{count} file", "{count} files", len(rows))
    inner = markup.tag("p", markup.text(note), css="q-aside") + markup.pairs(rows)
    return markup.tag("details", markup.tag("summary", markup.text(summary)), inner)
