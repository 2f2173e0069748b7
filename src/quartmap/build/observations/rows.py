"""Rows of `observations.csv`: their columns, dates and numbers, and how a source becomes them."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

import pandas as pd

from quartmap import names
from quartmap.build.part import SourceRow
from quartmap.package import schema

COLUMNS: Final = tuple(column.name for column in schema.OBSERVATIONS.columns)
KEY: Final = schema.OBSERVATIONS.key
NUMBERS: Final = ("value", "value_low", "value_high")
HERE: Final = Path(__file__).parent
_PRECISION: Final = {4: "year", 7: "month", 10: "day"}


@dataclass(frozen=True, slots=True)
class Yield:
    """What one family of sources gives: rows, the sources behind them, what stayed out and why."""

    rows: pd.DataFrame
    left_out: tuple[str, ...] = ()
    sources: tuple[SourceRow, ...] = ()


Family = Callable[[Path], Yield]


def read(path: Path) -> pd.DataFrame:
    """Return a CSV with every cell as text, so that no key loses a leading zero."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def source_names(family: str) -> dict[str, str]:
    """Return source name → indicator_id of one family of sources; left-out names are absent."""
    table = read(HERE / "source_names.csv")
    table = table[(table["family"] == family) & (table["indicator_id"] != "")]
    return dict(zip(table["name"], table["indicator_id"], strict=True))


def reasons(family: str) -> dict[str, str]:
    """Return source name → reason, for the names of one family that are left out on purpose."""
    table = read(HERE / "source_names.csv")
    table = table[(table["family"] == family) & (table["indicator_id"] == "")]
    return dict(zip(table["name"], table["reason"], strict=True))


def renamed(rows: pd.DataFrame, family: str) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the rows whose `indicator` is used, with `indicator_id`, and why others are not.

    Raises
    ------
    ValueError
        if a source carries a name that is neither used nor left out with a reason.
    """
    used, out = source_names(family), reasons(family)
    unknown = sorted(set(rows["indicator"]) - set(used) - set(out))
    if unknown:
        raise ValueError(
            f"{family}: {len(unknown)} names of the source are unknown: {', '.join(unknown)}. "
            "Add them to source_names.csv with an indicator_id or a reason."
        )
    counts = rows["indicator"].map(out).value_counts().sort_index()
    left_out = tuple(f"{family}: {count} rows, {reason}" for reason, count in counts.items())
    kept = rows[rows["indicator"].isin(used)]
    return kept.assign(indicator_id=kept["indicator"].map(used)), left_out


def number(value: object) -> str:
    """Return the shortest exact decimal text of a number; empty for none.

    >>> number("12.50"), number(3.0), number(""), number(0.00001)
    ('12.5', '3', '', '0.00001')
    """
    if value in (None, ""):
        return ""
    figure = float(str(value))
    if pd.isna(figure):
        return ""
    text = f"{Decimal(repr(figure)):f}".removesuffix(".0")
    return text.replace("-0", "0") if figure == 0 else text


def span(date: str) -> tuple[str, str]:
    """Return first and last day of a partial ISO date; a full date has none.

    >>> span("2015-02"), span("2015-02-03")
    (('2015-02-01', '2015-02-28'), ('', ''))
    """
    if _PRECISION[len(date)] == "day":
        return "", ""
    if _PRECISION[len(date)] == "year":
        return f"{date}-01-01", f"{date}-12-31"
    year, month = (int(part) for part in date.split("-"))
    return f"{date}-01", f"{date}-{calendar.monthrange(year, month)[1]:02d}"


def dated(rows: pd.DataFrame) -> pd.DataFrame:
    """Return `rows` with precision and period read off `reference_date` where none are given."""
    rows = rows.copy()
    open_ = rows["date_precision"] == ""
    dates = rows.loc[open_, "reference_date"]
    rows.loc[open_, "date_precision"] = dates.map(lambda date: _PRECISION[len(date)])
    rows.loc[open_, "period_start"] = dates.map(lambda date: span(date)[0])
    rows.loc[open_, "period_end"] = dates.map(lambda date: span(date)[1])
    return rows


def complete(rows: pd.DataFrame, **constants: str) -> pd.DataFrame:
    """Return `rows` with all columns of `observations.csv`, as text.

    Columns not given are empty, `status` is `observed`, or `zero` where exactly nothing was
    counted; a status without a figure loses its value.
    """
    rows = rows.assign(**constants)
    for name in COLUMNS:
        if name not in rows:
            rows[name] = "observed" if name == "status" else ""
    for name in NUMBERS:
        rows[name] = rows[name].map(number)
    rows.loc[rows["status"].isin(list(names.NO_VALUE)), list(NUMBERS)] = ""
    rows.loc[(rows["status"] == "observed") & (rows["value"] == "0"), "status"] = "zero"
    return dated(rows)[list(COLUMNS)].astype(str)


def merge(parts: list[pd.DataFrame]) -> pd.DataFrame:
    """Return all rows, sorted by key.

    Raises
    ------
    ValueError
        if a key stands twice; the message names the first of them.
    """
    rows = pd.concat(parts, ignore_index=True).sort_values(list(KEY), ignore_index=True)
    twice = rows[rows.duplicated(list(KEY), keep=False)]
    if len(twice):
        shown = "; ".join(" ".join(key) for key in twice[list(KEY)].head(10).to_numpy())
        raise ValueError(f"{len(twice)} observations share their key with another: {shown}")
    return rows


def write(rows: pd.DataFrame, path: Path) -> None:
    """Write a table as UTF-8, LF, comma, with a header."""
    rows.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")
