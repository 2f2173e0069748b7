"""The addresses of a package, for the search near a place."""

import pandas as pd

from quartmap.package.record import DataPackage


def addresses(package: DataPackage) -> pd.DataFrame | None:
    """Return street, house_number, lat, lon, area_id (degrees, WGS 84); None without the file."""
    path = package.file("addresses.parquet")
    return None if path is None else pd.read_parquet(path)
