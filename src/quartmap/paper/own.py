"""The printed profile of an area that a person defined: its values for the common template."""

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import segno
from segno import DataOverflowError

from quartmap.analysis.estimate import register_estimate
from quartmap.analysis.estimate_record import Estimate
from quartmap.analysis.own_actors import presence
from quartmap.analysis.own_comparison import Line, lines
from quartmap.analysis.own_place import Place, place
from quartmap.charts.files import clean
from quartmap.export.own import edition
from quartmap.names import Language
from quartmap.own.naming import cleaned
from quartmap.own.record import OwnArea
from quartmap.package import DataPackage
from quartmap.paper import own_chart, own_figures, own_words
from quartmap.paper.compile import compiled
from quartmap.paper.drawings import FONT, svg_of
from quartmap.paper.end import end
from quartmap.paper.own_gaps import gaps
from quartmap.paper.own_lists import actors
from quartmap.paper.own_maps import own_maps, own_plan
from quartmap.paper.sources import Sources, address
from quartmap.texts import Texts, texts

_CHART_PX: Final = 370
_SCANNED: Final = 900
"""A longer link makes a code that no camera reads from paper."""


def own_pdf(
    package: DataPackage, area: OwnArea, estimate: Estimate, language: Language, link: str = ""
) -> bytes:
    """Return the profile as PDF; `link` is the address of the page that shows the area.

    Raises
    ------
    ValueError
        If the estimate has a reason for being none: there is nothing to print.
    """
    if estimate.reason:
        raise ValueError(f"There are no figures of this area to print: {estimate.reason}.")
    # Whoever made the area: no name turns the line around it or breaks a drawing.
    area = replace(area, name=cleaned(area.name))
    return compiled(clean(content(package, area, estimate, language, link)), package.version)


def own_lines(package: DataPackage, estimate: Estimate, found: Place) -> tuple[Line, ...]:
    """Return the figures beside those of what is around, as page and print show them."""
    figures = tuple(estimate.figures.values())
    date = estimate.reference_date
    return lines(package, figures, date, found.comparators, register_estimate)


def content(
    package: DataPackage, area: OwnArea, estimate: Estimate, language: Language, link: str
) -> dict[str, Any]:
    """Return all that the profile says, for the template."""
    words, found, sources = texts(language), place(package, area), Sources(package)
    compared, there = own_lines(package, estimate, found), presence(package, area, found.homes)
    sources.numbers(estimate.source_ids)
    values = {
        "lang": language,
        "head": _head(package, area, estimate, words, link),
        "maps": own_maps(package, words, area, found),
        "sure": {
            "title": words.t("How sure this is"),
            "rows": own_words.sure(package, words, estimate),
            "sources": sources.numbers(estimate.source_ids),
        },
        "plan": own_plan(package, words, area, there),
        "figures": own_figures.comparison(package, area.name, compared, words, sources),
        "chart": _chart(package, area, compared, words),
        "actors": actors(package, words, there, sources),
        "gaps": {
            "title": words.t("What is not known"),
            "items": gaps(package, words, estimate, found, there),
        },
    }
    return values | {"end": end(package, words, sources)}


def _head(
    package: DataPackage, area: OwnArea, estimate: Estimate, words: Texts, link: str
) -> dict[str, Any]:
    found = place(package, area)
    given = address(link)
    facts = [
        *own_words.facts(package, words, area, estimate),
        (words.t("Lies in"), own_words.lies_text(package, words, found)),
        (words.t("Compared with"), own_words.compared_text(package, words, found)),
        (words.t("Edition of the data"), edition(package)),
    ]
    return {
        "document": words.t("Profile of {name}", name=area.name),
        "kicker": words.t("Profile of an own quarter"),
        "board": words.pick(package.dashboard.title),
        "author": package.dashboard.operator.name,
        "name": area.name,
        "kind": words.t("Not an official area: all figures are estimated from census cells"),
        "facts": facts,
        "dash": [],
        "weight": 3,
        "edition": edition(package),
        "view": {
            "title": words.t("View with all figures"),
            "text": given.partition("?")[0] or words.t("page “Own quarter”"),
            "url": given,
        },
        "qr": _qr(given),
        "qr_alt": words.t("QR code of the link to this view"),
        "page": words.t("Page {page} of {count}", page="{page}", count="{count}"),
    }


def _qr(link: str) -> str:
    if not link or len(link) > _SCANNED:
        return ""
    drawn = io.BytesIO()
    try:
        segno.make(link, error="l").save(drawn, kind="svg", border=0, dark="#23272b")
    except DataOverflowError:
        return ""
    return drawn.getvalue().decode("utf-8")


def _chart(
    package: DataPackage, area: OwnArea, compared: Sequence[Line], words: Texts
) -> dict[str, Any] | None:
    found = own_chart.drawn_lines(package, compared)
    if not found:
        return None
    # The first half is shorter, for it has the key above it.
    half = len(found) // 2 or 1
    drawn = []
    for some in (found[:half], found[half:]):
        if some:
            look = own_chart.Look(words.language, key=some[0] is found[0])
            one = own_chart.interval_drawing(package, area.name, some, look)
            config = one.specification["config"] | {"font": FONT}
            given = {**one.specification, "config": config, "width": _CHART_PX}
            drawn.append({"svg": svg_of(given), "alt": one.told})
    return {
        "title": words.t("Estimates and their intervals"),
        "lead": chart_lead(words),
        "charts": drawn,
    }


def chart_lead(words: Texts) -> str:
    """Return how the chart is to be read."""
    return words.t(
        "Each line has its own scale. Where the bar reaches the sign of another area, the two "
        "may be equal. Hollow circle: unreliable. Counts and densities are not drawn."
    )
