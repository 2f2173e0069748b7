"""Figures of the package that estimates from the census grid are held against."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pandas as pd

from quartmap.package import DataPackage

CENSUS_DAY: Final = "2011-05-09"
POPULATION: Final = "population_census"
VACANCY: Final = "vacancy_rate"
FOREIGN: Final = "share_foreign_1km"
UPDATE_SOURCE: Final = "gv-isys"
UPDATE_DATES: Final = ("2009-12-31", "2013-12-31")
REGISTER_DATES: Final = ("2008-01-01", "2014-12-31")
"""Registers of these years; of each district the one nearest to the census."""
TOTALS: Final = ("citypopulation-essen", "mk-journal-12537")
DWELLINGS: Final = "regionalstatistik"
SHARES: Final = {"vacancy_rate": VACANCY, "share_foreign": FOREIGN}
SHARE_SOURCES: Final = ("westfalenspiegel-wohnungsmarkt", "westfalenspiegel-auslaender")
LATER: Final = ("zensus-2022-regional", "2022-05-15")


@dataclass(frozen=True, slots=True)
class Truth:
    """One figure, and where it comes from."""

    check: str
    area_id: str
    indicator_id: str
    reference_date: str
    value: float
    source_id: str


def official(package: DataPackage) -> tuple[Truth, ...]:
    """Return the official and published figures: updates, the census itself, registers."""
    table = package.observations[package.observations["value"].notna()]
    table = table.astype({"area_id": str, "reference_date": str, "source_id": str})
    return (*_updates(table), *_census(table), *_registers(table, package.register["level"]))


def _updates(table: pd.DataFrame) -> Iterator[Truth]:
    wanted = (table["indicator_id"] == "population_update") & (table["source_id"] == UPDATE_SOURCE)
    found = table[wanted & table["reference_date"].isin(UPDATE_DATES)]
    yield from _truths("update", found, POPULATION)


def _census(table: pd.DataFrame) -> Iterator[Truth]:
    """Yield totals as published, towns computed back from their change, and shares."""
    same_day = table[table["reference_date"] == CENSUS_DAY]
    totals = same_day[same_day["source_id"].isin(TOTALS)]
    yield from _truths("census", totals[totals["indicator_id"] == POPULATION], POPULATION)
    yield from _computed_back(table)
    printed = same_day[same_day["source_id"].isin(SHARE_SOURCES)]
    for name, indicator in SHARES.items():
        yield from _truths("census", printed[printed["indicator_id"] == name], indicator)
    yield from _vacancies(same_day, set(printed.loc[printed["indicator_id"] == VACANCY, "area_id"]))


def _computed_back(table: pd.DataFrame) -> Iterator[Truth]:
    """Yield 2011 totals of towns of which only the later census and the change are printed."""
    source, day = LATER
    later = table[(table["source_id"] == source) & (table["reference_date"] == day)]
    totals = later[later["indicator_id"] == POPULATION].set_index("area_id")["value"]
    changes = table[table["indicator_id"] == "population_change_census"]
    known = set(table.loc[_is(table, POPULATION, CENSUS_DAY, TOTALS), "area_id"])
    towns = changes[~changes["area_id"].isin(known)]
    values = towns["area_id"].map(totals) / (1 + towns["value"] / 100)
    yield from _truths("census", towns.assign(value=values.round(), reference_date=CENSUS_DAY))


def _is(table: pd.DataFrame, name: str, date: str, sources: tuple[str, ...]) -> "pd.Series[bool]":
    same = (table["indicator_id"] == name) & (table["reference_date"] == date)
    return same & table["source_id"].isin(sources)


def _vacancies(table: pd.DataFrame, printed: set[str]) -> Iterator[Truth]:
    """Yield vacancy rates from counts of dwellings, where none is printed."""
    counts = table[table["source_id"] == DWELLINGS].pivot_table(
        index="area_id", columns="indicator_id", values="value", observed=True
    )
    rates = 100 * counts["dwellings_vacant"] / counts["dwellings_by_use_total"]
    for area_id, rate in rates.dropna().items():
        if area_id not in printed:
            yield Truth("census", str(area_id), VACANCY, CENSUS_DAY, float(rate), DWELLINGS)


def _registers(table: pd.DataFrame, levels: "pd.Series[str]") -> Iterator[Truth]:
    found = table[table["indicator_id"] == "population_register"]
    found = found[found["area_id"].map(levels) == "district"]
    found = found[found["reference_date"].between(*REGISTER_DATES)]
    distance = (pd.to_datetime(found["reference_date"]) - pd.Timestamp(CENSUS_DAY)).abs()
    nearest = found.assign(distance=distance).sort_values(["area_id", "distance"])
    yield from _truths("register", nearest.drop_duplicates("area_id"))


def _truths(check: str, rows: pd.DataFrame, indicator_id: str = POPULATION) -> Iterator[Truth]:
    columns = ["area_id", "reference_date", "value", "source_id"]
    for area_id, date, value, source_id in rows[columns].itertuples(index=False, name=None):
        yield Truth(check, area_id, indicator_id, date, float(value), source_id)
