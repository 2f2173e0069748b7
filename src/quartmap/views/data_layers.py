"""The sheet of a file of the package: what it holds, its edition, how it was made, its terms."""

from functools import lru_cache

from quartmap.export.archive import Resource, Terms
from quartmap.export.metadata import ACTORS
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import markup
from quartmap.views.data_choice import level_of, title
from quartmap.views.data_words import size_text

_FIRST = 8


@lru_cache(maxsize=64)
def sheet(package: DataPackage, words: Texts, resource: Resource) -> str:
    """Return the HTML sheet of a file."""
    left = [
        markup.tag("h2", markup.text(title(package, words, resource))),
        markup.tag("p", markup.tag("code", markup.text(resource.path)), css="q-kind"),
        markup.pairs(_facts(package, words, resource)),
    ]
    right = [
        markup.tag("h3", markup.text(words.t("How it was made"))),
        markup.tag("p", markup.text(resource.processing or words.t("not stated"))),
        markup.tag("h3", markup.text(words.t("Credit line"))),
        markup.tag("p", markup.text(resource.attribution or words.t("not stated"))),
        markup.tag("h3", markup.text(words.t("Licences"))),
        terms(resource.licences),
        markup.tag("h3", markup.text(words.t("Sources"))),
        folded(resource.sources, words),
    ]
    columns = markup.tag("div", *left) + markup.tag("div", *right)
    return markup.tag("div", columns, css="q-card q-sheet")


def terms(entries: tuple[Terms, ...]) -> str:
    """Return licences or sources as a list of links."""
    items = [
        markup.tag("li", markup.link(one.url, one.title) if one.url else markup.text(one.title))
        for one in entries
    ]
    return markup.tag("ul", *items, css="q-sources")


def folded(entries: tuple[Terms, ...], words: Texts) -> str:
    """Return a list of links, what goes beyond a glance folded away."""
    if len(entries) <= _FIRST:
        return terms(entries)
    rest = words.n("{count} more source", "{count} more sources", len(entries) - _FIRST)
    more = markup.tag("details", markup.tag("summary", markup.text(rest)), terms(entries[_FIRST:]))
    return terms(entries[:_FIRST]) + more


def _facts(package: DataPackage, words: Texts, resource: Resource) -> list[tuple[str, str]]:
    level = level_of(package, resource)
    parts = [part.strip() for part in resource.boundary_date.split(";") if part.strip()]
    return [
        (words.t("Holds"), markup.text(_content(package, words, resource, level))),
        (words.t("Boundaries as of"), markup.text("; ".join(_date(one, words) for one in parts))),
        (words.t("Outlines"), markup.text(_outlines(package, words, level))),
        (words.t("Indicators"), markup.text(_indicators(package, words, level))),
        (words.t("Coordinates"), markup.text(resource.crs)),
        (
            words.t("File format"),
            markup.text(f"{resource.format}, {size_text(resource.size, words)}"),
        ),
        (words.t("Checksum"), markup.tag("code", markup.text(resource.hash))),
        (words.t("Newer figures"), markup.text(words.t("The data package does not say."))),
        (words.t("Identifier"), markup.tag("code", markup.text(resource.name))),
    ]


def _content(package: DataPackage, words: Texts, resource: Resource, level: str) -> str:
    if level:
        return words.n("{count} area", "{count} areas", len(package.geometry[level]))
    if resource.path == f"{ACTORS}.csv":
        return words.n("{count} actor", "{count} actors", len(package.actors))
    frames = {
        "observations.csv": package.observations,
        "indicators.csv": package.indicators,
        "sources.csv": package.sources,
        "events.csv": package.events,
        "areas.csv": package.register,
        "series_breaks.csv": package.series_breaks,
        "actor_types.csv": package.actor_types,
    }
    found = frames.get(resource.path)
    return "" if found is None else words.n("{count} row", "{count} rows", len(found))


def _outlines(package: DataPackage, words: Texts, level: str) -> str:
    """Return which outlines are not official: they are approximate wherever they are shown."""
    if not level:
        return ""
    areas = package.geometry[level]
    rough = [str(name) for name in areas.loc[areas["boundary_status"] == "derived", "name"]]
    if not rough:
        return words.t("official, simplified for the web")
    return words.t("approximate, not official: {names}", names=", ".join(rough))


def _indicators(package: DataPackage, words: Texts, level: str) -> str:
    offers = package.offers
    count = offers.loc[offers["level"] == level, "indicator_id"].nunique()
    return words.n("{count} with figures", "{count} with figures", int(count)) if count else ""


def _date(text: str, words: Texts) -> str:
    try:
        return words.date(text)
    except ValueError:
        return text
