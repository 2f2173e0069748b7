"""Census 2022: eight figures for all municipalities, sums for counties, ages around Altena."""

from pathlib import Path
from typing import Final

import pandas as pd

from quartmap.build.observations import rows

FILE: Final = "indicators/zensus2022_gemeinden.csv.gz"
EXTRAS: Final = "indicators/zensus2022_2011_municipal.csv"
SOURCE: Final = "zensus-2022-regional"
SUMS: Final = "zensus-2022-aggregated"
DAY: Final = "2022-05-15"
STATE: Final = "05"
WEIGHTS: Final = {
    "share_foreign": "population_census",
    "share_migration_background": "population_census",
    "vacancy_rate": "dwellings",
}
"""Shares that can be summed up, and the count that is their denominator."""
_INFERRED: Final = "Altersgrenze erschlossen"


def municipalities(sources: Path) -> rows.Yield:
    """Return the eight figures for each municipality of the state."""
    wide = rows.read(sources / FILE)
    inside = wide["ags"].str.startswith(STATE)
    long = wide[inside].melt(
        id_vars=["ags", "municipality_name"], var_name="indicator", value_name="value"
    )
    named, left_out = rows.renamed(long, "zensus2022")
    named["status"] = named["value"].map(lambda value: "observed" if value else "missing")
    frame = named.rename(columns={"ags": "area_id"})
    return rows.Yield(
        rows.complete(frame, reference_date=DAY, source_id=SOURCE),
        (f"zensus2022: {(~inside).sum()} municipalities outside the state", *left_out),
    )


def counties(towns: pd.DataFrame) -> pd.DataFrame:
    """Return sums and shares of counties and the state, computed from their municipalities.

    `towns` are the rows of all municipalities; counts are added, shares are means weighted by
    their own denominator. County-free cities have their figures as municipalities already.
    """
    wide = towns.pivot_table(
        index="area_id", columns="indicator_id", values="value", aggfunc="first"
    ).astype(float)
    sums = pd.DataFrame(index=wide.index)
    for name in set(WEIGHTS.values()):
        sums[name] = wide[name]
    for share, weight in WEIGHTS.items():
        sums[share] = wide[share] * wide[weight]
    keys = wide.index.to_series()
    parts = []
    for group in (keys.str[:5], keys.str[:2]):
        total = sums.groupby(group).sum()[group.value_counts().sort_index() > 1]
        for share, weight in WEIGHTS.items():
            total[share] = (total[share] / total[weight]).round(1)
        parts.append(total.rename_axis("area_id").reset_index())
    long = pd.concat(parts).melt("area_id", var_name="indicator_id", value_name="value")
    return rows.complete(long, reference_date=DAY, source_id=SUMS, status="estimated")


def extras(sources: Path) -> rows.Yield:
    """Return age groups of Essen and the county's municipalities; the copy mislabels some."""
    table = rows.read(sources / EXTRAS)
    official = table["quality"].str.startswith("official")
    named, left_out = rows.renamed(table[official], "zensus2022extra")
    guessed = named["quality"] == "official, RE-LABELLED"
    named["status"] = guessed.map({True: "unreliable", False: "observed"})
    named["note"] = guessed.map({True: _INFERRED, False: ""})
    frame = named.rename(columns={"unit_id": "area_id", "date": "reference_date"})
    return rows.Yield(rows.complete(frame, source_id=SOURCE), left_out)


def _without(frame: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Return the rows whose area and indicator are not among the known ones."""
    keys = ["area_id", "indicator_id"]
    return frame[~pd.MultiIndex.from_frame(frame[keys]).isin(pd.MultiIndex.from_frame(known[keys]))]


def build(sources: Path) -> rows.Yield:
    """Return the 2022 census for municipalities, counties and the state."""
    towns, more = municipalities(sources), extras(sources)
    new = _without(more.rows, towns.rows)
    sums = _without(counties(towns.rows), new)
    repeated = len(more.rows) - len(new)
    return rows.Yield(
        pd.concat([towns.rows, sums, new], ignore_index=True),
        (
            *towns.left_out,
            *more.left_out,
            f"zensus2022extra: {repeated} rows, population as in the table of all municipalities",
        ),
    )
