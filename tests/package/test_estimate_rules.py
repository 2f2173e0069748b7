"""The tables on estimates: read, checked, and left out where the package has none."""

from pathlib import Path

import pytest

from quartmap.package import DataPackage, check, load
from support.estimates import ERRORS, FACTORS, add_estimates


def test_both_tables_are_read(mini_copy: Path):
    assert check(add_estimates(mini_copy)) == ()
    package = load(mini_copy)
    assert package.calibration.loc[("1km", "population"), "factor"] == 1.25
    assert package.estimate_errors["truth"].tolist() == [1000, 2000, 400, 8000, 8200, 12.5]


def test_a_package_without_them_has_none(mini: DataPackage):
    assert mini.calibration.empty
    assert mini.estimate_errors.empty


@pytest.mark.parametrize(
    ("old", "new", "column", "row"),
    [
        ("1.25,90", "0,90", "factor", 2),
        ("0.5,90", "0.5,100", "aimed", 3),
        ("90,40", "90,0", "areas", 2),
        ("fine\n1km", "guess\n1km", "check", 2),
        ("1km,foreign_share", "10km,foreign_share", "basis", 3),
    ],
)
def test_faults_of_factors_are_told(mini_copy: Path, old: str, new: str, column: str, row: int):
    assert old in FACTORS
    add_estimates(mini_copy, factors=FACTORS.replace(old, new, 1))
    told = {(one.file, one.column, one.row) for one in check(mini_copy)}
    assert told == {("census/calibration.csv", column, row)}


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("1500,800,2000", "1500,1501,2000", "low"),
        ("1500,800,2000", "1500,800,1499", "high"),
        ("0.5,1000", "0,1000", "area_km2"),
        ("fine,hafenviertel", "fine,nowhere", "area_id"),
        ("2000,office", "2000,nobody", "source_id"),
    ],
)
def test_faults_of_errors_are_told(mini_copy: Path, old: str, new: str, column: str):
    assert old in ERRORS
    add_estimates(mini_copy, errors=ERRORS.replace(old, new, 1))
    told = {(one.file, one.column, one.row) for one in check(mini_copy)}
    assert told == {("estimate_errors.csv", column, 2)}
