"""Rules of `observations.csv` and `indicators.csv`: figures, statuses, dates."""

from collections.abc import Collection
from functools import partial

import pandas as pd

from quartmap.names import AREA_PROPERTIES, NO_VALUE, VALUE_SUFFIXES
from quartmap.package.dates import span
from quartmap.package.faults import Faults
from quartmap.package.tables import Sheet

_INTENSIVE = ("share", "rate", "density", "mean")
_LENGTH = {"day": 10, "month": 7, "year": 4, "decade": 4}
"""Longest reference date that each precision allows; a day has exactly its length."""


def check_indicators(sheet: Sheet, faults: Faults) -> None:
    """Note indicators that cannot add up but are marked so, and ids that files use otherwise."""
    wrong = sheet.text["kind"].isin(_INTENSIVE) & (sheet.text["extensive"] == "true")
    faults.rows(
        sheet.table.path,
        "extensive",
        sheet.where(wrong, "kind"),
        lambda value: f"a {value} does not add up over areas. Write false.",
    )
    ids = sheet.text["indicator_id"]
    taken = AREA_PROPERTIES | {f"{one}{end}" for one in ids for end in VALUE_SUFFIXES if end}
    faults.rows(
        sheet.table.path,
        "indicator_id",
        sheet.where(ids.isin(list(taken)), "indicator_id"),
        lambda value: f"{value!r} is what exported files call something else. Choose another id.",
    )


def check_observations(
    sheet: Sheet, frame: pd.DataFrame, indicators: Sheet, faults: Faults
) -> None:
    """Note figures that contradict their status, their bounds, their kind or their date.

    `frame` is the cast table of `sheet`, same index.
    """
    _check_status(sheet, frame, faults)
    _check_bounds(sheet, frame, faults)
    _check_shares(sheet, frame, indicators, faults)
    check_precision(sheet, "reference_date", faults)
    _check_period(sheet, faults)


def _check_status(sheet: Sheet, frame: pd.DataFrame, faults: Faults) -> None:
    path, status = sheet.table.path, frame["status"]
    figures = sheet.text[["value", "value_low", "value_high"]] != ""
    faults.rows(
        path,
        "value",
        sheet.where(status.isin(NO_VALUE) & figures.any(axis=1), "status"),
        lambda value: (
            f"the status is {value!r}, so there can be no figure. Empty it or mend the status."
        ),
    )
    faults.rows(
        path,
        "value",
        sheet.where((status == "zero") & (frame["value"] != 0), "value"),
        lambda value: (
            f"the status is 'zero', but the value is {value!r}. Write 0 or mend the status."
        ),
    )
    needs = status.isin(["observed", "estimated", "unreliable"])
    faults.rows(
        path,
        "value",
        sheet.where(needs & ~figures.any(axis=1), "status"),
        lambda value: (
            f"the status is {value!r}, but there is neither value nor bound. "
            "Fill one in or write 'missing'."
        ),
    )


def _check_bounds(sheet: Sheet, frame: pd.DataFrame, faults: Faults) -> None:
    low, value, high = frame["value_low"], frame["value"], frame["value_high"]
    pairs = (("value_low", low > value), ("value_high", value > high), ("value_low", low > high))
    reported: set[int] = set()
    for column, wrong in pairs:
        fresh = wrong & ~sheet.text.index.isin(list(reported))
        reported.update(sheet.text.index[fresh])
        faults.rows(
            sheet.table.path,
            column,
            sheet.where(fresh, column),
            lambda figure: (
                f"the bound {figure} does not fit. Mend the figure so that "
                "value_low ≤ value ≤ value_high."
            ),
        )


def _check_shares(sheet: Sheet, frame: pd.DataFrame, indicators: Sheet, faults: Faults) -> None:
    shares = indicators.text.loc[indicators.text["kind"] == "share", "indicator_id"]
    is_share = frame["indicator_id"].isin(shares)
    for column in ("value", "value_low", "value_high"):
        outside = is_share & ((frame[column] < 0) | (frame[column] > 100))  # noqa: PLR2004 (per cent)
        faults.rows(
            sheet.table.path,
            column,
            sheet.where(outside, column),
            lambda value: (
                f"a share of {value} % is not within 0 and 100. "
                "Mend the value or the kind of the indicator."
            ),
        )


def check_precision(sheet: Sheet, column: str, faults: Faults) -> None:
    """Note dates that are finer than the precision stated for them, or days without a day."""
    pairs = sheet.text[["date_precision", column]].drop_duplicates()
    wrong = {
        (precision, date)
        for precision, date in pairs.itertuples(index=False, name=None)
        if date and not _fits(precision, date)
    }
    found = _having(sheet, ["date_precision", column], wrong)
    faults.rows(
        sheet.table.path,
        column,
        found,
        lambda pair: (
            f"precision and date do not fit: {pair}. "
            "Write 2015 for a year, 2015-10 for a month, 2015-10-28 for a day."
        ),
    )


def _fits(precision: str, date: str) -> bool:
    most = _LENGTH.get(precision, len("2015-10-28"))
    return len(date) == most if precision == "day" else len(date) <= most


def _having(
    sheet: Sheet, columns: list[str], wrong: Collection[tuple[str, ...]]
) -> list[tuple[int, object]]:
    """Return (line, values in words) of the rows whose `columns` are among `wrong`."""
    if not wrong:
        return []
    rows = sheet.text[columns].itertuples(name=None)
    return [(line, ", ".join(values)) for line, *values in rows if tuple(values) in wrong]


def _check_period(sheet: Sheet, faults: Faults) -> None:
    columns = ["date_precision", "reference_date", "period_start", "period_end"]
    wrong: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for values in sheet.text[columns].drop_duplicates().itertuples(index=False, name=None):
        column, saying = _period_fault(*values)
        if saying:
            wrong.setdefault((column, saying), set()).add(values)
    for (column, saying), rows in wrong.items():
        found = _having(sheet, columns, rows)
        faults.rows(sheet.table.path, column, found, partial(_say_period, saying))


def _say_period(saying: str, values: str) -> str:
    return f"{saying} (precision, date, start, end: {values})."


def _period_fault(precision: str, date: str, start: str, end: str) -> tuple[str, str]:
    """Return the column and what is wrong with it, or two empty texts."""
    if not (start and end):
        loose = precision != "day" or bool(start or end)
        return ("period_start", _LOOSE) if loose else ("", "")
    if start > end:
        return "period_end", "the period ends before it starts; swap or mend the dates"
    first, last = span(date) or ("", "9")
    if last < start or first > end:
        return "reference_date", "the date lies outside its period; mend the date or the period"
    return "", ""


_LOOSE = "a date that is no day needs both period_start and period_end; fill them in"
