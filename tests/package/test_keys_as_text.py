"""Property: keys survive writing and reading, leading zeros included."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from quartmap.package.faults import Faults
from quartmap.package.schema import Column, Table
from quartmap.package.tables import Sheet, cast, read_sheet

TYPES = Table(
    "types",
    (Column("actor_type", required=True), Column("label_de"), Column("label_en")),
    ("actor_type",),
)
KEYS = st.text("0123456789abcxyz-,\"' äß\n<>${}", min_size=1, max_size=12).filter(
    lambda text: text == text.strip()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.from_regex(r"0\d{7}", fullmatch=True), KEYS), unique=True, max_size=8))
def test_keys_survive(keys: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / TYPES.path
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([column.name for column in TYPES.columns])
            writer.writerows([key, f"{key}de", f"{key}en"] for key in keys)
        lines = path.read_text("utf-8").split("\n")
        faults = Faults()
        frame = cast(read_sheet(Path(folder), TYPES, faults), faults)

    assert faults.problems == []
    assert frame["actor_type"].tolist() == keys
    assert frame["label_en"].tolist() == [f"{key}en" for key in keys]
    # the index is the line on which an editor shows the start of the row
    starts = [key.split("\n")[0].replace('"', '""') for key in keys]
    assert all(start in lines[line - 1] for start, line in zip(starts, frame.index, strict=True))


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_survive(number: float) -> None:
    cells = pd.DataFrame({"value": [repr(number)]}, index=[2], dtype="str")
    table = Table("figures", (Column("value", "number"),), ("value",))
    faults = Faults()

    assert cast(Sheet(table, cells), faults)["value"].tolist() == [number]
    assert faults.problems == []
