"""Parts that make a whole, found in the figures alone."""

import csv

import pytest

from quartmap.analysis import parts, profile
from quartmap.package import load
from support.mini import copy_mini, renew_descriptor

AGES = {"young": "share_under18", "middle": "share_18_64", "old": "share_65plus"}


def indicator(key, kind="share", unit="%"):
    text = f"Anteil {key}"
    extensive = str(kind == "count").lower()
    return [key, text, text, text, text, unit, kind, extensive, "people", "1", "", ""]


def observed(area, key, value, status="observed"):
    return [area, key, "2022-05-15", "", "", "day", value, "", "", status, "office", ""]


def package_of(folder, indicators, observations):
    copy_mini(folder)
    for name, rows in (("indicators", indicators), ("observations", observations)):
        path = folder / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            head, *old = csv.reader(file)
        keys = 1 if name == "indicators" else 3
        every = sorted([*old, *rows], key=lambda row: row[:keys])
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([head, *every])
    renew_descriptor(folder)
    return load(folder)


def ages(area, values):
    return [
        observed(area, key, value, "observed" if value else "suppressed")
        for key, value in zip(sorted(AGES.values()), values, strict=True)
    ]


# sorted: share_18_64, share_65plus, share_under18
def test_shares_that_add_up_are_parts_in_the_order_of_their_numbers(tmp_path):
    package = package_of(
        tmp_path / "mini",
        [indicator(key) for key in AGES.values()],
        [*ages("hafenviertel", ["60.1", "20", "20"]), *ages("09999001", ["50", "30", "20"])],
    )
    (whole,) = parts.wholes(package, ("hafenviertel", "09999001"))
    # "under 18" and "18 to 64" begin with the same number; the one that goes further comes last.
    assert whole.part_ids == ("share_under18", "share_18_64", "share_65plus")
    assert whole.area_ids == ("hafenviertel", "09999001")
    values = {(one.area_id, one.indicator_id): one.value for one in whole.shares}
    assert values["hafenviertel", "share_18_64"] == 60.1
    assert values["09999001", "share_65plus"] == 30


def test_shares_that_miss_the_whole_anywhere_are_no_parts(tmp_path):
    package = package_of(
        tmp_path / "mini",
        [indicator(key) for key in AGES.values()],
        [
            *ages("hafenviertel", ["60", "20", "20"]),
            *ages("09999001", ["50", "30", "20"]),
            *ages("09999002", ["50", "30", "25"]),
        ],
    )
    assert parts.wholes(package, ("hafenviertel", "09999001")) == ()


def test_a_suppressed_part_stays_a_gap(tmp_path):
    package = package_of(
        tmp_path / "mini",
        [indicator(key) for key in AGES.values()],
        [
            *ages("hafenviertel", ["80", "20", ""]),
            *ages("09999001", ["50", "30", "20"]),
            *ages("09999002", ["50", "30", "20"]),
        ],
    )
    (whole,) = parts.wholes(package, ("hafenviertel", "09999001"))
    gap = [one for one in whole.shares if one.value is None]
    assert [(one.area_id, one.indicator_id, one.status) for one in gap] == [
        ("hafenviertel", "share_under18", "suppressed")
    ]


def test_counts_are_parts_of_the_count_they_add_up_to(tmp_path):
    keys = ["homes_all", "homes_empty", "homes_owned", "homes_rented"]
    figures = {"hafenviertel": ["100", "5", "20", "75"], "09999001": ["200", "20", "80", "100"]}
    package = package_of(
        tmp_path / "mini",
        [indicator(key, "count", "persons") for key in keys],
        [
            observed(area, key, value)
            for area, values in figures.items()
            for key, value in zip(keys, values, strict=True)
        ],
    )
    (whole,) = parts.wholes(package, ("hafenviertel", "09999001"))
    assert whole.total_id == "homes_all"
    assert whole.part_ids == ("homes_rented", "homes_owned", "homes_empty")
    values = [one.value for one in whole.shares if one.area_id == "09999001"]
    assert sorted(values) == [10, 40, 50]


def test_the_shipped_parts_add_up(geodata_dir):
    package = load(geodata_dir)
    found = 0
    for area in package.areas(package.dashboard.case_level).index:
        for whole in parts.wholes(package, (area, *profile.references(package, area))):
            for one in whole.area_ids:
                shares = [s.value for s in whole.shares if s.area_id == one]
                if None not in shares:
                    assert sum(shares) == pytest.approx(100, abs=0.3)
                    found += 1
    assert found > 6
