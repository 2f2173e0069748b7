"""The CSV tables: text as the file has it, then cast column by column."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import pandas as pd
import pyarrow as pa

from quartmap.package.csv_files import read_records
from quartmap.package.dates import is_real
from quartmap.package.faults import Faults, listing
from quartmap.package.schema import PARTIAL_DATE, Column, Table

_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")
_INTEGER: Final = re.compile(r"-?\d+")
_COMMA: Final = re.compile(r"-?\d{1,3}(\.\d{3})*,\d+|-?\d+,\d+")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as its file has it: str columns, the index is the line an editor shows."""

    table: Table
    text: pd.DataFrame
    usable: bool = True
    lines: tuple[int, ...] = ()
    """The line on which each record of the file starts, the header and broken rows included."""

    def where(self, mask: "pd.Series[bool]", column: str) -> list[tuple[int, object]]:
        """Return (line, value of `column`) where `mask` holds."""
        if not mask.any():
            return []
        found = self.text.loc[mask, column]
        return list(zip(found.index.tolist(), found.tolist(), strict=True))

    def having(self, column: str, values: Collection[str]) -> list[tuple[int, object]]:
        """Return (line, value) where `column` has one of `values`."""
        return self.where(self.text[column].isin(list(values)), column) if values else []


def empty(table: Table, *, usable: bool = True) -> Sheet:
    """Return `table` without rows."""
    index = pd.Index([], dtype="int64")
    frame = pd.DataFrame({column.name: [] for column in table.columns}, index=index, dtype="str")
    return Sheet(table, frame, usable)


def read_sheet(root: Path, table: Table, faults: Faults) -> Sheet:
    """Return the file of `table` as text; not usable where its rows cannot be told apart."""
    records = read_records(root, table, faults)
    if records is None:
        return empty(table, usable=False)
    return Sheet(table, records[0], lines=records[1])


def cast(sheet: Sheet, faults: Faults) -> pd.DataFrame:
    """Return typed columns, same index: numbers float (NaN where empty), booleans, text.

    Faults of type, requirement, closed set and pattern are noted; a cell that cannot be read
    becomes NaN, False or stays text, and its row is in `faults.bad`.
    """
    columns = {column.name: _cast_column(sheet, column, faults) for column in sheet.table.columns}
    return pd.DataFrame(columns, index=sheet.text.index)


def _cast_column(sheet: Sheet, column: Column, faults: Faults) -> "pd.Series[Any]":
    cells = sheet.text[column.name]
    if column.type in {"number", "integer"}:
        form = _INTEGER if column.type == "integer" else _NUMBER
        readable = cells.str.fullmatch(form.pattern)
        _check_values(sheet, column, cells[~readable].unique().tolist(), faults)
        return _numbers(cells.where(readable))
    _check_values(sheet, column, cells.unique().tolist(), faults)
    return cells == "true" if column.type == "boolean" else cells


def _check_values(sheet: Sheet, column: Column, distinct: list[str], faults: Faults) -> None:
    """Note the faults of a column; each distinct value is looked at once."""
    wrong: dict[str, list[str]] = {}
    for value in distinct:
        saying = _fault(value, column)
        if saying:
            wrong.setdefault(saying, []).append(value)
    for saying, values in wrong.items():
        found = sheet.having(column.name, values)
        faults.rows(sheet.table.path, column.name, found, partial(_worded, saying))


def _worded(saying: str, value: str) -> str:
    return saying.replace("{}", repr(value), 1)


def _fault(value: str, column: Column) -> str:
    """Return what is wrong with one cell, {} standing for it, or ''."""
    if not value.strip():
        return "is empty but required. Fill it in or remove the row." if column.required else ""
    if value != value.strip():
        return "{} begins or ends with a space. Remove it."
    match column.type:
        case "boolean":
            known = value in {"true", "false"}
            return "" if known else "{} is neither true nor false. Write one of the two."
        case "number" | "integer":
            return _number_fault(value, whole=column.type == "integer")
        case _:
            return _text_fault(value, column)


def _text_fault(value: str, column: Column) -> str:
    full = column.type == "date"
    if full or column.pattern == PARTIAL_DATE:
        form = "2015-10-28" if full else "2015, 2015-10 or 2015-10-28"
        real = is_real(value, full=full)
        return "" if real else f"{{}} is not a date of the calendar. Write {form}."
    if column.closed and value not in column.closed:
        return f"{{}} is not allowed. Use one of {listing(column.closed)}."
    if column.pattern and re.fullmatch(column.pattern, value) is None:
        return f"{{}} does not have the form {column.pattern}. Keep leading zeros."
    return ""


def _number_fault(value: str, *, whole: bool) -> str:
    if (_INTEGER if whole else _NUMBER).fullmatch(value):
        return ""
    if _COMMA.fullmatch(value):
        return "{} has a decimal comma. Write 12.5, not 12,5."
    noun = "a whole number" if whole else "a number"
    return f"{{}} is not {noun}. Write digits with a decimal point, without a unit."


def _numbers(cells: "pd.Series[str]") -> "pd.Series[float]":
    """Return cells that are numbers or missing as float64 (pandas would go through objects)."""
    figures = (
        pa.array(cells, pa.string(), from_pandas=True)
        .cast(pa.float64())
        .to_numpy(zero_copy_only=False)
    )
    return pd.Series(figures, index=cells.index, dtype="float64")
