"""Pairs of case study and municipality: which date, which case studies, why not."""

import csv
from pathlib import Path

import pytest

from quartmap.analysis import pairs
from quartmap.package import DataPackage, load
from support.mini import renew_descriptor


@pytest.fixture
def added(mini_copy: Path):
    """Add observations to the mini package and load it."""

    def add(*rows: dict[str, str]) -> DataPackage:
        path = mini_copy / "observations.csv"
        with path.open(encoding="utf-8", newline="") as file:
            known = list(csv.DictReader(file))
        every = [dict.fromkeys(known[0], "") | row for row in rows] + known
        every.sort(key=lambda row: tuple(row[name] for name in list(known[0])[:3]))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(known[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(every)
        renew_descriptor(mini_copy)
        return load(mini_copy)

    return add


def figure(area: str, date: str, value: str, status: str = "observed") -> dict[str, str]:
    return {
        "area_id": area,
        "indicator_id": "foreign_share",
        "reference_date": date,
        "date_precision": "day",
        "value": value,
        "status": status,
        "source_id": "office",
    }


def test_case_studies_stand_against_their_municipality_in_the_order_of_the_package(mini):
    assert dict(pairs.case_studies(mini)) == {
        "hafenviertel": "09999001",
        "muehlrand": "09999001",
        "moosbach": "09999",  # it is a town itself, so it stands against the shire
    }
    assert list(pairs.case_studies(mini)) == list(mini.geometry["core"].index)


def test_only_figures_of_one_date_are_paired_and_the_rest_is_told_why(mini):
    (row,) = pairs.rows(mini, "migration")
    assert (row.indicator_id, row.reference_date) == ("foreign_share", "2022-05-15")
    (pair,) = row.pairs
    assert (pair.area_id, pair.reference_area_id) == ("hafenviertel", "09999001")
    assert (pair.value, pair.reference_value, pair.difference) == (16.7, 14.0, 2.7)
    reasons = {one.area_id: (one.why, one.date, one.reference_date) for one in row.unpaired}
    assert reasons == {
        "muehlrand": ("other-date", "2015", "2022-05-15"),
        "moosbach": ("reference-without", "2022-05-15", ""),
    }


def test_of_dates_with_most_pairs_the_newest_wins_and_others_keep_their_own(added):
    package = added(
        figure("hafenviertel", "2011-05-09", "10"),
        figure("muehlrand", "2011-05-09", "11"),
        figure("09999", "2022-05-15", "12", "estimated"),
    )
    (row,) = pairs.rows(package, "migration")
    assert row.reference_date == "2022-05-15"  # two pairs, as in 2011
    assert {one.area_id: one.reference_date for one in row.pairs} == {
        "hafenviertel": "2022-05-15",
        "muehlrand": "2011-05-09",
        "moosbach": "2022-05-15",
    }


def test_more_pairs_count_for_more_than_a_newer_date(added):
    package = added(
        figure("hafenviertel", "2011-05-09", "10"), figure("muehlrand", "2011-05-09", "11")
    )
    (row,) = pairs.rows(package, "migration")
    assert {one.area_id: one.reference_date for one in row.pairs} == {
        "hafenviertel": "2011-05-09",
        "muehlrand": "2011-05-09",
    }


def test_topics_without_a_pair_are_not_offered_and_counts_are_only_counted(mini):
    assert pairs.topics(mini) == ("migration",)
    assert pairs.counts(mini, "people") == 1  # population
    assert pairs.counts(mini, "migration") == 0


def test_pairs_of_geodata_are_dated_alike(geodata_dir):
    package = load(geodata_dir)
    found = [one for topic in pairs.topics(package) for one in pairs.rows(package, topic)]
    assert sum(len(row.pairs) for row in found) > 30
    for row in found:
        for one in row.pairs:
            assert None not in (one.value, one.reference_value)
            assert not package.indicators.loc[row.indicator_id, "extensive"]
