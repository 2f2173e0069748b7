"""Single figures read in print: their dates, bounds, ranges and notes keep the form they have."""

import re
from collections.abc import Iterable
from typing import Final

import pandas as pd

from quartmap.build.observations import publications, rows
from quartmap.build.part import SourceRow

FACT: Final = ("area_id", "indicator_id", "reference_date")
_ISO: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_DATE_PARTS: Final = ("reference_date", "period_start", "period_end", "date_precision")
_BOUND: Final = re.compile(r"(partly )?>([\d.]+)")
_ABOUT: Final = re.compile(r"~([\d.]+)")


def dates(printed: pd.Series) -> pd.DataFrame:
    """Return date, span and precision of printed dates, by the index of `printed`.

    Raises
    ------
    ValueError
        If a date is neither ISO nor explained in `single_dates.csv`.
    """
    known = rows.read(rows.HERE / "single_dates.csv").set_index("printed")[list(_DATE_PARTS)]
    unknown = sorted(
        {date for date in printed if date not in known.index and not _ISO.fullmatch(date)}
    )
    if unknown:
        raise ValueError(f"Dates not understood: {unknown}. Explain them in single_dates.csv.")
    found = [
        known.loc[date].tolist() if date in known.index else [date, "", "", ""] for date in printed
    ]
    return pd.DataFrame(found, columns=list(_DATE_PARTS), index=printed.index)


def remarks(printed: pd.Series) -> pd.DataFrame:
    """Return our own wording and, where it follows, the status for each working note.

    Raises
    ------
    ValueError
        If a note of a source is not in `single_notes.csv`: none is copied unread.
    """
    known = rows.read(rows.HERE / "single_notes.csv").set_index("printed")
    unknown = sorted(set(printed) - set(known.index) - {""})
    if unknown:
        raise ValueError(f"Notes not worded yet: {unknown}. Add them to single_notes.csv.")
    return known.reindex(printed).fillna("").set_axis(printed.index)


def bounds(text: str) -> tuple[str, str]:
    """Return value and lower bound of a figure printed as words.

    >>> bounds(">30"), bounds("~25")
    (('', '30'), ('25', ''))
    """
    bound, about = _BOUND.fullmatch(text), _ABOUT.fullmatch(text)
    return about[1] if about else "", bound[2] if bound else ""


def joined(*parts: str) -> str:
    """Return the parts that say something, separated by semicolons."""
    return "; ".join(part for part in parts if part)


def cited(frame: pd.DataFrame, addresses: pd.Series) -> tuple[pd.DataFrame, tuple[SourceRow, ...]]:
    """Return the rows with the id of the page they were read on, and these pages."""
    pages = {address: publications.find(address) for address in sorted(set(addresses))}
    ids = addresses.map({address: page.source_id for address, page in pages.items()})
    return frame.assign(source_id=ids), tuple(pages.values())


def distinct(frame: pd.DataFrame, known: Iterable[pd.DataFrame]) -> tuple[pd.DataFrame, int]:
    """Return the single figures that say something new, and how many repeated another.

    A figure repeats another where area, indicator, date and value are the same in an official
    table, or stand on two pages; the first page by id is kept.
    """
    official = pd.concat(list(known))[[*FACT, "value"]].assign(official=True).drop_duplicates()
    facts = [*FACT, "value", "value_low", "value_high"]
    once = frame.sort_values([*facts, "source_id"]).drop_duplicates(facts)
    told = once.merge(official, on=[*FACT, "value"], how="left")["official"].notna().to_numpy()
    told = told & (once["value"] != "").to_numpy()
    return once[~told], len(frame) - len(once) + int(told.sum())
