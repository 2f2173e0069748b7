"""Census 2011 of Altena from the grid, by the method used for the districts of Essen."""

from pathlib import Path
from typing import Final

import pandas as pd

from quartmap.build.observations import cells, rows, zensus2011

CELLS: Final = "census2011/zensus2011_grid_100m_altena.csv"
WEIGHTS: Final = "census2011/altena_100m_population_estimate_2011.csv"
AREA: Final = "indicators/population_area_1983_2024.csv"
SUPERSEDED: Final = "indicators/zensus2011_grid_aggregates_derived.csv"
TOWN: Final = "05962004"
PERIODS: Final = {
    "share_buildings_before_1919": ("bld_before1919",),
    "share_buildings_1919_1948": ("bld_1919_1948",),
    "share_buildings_1949_1978": ("bld_1949_1978",),
    "share_buildings_1979_1990": ("bld_1979_1986", "bld_1987_1990"),
    "share_buildings_1991_2000": ("bld_1991_1995", "bld_1996_2000"),
    "share_buildings_2001_2011": ("bld_2001_2004", "bld_2005_2008", "bld_2009_later"),
}
COUNTS: Final = {
    "foreign_nationals": "persons_foreign_nationality",
    "nationals_turkish": "persons_turkish_nationality",
    "children_0_9": "persons_under10",
    "persons_80plus": "persons_80plus",
    "vacant_dwellings_grid": "dwellings_vacant",
}
BY_DWELLINGS: Final = ("HHGroesse_D", "Leerstandsquote", "Wohnfl_Whg_D")
"""Figures per household or dwelling: weighted by dwellings, all others by residents."""


def _means(sources: Path) -> dict[str, tuple[float, float]]:
    """Return weighted means of the 1 km cells and the part of the weight they cover."""
    hectares = pd.read_csv(sources / WEIGHTS)
    cell = "1kmN" + (hectares["y"] // 1000).astype(str) + "E" + (hectares["x"] // 1000).astype(str)
    inside = hectares[["pop_est", "dwellings_weight"]].mul(hectares["share_in_altena"], axis=0)
    weights = inside.groupby(cell).sum()
    values = cells.grid(sources).reindex(weights.index)
    result = {}
    for name, indicator in cells.INDICATORS.items():
        weight = weights["dwellings_weight" if name in BY_DWELLINGS else "pop_est"]
        known = values[name].ge(0)
        mean = (values[name] * weight)[known].sum() / weight[known].sum()
        result[indicator] = (mean, weight[known].sum() / weight.sum())
    result["population_census"] = (weights["pop_est"].sum(), 1.0)
    return result


def _sums(sources: Path) -> dict[str, float]:
    """Return counts and shares of buildings from the 100 m cells whose centre lies in the town."""
    hectares = pd.read_csv(sources / CELLS, dtype={"ags_centre_in": "Int64"})
    inside = hectares[hectares["ags_centre_in"] == int(TOWN)].sum(numeric_only=True)
    result = {indicator: float(inside[name]) for indicator, name in COUNTS.items()}
    buildings = sum(float(inside[name]) for names in PERIODS.values() for name in names)
    result["buildings_grid"] = buildings
    for indicator, names in PERIODS.items():
        result[indicator] = 100 * sum(float(inside[name]) for name in names) / buildings
    return result


def _area_km2(sources: Path) -> float:
    """Return the town's area of the first register after the census."""
    table = rows.read(sources / AREA)
    own = table[(table["unit_id"] == TOWN) & (table["indicator"] == "area")]
    return float(own[own["date"] > cells.DAY].sort_values("date")["value"].iloc[0])


def build(sources: Path) -> rows.Yield:
    """Return the town's figures under the indicators of the districts of Essen."""
    means, sums = _means(sources), _sums(sources)
    share_1km = means.pop("share_foreign")
    population = means["population_census"][0]
    sums["share_foreign"] = 100 * sums["foreign_nationals"] / population
    sums["population_density_census"] = population / _area_km2(sources)
    means["share_foreign_1km"] = share_1km
    figures = {name: (value, 1.0) for name, value in sums.items()} | means
    frame = pd.DataFrame(
        [(name, round(value, 2), coverage) for name, (value, coverage) in figures.items()],
        columns=["indicator_id", "value", "coverage"],
    )
    frame = zensus2011.graded_by_coverage(frame.assign(status="estimated", note=""))
    superseded = len(rows.read(sources / SUPERSEDED))
    return rows.Yield(
        rows.complete(frame, area_id=TOWN, reference_date=cells.DAY, source_id=zensus2011.SOURCE),
        (f"zensus2011 grid aggregates: {superseded} rows, computed anew by one method",),
    )
