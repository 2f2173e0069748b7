"""The local debate of a quarter: a strip of its events, and the list of them."""

from functools import lru_cache, partial
from typing import Any

import pandas as pd

from quartmap.charts.ink import LIGHT, Ink
from quartmap.charts.timeline import first_year, timeline_chart
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.paper.events import events_of
from quartmap.texts import Texts, texts
from quartmap.views import image_charts, markup, theme
from quartmap.views.drawing import drawing
from quartmap.views.sheet import sheet
from quartmap.views.study_source import cited, claim_mark


def study_events(package: DataPackage, words: Texts, area_id: str) -> None:
    """Draw the events as a strip and, with all that is known of them, as a list."""
    events = events_of(package, words.language, area_id)
    if events.empty:
        return
    strip = _strip(package, words.language, area_id, theme.ink())
    told = words.t("The events of the list below on a line of time.")
    sheet(_head(package, words.language, area_id) + drawing(strip, told), "study_strip")
    image_charts.timeline(
        package, words, area_id, _span(events, words), partial(_light, package, words, area_id)
    )
    sheet(_list(package, words.language, area_id), "study_events")


def _light(package: DataPackage, words: Texts, area_id: str) -> dict[str, Any]:
    return _strip(package, words.language, area_id, LIGHT)


@lru_cache(maxsize=16)
def _head(package: DataPackage, language: Language, area_id: str) -> str:
    words, events = texts(language), events_of(package, language, area_id)
    title = words.t("Timeline of the local debate")
    return markup.tag(
        "section",
        markup.tag("h3", markup.text(title)),
        markup.tag("p", markup.text(_span(events, words)), css="q-aside"),
        css="q-study",
    )


def _span(events: pd.DataFrame, words: Texts) -> str:
    """Return how to read the strip, and which events it leaves out."""
    start = first_year(events["date"])
    years = events["date"].str[:4].astype(int)
    span = words.t(
        "Dated events by category, {first} to {last}. Filled: of the quarter itself; hollow: of "
        "the areas around it. A bar: only the year is known.",
        first=start,
        last=years.max(),
    )
    older = int((years < (start or 0)).sum())
    if older:
        span += " " + words.n(
            "{count} older event is in the list only.",
            "{count} older events are in the list only.",
            older,
        )
    return span


@lru_cache(maxsize=16)
def _strip(package: DataPackage, language: Language, area_id: str, ink: Ink) -> dict[str, Any]:
    """Return the chart as Vega-Lite: Altair takes longer over it than all the rest."""
    events = events_of(package, language, area_id)
    recent = events[events["date"].str[:4].astype(int) >= (first_year(events["date"]) or 0)]
    specification: dict[str, Any] = timeline_chart(recent, texts(language), ink).to_dict(
        validate=False
    )
    return specification


@lru_cache(maxsize=16)
def _list(package: DataPackage, language: Language, area_id: str) -> str:
    words, events = texts(language), events_of(package, language, area_id)
    items = [_item(package, words, row) for _, row in events.iterrows()]
    count = words.n(
        "{count} event with its source", "{count} events with their sources", len(items)
    )
    folded = markup.tag(
        "details",
        markup.tag("summary", markup.text(count)),
        markup.tag("ol", *items, css="q-events"),
    )
    return markup.tag("section", folded, css="q-study")


def _item(package: DataPackage, words: Texts, row: "pd.Series[str]") -> str:
    about = str(row["category"])
    if not row["own"]:
        about += " · " + str(package.register.loc[row["area_id"], "name"])
    return markup.tag(
        "li",
        markup.tag("span", markup.text(row["written"]), css="q-when"),
        markup.tag(
            "div",
            claim_mark(words) if row["is_claim"] else "",
            markup.text(row["event"]),
            markup.tag("span", markup.text(about), css="q-kind"),
            cited(package, words, str(row["source_id"])),
        ),
    )
