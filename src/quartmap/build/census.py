"""Census grid of 2011: 1 km cells of Germany, 100 m cells of the case municipalities."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from quartmap.build import census_cells, census_hectares
from quartmap.build.census_hectares import PLACES
from quartmap.build.geometry_sources import ESTIMATE, GRID, file_row
from quartmap.build.part import FileRow, Part
from quartmap.names import AREA_CRS

_GRID_DATE = "2011-05-09"


def build(sources: Path, target: Path) -> Part:
    """Write `census/*.parquet`; return their provenance."""
    folder = target / "census"
    folder.mkdir(parents=True, exist_ok=True)
    write_table(folder / "cells_1km.parquet", census_cells.load(sources))
    for place in PLACES:
        cells = census_hectares.load_cells(sources, place)
        counts = census_hectares.load_counts(sources, place, cells)
        write_table(folder / f"cells_100m_{place.name}.parquet", cells)
        write_table(folder / f"counts_100m_{place.name}.parquet", counts)
    return Part(
        files=[describe_cells(), *(row for place in PLACES for row in describe_place(place.title))],
        sources=[GRID, ESTIMATE],
        left_out=[
            "1 km cells: classes (`…_klasse`), coarse steps, some given where the value is not",
            "100 m cells of Altena: cells of neighbouring towns that hold no part of Altena",
            "zensus2011_100m_essen_long.parquet: district of a cell stands once, with its estimate",
        ],
    )


def write_table(path: Path, table: pd.DataFrame) -> None:
    """Write a table as Parquet: zstd, no pandas metadata, so the bytes depend on data only."""
    arrow = pa.Table.from_pandas(table, preserve_index=False).replace_schema_metadata()
    pq.write_table(arrow, path, compression="zstd", compression_level=15)


def describe_cells() -> FileRow:
    """Return the descriptor of the 1 km cells."""
    bits = ", ".join(f"{bit} {name}" for bit, name in enumerate(census_cells.INDICATORS))
    return file_row(
        "census/cells_1km.parquet",
        "Zensus 2011: bewohnte 1-km-Gitterzellen Deutschlands",
        (GRID,),
        processing=(
            "x, y: centre in EPSG:3035, metres. The codes -1 (absent: nothing to measure in the "
            "cell) and -9 (withheld or too uncertain) are null; the bit masks `absent` and "
            f"`withheld` tell them apart. Bits: {bits}."
        ),
        crs=AREA_CRS,
        boundary_date=_GRID_DATE,
    )


def describe_place(title: str) -> tuple[FileRow, FileRow]:
    """Return the descriptors of the two 100 m tables of a municipality."""
    name = title.lower()
    cells = file_row(
        f"census/cells_100m_{name}.parquet",
        f"Zensus 2011: geschätzte Einwohner je 100-m-Zelle, {title}",
        (ESTIMATE, GRID),
        processing=(
            "x, y: centre in EPSG:3035. population_estimate: residents of the whole cell, spread "
            "from the 1 km cells by buildings and dwellings; dwellings_weight: the weight; "
            "share_inside: part of the cell within area_id. Input to estimates over areas; never "
            "shown cell by cell."
        ),
        crs=AREA_CRS,
        boundary_date=_GRID_DATE,
    )
    counts = file_row(
        f"census/counts_100m_{name}.parquet",
        f"Zensus 2011: Merkmale je 100-m-Zelle, {title}",
        (GRID,),
        processing=(
            "One row per cell, table, feature and code, named as in the Zensus 2011 list of "
            "features; value is a perturbed count (1 and 2 become 0 or 3; sums run about 11 % "
            "low), quality is the source's mark (0 where it gives none for Altena). No row: zero "
            "or withheld. Input to estimates over areas; never shown cell by cell."
        ),
        crs=AREA_CRS,
        boundary_date=_GRID_DATE,
    )
    return cells, counts
