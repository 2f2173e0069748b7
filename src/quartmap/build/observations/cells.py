"""The 1 km cells of the 2011 census inside the municipalities of the case studies."""

from pathlib import Path
from typing import Final

import pandas as pd

from quartmap.build import geometry_sources
from quartmap.build.observations import rows

FILE: Final = "census2011/zensus2011_1km_deutschland_bewohnt.parquet"
DAY: Final = "2011-05-09"
SOURCE: Final = geometry_sources.GRID.source_id
INDICATORS: Final = {
    "Einwohner": "population_census",
    "Alter_D": "mean_age",
    "unter18_A": "share_under18",
    "ab65_A": "share_65plus",
    "Frauen_A": "share_female",
    "Auslaender_A": "share_foreign",
    "HHGroesse_D": "household_size",
    "Leerstandsquote": "vacancy_rate",
    "Wohnfl_Bew_D": "floor_area_per_resident",
    "Wohnfl_Whg_D": "floor_area_per_dwelling",
}
CODES: Final = {-1.0: "missing", -9.0: "suppressed"}
"""-1: nothing to count in the cell; -9: withheld. Neither is a value."""


def grid(sources: Path) -> pd.DataFrame:
    """Return all inhabited 1 km cells by grid id, codes still among the values."""
    table = pd.read_parquet(sources / FILE, columns=["gitter_id_1km", *INDICATORS])
    return table.set_index("gitter_id_1km")


def build(sources: Path, target: Path) -> rows.Yield:
    """Return the figures of the cells that `areas.csv` of the package lists."""
    areas = rows.read(target / "areas.csv")
    listed = areas.loc[areas["level"] == "cell", "area_id"]
    found = grid(sources).reindex(listed)
    long = found.rename_axis("area_id").reset_index().melt("area_id", var_name="name")
    long["indicator_id"] = long["name"].map(INDICATORS)
    # A cell is one square kilometre, so that its population is its density.
    density = long[long["name"] == "Einwohner"].assign(indicator_id="population_density_census")
    frame = pd.concat([long, density])
    frame["status"] = frame["value"].map(CODES).fillna("observed")
    frame.loc[frame["value"].isna(), "status"] = "missing"
    return rows.Yield(rows.complete(frame, reference_date=DAY, source_id=SOURCE))
