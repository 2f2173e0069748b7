"""Estimates from the census grid: time and memory, beside the naive overlay of GeoPandas.

Each is measured in a process of its own, so that one's memory is not the other's.
`python -m tests.bench.estimate DIR` prints what this process of it measured.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from tests.support.server import ROOT

from quartmap.analysis.estimate import register_estimates
from quartmap.analysis.interpolate import interpolate, interpolate_all, raw_figures
from quartmap.names import AREA_CRS
from quartmap.package import DataPackage, load
from quartmap.package.cells import KILOMETRE_CELLS, KILOMETRE_M

LEVEL: Final = "municipality"
SIZE_KM2: Final = 50
_MIDDLE: Final = (4_113_000, 3_150_000)
_TURNS: Final = 7
_KIB: Final = 1024


def circle() -> shapely.Polygon:
    """Return an area of 50 km² in the middle of a city, half on 100 m cells."""
    return shapely.Point(*_MIDDLE).buffer(np.sqrt(SIZE_KM2 * 1e6 / np.pi), quad_segs=32)


def taken_ms(work: Callable[[], object], turns: int = _TURNS) -> float:
    """Return the usual time of some work, in milliseconds."""
    times = []
    for _ in range(turns):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return round(median(times), 1)


def peak_mib() -> float:
    """Return the most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIB


def ours(package: DataPackage) -> dict[str, float]:
    """Measure our own: arithmetic of one area, and a whole level ready to be shown."""
    before = peak_mib()
    one, many = circle(), list(package.areas(LEVEL).to_crs(AREA_CRS).geometry)
    start = time.perf_counter()
    raw_figures(interpolate(package, one))
    first = 1000 * (time.perf_counter() - start)

    def whole_level() -> None:
        register_estimates.cache_clear()
        register_estimates(package, LEVEL)

    return {
        "area_first_ms": round(first, 1),
        "area_ms": taken_ms(lambda: raw_figures(interpolate(package, one))),
        "level_ms": taken_ms(lambda: interpolate_all(package, many), 3),
        "level_shown_ms": taken_ms(whole_level, 3),
        "areas": len(many),
        "memory_mib": round(peak_mib() - before),
    }


def overlay(package: DataPackage) -> dict[str, float]:
    """Measure GeoPandas: a box for each cell, laid over the areas; residents only."""
    before = peak_mib()
    cells = pd.read_parquet(package.root / KILOMETRE_CELLS, columns=["x", "y", "population"])
    half = KILOMETRE_M / 2
    x, y = cells["x"].to_numpy(float), cells["y"].to_numpy(float)
    boxes = shapely.box(x - half, y - half, x + half, y + half)
    grid = gpd.GeoDataFrame(cells[["population"]], geometry=boxes, crs=AREA_CRS)

    def laid_over(shapes: Sequence[shapely.Geometry]) -> "pd.Series[float]":
        areas = gpd.GeoDataFrame({"area": range(len(shapes))}, geometry=shapes, crs=AREA_CRS)
        pieces = gpd.overlay(grid, areas)
        residents = pieces["population"] * pieces.area / KILOMETRE_M**2
        return residents.groupby(pieces["area"]).sum()

    many = list(package.areas(LEVEL).to_crs(AREA_CRS).geometry)
    return {
        "area_ms": taken_ms(lambda: laid_over([circle()]), 3),
        "level_ms": taken_ms(lambda: laid_over(many), 3),
        "memory_mib": round(peak_mib() - before),
    }


MEASURES: Final = {"ours": ours, "overlay": overlay}


def measured(geodata: Path) -> dict[str, Any]:
    """Return what each way takes; nothing where the package has no cells."""
    if not (geodata / KILOMETRE_CELLS).is_file():
        return {}
    found = {}
    for name in MEASURES:
        arguments = [sys.executable, "-m", "tests.bench.estimate", name, str(geodata)]
        done = subprocess.run(arguments, cwd=ROOT, check=True, capture_output=True, text=True)
        found[name] = json.loads(done.stdout)
    return {"estimate": found}


def lines(found: dict[str, Any]) -> list[str]:
    """Return the figures as lines to read."""
    if "estimate" not in found:
        return []
    told = ["estimate  50 km² ms  level ms  memory MiB"]
    told += [
        f"{name:<8} {row['area_ms']:>10.1f} {row['level_ms']:>9.0f} {row['memory_mib']:>11}"
        for name, row in found["estimate"].items()
    ]
    own = found["estimate"]["ours"]
    told.append(
        f"a level of {own['areas']} areas ready to be shown: {own['level_shown_ms']:.0f} ms; "
        f"the very first area: {own['area_first_ms']:.0f} ms"
    )
    return told


if __name__ == "__main__":
    print(json.dumps(MEASURES[sys.argv[1]](load(sys.argv[2]))))  # noqa: T201 - read by `measured`
