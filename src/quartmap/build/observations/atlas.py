"""Deutschlandatlas: figures of municipalities, and of Essen and the county as counties."""

import re
from pathlib import Path
from typing import Final

import pandas as pd

from quartmap.build.observations import rows

FILE: Final = "indicators/deutschlandatlas_municipal_kreis.csv"
SOURCE: Final = "deutschlandatlas"
_AS_COUNTY: Final = {"05113000": "05113"}


def spanned(date: str) -> tuple[str, str, str, str]:
    """Return date, first day, last day and precision of `2024`, `2019-2024` or `2021-24`.

    >>> spanned("2021-24")
    ('2024', '2021-01-01', '2024-12-31', 'period')
    """
    years = re.fullmatch(r"(\d{4})-(\d{2,4})", date)
    if not years:
        return date, f"{date}-01-01", f"{date}-12-31", "year"
    first, last = years[1], f"{years[1][:2]}{years[2][-2:]}"
    return last, f"{first}-01-01", f"{last}-12-31", "period"


def limits(text: str) -> tuple[str, str]:
    """Return lower and upper limit of a printed class; empty for none.

    >>> limits("5,50 bis unter 7,00")
    ('5.50', '7.00')
    """
    found = re.fullmatch(r"([\d,]+) bis unter ([\d,]+)", text)
    return (found[1].replace(",", "."), found[2].replace(",", ".")) if found else ("", "")


def build(sources: Path) -> rows.Yield:
    """Return the atlas; an indicator that only counties have is kept at county level."""
    named, left_out = rows.renamed(rows.read(sources / FILE), "atlas")
    municipal = set(named.loc[named["unit_level"] == "Gemeinde", "indicator"])
    of_county = ~named["indicator"].isin(municipal)
    dates = named["date"].map(spanned)
    bounds = named["value_text"].map(limits)
    frame = pd.DataFrame(
        {
            "area_id": named["unit_id"].where(~of_county, named["unit_id"].replace(_AS_COUNTY)),
            "indicator_id": named["indicator_id"],
            "reference_date": dates.str[0],
            "period_start": dates.str[1],
            "period_end": dates.str[2],
            "date_precision": dates.str[3],
            "value": named["value"],
            "value_low": bounds.str[0],
            "value_high": bounds.str[1],
            "note": named["value_text"].map(
                lambda text: (
                    "als Klasse veröffentlicht, obere Grenze ausgeschlossen" if text else ""
                )
            ),
        }
    )
    return rows.Yield(rows.complete(frame, source_id=SOURCE), left_out)
