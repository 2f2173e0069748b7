"""What the 100 m cells of a place say of an area: the truth that 1 km cells are held against."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
import shapely

SIZE_M: Final = 100
POPULATION: Final = "population_census"
FOREIGN_SHARE: Final = "share_foreign_1km"
VACANCY: Final = "vacancy_rate"
FLOOR_AREA: Final = "floor_area_per_dwelling"
FOREIGN: Final = ("STAATSANGE_KURZ", 2)
VACANT: Final = ("NUTZUNG_DETAIL_HHGEN", 4)
FLOOR: Final = "WOHNFLAECHE_10S"
KILOMETRE_M: Final = 1000
_ROW: Final = 10_000
_COMPLETE: Final = 0.95
"""Part of a 1 km cell's residents from which its 100 m cells count as all there are."""
LEVELS: Final = (
    ("foreign", "residents", "share_foreign", 0.01),
    ("vacant", "dwellings", "vacancy_rate", 0.01),
    ("floor", "dwellings", "floor_area_per_dwelling", 1.0),
)
"""Each count, what it is counted of, the published column, and the column's unit."""
_FIRST_M2, _LAST_M2 = 25.0, 200.0
"""Taken for dwellings under 30 m² and of 180 m² and more; the classes between are 10 m² wide."""
_LAST: Final = 17


@dataclass(frozen=True, slots=True, eq=False)
class Fine:
    """The 100 m cells of a place.

    boxes : the cells' outlines in `AREA_CRS`, with an index over them.
    columns : of the same order: residents (estimated), foreign, dwellings, vacant, floor (m²);
        the last three NaN where the place has no counts by floor area. The counts are brought to
        the level of the published 1 km figures, see `level`.
    """

    boxes: np.ndarray
    tree: shapely.STRtree
    columns: pd.DataFrame

    def centres(self) -> np.ndarray:
        """Return x and y of the cells with residents, one row each."""
        lived_in = (self.columns["residents"] > 0).to_numpy()
        return shapely.get_coordinates(shapely.centroid(self.boxes[lived_in]))

    def sums(self, area: shapely.Geometry) -> pd.Series:
        """Return the columns' sums over an area, cells that are cut by their part inside."""
        found = self.tree.query(area, predicate="intersects")
        parts = shapely.area(shapely.intersection(self.boxes[found], area)) / SIZE_M**2
        return self.columns.iloc[found].mul(parts, axis=0).sum(min_count=1)

    def truth(self, area: shapely.Geometry) -> dict[str, float]:
        """Return indicator_id → figure of an area; those that the counts do not tell are absent."""
        sums = self.sums(area)
        residents, dwellings = sums["residents"], sums["dwellings"]
        found = {
            POPULATION: residents,
            FOREIGN_SHARE: 100 * sums["foreign"] / residents,
            VACANCY: 100 * sums["vacant"] / dwellings,
            FLOOR_AREA: sums["floor"] / dwellings,
        }
        return {name: float(value) for name, value in found.items() if np.isfinite(value)}


def read_fine(folder: Path, place: str) -> Fine:
    """Return the 100 m cells of `place` from the package's folder `census`."""
    cells = pd.read_parquet(folder / f"cells_100m_{place}.parquet").set_index("cell_id")
    counts = pd.read_parquet(folder / f"counts_100m_{place}.parquet")
    here = cells.index
    columns = pd.DataFrame({"residents": cells["population_estimate"]})
    columns["foreign"] = _counted(counts, *FOREIGN).reindex(here).fillna(0)
    columns[["dwellings", "vacant", "floor"]] = _dwellings(counts).reindex(here)
    columns = _levelled(columns, cells, pd.read_parquet(folder / "cells_1km.parquet"))
    half = SIZE_M / 2
    x, y = cells["x"].to_numpy(float), cells["y"].to_numpy(float)
    boxes = shapely.box(x - half, y - half, x + half, y + half)
    return Fine(boxes, shapely.STRtree(boxes), columns.reset_index(drop=True))


def _levelled(columns: pd.DataFrame, cells: pd.DataFrame, published: pd.DataFrame) -> pd.DataFrame:
    """Return the columns with the counts at the level of the published 1 km figures.

    Small counts are altered and partly withheld, most where few live: taken as they are, suburbs
    would have hardly any foreign nationals.
    """
    parent = (cells["y"] // KILOMETRE_M) * _ROW + cells["x"] // KILOMETRE_M
    keys = (published["y"] // KILOMETRE_M) * _ROW + published["x"] // KILOMETRE_M
    table = published.set_index(keys).reindex(parent.unique())
    there = columns["residents"].groupby(parent).sum()
    whole = table[there.reindex(table.index) >= _COMPLETE * table["population"]]
    found = columns.copy()
    for count, of, mean, part in LEVELS:
        found[count] = level(columns[count], columns[of], parent, whole[mean] * part)
    return found


def level(
    counts: "pd.Series[float]",
    weights: "pd.Series[float]",
    parent: "pd.Series[int]",
    means: "pd.Series[float]",
) -> "pd.Series[float]":
    """Return counts that are in each parent its mean times its weights, shared out as counted.

    Where nothing is counted they are shared out by the weights; a parent without a mean gets the
    ratio of all others together.
    """
    sums, totals = (one.groupby(parent).sum() for one in (counts, weights))
    wanted = (means * totals.reindex(means.index)).dropna()
    empty = wanted[sums.reindex(wanted.index) <= 0].index
    ratios = (wanted / sums.reindex(wanted.index)).drop(empty)
    counted = sums.reindex(ratios.index).sum()
    usual = float((wanted[ratios.index].sum() / counted) if counted > 0 else 1.0)
    spread = parent.map(means).mul(weights)
    return (counts * parent.map(ratios).fillna(usual)).where(~parent.isin(empty), spread)


def _counted(counts: pd.DataFrame, feature: str, code: int) -> "pd.Series[float]":
    """Return the count of one feature and code by cell; the dwellings' table where two have it."""
    chosen = counts[(counts["feature"] == feature) & (counts["code"] == code)]
    return chosen.groupby("cell_id")["value"].sum().astype(float)


def _dwellings(counts: pd.DataFrame) -> pd.DataFrame:
    """Return dwellings, vacant ones and m² by cell; empty where none are counted by floor area."""
    by_floor = counts[counts["feature"] == FLOOR]
    middles = 10.0 * by_floor["code"] + 15
    middles = middles.mask(by_floor["code"] == 1, _FIRST_M2).mask(
        by_floor["code"] == _LAST, _LAST_M2
    )
    floor = (by_floor["value"] * middles).groupby(by_floor["cell_id"]).sum()
    table = pd.DataFrame({"dwellings": by_floor.groupby("cell_id")["value"].sum().astype(float)})
    table["vacant"] = _counted(counts, *VACANT).reindex(table.index).fillna(0)
    table["floor"] = floor
    return table
