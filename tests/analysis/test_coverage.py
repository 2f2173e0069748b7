"""Coverage, sources and derivations of the mini package, counted by hand."""

import pytest

from quartmap.analysis.coverage import (
    coverage,
    derivations,
    quality_counts,
    source_shares,
    status_counts,
)
from quartmap.charts.coverage import coverage_strip, share_class
from quartmap.package import DataPackage
from quartmap.texts import texts


def test_one_row_per_level_and_date(mini: DataPackage) -> None:
    table = coverage(mini, "foreign_share")
    keys = list(zip(table["level"], table["reference_date"], strict=True))
    assert keys == [
        ("core", "2011-05-09"),  # Moosbach's, which is a town as well
        ("core", "2015"),
        ("core", "2015-10"),
        ("core", "2022-05-15"),
        ("ward", "2011-05-09"),
        ("ward", "2022-05-15"),
        ("town", "2011-05-09"),
        ("town", "2015-10"),
        ("town", "2022-05-15"),
    ]


def test_figures_and_statuses_are_counted(mini: DataPackage) -> None:
    table = coverage(mini, "foreign_share").set_index(["level", "reference_date"])
    ward = table.loc[("ward", "2011-05-09")]
    assert ward[["figures", "areas"]].tolist() == [2, 4]
    assert ward[["observed", "unreliable", "missing", "suppressed"]].tolist() == [1, 1, 2, 0]
    newer = table.loc[("ward", "2022-05-15")]
    assert newer[["figures", "suppressed", "missing"]].tolist() == [2, 1, 1]
    core = table.loc[("core", "2015")]  # one range, one value
    assert core[["figures", "areas"]].tolist() == [2, 3]


def test_sources_by_number_of_observations(mini: DataPackage) -> None:
    assert source_shares(mini, "population") == (("office", 13), ("own", 2), ("study", 1))


def test_derived_sources_stand_first(mini: DataPackage) -> None:
    table = derivations(mini)
    assert list(table.index) == ["own"]
    row = table.loc["own"]
    assert (row["quality"], row["count"]) == ("derived", 3)
    assert row["indicators"] == ("foreign_share", "population")
    assert row["levels"] == ("core",)
    assert row["notes"] == ("500 von 3000",)


def test_counts_over_the_whole_package(mini: DataPackage) -> None:
    counts = status_counts(mini)
    assert sum(counts.values()) == len(mini.observations) == 38
    assert (counts["suppressed"], counts["estimated"], counts["missing"]) == (1, 1, 3)
    assert quality_counts(mini) == {"official": 31, "derived": 3, "reported": 3, "press": 1}


@pytest.mark.parametrize(
    ("figures", "areas", "expected"),
    [
        (0, 4, "none"),
        (4, 4, "all"),
        (9, 10, "all"),
        (8, 10, "some"),
        (1, 10, "some"),
        (1, 11, "few"),
        (3, 0, "all"),
    ],
)
def test_class_of_a_date(figures: int, areas: int, expected: str) -> None:
    assert share_class(figures, areas) == expected


def test_strip_tells_each_date_and_escapes(mini: DataPackage) -> None:
    drawn = coverage_strip(mini, "foreign_share", texts("de"))
    assert 'title="09.05.2011: 2 von 4 Gebieten"' in drawn
    assert drawn.count("q-mark") == 9
    assert drawn.index("Kerne") < drawn.index("Ortsteile") < drawn.index("Orte<")
