"""The shipped data package passes the same check as any other."""

from pathlib import Path

import pytest

from quartmap.package import DataPackage, check, load


@pytest.fixture(scope="module")
def geodata(geodata_dir: Path) -> DataPackage:
    return load(geodata_dir)


def test_geodata_has_no_problem(geodata_dir: Path):
    assert "\n".join(map(str, check(geodata_dir))) == ""


def test_every_level_has_outlines_and_every_indicator_observations(geodata: DataPackage):
    assert set(geodata.geometry) == {level.id for level in geodata.dashboard.levels}
    assert set(geodata.indicators.index) == set(geodata.offers["indicator_id"])


def test_first_view_has_figures(geodata: DataPackage):
    view = geodata.dashboard.view
    assert not geodata.observed(view.indicator, view.level, view.reference_date).empty


def test_every_source_is_used(geodata: DataPackage):
    used = set(geodata.observations["source_id"]) | set(geodata.actors["source_id"])
    assert used <= set(geodata.sources.index)
    assert (geodata.sources["attribution"] != "").all()
