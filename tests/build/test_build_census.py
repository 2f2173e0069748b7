"""The shipped census grid."""

import filecmp
import os
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from quartmap.build import census
from quartmap.build.census_cells import INDICATORS, pack_mask
from quartmap.build.census_hectares import name_cells

ROOT = Path(__file__).parents[2]
GEODATA = ROOT / "geodata"
SOURCES = Path(os.environ.get("QUARTMAP_SOURCES", ROOT.parent / "shared" / "sources"))
PLACES = ("essen", "altena")


def read(name):
    return pq.read_table(GEODATA / f"census/{name}.parquet").to_pandas()


@pytest.fixture(scope="module")
def cells():
    return read("cells_1km").set_index("cell_id")


def test_the_census_stays_small():
    files = sorted((GEODATA / "census").glob("*.parquet"))
    assert len(files) == 5
    assert sum(path.stat().st_size for path in files) <= 8_000_000


def test_all_inhabited_cells_are_there(cells):
    assert len(cells) == 214_633
    assert cells.index.is_unique
    assert list(cells.index) == sorted(cells.index)
    assert cells["population"].between(3, 23_379).all()


def test_centres_follow_the_names(cells):
    south, west = cells["y"] // 1000, cells["x"] // 1000
    assert ("1kmN" + south.astype(str) + "E" + west.astype(str) == cells.index).all()
    assert (cells[["x", "y"]] % 1000 == 500).all().all()


@pytest.mark.parametrize(
    ("name", "absent", "withheld"),
    [
        # counted in the source: -1 and -9
        ("mean_age", 0, 15_432),
        ("share_foreign", 0, 13_532),
        ("mean_household_size", 13_167, 507),
        ("vacancy_rate", 14_026, 24_050),
        ("floor_area_per_dwelling", 13_831, 134_786),
    ],
)
def test_absent_and_withheld_stay_apart(name, absent, withheld, cells):
    bit = 1 << list(INDICATORS).index(name)
    is_absent, is_withheld = cells["absent"] & bit > 0, cells["withheld"] & bit > 0
    assert (is_absent.sum(), is_withheld.sum()) == (absent, withheld)
    assert (cells[name].isna() == (is_absent | is_withheld)).all()
    assert not (is_absent & is_withheld).any()
    assert (cells[name].dropna() >= 0).all()


def test_one_cell_by_hand(cells):
    # 1kmN2689E4341 in the source: 7 residents, mean age -9, under 18 42.86, household size -1
    row = cells.loc["1kmN2689E4341"]
    assert (row["population"], row["share_under18"]) == (7, 42.86)
    assert pd.isna(row["mean_age"])
    assert row["withheld"] == 0b1
    assert row["absent"] == 0b111100000


def test_bits_follow_the_columns():
    flags = pd.DataFrame({"a": [True, False, True], "b": [False, True, True]})
    assert pack_mask(flags).tolist() == [1, 2, 3]


def test_cells_are_named_by_their_corner():
    centres = pd.DataFrame({"x": [4_156_650], "y": [3_131_550]})
    assert list(name_cells(centres)) == ["100mN31315E41566"]


def test_residents_of_the_towns():
    essen, altena = read("cells_100m_essen"), read("cells_100m_altena")
    assert (len(essen), len(altena)) == (8340, 672)
    inside = (altena["population_estimate"] * altena["share_inside"]).sum()
    assert inside == pytest.approx(18_153, abs=30)
    total = (essen["population_estimate"] * essen["share_inside"]).sum()
    # official figure of the 2011 census; the grid perturbs small cells
    assert total == pytest.approx(566_201, rel=0.025)


def test_cells_know_their_area():
    areas = set(pd.read_csv(GEODATA / "areas.csv", dtype=str)["area_id"])
    for place in PLACES:
        found = read(f"cells_100m_{place}")
        assert set(found["area_id"]) <= areas
        assert found["share_inside"].between(0, 1).all()
    assert read("cells_100m_essen")["area_id"].nunique() == 50


@pytest.mark.parametrize("place", PLACES)
def test_counts_have_one_form(place):
    counts = read(f"counts_100m_{place}")
    assert list(counts.columns) == ["cell_id", "table", "feature", "code", "value", "quality"]
    assert not counts.duplicated(["cell_id", "table", "feature", "code"]).any()
    assert counts["value"].min() == 3
    assert counts["feature"].str.fullmatch(r"[A-Z0-9_]+").all()


def test_both_towns_name_features_alike():
    keys = ["table", "feature", "code"]
    essen, altena = (read(f"counts_100m_{place}")[keys].drop_duplicates() for place in PLACES)
    assert len(altena) <= 20
    assert len(altena.merge(essen, on=keys)) == len(altena)


def test_turkish_citizens_of_essen():
    counts = read("counts_100m_essen")
    chosen = (counts["feature"] == "STAATSANGE_HLND") & (counts["code"] == 12)
    # 15,286.55 in the district file, which weights border cells by their share inside
    assert counts.loc[chosen, "value"].sum() == pytest.approx(15_287, rel=0.01)


@pytest.mark.sources
def test_building_census_again_gives_the_same_bytes(tmp_path):
    if not SOURCES.is_dir():
        pytest.skip("no folder of raw sources")
    part = census.build(SOURCES, tmp_path)
    assert len(part.files) == 5
    for row in part.files:
        assert filecmp.cmp(tmp_path / row.path, GEODATA / row.path, shallow=False), row.path
