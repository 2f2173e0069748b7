"""Census cells as areas: the inhabited 1 km squares of the case municipalities."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pyarrow.parquet as pq
import shapely

from quartmap.build.area_shapes import CITY, TOWN, frame
from quartmap.build.geometry import read_shapes, require_coverage, round_shapes
from quartmap.names import AREA_CRS

GRID_DATE = "2011-05-09"
GRID_FILE = Path("census2011/zensus2011_1km_deutschland_bewohnt.parquet")


def load_cells(sources: Path) -> gpd.GeoDataFrame:
    """Return the inhabited 1 km cells whose centre lies in a municipality of the cases.

    The city is taken as its own districts draw it; the squares are exact in AREA_CRS.
    """
    columns = ["gitter_id_1km", "x", "y"]
    cells = pq.read_table(sources / GRID_FILE, columns=columns).to_pandas()
    city = read_shapes(sources / "geometry/essen_stadtteile_full.geojson").to_crs(AREA_CRS)
    towns = read_shapes(sources / "geometry/nrw_gemeinden.geojson", key="ags").to_crs(AREA_CRS)
    centres = shapely.points(cells["x"], cells["y"])
    parent = np.full(len(cells), "", dtype=object)
    for key, shape in ((CITY, city.union_all()), (TOWN, towns.geometry[TOWN])):
        shapely.prepare(shape)
        parent[shapely.contains(shape, centres)] = key
    inside = cells.assign(parent_id=parent)[parent != ""].set_index("gitter_id_1km")
    x, y = inside["x"].to_numpy(), inside["y"].to_numpy()
    squares = shapely.box(x - 500, y - 500, x + 500, y + 500)
    shapes = round_shapes(gpd.GeoSeries(squares, index=inside.index, crs=AREA_CRS))
    require_coverage(shapes)
    names = {"name": inside.index, "parent_id": inside["parent_id"]}
    return frame("cell", shapes, names | {"boundary_date": GRID_DATE, "area_km2": 1.0})
