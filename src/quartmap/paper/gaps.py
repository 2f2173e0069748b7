"""What is not known of a quarter, counted from the data."""

from functools import lru_cache

import pandas as pd

from quartmap.maps.locator import surroundings
from quartmap.names import NO_VALUE, Language
from quartmap.package import DataPackage
from quartmap.paper.actors import actors_of
from quartmap.paper.events import events_of
from quartmap.texts import Texts, texts


@lru_cache(maxsize=16)
def gaps(package: DataPackage, language: Language, area_id: str) -> tuple[str, ...]:
    """Return what is not known, a sentence each; nothing where nothing is missing."""
    words = texts(language)
    return (
        *_outline(package, words, area_id),
        *_coverage(package, words, area_id),
        *_quality(package, words, area_id),
        *_parts(package, words, area_id),
        *_actors(package, words, area_id),
        *_events(package, words, area_id),
    )


def _outline(package: DataPackage, words: Texts, area_id: str) -> list[str]:
    if package.register.loc[area_id, "boundary_status"] != "derived":
        return []
    return [
        words.t(
            "There is no official outline: the one shown is derived, and every figure summed "
            "over it is as approximate as it is."
        )
    ]


def observations_of(package: DataPackage, area_id: str) -> pd.DataFrame:
    """Return the observations of an area under all its ids."""
    rows = package.observations
    return rows[rows["area_id"].isin(package.same_area(area_id))]


def _with_figure(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[~rows["status"].isin(NO_VALUE)]


def _coverage(package: DataPackage, words: Texts, area_id: str) -> list[str]:
    """Hold the quarter's indicators and dates against those of the area around it."""
    own = _with_figure(observations_of(package, area_id))
    around = surroundings(package, area_id)[1:2]
    if not around:
        return []
    beside = _with_figure(observations_of(package, around[0]))
    name = str(package.register.loc[around[0], "name"])
    known, all_of_them = set(own["indicator_id"]), set(beside["indicator_id"])
    missing = len(all_of_them - known)
    found = []
    if missing:
        found.append(
            words.n(
                "{count} of {total} indicators of the area around ({name}) is missing here.",
                "{count} of {total} indicators of the area around ({name}) are missing here.",
                missing,
                total=words.number(len(all_of_them), 0),
                name=name,
            )
        )
    return found + _date(package, words, own, beside, name)


def _date(
    package: DataPackage, words: Texts, own: pd.DataFrame, beside: pd.DataFrame, name: str
) -> list[str]:
    """Tell where the date that the map opens with, or any newer one, has nothing."""
    date = package.dashboard.view.reference_date
    if date not in set(beside["reference_date"]) or date in set(own["reference_date"]):
        return []
    if own.empty:
        return [words.t("There are no figures for the quarter itself.")]
    newest = max(map(str, own["reference_date"]))
    return [
        words.t(
            "As of {date} there are figures for the area around ({name}), but none for the "
            "quarter; its newest figure is of {newest}.",
            date=words.date(date),
            name=name,
            newest=words.date(newest),
        )
    ]


def _quality(package: DataPackage, words: Texts, area_id: str) -> list[str]:
    rows = observations_of(package, area_id)
    counts = rows["status"].value_counts().to_dict()
    estimated, unreliable, hidden, missing = (
        int(counts.get(one, 0)) for one in ("estimated", "unreliable", "suppressed", "missing")
    )
    total = words.number(len(rows), 0)
    said = {
        words.n(
            "{count} of {total} figures is an estimate.",
            "{count} of {total} figures are estimates.",
            estimated,
            total=total,
        ): estimated,
        words.n(
            "{count} of {total} figures is unreliable and to be read with care.",
            "{count} of {total} figures are unreliable and to be read with care.",
            unreliable,
            total=total,
        ): unreliable,
        words.n(
            "{count} of {total} figures is suppressed because of too few cases.",
            "{count} of {total} figures are suppressed because of too few cases.",
            hidden,
            total=total,
        ): hidden,
        words.n(
            "{count} of {total} figures is missing in its source.",
            "{count} of {total} figures are missing in their sources.",
            missing,
            total=total,
        ): missing,
    }
    return [text for text, count in said.items() if count]


def _parts(package: DataPackage, words: Texts, area_id: str) -> list[str]:
    """Tell for which parts of the quarter there are figures, by their place."""
    outlines = package.geometry.get(str(package.register.loc[area_id, "level"]))
    if outlines is None:
        return []
    outline = outlines.geometry[area_id]
    # Half a percent off its own size: the quarter itself under another id.
    size = float(outlines["area_km2"][area_id]) * 0.995
    parts = []
    for level in package.dashboard.levels:
        areas = package.geometry.get(level.id, outlines)
        smaller = areas[areas["area_km2"] < size]
        inside = smaller.index[smaller.representative_point().within(outline)]
        rows = package.observations
        dates = _with_figure(rows[rows["area_id"].isin(inside)])["reference_date"]
        if len(dates):
            label = words.pick(level.label if len(inside) == 1 else level.plural)
            parts.append(f"{words.number(len(inside), 0)} {label}, {_newest(words, dates)}")
    if not parts:
        return [words.t("For parts of the quarter there are no figures.")]
    known = "; ".join(parts)
    return [words.t("For parts of the quarter there are figures only for {parts}.", parts=known)]


def _newest(words: Texts, dates: "pd.Series[str]") -> str:
    return words.t("newest {date}", date=words.date(max(map(str, dates))))


def _actors(package: DataPackage, words: Texts, area_id: str) -> list[str]:
    actors = actors_of(package, area_id)
    nowhere = int((actors["coord_precision"] == "none").sum())
    rough = int(actors["coord_precision"].isin(["street", "locality"]).sum())
    unsure = int((actors["currency"] == "unknown").sum())
    said = {
        words.n(
            "{count} actor has no known location.",
            "{count} actors have no known location.",
            nowhere,
        ): nowhere,
        words.n(
            "{count} actor is located only by its street or locality.",
            "{count} actors are located only by their street or locality.",
            rough,
        ): rough,
        words.n(
            "Of {count} actor it is not known whether it still exists.",
            "Of {count} actors it is not known whether they still exist.",
            unsure,
        ): unsure,
    }
    return [text for text, count in said.items() if count]


def _events(package: DataPackage, words: Texts, area_id: str) -> list[str]:
    events = events_of(package, words.language, area_id)
    vague = int((events["date_precision"] != "day").sum()) if len(events) else 0
    if not vague:
        return []
    return [
        words.n(
            "Of {count} event in the timeline the day is not known.",
            "Of {count} events in the timeline the day is not known.",
            vague,
        )
    ]
