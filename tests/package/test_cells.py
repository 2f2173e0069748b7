"""The 100 m cells of a package: what is there is read, what is not is not missed."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from quartmap.package import DataPackage, load, read
from quartmap.package.cells import hectare_cells

_CELL = {"x": 50, "y": 50, "area_id": "moosbach", "population_estimate": 7.5}


@pytest.fixture
def bare(mini_copy: Path) -> Path:
    """A copy of the mini package without any cells."""
    shutil.rmtree(mini_copy / "census")
    return mini_copy


def _with_cells(folder: Path, rows: list[dict[str, object]], name: str = "here") -> DataPackage:
    (folder / "census").mkdir(exist_ok=True)
    pd.DataFrame(rows).to_parquet(folder / "census" / f"cells_100m_{name}.parquet")
    package = read(folder).package
    assert package is not None
    return package


def test_a_package_without_cells_has_none(bare: Path) -> None:
    package = read(bare).package
    assert package is not None
    assert hectare_cells(package) == ()


def test_every_file_is_read_with_the_columns_that_are_needed(bare: Path) -> None:
    _with_cells(bare, [_CELL | {"share_inside": 1.0}], "one")
    first, second = hectare_cells(_with_cells(bare, [_CELL, _CELL], "two"))
    assert first.table.to_dict("records") == [_CELL]
    assert (len(second.table), second.reference_date, second.attribution) == (2, "", "")


def test_cells_without_an_estimate_are_left_out(bare: Path) -> None:
    nothing: list[dict[str, object]] = [{"population_estimate": one} for one in (None, -1.0)]
    package = _with_cells(bare, [_CELL | one for one in nothing] + [_CELL])
    assert hectare_cells(package)[0].table["population_estimate"].tolist() == [7.5]


@pytest.mark.parametrize("broken", ["no parquet", "no column"])
def test_a_file_that_cannot_be_used_is_left_out(bare: Path, broken: str) -> None:
    package = _with_cells(bare, [{"x": 1}] if broken == "no column" else [_CELL])
    if broken == "no parquet":
        (bare / "census" / "cells_100m_here.parquet").write_bytes(b"PAR1 and nothing else")
    assert hectare_cells(package) == ()


def test_the_shipped_cells_say_their_date_and_credit(geodata_dir: Path) -> None:
    found = hectare_cells(load(geodata_dir))
    assert len(found) > 1
    assert all(one.reference_date and one.attribution for one in found)
    assert all(one.table["population_estimate"].ge(0).all() for one in found)
