"""A CSV file as records of text with the line each stands on; faults of its form are told."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pandas as pd
import pyarrow as pa
from pyarrow import csv as arrow_csv

from quartmap.package.encoding import read_text
from quartmap.package.faults import Faults, listing
from quartmap.package.schema import Table

Records = tuple[pd.DataFrame, tuple[int, ...]]
"""Text columns indexed by line, and the line of every record of the file, broken ones too."""

_WIDTH: Final = (
    "has {} values where the header has {} columns. Write decimals with a point (12.5, not 12,5), "
    "put text that contains commas in quotes, remove empty lines."
)


def read_records(root: Path, table: Table, faults: Faults) -> Records | None:
    """Return the records of the table's file; None where its rows cannot be told apart."""
    text = read_text(root, table.path, faults, resource=table.name)
    if text is None:
        return None
    if not text.strip():
        header = ",".join(column.name for column in table.columns)
        message = f"is empty. Its first line must be: {header}"
        faults.add(table.path, message, resource=table.name)
        return None
    return _read_fast(text, table) or _read_carefully(text, table, faults)


def _read_fast(text: str, table: Table) -> Records | None:
    """Return the records where the file has exactly one sound record on each line."""
    names = [column.name for column in table.columns]
    lines = text.count("\n") + (not text.endswith("\n"))
    if text.count('"') % 2 or text.split("\n", 1)[0] != ",".join(names):
        return None
    kinds = arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()))
    try:
        found = arrow_csv.read_csv(pa.BufferReader(text.encode()), convert_options=kinds)
    except pa.ArrowInvalid:
        return None
    if found.num_rows != lines - 1:
        return None
    frame = found.to_pandas()
    frame.index = pd.RangeIndex(2, lines + 1)
    return frame, tuple(range(1, lines + 1))


def _read_carefully(text: str, table: Table, faults: Faults) -> Records | None:
    records, lines = _split(text, table, faults)
    if records is None or not _check_header(records[0], table, faults):
        return None
    header = records[0]
    whole = _check_widths(records, lines, table, faults)
    columns = list(zip(*(records[place] for place in whole), strict=True)) or [()] * len(header)
    index = pd.Index([lines[place] for place in whole], dtype="int64")
    series = {
        name: pd.Series(list(values), index=index, dtype="str")
        for name, values in zip(header, columns, strict=True)
    }
    names = [column.name for column in table.columns]
    return pd.DataFrame(series)[names], tuple(lines)


def _split(text: str, table: Table, faults: Faults) -> tuple[list[list[str]] | None, list[int]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records: list[list[str]] = []
    lines: list[int] = []
    start = 1
    try:
        for record in reader:
            records.append(record)
            lines.append(start)
            start = reader.line_num + 1
    except csv.Error as error:
        message = (
            f"a quotation mark is not closed or stands wrongly ({error}). "
            "Double the quotation marks inside quoted text."
        )
        faults.add(table.path, message, row=start, resource=table.name)
        return None, lines
    return records, lines


def _check_header(header: Sequence[str], table: Table, faults: Faults) -> bool:
    names = [column.name for column in table.columns]
    path, resource = table.path, table.name
    if len(header) == 1 and ";" in header[0]:
        message = (
            "its columns are separated by semicolons. "
            "Save it separated by commas, with decimal points."
        )
        faults.add(path, message, row=1, resource=resource)
        return False
    for name in sorted({name for name in header if header.count(name) > 1}):
        message = f"the column {name!r} stands twice in the header. Remove one."
        faults.add(path, message, row=1, column=name, resource=resource)
    for name in (name for name in header if name not in names):
        message = f"the column {name!r} is not known. Remove it or use {listing(names, 20)}."
        faults.add(path, message, row=1, column=name)
    missing = [name for name in names if name not in header]
    for name in missing:
        message = f"the column {name!r} is missing. Add it to the header and to every row."
        faults.add(path, message, row=1, column=name, resource=resource)
    return not missing and len(set(header)) == len(header)


def _check_widths(
    records: Sequence[list[str]], lines: Sequence[int], table: Table, faults: Faults
) -> list[int]:
    """Return the places of the records that have as many values as the header."""
    width = len(records[0])
    wrong = [place for place in range(1, len(records)) if len(records[place]) != width]
    found = [(lines[place], len(records[place])) for place in wrong]
    faults.rows(table.path, None, found, lambda count: _WIDTH.format(count, width))
    skipped = set(wrong)
    return [place for place in range(1, len(records)) if place not in skipped]
