"""The inhabited 1 km cells of Germany, codes for missing values set apart."""

from pathlib import Path

import numpy as np
import pandas as pd

from quartmap.build.area_cells import GRID_FILE

INDICATORS = {
    "mean_age": "Alter_D",
    "share_under18": "unter18_A",
    "share_65plus": "ab65_A",
    "share_female": "Frauen_A",
    "share_foreign": "Auslaender_A",
    "mean_household_size": "HHGroesse_D",
    "vacancy_rate": "Leerstandsquote",
    "floor_area_per_resident": "Wohnfl_Bew_D",
    "floor_area_per_dwelling": "Wohnfl_Whg_D",
}
"""Our names and those of the source; the position is the bit in the masks."""

ABSENT = -1
WITHHELD = -9


def load(sources: Path) -> pd.DataFrame:
    """Return one row per cell, sorted by cell_id.

    Columns: cell_id; x, y (centre, metres in EPSG:3035); population; the indicators (years,
    percent, persons, m²; NaN where the source has no value); bit masks `absent` and `withheld`.

    Raises
    ------
    ValueError
        If the source has a negative value that is no known code.
    """
    raw = pd.read_parquet(sources / GRID_FILE)
    table = raw[["gitter_id_1km", "x", "y", "Einwohner"]].set_axis(
        ["cell_id", "x", "y", "population"], axis=1
    )
    codes = raw[list(INDICATORS.values())].set_axis(list(INDICATORS), axis=1)
    unknown = sorted(set(np.unique(codes.to_numpy()[codes.to_numpy() < 0])) - {ABSENT, WITHHELD})
    if unknown:
        raise ValueError(f"unknown codes in '{GRID_FILE}': {unknown!r}")
    table = table.join(codes.where(codes >= 0))
    table["absent"] = pack_mask(codes == ABSENT)
    table["withheld"] = pack_mask(codes == WITHHELD)
    return table.sort_values("cell_id", ignore_index=True)


def pack_mask(flags: pd.DataFrame) -> pd.Series:
    """Return one whole number per row: bit n is set where column n is true.

    >>> pack_mask(pd.DataFrame({"a": [True, False], "b": [True, True]})).tolist()
    [3, 2]
    """
    weights = 2 ** np.arange(flags.shape[1])
    return pd.Series(flags.to_numpy() @ weights, index=flags.index).astype("int16")
