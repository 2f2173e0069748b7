"""Slow checks of the files beside the areas: the basemap's GeoJSON and the Parquet files."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from quartmap.package.faults import Faults
from quartmap.package.geojson import outside_world, read_geojson


def check_context(root: Path, files: tuple[str, ...], faults: Faults) -> None:
    """Note context layers and Parquet files that cannot be read or lie outside the world."""
    for path in files:
        if path.endswith(".geojson") and not path.startswith("areas/"):
            _check_geojson(root, path, faults)
        elif path.endswith(".parquet"):
            _check_parquet(root, path, faults)


def _check_geojson(root: Path, path: str, faults: Faults) -> None:
    file = read_geojson(root, path, faults, resource=path)
    for feature in file.features if file is not None else ():
        if feature.geometry is None or feature.geometry.is_empty:
            message = "has a feature without geometry. Remove it."
            faults.add(path, message, row=feature.row, column="geometry")
        elif fault := outside_world(feature.geometry):
            faults.add(path, fault, row=feature.row, column="geometry")


def _check_parquet(root: Path, path: str, faults: Faults) -> None:
    try:
        pq.read_schema(root / path)
    except (pa.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0]
        faults.add(path, f"is not readable Parquet ({reason}). Write it anew.", resource=path)
