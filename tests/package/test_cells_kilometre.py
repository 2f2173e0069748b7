"""The 1 km cells of a package: values, what is held back, and what each value is a mean over."""

import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml

from quartmap.errors import DataPackageError
from quartmap.package import DataPackage, load, read
from quartmap.package.cells import KILOMETRE_CELLS, KilometreCells, cell_keys, kilometre_cells
from support.mini import renew_descriptor

SIZED = [
    # Two households of 2, of whose dwellings a fifth is vacant; then nothing known; then 3 each.
    {"population": 4, "size": 2.0, "vacancy": 20.0, "withheld": 0},
    {"population": 6, "size": None, "vacancy": None, "withheld": 2},
    {"population": 6, "size": 3.0, "vacancy": 0.0, "withheld": 0},
]


def _sized(folder: Path) -> DataPackage:
    """Return a package whose foreign_share is told of dwellings, population of households."""
    table = pd.DataFrame(SIZED)
    table["x"], table["y"] = [500, 1500, 2500], 500
    columns = ["x", "y", "population", "size", "vacancy"]
    table = table[columns].assign(absent=[0, 1, 0], withheld=table["withheld"])
    table.to_parquet(folder / KILOMETRE_CELLS)
    path = folder / "dashboard.yaml"
    board = yaml.safe_load(path.read_text("utf-8"))
    means = [("size", "households"), ("vacancy", "dwellings")]
    board["census"]["means"] = [
        {"indicator": name, "column": column, "weight": weight}
        for name, (column, weight) in zip(("density", "foreign_share"), means, strict=True)
    ]
    board["census"] |= {"household_size": "size", "vacancy_rate": "vacancy"}
    path.write_text(yaml.safe_dump(board), "utf-8")
    renew_descriptor(folder)
    return load(folder)


def test_the_grid_of_the_mini_package(mini: DataPackage) -> None:
    cells = kilometre_cells(mini)
    assert cells.population.tolist() == [800, 400, 200, 2000, 1000, 1200, 1800, 1600]
    assert (cells.name(0), cells.name(7)) == ("1kmN2987E4321", "1kmN2989E4322")
    assert (np.diff(cells.key) > 0).all()
    assert cells.indicators == ("foreign_share",)
    assert cells.means[:, 0].tolist()[:2] == [10, 5]
    assert np.flatnonzero(np.isnan(cells.means[:, 0])).tolist() == [2]
    assert np.flatnonzero(cells.withheld[:, 0]).tolist() == [2]
    assert (cells.reference_date, cells.attribution) == ("2011-05-09", "Zensus von Lindtal")
    assert cells.find(cells.key[[3, 0]]).tolist() == [3, 0]
    assert cells.find(cells.key[[7]] + 1).tolist() == [-1]


def test_a_point_on_the_border_belongs_to_the_cell_north_east_of_it() -> None:
    x, y = np.array([999.9, 1000.0]), np.array([0.0, 0.0])
    assert cell_keys(x, y).tolist() == [0, 1]


def test_households_and_dwellings(mini_copy: Path) -> None:
    """Households are 4/2, 6/2.5, 6/3; the second is as the others are: 10 people in 4 households.

    Dwellings are 2/0.8, 2.4/(4/4.5), 2/1: of the known ones 4 of 4.5 are let.
    """
    amounts = kilometre_cells(_sized(mini_copy)).amounts
    assert amounts[:, 0] == pytest.approx([2, 2.4, 2])
    assert amounts[:, 1] == pytest.approx([2.5, 2.4 / (4 / 4.5), 2])


def test_the_bits_tell_withheld_from_absent(mini_copy: Path) -> None:
    assert kilometre_cells(_sized(mini_copy)).withheld.tolist() == [
        [False, False],
        [False, True],
        [False, False],
    ]


@pytest.mark.parametrize("broken", ["no file", "no parquet", "no column", "no section"])
def test_without_usable_cells_there_are_none(mini_copy: Path, broken: str) -> None:
    path = mini_copy / KILOMETRE_CELLS
    if broken == "no file":
        shutil.rmtree(mini_copy / "census")
    elif broken == "no parquet":
        path.write_bytes(b"PAR1 and nothing else")
    elif broken == "no column":
        pd.read_parquet(path).drop(columns="foreign_share").to_parquet(path)
    else:
        board = mini_copy / "dashboard.yaml"
        text = board.read_text("utf-8")
        start, stop = text.index("census:"), text.index("operator:")
        board.write_text(text[:start] + text[stop:], "utf-8")
    package = read(mini_copy).package
    assert package is not None
    cells = kilometre_cells(package)
    assert (len(cells.key), cells.indicators, cells.means.shape) == (0, (), (0, 0))
    assert cells.find(np.array([1, 2])).tolist() == [-1, -1]


def test_cells_without_residents_are_left_out(mini_copy: Path) -> None:
    path = mini_copy / KILOMETRE_CELLS
    table = pd.read_parquet(path)
    table["population"] = [0, -9, *table["population"].tolist()[2:]]
    table.to_parquet(path)
    package = read(mini_copy).package
    assert package is not None
    assert len(kilometre_cells(package).key) == len(table) - 2


@pytest.mark.parametrize(
    ("key", "wrong"),
    [("population", "poplation"), ("source_ids", ["nobody"]), ("fine_source_ids", ["nobody"])],
)
def test_the_section_names_what_there_is(mini_copy: Path, key: str, wrong: object) -> None:
    path = mini_copy / "dashboard.yaml"
    board = yaml.safe_load(path.read_text("utf-8"))
    board["census"][key] = wrong
    path.write_text(yaml.safe_dump(board), "utf-8")
    renew_descriptor(mini_copy)
    with pytest.raises(DataPackageError, match="census, "):
        load(mini_copy)


def test_the_shipped_cells(geodata_dir: Path) -> None:
    cells = kilometre_cells(load(geodata_dir))
    assert len(cells.key) == 214_633
    assert cells.population.min() > 0
    assert (cells.amounts > 0).all()
    assert not (np.isfinite(cells.means) & cells.withheld).any()
    assert cells.reference_date == "2011-05-09"


def test_an_empty_grid_finds_nothing() -> None:
    nothing = np.zeros((0, 0))
    empty = KilometreCells(
        np.array([], dtype=np.int64), np.array([]), (), nothing, nothing > 0, nothing
    )
    assert empty.find(np.array([5])).tolist() == [-1]
