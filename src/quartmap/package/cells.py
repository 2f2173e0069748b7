"""The 100 m census cells of a package: input to estimates over areas, never shown one by one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import pandas as pd

from quartmap.package.descriptor import DESCRIPTOR
from quartmap.package.record import DataPackage

SIZE_M: Final = 100
"""Length of a cell's side."""
WITHHELD: Final = "census/*_100m_*"
"""Files of such cells: input to estimates, never passed on."""
_PATTERN: Final = "cells_100m_*.parquet"
_COLUMNS: Final = ["x", "y", "area_id", "population_estimate"]


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """The cells of one file.

    table : x, y (centre, metres in AREA_CRS), area_id (an area of the register that holds the
        cell, in part at least), population_estimate (persons in the whole cell, ≥ 0).
    reference_date : the date that the residents are estimated for; '' where not stated.
    attribution : the credit line of the file; '' where not stated.
    """

    table: pd.DataFrame
    reference_date: str = ""
    attribution: str = ""


@lru_cache(maxsize=4)
def hectare_cells(package: DataPackage) -> tuple[Cells, ...]:
    """Return the cells of every file `census/cells_100m_*.parquet`; empty without one.

    A file that cannot be read or lacks a column is left out: there is no estimate then.
    """
    stated = _stated(package)
    found = []
    for path in sorted((package.root / "census").glob(_PATTERN)):
        table = _read(path)
        if table is None:
            continue
        resource = stated.get(f"census/{path.name}", {})
        date, credit = (str(resource.get(name) or "") for name in ("boundaryDate", "attribution"))
        found.append(Cells(table, date, credit))
    return tuple(found)


def _read(path: Path) -> pd.DataFrame | None:
    try:
        table = pd.read_parquet(path, columns=_COLUMNS)
    except (OSError, ValueError):  # pyarrow's errors extend these
        return None
    sound = table["population_estimate"].ge(0) & table[["x", "y"]].notna().all(axis=1)
    return table[sound].astype({"area_id": str}).reset_index(drop=True)


def _stated(package: DataPackage) -> Mapping[str, Mapping[str, Any]]:
    """Return what the descriptor states of every file, by path."""
    file = package.file(DESCRIPTOR)
    content = json.loads(file.read_text("utf-8")) if file else {}
    return {str(one.get("path")): one for one in content.get("resources", ())}
