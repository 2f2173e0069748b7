"""Who stands behind the dashboard, how to report an error, what happens to a visitor's data."""

from functools import lru_cache
from urllib.parse import urlsplit

from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import markup


@lru_cache(maxsize=4)
def page(package: DataPackage, words: Texts) -> str:
    """Return the HTML of the section."""
    operator = package.dashboard.operator
    parts = [
        _part(words.t("Report an error"), _report(package, words)),
        _part(words.t("Imprint"), _imprint(package, words)),
        _part(words.t("Privacy"), _slot(operator.privacy, words), _facts(package, words)),
        _part(words.t("Accessibility"), _slot(operator.accessibility, words), _access(words)),
        _part(words.t("Credits"), _list(list(package.dashboard.credits))),
    ]
    return markup.tag("div", *parts, css="q-card q-prose")


def _part(heading: str, *content: str) -> str:
    return markup.tag("h2", markup.text(heading)) + "".join(content)


def _list(items: list[str]) -> str:
    return markup.tag("ul", *(markup.tag("li", markup.text(item)) for item in items))


def _report(package: DataPackage, words: Texts) -> str:
    contact = package.dashboard.operator.contact
    where = (
        markup.text(words.t("Write to the operator:")) + " " + _linked(contact)
        if contact
        else markup.text(words.t("The operator has named no contact in the data package."))
    )
    what = words.t(
        "Name what is wrong: the area or actor, the indicator, the reference date, and the "
        "address of the page, which holds all of your selection. Name {version} as the edition "
        "of the data. Whoever is listed as an actor may have the entry corrected or removed.",
        version=f"{package.name} {package.version} ({package.digest[:12]})",
    )
    return markup.tag("p", where) + markup.tag("p", markup.text(what))


def _imprint(package: DataPackage, words: Texts) -> str:
    operator = package.dashboard.operator
    name = markup.tag("p", markup.text(operator.name)) if operator.name else ""
    return name + _slot(operator.imprint, words)


def _slot(text: str, words: Texts) -> str:
    """Return what the operator has written, or openly that there is nothing."""
    if not text.strip():
        empty = words.t("The operator has not yet filled this in (operator in dashboard.yaml).")
        return markup.tag("p", markup.text(empty), css="q-empty")
    return "".join(markup.tag("p", _linked(part)) for part in text.split("\n") if part.strip())


def _linked(text: str) -> str:
    """Return a web address as a link, anything else as text."""
    alone = text.strip()
    is_address = urlsplit(alone).scheme in {"http", "https"} and " " not in alone
    return markup.link(alone, alone) if is_address else markup.text(alone)


def _facts(package: DataPackage, words: Texts) -> str:
    heading = markup.tag("h3", markup.text(words.t("What the software itself sees to")))
    items = [
        words.t(
            "Pages, fonts, scripts and the offline map come from this server alone; the page tells "
            "the browser to load nothing from elsewhere, except an online map that is switched on."
        ),
        words.t("There are no statistics of visits, no advertising and no reports to its makers."),
        _tiles(package, words),
        words.t(
            "The browser is not asked where you are. An address typed under Near me is looked up "
            "in the data package on this server; its coordinates then stand in the page's address."
        ),
        words.t(
            "Your selection is sent to this server, which draws the page from it, and stands in "
            "the page's address, so that a link shows the same. The map's view is kept in this "
            "tab of the browser until it is closed."
        ),
        words.t(
            "Streamlit, on which this is built, sets one cookie against forged requests, which "
            "ends with the browser session, and stores the look of the page. Neither serves to "
            "recognise you."
        ),
        words.t("Links to other sites do not tell them where you came from."),
    ]
    aside = words.t("Whether the server keeps a record of requests is up to the operator.")
    return heading + _list([one for one in items if one]) + markup.tag("p", markup.text(aside))


def _tiles(package: DataPackage, words: Texts) -> str:
    hosts = list(dict.fromkeys(tiles.operator for tiles in package.dashboard.tiles))
    if not hosts:
        return ""
    return words.t(
        "Online maps are off. Only who switches one on sends the IP address to: {operators}.",
        operators="; ".join(hosts),
    )


def _access(words: Texts) -> str:
    items = [
        words.t(
            "Areas and actors on the map can be reached with Tab and the arrow keys; beside the "
            "map stands a table of the same figures."
        ),
        words.t("Colour is never the only sign: shapes, patterns and words say the same."),
    ]
    heading = markup.tag("h3", markup.text(words.t("What the software itself sees to")))
    return heading + _list(items)
