"""The catalogue of indicators and the fixed sources: data beside the code, checked when read."""

from typing import Final

import pandas as pd

from quartmap import names
from quartmap.build.observations import rows
from quartmap.build.part import SourceRow
from quartmap.package import schema

TOPICS: Final = (
    "population",
    "age",
    "origin",
    "housing",
    "buildings",
    "social",
    "economy",
    "education",
    "elections",
    "access",
    "environment",
)


def indicators(used: set[str]) -> pd.DataFrame:
    """Return the indicators that have observations, sorted by id.

    Raises
    ------
    ValueError
        if an indicator is used that the catalogue lacks, or listed but without observations, or
        of an unknown kind or topic.
    """
    table = rows.read(rows.HERE / "catalogue.csv")
    lacking = sorted(used - set(table["indicator_id"]))
    idle = sorted(set(table["indicator_id"]) - used)
    if lacking or idle:
        raise ValueError(
            f"catalogue.csv and the observations differ: not in the catalogue: "
            f"{', '.join(lacking) or 'none'}; without observations: {', '.join(idle) or 'none'}."
        )
    wrong = table[~table["kind"].isin(names.INDICATOR_KINDS) | ~table["topic"].isin(TOPICS)]
    if len(wrong):
        raise ValueError(
            f"catalogue.csv: kind or topic unknown: {', '.join(wrong['indicator_id'])}."
        )
    columns = [column.name for column in schema.INDICATORS.columns]
    return table[columns].sort_values("indicator_id", ignore_index=True)


def sources() -> list[SourceRow]:
    """Return the fixed sources in the order of their ids."""
    records = rows.read(rows.HERE / "sources.csv").sort_values("source_id").to_dict("records")
    return [SourceRow(**{str(key): value for key, value in record.items()}) for record in records]


def series_breaks(used: set[str]) -> pd.DataFrame:
    """Return the breaks of the indicators in use: one row per indicator and date."""
    table = rows.read(rows.HERE / "series_breaks.csv")
    table = table.assign(indicator_id=table["indicator_ids"].str.split(" ")).explode("indicator_id")
    columns = [column.name for column in schema.SERIES_BREAKS.columns]
    table = table[table["indicator_id"].isin(used)]
    return table[columns].sort_values(["indicator_id", "break_date"], ignore_index=True)
