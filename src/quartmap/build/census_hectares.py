"""The 100 m cells of the case municipalities: estimated residents, and counts by feature."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from quartmap.build.area_shapes import CITY, TOWN
from quartmap.build.geometry import read_shapes
from quartmap.build.part import slug


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality whose 100 m cells are shipped."""

    name: str
    title: str
    ags: str


PLACES = (Place("essen", "Essen", CITY), Place("altena", "Altena", TOWN))

_COUNT_KEY = ["cell_id", "table", "feature", "code"]
_TOWN_COLUMNS = {
    "bld_before1919": ("buildings", "BAUJAHR_MZ", 1),
    "bld_1919_1948": ("buildings", "BAUJAHR_MZ", 2),
    "bld_1949_1978": ("buildings", "BAUJAHR_MZ", 3),
    "bld_1979_1986": ("buildings", "BAUJAHR_MZ", 4),
    "bld_1987_1990": ("buildings", "BAUJAHR_MZ", 5),
    "bld_1991_1995": ("buildings", "BAUJAHR_MZ", 6),
    "bld_1996_2000": ("buildings", "BAUJAHR_MZ", 7),
    "bld_2001_2004": ("buildings", "BAUJAHR_MZ", 8),
    "bld_2005_2008": ("buildings", "BAUJAHR_MZ", 9),
    "bld_2009_later": ("buildings", "BAUJAHR_MZ", 10),
    "persons_foreign_nationality": ("demography", "STAATSANGE_KURZ", 2),
    "persons_turkish_nationality": ("demography", "STAATSANGE_HLND", 12),
    "persons_under10": ("demography", "ALTER_10JG", 1),
    "persons_80plus": ("demography", "ALTER_10JG", 9),
    "dwellings_holiday": ("dwellings", "NUTZUNG_DETAIL_HHGEN", 3),
    "dwellings_vacant": ("dwellings", "NUTZUNG_DETAIL_HHGEN", 4),
    "bld_2_dwellings": ("buildings", "ZAHLWOHNGN_HHG", 2),
    "bld_3_6_dwellings": ("buildings", "ZAHLWOHNGN_HHG", 3),
    "bld_7_12_dwellings": ("buildings", "ZAHLWOHNGN_HHG", 4),
    "bld_13plus_dwellings": ("buildings", "ZAHLWOHNGN_HHG", 5),
}
"""Altena's columns under the names that the Essen file gives the same feature and code."""


def load_cells(sources: Path, place: Place) -> pd.DataFrame:
    """Return one row per cell with residents: population_estimate, dwellings_weight, share_inside.

    Also cell_id, x, y (centre, metres in EPSG:3035) and area_id (the district, else the
    municipality). The estimate is for the whole cell, whatever its share inside.
    """
    path = sources / f"census2011/{place.name}_100m_population_estimate_2011.csv"
    raw = pd.read_csv(path)
    names = {
        "share_in_stadtteil": "share_inside",
        "share_in_altena": "share_inside",
        "dwellings_sum_floorarea_classes": "dwellings_weight",
        "pop_est": "population_estimate",
    }
    cells = raw.rename(columns=names)
    cells["cell_id"] = name_cells(cells)
    if "stadtteil_id" in cells:
        cells["area_id"] = cells["stadtteil_id"].map(district_ids(sources))
    else:
        cells["area_id"] = place.ags
    columns = ["cell_id", "x", "y", "area_id"]
    columns += ["share_inside", "dwellings_weight", "population_estimate"]
    integers = {"x": "int32", "y": "int32"}
    return cells[columns].astype(integers).sort_values("cell_id", ignore_index=True)


def name_cells(cells: pd.DataFrame) -> pd.Series:
    """Return the official ids of 100 m cells from their centres `x` and `y` (EPSG:3035).

    >>> name_cells(pd.DataFrame({"x": [4107250], "y": [3143650]})).tolist()
    ['100mN31436E41072']
    """
    north, east = (cells[axis].astype(int) // 100 for axis in ("y", "x"))
    return "100mN" + north.astype(str) + "E" + east.astype(str)


def district_ids(sources: Path) -> dict[str, str]:
    """Return the area_id of each district by the key that the census files use for it."""
    districts = read_shapes(sources / "geometry/essen_stadtteile_full.geojson")
    ids = [f"{CITY}-{slug(name)}" for name in districts["name"]]
    return dict(zip(districts["unit_id"], ids, strict=True))


def load_counts(sources: Path, place: Place, cells: pd.DataFrame) -> pd.DataFrame:
    """Return counts in long form: cell_id, table, feature, code, value, quality.

    `cells` are those of `load_cells`; of Altena only they, and cells with the centre inside,
    are kept. Sorted by all but the last two columns.
    """
    counts = read_city(sources) if place.ags == CITY else read_town(sources, place, cells)
    integers = {"code": "int16", "value": "int16", "quality": "int8"}
    counts = counts[[*_COUNT_KEY, "value", "quality"]].astype(integers)
    if counts.duplicated(_COUNT_KEY).any():
        raise ValueError(f"{place.title}: a cell has two counts of one feature and code")
    return counts.sort_values(_COUNT_KEY, ignore_index=True)


def read_city(sources: Path) -> pd.DataFrame:
    """Return the counts of Essen, which the source has in long form."""
    raw = pd.read_parquet(sources / "census2011/zensus2011_100m_essen_long.parquet")
    names = {"gitter_id_100m": "cell_id", "tabelle": "table", "merkmal": "feature"}
    return raw.rename(columns=names)


def read_town(sources: Path, place: Place, cells: pd.DataFrame) -> pd.DataFrame:
    """Return the counts of Altena, melted from columns."""
    path = sources / f"census2011/zensus2011_grid_100m_{place.name}.csv"
    raw = pd.read_csv(path, dtype={"ags_centre_in": str})
    own = (raw["ags_centre_in"] == place.ags) | raw["cell_id"].isin(cells["cell_id"])
    long = raw[own].melt(id_vars="cell_id", value_vars=list(_TOWN_COLUMNS)).dropna(subset="value")
    keys = pd.DataFrame(
        [_TOWN_COLUMNS[name] for name in long["variable"]],
        columns=["table", "feature", "code"],
        index=long.index,
    )
    return long.join(keys).assign(quality=0)
