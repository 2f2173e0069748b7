"""Labels of the basemap: where a name stands and from how far it is shown."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from quartmap.build.area_shapes import CITY, TOWN
from quartmap.build.geometry import read_shapes, round_shapes
from quartmap.names import AREA_CRS, WEB_CRS

_DECIMALS = 5
_RANK_BOUNDS = (300_000, 100_000, 40_000)
"""Residents from which on a municipality has rank 1, 2, 3; all others have rank 4."""
_CASE_RANK = 2
_DISTRICT_RANK = 4
_PRECISION_M = 25.0


def load_labels(sources: Path, target: Path) -> gpd.GeoDataFrame:
    """Return one point per municipality and district: name, kind, rank, geometry in WEB_CRS.

    Sorted by rank, then kind, then name.
    """
    towns = read_shapes(target / "areas/municipalities.geojson", key="area_id")
    districts = read_shapes(target / "areas/districts.geojson", key="area_id")
    towns["kind"], districts["kind"] = "municipality", "district"
    towns["rank"] = rank_towns(read_population(sources).reindex(towns.index))
    districts["rank"] = _DISTRICT_RANK
    labels = pd.concat([towns, districts])
    labels.geometry = label_points(labels.geometry)
    columns = ["name", "kind", "rank", "geometry"]
    return gpd.GeoDataFrame(
        labels.sort_values(["rank", "kind", "name"])[columns], geometry="geometry", crs=WEB_CRS
    )


def read_population(sources: Path) -> pd.Series:
    """Return the residents of 2022 by AGS."""
    path = sources / "indicators/zensus2022_gemeinden.csv.gz"
    table = pd.read_csv(path, dtype={"ags": str}, index_col="ags")
    return table["population_census22"]


def rank_towns(population: pd.Series) -> pd.Series:
    """Return ranks 1 (far) to 4 (near) from residents, indexed by AGS.

    Raises
    ------
    ValueError
        If a municipality has no figure.
    """
    if population.isna().any():
        missing = sorted(population.index[population.isna()])
        raise ValueError(f"municipalities without population: {missing!r}")
    ranks = pd.Series(1, index=population.index)
    for bound in _RANK_BOUNDS:
        ranks += (population < bound).astype(int)
    cases = population.index.isin([CITY, TOWN])
    return ranks.where(~cases, np.minimum(ranks, _CASE_RANK))


def label_points(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """Return, for each area, the point inside its largest part that is farthest from the border."""
    centres = [centre(shape) for shape in shapes.to_crs(AREA_CRS)]
    points = gpd.GeoSeries(centres, index=shapes.index, crs=AREA_CRS)
    return round_shapes(points, decimals=_DECIMALS)


def centre(shape: BaseGeometry) -> shapely.Point:
    """Return the centre of the largest circle inside the largest part of `shape` (in metres)."""
    largest = max(shapely.get_parts(shape), key=shapely.area)
    circle = shapely.maximum_inscribed_circle(largest, tolerance=_PRECISION_M)
    return shapely.Point(circle.coords[0])
