"""Residents within reach, by hand on few cells; then the shipped data."""

import shutil
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from quartmap.analysis.reach import (
    FEWEST,
    Pieces,
    circles,
    circles_on_map,
    cut_cells,
    reach,
    reach_types,
    residents_within,
    starting_points,
)
from quartmap.names import AREA_CRS
from quartmap.package import DataPackage, load, read
from support.mini import change_rows


def _cells(*rows: tuple[float, float, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["x", "y", "population_estimate"])


def test_a_cell_at_the_edge_counts_by_the_share_of_its_size() -> None:
    # Three cells in a row; the area ends in the middle of the second.
    pieces = cut_cells(
        _cells((50, 50, 10), (150, 50, 20), (250, 50, 40)), shapely.box(0, 0, 150, 99)
    )
    assert pieces.residents.tolist() == pytest.approx([9.9, 9.9])
    assert [shapely.area(one) for one in pieces.shapes] == pytest.approx([9900, 4950])


def test_a_cell_that_only_touches_the_area_is_not_in_it() -> None:
    assert len(cut_cells(_cells((150, 50, 10)), shapely.box(0, 0, 100, 100)).shapes) == 0


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        # Cells at 0-100, 100-200, 200-300 with 10, 20 and 40 residents.
        (shapely.box(0, 0, 300, 100), (70, 70, 70)),
        (shapely.box(0, 0, 125, 100), (10, 15, 30)),
        (shapely.box(50, 0, 250, 50), (0, 2.5 + 10 + 10, 70)),
        (shapely.box(0, 0, 100, 100), (10, 10, 10)),  # touches the second at its edge only
        (shapely.box(900, 0, 950, 50), (0, 0, 0)),
        (shapely.Polygon(), (0, 0, 0)),
    ],
)
def test_whole_by_share_and_touched(
    zone: shapely.Polygon, expected: tuple[float, float, float]
) -> None:
    boxes = shapely.box([0, 100, 200], 0, [100, 200, 300], 100)
    found = residents_within(Pieces(boxes, np.array([10.0, 20.0, 40.0])), zone)
    assert found == pytest.approx(expected)


def _moosbach(folder: Path, *residents: float) -> DataPackage:
    """Return a package with cells east of the only shop there: at its door, 500 and 600 m away."""
    actors = load(folder).actors
    shop = actors.loc[["a5"]].to_crs(AREA_CRS).geometry.iloc[0]
    cells = _cells(
        *((shop.x + x, shop.y, p) for x, p in zip((0, 500, -600), residents, strict=True))
    )
    shutil.rmtree(folder / "census")
    (folder / "census").mkdir()
    cells.assign(area_id="09999002").to_parquet(folder / "census" / "cells_100m_moosbach.parquet")
    package = read(folder).package
    assert package is not None
    return package


def test_residents_by_distance(mini_copy: Path) -> None:
    """Of the cell from 450 to 550 m, a circle of 500 m holds 49 % (its mean width is 499.2 m)."""
    package = _moosbach(mini_copy, 1000, 400, 600)
    found = reach(package, "moosbach", "shop", 500)
    assert (found.residents, found.low, found.high) == pytest.approx((2000, 1000, 1400))
    assert found.reached == pytest.approx(1000 + 400 * 0.492, abs=3)
    assert (found.left_out, found.reason) == (0, "")
    # The municipality is the same area and has the same figures.
    assert reach(package, "09999002", "shop", 500).reached == pytest.approx(found.reached)
    assert reach(package, "moosbach", "shop", 1000).reached == pytest.approx(2000)


def test_too_few_are_not_told(mini_copy: Path) -> None:
    found = reach(_moosbach(mini_copy, FEWEST - 1, 0, 5000), "moosbach", "shop", 500)
    assert found.reason == "few"
    assert (found.reached, found.low, found.high) == (None, None, None)
    assert found.residents == pytest.approx(FEWEST - 1 + 5000)


def test_who_is_gone_or_placed_roughly_starts_nothing(mini_copy: Path) -> None:
    package = _moosbach(mini_copy, 1000, 400, 600)
    assert starting_points(package, "society").empty  # one only by locality, one is gone
    assert reach(package, "moosbach", "society", 500).reason == "none"
    assert reach_types(package) == {"office": 1, "shop": 2}


def test_an_actor_without_an_exact_place_leaves_it_open(mini_copy: Path) -> None:
    def revive(row: dict[str, str]) -> None:
        row["currency"] = "unknown" if row["actor_id"] == "a4" else row["currency"]

    change_rows(mini_copy / "actors.csv", revive)
    found = reach(_moosbach(mini_copy, 1000, 400, 600), "moosbach", "society", 500)
    assert (found.reason, found.left_out, found.reached) == ("inexact", 1, None)


def test_where_no_cells_are_nothing_is_estimated(mini_copy: Path) -> None:
    package = _moosbach(mini_copy, 1000, 400, 600)
    for area_id in ("hafenviertel", "09999001", "09999"):  # the last holds Moosbach and more
        found = reach(package, area_id, "shop", 500)
        assert (found.residents, found.reached, found.reason) == (None, None, "no-cells")


def test_without_cells_no_type_is_offered(mini_copy: Path) -> None:
    shutil.rmtree(mini_copy / "census")
    package = read(mini_copy).package
    assert package is not None
    assert reach_types(package) == {}


def test_circles_are_circles(mini: DataPackage) -> None:
    # Two shops, 1.5 km apart.
    assert shapely.area(circles(mini, "shop", 500)) == pytest.approx(2 * np.pi * 500**2, rel=5e-4)
    drawn = gpd.GeoSeries([circles_on_map(mini, "shop", 500)], crs="EPSG:4326")
    assert drawn.to_crs(AREA_CRS).area.iloc[0] == pytest.approx(2 * np.pi * 500**2, rel=5e-3)


@pytest.mark.parametrize(
    ("area_id", "actor_type", "radius_m", "golden"),
    [
        # residents, low, reached, high: found with geopandas.clip and plain buffers.
        ("altenessen-karnap", "school", 500, (49928.2, 31179.6, 34891.4, 38577.0)),
        ("hoersterfeld", "school", 500, (4585.6, 2495.2, 3014.4, 3617.5)),
        ("altena", "school", 500, (18153.3, 4999.5, 5791.3, 6693.7)),
        ("altenessen-karnap", "mosque_association", 1000, (49928.2, 8932.0, 9971.3, 10944.6)),
    ],
)
def test_the_shipped_data(
    geodata: DataPackage,
    area_id: str,
    actor_type: str,
    radius_m: int,
    golden: tuple[float, ...],
) -> None:
    found = reach(geodata, area_id, actor_type, radius_m)
    assert found.reached is not None
    figures = (found.residents, found.low, found.reached, found.high)
    assert figures == pytest.approx(golden, rel=2e-4)


@pytest.mark.parametrize("radius_m", [500, 1000])
def test_the_interval_holds_the_figure(geodata: DataPackage, radius_m: int) -> None:
    told = 0
    for actor_type in reach_types(geodata):
        for area_id in geodata.geometry[geodata.dashboard.case_level].index:
            found = reach(geodata, area_id, actor_type, radius_m)
            if found.reached is None or found.low is None or found.high is None:
                continue
            told += 1
            assert found.residents is not None
            assert found.reached >= FEWEST
            assert 0 <= found.low <= found.reached <= found.high <= found.residents + 1e-6
    assert told >= 20


@pytest.fixture(scope="module")
def geodata(geodata_dir: Path) -> DataPackage:
    return load(geodata_dir)
