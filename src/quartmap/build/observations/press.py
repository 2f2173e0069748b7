"""Single figures on Altena, its neighbours and Essen from newspapers and towns."""

from pathlib import Path
from typing import Final

import pandas as pd

from quartmap.build.observations import rows, singles
from quartmap.build.part import SourceRow

FILE: Final = "indicators/press_municipal_altena_essen.csv"
CENSUS: Final = "indicators/zensus2022_2011_municipal.csv"
UNDEFINED: Final = {("population", "1970"): "population_reported"}
"""Figures whose base the page does not state: (name, printed date) → indicator."""


def _shaped(named: pd.DataFrame) -> tuple[pd.DataFrame, tuple[SourceRow, ...]]:
    """Return printed figures as observations with their pages."""
    remarks = singles.remarks(named["note"])
    derived = named["quality"].str.startswith("derived")
    approximate = named["unit"].str.contains("approx", regex=False)
    status = remarks["status"].where(
        remarks["status"] != "", derived.map({True: "estimated", False: "observed"})
    )
    frame = (
        named[["indicator_id", "value"]]
        .join(singles.dates(named["date"]))
        .assign(
            area_id=named["unit_id"],
            status=status,
            note=[
                singles.joined(
                    "gerundet" if rounded else "",
                    "aus Angaben der Quelle berechnet" if computed else "",
                    note,
                )
                for rounded, computed, note in zip(
                    approximate, derived, remarks["note"], strict=True
                )
            ],
        )
    )
    return singles.cited(frame, named["source_url"])


def build(sources: Path) -> rows.Yield:
    """Return the figures of newspapers and towns, projections excepted."""
    table = rows.read(sources / FILE)
    named, left_out = rows.renamed(table, "press")
    for (name, date), indicator in UNDEFINED.items():
        named.loc[(named["indicator"] == name) & (named["date"] == date), "indicator_id"] = (
            indicator
        )
    frame, pages = _shaped(named)
    return rows.Yield(rows.complete(frame), left_out, pages)


def census(sources: Path) -> rows.Yield:
    """Return census figures of 2011 and 2022 that were read in newspapers."""
    table = rows.read(sources / CENSUS)
    named, left_out = rows.renamed(table[table["quality"] == "press"], "censuspress")
    frame, pages = _shaped(named)
    return rows.Yield(rows.complete(frame), left_out, pages)
