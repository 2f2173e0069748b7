"""Fixtures that all tests share: the mini package, copies of it, the real geodata."""

from pathlib import Path

import pytest

from quartmap.package import DataPackage, load
from support.mini import MINI, copy_mini, make_hostile

GEODATA = Path(__file__).parents[1] / "geodata"


@pytest.fixture(scope="session")
def mini_dir() -> Path:
    """The folder of the mini package; not to be written to."""
    return MINI


@pytest.fixture(scope="session")
def mini(mini_dir: Path) -> DataPackage:
    """The mini package, loaded."""
    return load(mini_dir)


@pytest.fixture
def mini_copy(tmp_path: Path) -> Path:
    """A copy of the mini package that a test may change."""
    return copy_mini(tmp_path / "mini")


@pytest.fixture(scope="session")
def hostile_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A valid copy of the mini package whose names are markup and template strings."""
    return make_hostile(copy_mini(tmp_path_factory.mktemp("hostile") / "mini"))


@pytest.fixture(scope="session")
def geodata_dir() -> Path:
    """The folder of the shipped data package; skips while it has not been built."""
    if not (GEODATA / "datapackage.json").is_file():
        pytest.skip("geodata/ has not been built")
    return GEODATA
