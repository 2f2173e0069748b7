"""Figures printed in a source for quarters, districts, boroughs and the city of Essen."""

from pathlib import Path
from typing import Final

import pandas as pd

from quartmap.build.observations import rows, singles, zensus2011

FILE: Final = "indicators/essen_reported_figures.csv"
COUNTS_FROM_BOROUGH: Final = ("dual_nationals", "foreign_nationals")
_STATUS: Final = {"derived": "estimated", "qualitative": "unreliable"}
_ROUNDED: Final = "gerundet"


def _placed(table: pd.DataFrame, sources: Path) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the rows of areas that the package has, at a level where they may be shown."""
    keys = zensus2011.area_ids(rows.read(sources / zensus2011.FILE))
    table = table.assign(area_id=table["quarter_id"].map(keys))
    nowhere = ~table["quarter_id"].isin([*zensus2011.QUARTERS, *keys]) | table["area_id"].isna()
    small = table["quarter_id"].str.startswith("essen_st") | table["quarter_id"].isin(
        zensus2011.QUARTERS
    )
    hidden = ~nowhere & small & table["indicator"].isin(COUNTS_FROM_BOROUGH)
    return table[~nowhere & ~hidden], (
        f"reported: {nowhere.sum()} rows, sub-areas, borough groups, electoral and postal areas",
        f"reported: {hidden.sum()} rows, counts by nationality below borough level",
    )


def build(sources: Path) -> rows.Yield:
    """Return the printed figures; the form of bounds and rounded figures is kept."""
    table, outside = _placed(rows.read(sources / FILE), sources)
    named, left_out = rows.renamed(table, "reported")
    remarks = singles.remarks(named["note"])
    parsed = named["value_text"].map(singles.bounds)
    status = remarks["status"].where(
        remarks["status"] != "", named["quality"].map(_STATUS).fillna("observed")
    )
    frame = (
        named[["area_id", "indicator_id"]]
        .join(singles.dates(named["ref_date"]))
        .assign(
            value=named["value"].where(named["value"] != "", parsed.str[0]),
            value_low=parsed.str[1],
            status=status,
            note=[
                singles.joined(_ROUNDED if quality == "rounded" else "", note)
                for quality, note in zip(named["quality"], remarks["note"], strict=True)
            ],
        )
    )
    address = named["source_url"].where(named["source_url"] != "", named["source"])
    frame, pages = singles.cited(frame, address)
    return rows.Yield(rows.complete(frame), (*outside, *left_out), pages)
