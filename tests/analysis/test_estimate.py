"""Estimates as they may be shown: figures, statuses, reasons; differencing of own areas."""

import time
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from quartmap.analysis.estimate import (
    estimates,
    indicator_ids,
    register_estimate,
    register_estimates,
)
from quartmap.analysis.estimate_record import Estimate
from quartmap.errors import UnknownNameError
from quartmap.names import AREA_CRS, WEB_CRS
from quartmap.own.record import OwnArea
from quartmap.package import DataPackage, load, read
from quartmap.package.cells import KILOMETRE_CELLS
from support.mini import renew_descriptor


def own(name: str, *corners: float) -> OwnArea:
    """Return an area drawn as a box, in km from the corner of the mini package's grid."""
    west, south, east, north = corners
    edges = (4_321_000 + 1000 * west, 2_987_000 + 1000 * south, 4_321_000 + 1000 * east)
    shape = gpd.GeoSeries([shapely.box(*edges, 2_987_000 + 1000 * north)], crs=AREA_CRS)
    return OwnArea(name, shapely.set_precision(shape.to_crs(WEB_CRS).iloc[0], 1e-6), "drawn")


def one(package: DataPackage, *corners: float) -> Estimate:
    return estimates(package, (own("A", *corners),))[0]


@pytest.fixture(scope="module")
def calibrated(mini: DataPackage) -> DataPackage:
    rows = [(basis, one, 0.5) for basis in ("1km", "100m") for one in indicator_ids(mini)]
    table = pd.DataFrame(rows, columns=["basis", "indicator_id", "factor"])
    return replace(mini, calibration=table.set_index(["basis", "indicator_id"]))


@pytest.fixture(scope="module")
def shipped(geodata_dir: Path) -> DataPackage:
    return load(geodata_dir)


def test_what_can_be_estimated(mini: DataPackage, mini_copy: Path) -> None:
    assert indicator_ids(mini) == ("population", "density", "foreign_share")
    (mini_copy / KILOMETRE_CELLS).write_bytes(b"nothing")
    package = read(mini_copy).package
    assert package is not None
    assert indicator_ids(package) == ()
    assert one(package, 0, 0, 3, 3).reason == "outside"


def test_figures_of_an_own_area(calibrated: DataPackage) -> None:
    found = one(calibrated, 0, 0.5, 1, 2)
    assert (found.reason, found.beside, found.basis) == ("", "", "1km")
    assert (found.cells, found.whole_cells) == (2, 1)
    assert found.whole == pytest.approx(2000 / 2400, abs=1e-3)
    assert found.area_km2 == pytest.approx(1.5, abs=1e-3)
    assert (found.reference_date, found.source_ids) == ("2011-05-09", ("office",))
    assert found.attribution == "Zensus von Lindtal"
    residents = found.figures["population"]
    assert residents.value == pytest.approx(2400, abs=1)
    # sqrt(800² · 0,5 · 0,5) · 0.5
    assert residents.low == pytest.approx(2400 - 200, abs=1)
    assert residents.high == pytest.approx(2400 + 200, abs=1)
    assert (residents.least, residents.most) == (2000, 2800)
    assert (residents.status, residents.covered) == ("estimated", 1)
    share = found.figures["foreign_share"]
    assert share.value == pytest.approx((2000 * 12 + 400 * 10) / 2400, abs=1e-3)
    assert (share.least, share.most) == (None, None)
    assert list(found.figures) == list(indicator_ids(calibrated))


def test_sources_of_fine_cells_are_named_where_they_are_used(mini: DataPackage) -> None:
    found = one(mini, 0, 2, 0.95, 3)
    assert (found.basis, found.source_ids) == ("100m", ("office", "own"))


def test_a_mean_that_too_little_stands_behind_is_unreliable(mini: DataPackage) -> None:
    share = one(mini, 1, 0, 3, 1).figures["foreign_share"]
    assert (share.status, share.value) == ("unreliable", pytest.approx(5, abs=1e-3))
    assert share.covered == pytest.approx(2 / 3, abs=1e-3)


def test_a_published_cell_is_told_as_published(mini: DataPackage) -> None:
    whole = one(mini, 0, 1, 1, 2)
    assert {name: figure.value for name, figure in whole.figures.items()} == {
        "population": 2000,
        "density": 2000,
        "foreign_share": 12,
    }
    assert {figure.status for figure in whole.figures.values()} == {"observed"}
    assert all(figure.low == figure.value == figure.high for figure in whole.figures.values())
    few = one(mini, 2, 0, 3, 1)
    assert few.figures["population"].value == 200
    assert (few.figures["foreign_share"].status, few.figures["foreign_share"].value) == (
        "suppressed",
        None,
    )


@pytest.mark.parametrize(
    ("corners", "reason"),
    [
        ((7, 7, 8, 8), "outside"),
        ((1.01, 1.1, 1.05, 1.9), "no-residents"),
        ((0.9, 0, 1.1, 1), "few-residents"),
        ((0, 1, 0.5, 2), "few-cells"),
    ],
)
def test_where_there_is_a_reason_there_is_no_figure(
    mini: DataPackage, corners: tuple[float, ...], reason: str
) -> None:
    found = one(mini, *corners)
    assert (found.reason, dict(found.figures)) == (reason, {})


