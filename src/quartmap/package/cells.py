"""The census cells of a package: input to estimates. Those of 100 m are never shown one by one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow.parquet as pq

from quartmap.package.descriptor import DESCRIPTOR
from quartmap.package.documents import Census
from quartmap.package.record import DataPackage

SIZE_M: Final = 100
"""Length of a cell's side."""
KILOMETRE_M: Final = 1000
"""Length of the side of a published cell."""
WITHHELD: Final = "census/*_100m_*"
"""Files of such cells: input to estimates, never passed on."""
KILOMETRE_CELLS: Final = "census/cells_1km.parquet"
"""The published 1 km cells: input to estimates, shown as they were published."""
_PATTERN: Final = "cells_100m_*.parquet"
_COLUMNS: Final = ["x", "y", "area_id", "population_estimate"]
_OTHER: Final = frozenset({"x", "y", "population", "absent", "withheld"})
"""Columns of the 1 km cells that are no mean; the rest are, in the order of the masks' bits."""
_ROW: Final = 10_000
"""More than there are cells from west to east."""

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


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


@dataclass(frozen=True, slots=True, eq=False)
class KilometreCells:
    """The inhabited 1 km cells, sorted by `key`; each array has a row for every cell.

    key : number of the cell, from south to north and within that from west to east.
    population : residents as published, > 0.
    indicators : the indicator_id of each column of the arrays that follow.
    means : means and shares; NaN where there is none. withheld : where it is held back; else it
        is absent.
    amounts : residents, households or dwellings, whatever it is a mean over; where their
        own columns have no value, the mean of all cells stands in.
    """

    key: Places
    population: Numbers
    indicators: tuple[str, ...]
    means: Numbers
    withheld: Flags
    amounts: Numbers
    reference_date: str = ""
    attribution: str = ""

    @property
    def column(self) -> Places:
        """Return the place of each cell from west to east, in cells of the whole grid."""
        return self.key % _ROW

    @property
    def row(self) -> Places:
        """Return the place of each cell from south to north."""
        return self.key // _ROW

    def name(self, place: int) -> str:
        """Return the published name of a cell."""
        row, column = divmod(int(self.key[place]), _ROW)
        return f"1kmN{row}E{column}"

    def find(self, keys: Places) -> Places:
        """Return the place of each key in the arrays, -1 where there is no such cell."""
        if not len(self.key):
            return np.full(np.shape(keys), -1)
        found = np.searchsorted(self.key, keys).clip(max=len(self.key) - 1)
        return np.where(self.key[found] == keys, found, -1)


def cell_keys(x: Numbers, y: Numbers) -> Places:
    """Return the key of the 1 km cell that holds each point (metres in AREA_CRS)."""
    column, row = (np.floor(np.asarray(one, float) / KILOMETRE_M).astype(int) for one in (x, y))
    return np.asarray(row * _ROW + column, dtype=np.int64)


@lru_cache(maxsize=4)
def kilometre_cells(package: DataPackage) -> KilometreCells:
    """Return the 1 km cells; empty where the package has none or does not say what they hold."""
    census, file = package.dashboard.census, package.file(KILOMETRE_CELLS)
    table = None if census is None or file is None else _read_kilometres(file, census)
    if census is None or table is None:
        none, nothing = np.array([]), np.zeros((0, 0))
        return KilometreCells(none.astype(np.int64), none, (), nothing, nothing > 0, nothing)
    stated = _stated(package).get(KILOMETRE_CELLS, {})
    columns = [one.column for one in census.means]
    bits = [name for name in table.columns if name not in _OTHER]
    held = table["withheld"].to_numpy()[:, None] >> np.array([bits.index(one) for one in columns])
    weights = _weights(table, census)
    return KilometreCells(
        key=cell_keys(table["x"].to_numpy(), table["y"].to_numpy()),
        population=table["population"].to_numpy(float),
        indicators=tuple(one.indicator for one in census.means),
        means=np.ascontiguousarray(table[columns].to_numpy(float)),
        withheld=held % 2 == 1,
        amounts=np.column_stack([weights[one.weight] for one in census.means]),
        reference_date=str(stated.get("boundaryDate") or ""),
        attribution=str(stated.get("attribution") or ""),
    )


def _read_kilometres(path: Path, census: Census) -> pd.DataFrame | None:
    try:
        columns = [name for name in pq.read_schema(path).names if name != "cell_id"]
        table = pd.read_parquet(path, columns=columns)
    except (OSError, ValueError):  # pyarrow's errors extend these
        return None
    named = {one.column for one in census.means} | {census.household_size, census.vacancy_rate}
    if not (_OTHER | named - {""}).issubset(table.columns):
        return None
    sound = table[table["population"].gt(0)]
    keys = cell_keys(sound["x"].to_numpy(), sound["y"].to_numpy())
    return sound.iloc[np.unique(keys, return_index=True)[1]]


def _weights(table: pd.DataFrame, census: Census) -> dict[str, Numbers]:
    """Return residents, households and dwellings of each cell."""
    residents = table["population"].to_numpy(float)
    sizes, rates = (
        table[name].to_numpy(float) if name else np.full(len(table), empty)
        for name, empty in ((census.household_size, 1.0), (census.vacancy_rate, 0.0))
    )
    households = residents / _filled(sizes, 1 / np.where(sizes > 0, sizes, np.nan), residents)
    let = 1 - rates / 100
    dwellings = households / _filled(let, 1 / np.where(let > 0, let, np.nan), households)
    return {"residents": residents, "households": households, "dwellings": dwellings}


def _filled(ratios: Numbers, inverse: Numbers, weights: Numbers) -> Numbers:
    """Return the ratios; that of all cells together where one has none above 0."""
    known = np.isfinite(inverse)
    usual = weights[known].sum() / (weights * inverse)[known].sum() if known.any() else 1.0
    return np.where(known, ratios, usual)


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
