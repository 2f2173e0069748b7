"""Where own areas lie, on the mini package: two towns of 0.02 by 0.02 degrees side by side."""

from quartmap.analysis.own_place import home_level, place
from quartmap.package import DataPackage
from support.own_areas import box


def test_the_town_that_holds_most_comes_first(mini: DataPackage) -> None:
    assert home_level(mini) == "town"
    found = place(mini, box("A", 10.015, 50.005, 10.03, 50.015))
    assert found.homes == ("09999002", "09999001")
    assert found.whole
    assert found.comparators == ("09999002", "09999")


def test_a_sliver_is_not_told(mini: DataPackage) -> None:
    found = place(mini, box("A", 10.005, 50.005, 10.02001, 50.015))
    assert found.homes == ("09999001",)


def test_what_the_area_holds_itself_is_no_comparison(mini: DataPackage) -> None:
    found = place(mini, box("A", 10.0, 50.0, 10.02, 50.02))
    assert found.homes == ("09999001",)
    assert found.comparators == ("09999",)


def test_partly_and_wholly_outside(mini: DataPackage) -> None:
    partly = place(mini, box("A", 9.99, 50.0, 10.01, 50.01))
    assert partly.homes == ("09999001",)
    assert not partly.whole
    outside = place(mini, box("A", 8.0, 51.0, 8.01, 51.01))
    assert (outside.homes, outside.comparators, outside.whole) == ((), (), False)
