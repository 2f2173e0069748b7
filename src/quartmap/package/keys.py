"""Primary and foreign keys of the tables."""

from collections.abc import Mapping
from functools import partial

import pandas as pd

from quartmap.package.faults import Faults
from quartmap.package.schema import Table
from quartmap.package.tables import Sheet


def check_keys(sheets: Mapping[str, Sheet], faults: Faults) -> None:
    """Note duplicate primary keys (the first row is kept) and keys that stand nowhere."""
    for sheet in sheets.values():
        _check_primary(sheet, faults)
        _check_foreign(sheet, sheets, faults)


def _check_primary(sheet: Sheet, faults: Faults) -> None:
    key = list(sheet.table.key)
    again = sheet.text.duplicated(subset=key)
    if not again.any():
        return
    double = sheet.text[sheet.text.duplicated(subset=key, keep=False)]
    first: dict[tuple[str, ...], int] = {}
    found = []
    for line, *values in double[key].itertuples(name=None):
        if first.setdefault(tuple(values), line) != line:
            found.append((line, f"{' / '.join(values)!r} stands in row {first[tuple(values)]}"))
    faults.rows(
        sheet.table.path,
        key[0],
        found,
        lambda value: f"the key {value} already. Keep one of the two rows.",
    )


def _check_foreign(sheet: Sheet, sheets: Mapping[str, Sheet], faults: Faults) -> None:
    for key in sheet.table.foreign_keys:
        target = sheets[key.table]
        if not target.usable:
            continue
        known = {*target.text[key.reference].tolist(), ""}
        unknown = [
            value for value in sheet.text[key.column].unique().tolist() if value not in known
        ]
        faults.rows(
            sheet.table.path,
            key.column,
            sheet.having(key.column, unknown),
            partial(_say_unknown, target.table.path),
        )


def _say_unknown(path: str, value: str) -> str:
    return f"{value!r} does not stand in {path}. Add it there or mend its spelling."


def keep_whole(
    frames: Mapping[str, pd.DataFrame], tables: Mapping[str, Table]
) -> dict[str, pd.DataFrame]:
    """Return the frames without rows that refer to a row left out elsewhere.

    In a table that refers to itself the reference is emptied instead, so that a parent left
    out does not take its children along.
    """
    kept = dict(frames)
    for name, table in tables.items():
        frame = kept[name]
        for key in table.foreign_keys:
            known = {*kept[key.table][key.reference].tolist(), ""}
            lost = [value for value in frame[key.column].unique().tolist() if value not in known]
            if lost and key.table == name:
                emptied = frame[key.column].mask(frame[key.column].isin(lost), "")
                frame = frame.assign(**{key.column: emptied})
            elif lost:
                frame = frame[~frame[key.column].isin(lost)]
        kept[name] = frame
    return kept