def test_the_later_of_two_areas_that_differ_by_few_gets_no_figures(mini: DataPackage) -> None:
    small, large = own("Klein", 0.2, 0.3, 1.6, 1.7), own("Groß", 0.2, 0.3, 1.6, 1.75)
    for first, later in ((small, large), (large, small)):
        kept, refused = estimates(mini, (first, later))
        assert (kept.reason, refused.reason) == ("", "difference")
        assert (refused.beside, dict(refused.figures)) == (first.name, {})
        assert estimates(mini, (later,))[0].reason == ""  # alone, nothing is held against it


def test_the_same_area_twice_gets_its_figures_twice(mini: DataPackage) -> None:
    area = own("A", 0.2, 0.3, 1.6, 1.7)
    first, second = estimates(mini, (area, replace(area, name="B")))
    assert first == second
    assert first.figures


def test_an_area_without_figures_takes_none_from_others(mini: DataPackage) -> None:
    """The second differs from the first, which got none: the third is held against the second."""
    lone, small, large = (
        own("L", 0.9, 0, 1.1, 1),
        own("K", 0.2, 0.3, 1.6, 1.7),
        own("G", 0.2, 0.3, 1.6, 1.75),
    )
    found = estimates(mini, (lone, small, large))
    assert [each.reason for each in found] == ["few-residents", "", "difference"]
    middle = own("M", 0.2, 0.3, 1.6, 1.95)
    chain = estimates(mini, (small, large, middle))
    assert [each.reason for each in chain] == ["", "difference", ""]


def test_an_area_that_differs_by_few_from_one_of_the_package(mini: DataPackage) -> None:
    town = mini.areas("town").geometry["09999001"]
    less = town.difference(shapely.box(10.0, 50.0, 10.0008, 50.02))
    same, near = estimates(mini, (OwnArea("Wie", town, "joined"), OwnArea("Fast", less, "drawn")))
    assert same.figures == register_estimate(mini, "09999001").figures
    assert (near.reason, near.beside) == ("difference", "Lindtal")


def test_an_area_that_differs_by_few_from_a_published_cell(mini: DataPackage) -> None:
    found = one(mini, 0, 0.8, 1, 2)
    assert (found.reason, found.beside) == ("difference", "1kmN2988E4321")


def test_areas_of_the_package_keep_their_figures(mini: DataPackage) -> None:
    """Moosbach is a core and a town; both stand in the register with the same figures."""
    assert register_estimate(mini, "moosbach").figures
    assert register_estimate(mini, "moosbach") == register_estimate(mini, "09999002")
    assert register_estimates(mini, "town")["09999002"] == register_estimate(mini, "09999002")
    with pytest.raises(UnknownNameError, match="'nowhere'"):
        register_estimate(mini, "nowhere")


def test_no_areas_have_no_estimates(mini: DataPackage) -> None:
    assert estimates(mini, ()) == ()


def test_a_package_without_cells_has_only_reasons(mini_copy: Path) -> None:
    board = mini_copy / "dashboard.yaml"
    text = board.read_text("utf-8")
    board.write_text(text[: text.index("census:")] + text[text.index("operator:") :], "utf-8")
    renew_descriptor(mini_copy)
    package = load(mini_copy)
    assert indicator_ids(package) == ()
    found = one(package, 0, 0, 3, 3)
    assert (found.reason, found.source_ids, found.reference_date) == ("outside", (), "")


def test_records_are_frozen(mini: DataPackage) -> None:
    with pytest.raises(FrozenInstanceError):
        one(mini, 0, 0, 3, 3).reason = ""  # type: ignore[misc]


def test_the_case_studies_get_figures_close_to_those_published(shipped: DataPackage) -> None:
    """Means of the same cells by the same method; vacancy is weighted a little differently."""
    for area_id, estimate in register_estimates(shipped, "quarter").items():
        assert estimate.reason == ""
        rows = shipped.observations.query("reference_date == '2011-05-09'")
        same = shipped.same_area(area_id)
        known = rows[rows["area_id"].isin(same)].set_index("indicator_id")["value"]
        shared = known.index.intersection(list(indicator_ids(shipped)))
        assert len(shared) >= 10
        for name in shared:
            assert estimate.figures[name].value == pytest.approx(known[name], rel=0.1), name


def test_the_hard_bounds_of_a_small_quarter(shipped: DataPackage) -> None:
    found = register_estimate(shipped, "hoersterfeld").figures["population_census"]
    assert (found.least, found.most) == (0, 10_305)


def test_published_cells_of_the_register_have_their_observations(shipped: DataPackage) -> None:
    found = register_estimates(shipped, "cell")
    shown = shipped.observed("population_census", "cell", "2011-05-09")["value"]
    assert len(found) == len(shown) == 250
    for area_id, value in shown.items():
        assert found[str(area_id)].figures["population_census"].value == value


def test_a_whole_level_at_once_is_quick(shipped: DataPackage) -> None:
    register_estimates(shipped, "municipality")
    register_estimates.cache_clear()
    start = time.perf_counter()
    assert len(register_estimates(shipped, "municipality")) == 396
    assert time.perf_counter() - start < 5  # 0.4 s alone; many times that beside other tests


def test_each_credit_stands_once(shipped: DataPackage) -> None:
    """The file of the 100 m cells names that of the 1 km cells as well."""
    found = register_estimate(shipped, "hoersterfeld")
    credits_ = found.attribution.split("; ")
    assert found.basis == "100m"
    assert len(credits_) == len(set(credits_)) == 2
