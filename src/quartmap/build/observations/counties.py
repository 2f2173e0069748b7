"""Yearly figures of counties: INKAR and the regional statistics."""

from pathlib import Path
from typing import Final

from quartmap.build.observations import rows

INKAR: Final = "indicators/inkar_kreise_1995_2022_wide.csv.gz"
REGIONAL: Final = "indicators/regionalstatistik_kreis_essen_mk_nrw.csv"
STATE: Final = "05"
DOUBTFUL: Final = ("physician_density", "youth_unemployment_rate", "municipal_debt")
_AS_COUNTY: Final = {"05113000": "05113"}
"""A county-free city stands in the source with its municipal key, the figure is a county's."""


def inkar(sources: Path) -> rows.Yield:
    """Return the INKAR indicators of the state's counties, year by year."""
    wide = rows.read(sources / INKAR)
    wide = wide[wide["county_code"].str.startswith(STATE)]
    long = wide.melt(id_vars=["county_code", "year"], var_name="indicator", value_name="value")
    named, left_out = rows.renamed(long[long["value"] != ""], "inkar")
    doubt = named["indicator_id"].isin(DOUBTFUL)
    named["status"] = doubt.map({True: "unreliable", False: "observed"})
    frame = named.rename(columns={"county_code": "area_id", "year": "reference_date"})
    return rows.Yield(rows.complete(frame, source_id="inkar"), left_out)


def regional(sources: Path) -> rows.Yield:
    """Return employees, income, dwellings and buildings of Essen, the county and the state."""
    table = rows.read(sources / REGIONAL)
    named, left_out = rows.renamed(table, "regional")
    frame = named.rename(columns={"date": "reference_date"})
    frame["area_id"] = frame["unit_id"].replace(_AS_COUNTY)
    frame["note"] = ""
    return rows.Yield(rows.complete(frame, source_id="regionalstatistik"), left_out)
