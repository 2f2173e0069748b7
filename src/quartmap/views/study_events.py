"""The local debate of a quarter: dated events of it and of what it lies in."""

from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st

from quartmap.charts.timeline import first_year, timeline_chart
from quartmap.maps.locator import surroundings
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import Texts, texts
from quartmap.views import markup
from quartmap.views.study_source import cited, claim_mark


def study_events(package: DataPackage, words: Texts, area_id: str) -> None:
    """Draw the events as a strip and, with all that is known of them, as a list."""
    events = events_of(package, words.language, area_id)
    if events.empty:
        return
    st.html(_head(package, words.language, area_id))
    st.vega_lite_chart(
        spec=dict(_strip(package, words.language, area_id)),
        key=f"timeline_{area_id}",
        width="stretch",
        alt=words.t("The events of the list below on a line of time."),
    )
    st.html(_list(package, words.language, area_id))


@lru_cache(maxsize=16)
def events_of(package: DataPackage, language: Language, area_id: str) -> pd.DataFrame:
    """Return the events of the quarter and around it in the order of time.

    Columns as in events.csv; category, event and written (the date) as they are shown; own
    (bool): of the quarter itself.
    """
    words, events = texts(language), package.events
    own = events["area_id"].isin(package.same_area(area_id))
    found = events[own | events["area_id"].isin(_around(package, area_id))]
    shown = found.assign(
        own=own.reindex(found.index),
        category=found["category"].map(lambda one: category_text(words, str(one))),
        event=[words.pick(row, "event") for _, row in found.iterrows()],
        written=[
            written_date(words, str(date), str(precision))
            for date, precision in zip(found["date"], found["date_precision"], strict=True)
        ],
    )
    return shown.sort_values("date", kind="stable")


def _around(package: DataPackage, area_id: str) -> frozenset[str]:
    """Return the areas around the quarter whose events are of its debate.

    The next area up that is not the same, and what lies between the two by its outline.
    """
    nearest = surroundings(package, area_id)[1:2]
    around = {twin for one in nearest for twin in package.same_area(one)}
    own = package.geometry.get(str(package.register.loc[area_id, "level"]))
    if own is None:
        return frozenset(around)
    point = own.geometry[area_id].representative_point()
    inner = [level.id for level in package.dashboard.levels if level.within_cases]
    for level in set(inner) & set(package.geometry):
        outlines = package.geometry[level]
        around.update(map(str, outlines.index[outlines.covers(point)]))
    return frozenset(around - package.same_area(area_id))


def written_date(words: Texts, date: str, precision: str) -> str:
    """Return a date no more precise than it is known."""
    if precision == "decade":
        return words.t("{year}s", year=date[:4])
    if precision == "approx":
        return words.t("around {date}", date=words.date(date))
    return words.date(date)


def category_text(words: Texts, category: str) -> str:
    """Return the name of a category; one that is not common stands as in the data."""
    known = {
        "civil_society": words.t("Civil society"),
        "conflict": words.t("Conflict"),
        "demography": words.t("Demography"),
        "economy": words.t("Economy"),
        "housing": words.t("Housing"),
        "infrastructure": words.t("Facilities"),
        "participation": words.t("Participation"),
        "planning": words.t("Planning"),
        "policy": words.t("Policy"),
        "public": words.t("Public life"),
        "reception": words.t("Reception of refugees"),
        "recognition": words.t("Recognition"),
        "study": words.t("Research"),
    }
    return known.get(category, category.replace("_", " "))


@lru_cache(maxsize=16)
def _head(package: DataPackage, language: Language, area_id: str) -> str:
    words, events = texts(language), events_of(package, language, area_id)
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
    title = words.t("Timeline of the local debate")
    return markup.tag(
        "section",
        markup.tag("h3", markup.text(title)),
        markup.tag("p", markup.text(span), css="q-aside"),
        css="q-study",
    )


@lru_cache(maxsize=16)
def _strip(package: DataPackage, language: Language, area_id: str) -> dict[str, Any]:
    """Return the chart as Vega-Lite: Altair takes longer over it than all the rest."""
    events = events_of(package, language, area_id)
    recent = events[events["date"].str[:4].astype(int) >= (first_year(events["date"]) or 0)]
    specification: dict[str, Any] = timeline_chart(recent, texts(language)).to_dict()
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
