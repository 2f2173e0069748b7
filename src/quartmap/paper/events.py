"""The local debate of a quarter: dated events of it and of what it lies in."""

from functools import lru_cache

import pandas as pd

from quartmap.maps.locator import surroundings
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import Texts, texts


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
