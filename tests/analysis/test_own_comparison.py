"""Own figures beside others, estimated alike; with an estimator made by hand."""

from quartmap.analysis.estimate_record import Estimate
from quartmap.analysis.own_comparison import lines
from quartmap.package import DataPackage
from support.own_areas import estimate, figure

OWN = (
    figure("population", 1234, 100),
    figure("foreign_share", 12.34, 1),
    figure("density", None, status="missing"),
)


def estimator(package: DataPackage, area_id: str) -> Estimate:
    assert area_id in package.register.index
    share = {"09999001": 13.0, "09999": 20.02}[area_id]
    return estimate(figure("population", 9996), figure("foreign_share", share))


def weak(package: DataPackage, area_id: str) -> Estimate:  # noqa: ARG001
    return estimate(figure("foreign_share", 13.0, status="unreliable"))


def test_differences_are_those_of_the_rounded_figures(mini: DataPackage) -> None:
    found = lines(mini, OWN, "2022-05-15", ("09999001", "09999"), estimator)
    assert [one.indicator_id for one in found] == ["population", "density", "foreign_share"]
    share = found[2]
    assert share.figure.value == 12.3
    town, shire = share.beside
    assert (town.difference, town.within) == (-0.7, True)
    assert (shire.difference, shire.within) == (-7.7, False)


def test_counts_stand_without_a_difference(mini: DataPackage) -> None:
    found = lines(mini, OWN, "2022-05-15", ("09999001",), estimator)
    beside = found[0].beside[0]
    assert beside.figure is not None
    assert beside.figure.value == 10_000
    assert (beside.difference, beside.reason) == (None, "extensive")
    assert found[1].beside[0].reason == "no-value"


def test_an_unreliable_figure_has_no_difference(mini: DataPackage) -> None:
    found = lines(mini, OWN[1:2], "2022-05-15", ("09999001",), weak)
    assert (found[0].beside[0].difference, found[0].beside[0].reason) == (None, "unreliable")


def test_what_was_counted_on_the_same_date_stands_beside(mini: DataPackage) -> None:
    rows = mini.observed("foreign_share", "town", "2022-05-15")
    counted = float(rows["value"]["09999001"])
    found = lines(mini, OWN[1:2], "2022-05-15", ("09999001",), estimator)
    assert found[0].beside[0].official == counted
    assert found[0].beside[0].source_id == rows.loc["09999001", "source_id"]
    other = lines(mini, OWN[1:2], "2001-01-01", ("09999001",), estimator)
    assert other[0].beside[0].official is None
