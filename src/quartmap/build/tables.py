"""CSV of the data package: read with every cell as text, write in the order of the schema."""

import csv
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

from quartmap.package.schema import Table


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV; every cell is text, so that no key loses a leading zero."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(target: Path, table: Table, rows: Iterable[Mapping[str, str]]) -> None:
    """Write `rows` as the CSV of `table`: UTF-8, LF, sorted by its key.

    Raises
    ------
    ValueError
        If a row has other columns than the table, or a key stands twice.
    """
    ordered = sorted(rows, key=lambda row: [row[column] for column in table.key])
    keys = [tuple(row[column] for column in table.key) for row in ordered]
    twice = sorted({str(key) for key, following in pairwise(keys) if key == following})
    if twice:
        raise ValueError(f"{table.path}: keys stand twice: {', '.join(twice)}")
    with (target / table.path).open("w", encoding="utf-8", newline="") as file:
        columns = [column.name for column in table.columns]
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(ordered)
