"""What two maps can be drawn of: levels, indicators and dates that both have figures for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from quartmap.analysis import difference, hierarchy, series
from quartmap.analysis.folding import sort_key
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.package.documents import Place
from quartmap.texts import texts
from quartmap.views.choices import FEWEST

PLACES, DATES, INDICATORS, TIME = "places", "dates", "indicators", "time"
VERSUS: Final = (PLACES, DATES, INDICATORS, TIME)
"""What differs between the maps; `TIME` is one map that runs through the dates."""
_WELL: Final = 0.25
"""The part of the best-covered date's areas that a date needs to stand beside it."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An indicator at a level with the dates it can be drawn at, ascending.

    weight : figures in all; says which of several tells most.
    """

    indicator: str
    dates: tuple[str, ...]
    weight: int


def place_of(package: DataPackage, place_id: str) -> Place:
    """Return a place of the dashboard."""
    return next(one for one in package.dashboard.places if one.id == place_id)


def narrowed(package: DataPackage, level: str, place_id: str) -> str:
    """Return the area that a place narrows a level to; '' where the surroundings are the point."""
    inside = next(one for one in package.dashboard.levels if one.id == level).within_cases
    return place_of(package, place_id).municipality if inside else ""


def pairs(package: DataPackage) -> tuple[str, str]:
    """Return the first two places that show case studies of different municipalities.

    The same place twice where there are no two.
    """
    cases = [one for one in package.dashboard.places if one.case]
    first = cases[0] if cases else package.dashboard.places[0]
    other = next((one for one in cases if one.municipality != first.municipality), first)
    return first.id, other.id


def versus(package: DataPackage) -> tuple[str, ...]:
    """Return the comparisons that the package has figures for."""
    first, other = pairs(package)
    return tuple(
        one
        for one in VERSUS
        if (one != PLACES or first != other) and levels(package, one, (first, other))
    )


@lru_cache(maxsize=64)
def levels(package: DataPackage, differs: str, places: tuple[str, ...]) -> tuple[str, ...]:
    """Return the levels with something to compare, in the dashboard's order."""
    return tuple(
        one.id
        for one in package.dashboard.levels
        if one.id in package.geometry and offers(package, differs, one.id, places)
    )


@lru_cache(maxsize=256)
def offers(
    package: DataPackage, differs: str, level: str, places: tuple[str, ...]
) -> Mapping[str, Offer]:
    """Return the indicators of a level that can be compared, by id."""
    table = package.offers
    rows = table[(table["level"] == level) & (table["count"] >= FEWEST)]
    there = [_figures(package, level, one) for one in places] if differs == PLACES else []
    least = {PLACES: 1, DATES: 2, INDICATORS: 1, TIME: series.MANY}[differs]
    found = {}
    for indicator, group in rows.groupby("indicator_id"):
        counts = dict(zip(group["reference_date"], group["count"], strict=True))
        counts = {
            date: int(count)
            for date, count in counts.items()
            if all((str(indicator), date) in figures for figures in there)
        }
        if differs in {DATES, TIME} and counts:
            enough = _WELL * max(counts.values())
            counts = {date: count for date, count in counts.items() if count >= enough}
        if len(counts) >= least:
            dates = tuple(sorted(counts))
            found[str(indicator)] = Offer(str(indicator), dates, sum(counts.values()))
    return found if differs != INDICATORS or len(found) > 1 else {}


@lru_cache(maxsize=64)
def _figures(package: DataPackage, level: str, place_id: str) -> frozenset[tuple[str, str]]:
    """Return indicator and date of every figure that the place has at the level.

    Where it has no area of the level its case study is drawn instead.
    """
    place = place_of(package, place_id)
    ids = hierarchy.members(package.register, level, narrowed(package, level, place_id))
    wanted = ids or (place.case,)
    twins = {twin for one in wanted for twin in package.same_area(one)}
    rows = package.observations
    rows = rows[rows["area_id"].isin(twins) & rows["value"].notna()]
    rows = rows[["indicator_id", "reference_date"]].drop_duplicates().astype(str)
    return frozenset(rows.itertuples(index=False, name=None))


@lru_cache(maxsize=64)
def labels(
    package: DataPackage, language: Language, indicators: tuple[str, ...]
) -> Mapping[str, str]:
    """Return the indicators' labels with their topics, by topic and alphabet."""
    words = texts(language)
    rows = package.indicators.loc[list(indicators)]
    found = {}
    for topic in package.dashboard.topics:
        some = rows[rows["topic"] == topic.id]
        named = {str(one): words.pick(row, "label") for one, row in some.iterrows()}
        for one in sorted(named, key=lambda one: sort_key(named[one])):
            found[one] = f"{words.pick(topic.label)}: {named[one]}"
    return found


def comparable(
    package: DataPackage, indicator: str, date: str, dates: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the other dates on the same base."""
    own = difference.base(package, indicator, date)
    return tuple(
        one for one in dates if one != date and difference.base(package, indicator, one) == own
    )
