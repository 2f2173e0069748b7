"""The checks of estimates: areas, truths, factors, and the two files in geodata/."""

import json
from dataclasses import replace
from hashlib import sha256
from math import ceil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from quartmap.analysis.estimate_errors import by_check, of_check
from quartmap.analysis.interpolate import interpolate, raw_figures
from quartmap.build import validation, validation_factors
from quartmap.build.validation_areas import LARGEST_M, random_areas
from quartmap.build.validation_coarse import STEP, coarsen, exact
from quartmap.build.validation_estimator import conformal, estimate, ratio
from quartmap.build.validation_files import write
from quartmap.build.validation_fine import level, read_fine
from quartmap.build.validation_truth import official
from quartmap.names import AREA_CRS
from quartmap.package import DataPackage, load
from quartmap.package.cells import kilometre_cells

CITY, TOWN = "05113000", "05962004"


@pytest.fixture(scope="module")
def geodata(geodata_dir: Path) -> DataPackage:
    return load(geodata_dir)


@pytest.fixture(scope="module")
def made(geodata: DataPackage) -> tuple[pd.DataFrame, pd.DataFrame]:
    return validation.check(geodata)


@pytest.fixture(scope="module")
def coarse(geodata: DataPackage, tmp_path_factory: pytest.TempPathFactory):
    return coarsen(geodata, tmp_path_factory.mktemp("coarse"))


def test_conformal_factor_is_the_rank_with_the_correction():
    ratios = [n / 10 for n in range(1, 20)]
    # 19 areas: ⌈20 · 0.9⌉ = 18th smallest
    assert conformal(reversed(ratios)) == 1.8
    assert conformal([1.23449] * 9) == 1.235
    with pytest.raises(ValueError, match=r"8 areas are too few.* 9 are needed"):
        conformal([1.0] * 8)


def test_areas_are_the_same_each_time_and_fit():
    land = shapely.box(0, 0, 20_000, 20_000)
    centres = np.array([[5_000.0, 5_000.0], [14_000.0, 12_000.0]])
    first = random_areas(centres, land.covers, 40)
    assert [one.wkb for one in first] == [one.wkb for one in random_areas(centres, land.covers, 40)]
    assert all(one.is_valid and land.covers(one) for one in first)
    assert max(one.area for one in first) <= np.pi * LARGEST_M**2
    larger = random_areas(centres, lambda _: True, 4, stretch=2)
    same = random_areas(centres, lambda _: True, 4)
    assert [one.area for one in larger] == pytest.approx([4 * one.area for one in same])


def test_counts_are_brought_to_the_published_mean():
    parent = pd.Series([1, 1, 2, 2, 3])
    counts, weights = pd.Series([3.0, 0, 0, 0, 4]), pd.Series([10.0, 10, 10, 30, 20])
    means = pd.Series({1: 0.3, 2: 0.1, 3: np.nan})
    # cell 1: 20 · 0.3 = 6, all where something was counted; cell 2: nothing counted, by weight;
    # cell 3: no mean, so the ratio of the others, 6 / 3
    assert level(counts, weights, parent, means).tolist() == [6, 0, 1, 3, 8]


def test_fine_truth_of_one_cell(geodata_dir: Path):
    fine = read_fine(geodata_dir / "census", "essen")
    cells = pd.read_parquet(geodata_dir / "census" / "cells_100m_essen.parquet")
    place = int(cells["population_estimate"].idxmax())
    assert fine.truth(fine.boxes[place])["population_census"] == pytest.approx(
        cells["population_estimate"].max()
    )
    half = shapely.intersection(fine.boxes[place], fine.boxes[place - 1].buffer(1e-9))
    assert half.area < 1


def test_census_totals_and_registers(geodata: DataPackage):
    truths = {(one.check, one.area_id, one.indicator_id): one for one in official(geodata)}
    city = truths["census", CITY, "population_census"]
    assert (city.value, city.source_id) == (566_201, "citypopulation-essen")
    # 16,774 residents in 2022 after a change of -7.93 %
    assert truths["census", TOWN, "population_census"].value == round(16_774 / 0.9207)
    assert truths["census", "05113", "vacancy_rate"].value == pytest.approx(100 * 13916 / 308779)
    towns = [
        one.value
        for (check, area, name), one in truths.items()
        if check == "census" and name == "population_census" and area.startswith("05962")
    ]
    county = truths["census", "05962", "population_census"].value
    assert sum(towns) - county == pytest.approx(county, rel=0.0015)
    nearest = truths["register", f"{CITY}-horst", "population_census"]
    assert (nearest.value, nearest.reference_date) == (10_204, "2008-12-31")
    assert sum(check == "register" for check, *_ in truths) == 15
    assert len([one for one in official(geodata) if one.check == "update"]) == 32


def test_larger_cells_are_known_exactly(geodata: DataPackage, coarse):
    outline = geodata.areas("municipality").to_crs(AREA_CRS).loc[TOWN, "geometry"]
    found = exact(coarse, outline)
    cells = kilometre_cells(geodata)
    centres = ((one + 0.5) * 1000 for one in (cells.column, cells.row))
    inside = shapely.contains_xy(outline, *centres)
    ages = cells.means[inside, cells.indicators.index("mean_age")]
    told = np.isfinite(ages)
    expected = np.average(ages[told], weights=cells.population[inside][told])
    assert found is not None
    assert found.truth["mean_age"] == pytest.approx(expected)
    assert found.shape.area == pytest.approx(outline.area / STEP**2, rel=0.1)


