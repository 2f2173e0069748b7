"""Population, area and density 1983-2024: the official update, on four bases."""

from pathlib import Path
from typing import Final

import pandas as pd

from quartmap.build.observations import rows

FILE: Final = "indicators/population_area_1983_2024.csv"
REGISTER: Final = "gv-isys"
SUMS: Final = "gv-isys-aggregated"
TOWNS: Final = "destatis-staedteverzeichnis"
AMBIGUOUS: Final = {
    "1987-12-31": (
        "1987",
        "1987-12-31",
        "1988-12-31",
        "31.12.1987 oder 31.12.1988: die Quelle nennt beides",
    ),
    "1997-12-31": (
        "1997",
        "1997-01-01",
        "1997-12-31",
        "01.01.1997 oder 31.12.1997: in der Quelle unklar",
    ),
    "2024-12-31": ("2024", "2024-01-01", "2024-12-31", "Stichtag 31.12.2024 erschlossen"),
}
"""Printed date → date, first and last day it may mean, and why."""


def build(sources: Path) -> rows.Yield:
    """Return population by sex, area and density of Essen, the county's towns and the sums."""
    table = rows.read(sources / FILE)
    named, left_out = rows.renamed(table, "population")
    # The Deutschlandatlas states the density of 2024 for all towns and with two decimals more.
    atlas = (named["indicator"] == "population_density") & (named["date"] == "2024-12-31")
    named = named[~atlas]
    summed = named["quality"].str.startswith("derived")
    printed = named["date"]
    frame = pd.DataFrame(
        {
            "area_id": named["unit_id"],
            "indicator_id": named["indicator_id"],
            "reference_date": _part(printed, 0).where(_part(printed, 0) != "", printed),
            "period_start": _part(printed, 1),
            "period_end": _part(printed, 2),
            "date_precision": printed.map(lambda date: "approx" if date in AMBIGUOUS else ""),
            "value": named["value"],
            "status": summed.map({True: "estimated", False: "observed"}),
            "note": _part(printed, 3),
            "source_id": summed.map({True: SUMS, False: REGISTER}),
        }
    )
    frame.loc[printed == "2024-12-31", "source_id"] = TOWNS
    return rows.Yield(
        rows.complete(frame),
        (
            *left_out,
            f"population: {atlas.sum()} densities of 2024, stated exactly by the Deutschlandatlas",
        ),
    )


def _part(printed: pd.Series, place: int) -> pd.Series:
    """Return one part of what an ambiguous date may mean; empty for clear dates."""
    return printed.map(lambda date: AMBIGUOUS[date][place] if date in AMBIGUOUS else "")
