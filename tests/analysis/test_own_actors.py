"""The actors in and near own areas; two of the mini package are placed to building or street.

a1 and a2 stand side by side at 50.015 north, 10.005 and 10.015 east; a3 is placed by its
locality only, a4 nowhere, a5 at 50.01 north, 10.03 east.
"""

import pytest

from quartmap.analysis.own_actors import NEAR_M, presence
from quartmap.package import DataPackage
from support.own_areas import box

HOMES = ("09999001",)


def test_inside_near_and_too_far(mini: DataPackage) -> None:
    found = presence(mini, box("A", 10.0, 50.01, 10.01, 50.02), HOMES)
    assert found.inside == ("a1",)
    assert [key for key, _ in found.near] == ["a2"]
    # 0.005 degrees of longitude at 50.015 north.
    assert found.near[0][1] == pytest.approx(358, abs=2)
    assert found.near[0][1] <= NEAR_M


def test_who_is_placed_by_the_locality_has_no_distance(mini: DataPackage) -> None:
    around_a3 = presence(mini, box("A", 10.004, 50.004, 10.006, 50.006), HOMES)
    assert "a3" not in around_a3.inside
    assert "a3" not in dict(around_a3.near)
    assert around_a3.unplaced == 1


def test_a_joined_area_holds_the_actors_of_its_parts(mini: DataPackage) -> None:
    joined = box("A", 10.0, 50.0, 10.01, 50.01, parts=("09999001-muehle",))
    found = presence(mini, joined, HOMES)
    assert "a3" in found.inside
    assert found.unplaced == 0
