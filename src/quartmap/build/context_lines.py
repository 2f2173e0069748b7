"""Lines of the basemap: fine around the cases, coarse elsewhere."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from quartmap.build.geometry import read_shapes, round_shapes
from quartmap.names import METRIC_CRS, WEB_CRS

CASES = ("essen", "altena")
"""Endings of the files that show the surroundings of a case in detail."""

_DECIMALS = 5
_FINE_M = 8.0
_COARSE_M = 80.0
_RANKS = {"Pz-Bahn": 1, "Pz/Gz-Bahn": 1, "S-Bahn": 2, "Gz-Bahn": 3}


def load_rivers(sources: Path) -> gpd.GeoDataFrame:
    """Return one feature per river with its `name`, in WEB_CRS, sorted by name."""
    detail = [read_shapes(sources / f"context/rivers_{case}.geojson") for case in CASES]
    coarse = read_shapes(sources / "context/rivers_nrw.geojson")
    for fine in detail:
        for name, shape in zip(fine["name"], fine.geometry, strict=True):
            same = coarse["name"] == name
            coarse.loc[same, "geometry"] = coarse.geometry[same].difference(
                shapely.box(*shape.bounds)
            )
    lines = pd.concat([thin(coarse, _COARSE_M), *(thin(fine, _FINE_M) for fine in detail)])
    return merge(lines, ["name"]).sort_values("name")


def load_railways(sources: Path) -> gpd.GeoDataFrame:
    """Return one feature per railway line with `name` and `rank`, in WEB_CRS, far-seen first.

    Rank 1 is passenger traffic, 2 the S-Bahn, 3 freight only.
    """
    detail = [read_shapes(sources / f"context/rail_{case}.geojson") for case in CASES]
    coarse = read_shapes(sources / "context/rail_nrw.geojson")
    for fine in detail:
        coarse.geometry = coarse.geometry.difference(shapely.box(*fine.total_bounds))
    lines = pd.concat([thin(coarse, _COARSE_M), *(thin(fine, _FINE_M) for fine in detail)])
    lines["rank"] = lines["bahnnutzung"].map(_RANKS)
    lines["name"] = lines["strecke_kurzn"]
    merged = merge(lines, ["strecke_nr", "name", "rank"])
    return merged.sort_values(["rank", "strecke_nr"]).drop(columns="strecke_nr")


def thin(lines: gpd.GeoDataFrame, tolerance_m: float) -> gpd.GeoDataFrame:
    """Return lines simplified to `tolerance_m` (in METRIC_CRS), empty ones left out."""
    kept = lines[~lines.geometry.is_empty].copy()
    joined = shapely.line_merge(kept.geometry.to_crs(METRIC_CRS).to_numpy())
    kept.geometry = gpd.GeoSeries(
        shapely.simplify(joined, tolerance_m), index=kept.index, crs=METRIC_CRS
    ).to_crs(WEB_CRS)
    return kept


def merge(lines: gpd.GeoDataFrame, keys: list[str]) -> gpd.GeoDataFrame:
    """Return one feature per combination of `keys`, its pieces joined end to end and rounded."""
    merged = lines[[*keys, "geometry"]].dissolve(by=keys, as_index=False)
    joined = gpd.GeoSeries(shapely.line_merge(merged.geometry.to_numpy()), crs=WEB_CRS)
    merged.geometry = round_shapes(joined, decimals=_DECIMALS)
    return merged[[*keys, "geometry"]]