def test_a_whole_block_is_estimated_without_error(coarse):
    block = shapely.box(410 * 10_000, 314 * 10_000, 411 * 10_000, 315 * 10_000)
    found = exact(coarse, block)
    assert found is not None
    one = estimate(coarse.package, [found.shape], "1km")[0]
    assert one is not None
    assert one.figures["mean_age"] == pytest.approx(found.truth["mean_age"])
    assert ratio(one, "mean_age", found.truth["mean_age"]) is None


def test_building_again_gives_the_same_bytes(made, geodata_dir: Path, tmp_path: Path):
    for table, path in zip(made, validation.FILES, strict=True):
        write(table, tmp_path / "again.csv")
        assert (tmp_path / "again.csv").read_bytes() == (geodata_dir / path).read_bytes(), path


def test_files_are_described_with_their_hash(geodata_dir: Path):
    content = json.loads((geodata_dir / "datapackage.json").read_text("utf-8"))
    entries = {one["path"]: one for one in content["resources"]}
    assert list(entries) == sorted(entries)
    for path in validation.FILES:
        data = (geodata_dir / path).read_bytes()
        assert entries[path]["hash"] == f"sha256:{sha256(data).hexdigest()}"
        assert entries[path]["schema"]["primaryKey"]
        assert entries[path]["sources"]
        assert entries[path]["processing"]


def test_one_row_by_hand(geodata: DataPackage):
    """Hörsterfeld from 1 km cells: value, scale and interval anew from the cells."""
    outline = geodata.areas("quarter").to_crs(AREA_CRS).loc["hoersterfeld", "geometry"]
    cells = kilometre_cells(geodata)
    total = variance = 0.0
    for column, row, residents in zip(cells.column, cells.row, cells.population, strict=True):
        west, south = column * 1000.0, row * 1000.0
        if abs(west - outline.centroid.x) < 5000 and abs(south - outline.centroid.y) < 5000:
            square = shapely.box(west, south, west + 1000, south + 1000)
            share = square.intersection(outline).area / 1e6
            total += residents * share
            variance += residents**2 * share * (1 - share)
    factor = geodata.calibration.loc[("1km", "population_census"), "factor"]
    row = of_check(geodata, "fine", "1km", "population_census").set_index("area_id")
    found = row.loc["hoersterfeld"]
    assert found["estimate"] == pytest.approx(total, rel=1e-4)
    low, high = total - factor * variance**0.5, total + factor * variance**0.5
    assert (found["low"], found["high"]) == pytest.approx((max(low, 0), high), rel=1e-3)
    assert found["error"] == pytest.approx(100 * (total / found["truth"] - 1), rel=1e-3)


def test_another_row_by_hand(geodata: DataPackage):
    rows = of_check(geodata, "census", "1km", "population_census").set_index("area_id")
    outline = geodata.areas("municipality").to_crs(AREA_CRS).loc[CITY, "geometry"]
    value = raw_figures(interpolate(geodata, outline, "1km"))["population_census"].value
    assert rows.loc[CITY, "estimate"] == pytest.approx(value, abs=0.001)
    assert rows.loc[CITY, "off"] == pytest.approx(value - 566_201, abs=0.001)


def test_a_register_is_held_against_the_factor_of_the_others(geodata: DataPackage):
    registers = [one for one in official(geodata) if one.check == "register"]
    ratios = validation_factors.register_ratios(geodata, registers)
    rows = of_check(geodata, "register", "100m", "population_census").set_index("area_id")
    assert set(rows.index) == set(ratios)
    ordered = sorted(ratios, key=ratios.__getitem__)
    # ⌈(n + 1) · 0.9⌉ of ten or eleven is all of them: the widest alone lies outside
    outside = [area_id for area_id in ordered if not rows.loc[area_id, "inside"]]
    assert outside == ordered[-1:]
    widest = geodata.calibration.loc[("100m", "population_census"), "factor"]
    assert widest == ceil(1000 * ratios[ordered[-1]]) / 1000


def test_no_checked_area_was_calibrated_on(geodata: DataPackage):
    counts = geodata.calibration["areas"]
    assert (counts >= 9).all()
    assert (geodata.calibration["factor"] > 0).all()
    assert (geodata.calibration["aimed"] == 90).all()
    assert set(geodata.calibration["check"]) == {"fine", "coarser", "register"}


def test_real_coverage_is_near_the_aim(geodata: DataPackage):
    found = [one for one in by_check(geodata) if one.check in {"fine", "coarser"}]
    assert len(found) == 19
    assert min(one.inside for one in found) > 80


def test_nothing_is_checked_without_a_grid(mini_copy: Path):
    for path in mini_copy.glob("census/*"):
        path.unlink()
    before = {path: path.read_bytes() for path in mini_copy.rglob("*") if path.is_file()}
    assert validation.build(mini_copy) is None
    assert {path: path.read_bytes() for path in mini_copy.rglob("*") if path.is_file()} == before


def test_factors_of_the_last_build_do_not_matter(geodata: DataPackage):
    bare = replace(geodata, calibration=geodata.calibration.iloc[:0])
    registers = [one for one in official(geodata) if one.check == "register"]
    assert validation_factors.register_ratios(
        bare, registers
    ) == validation_factors.register_ratios(geodata, registers)
