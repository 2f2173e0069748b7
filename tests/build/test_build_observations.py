"""How a printed figure becomes a row: dates, numbers, statuses, bounds."""

import pandas as pd
import pytest

from quartmap.build.observations import (
    atlas,
    catalogue,
    population,
    rows,
    singles,
    zensus2011,
    zensus2022,
)


def frame(**columns):
    return pd.DataFrame(columns)


def test_number_is_the_shortest_exact_text():
    texts = ["12.50", "3.0", "", "0.00001", "-0.0", "123456789.5", "18190422.0"]
    assert [rows.number(text) for text in texts] == [
        "12.5",
        "3",
        "",
        "0.00001",
        "0",
        "123456789.5",
        "18190422",
    ]


def test_span_covers_the_date_as_printed():
    assert rows.span("2016-02") == ("2016-02-01", "2016-02-29")
    assert rows.span("2015") == ("2015-01-01", "2015-12-31")
    assert rows.span("2015-10-28") == ("", "")


def test_complete_takes_the_value_from_withheld_rows_and_marks_nought():
    given = frame(
        area_id=["a", "b", "c", "d"],
        indicator_id="x",
        reference_date="2011-05-09",
        value=["-9", "0.0", "0", "2"],
        status=["suppressed", "observed", "estimated", "observed"],
        source_id="s",
    )
    done = rows.complete(given)
    assert list(done.columns) == list(rows.COLUMNS)
    assert done["value"].tolist() == ["", "0", "0", "2"]
    assert done["status"].tolist() == ["suppressed", "zero", "estimated", "observed"]


def test_merge_refuses_two_values_for_one_key():
    one = rows.complete(
        frame(area_id=["a"], indicator_id="x", reference_date="2011", value="1", source_id="s")
    )
    with pytest.raises(ValueError, match="a x 2011 s"):
        rows.merge([one, one])


def test_unknown_name_of_a_source_is_refused():
    with pytest.raises(ValueError, match="brandneu"):
        rows.renamed(frame(indicator=["brandneu"]), "inkar")


def test_atlas_reads_spans_and_classes():
    assert atlas.spanned("2019-2024") == ("2024", "2019-01-01", "2024-12-31", "period")
    assert atlas.spanned("2024") == ("2024", "2024-01-01", "2024-12-31", "year")
    assert atlas.limits("5,50 bis unter 7,00") == ("5.50", "7.00")
    assert atlas.limits("") == ("", "")


def test_bounds_keep_their_form():
    assert singles.bounds(">30") == ("", "30")
    assert singles.bounds("partly >30") == ("", "30")
    assert singles.bounds("~25") == ("25", "")
    assert singles.bounds("") == ("", "")


def test_imprecise_dates_are_no_more_precise_than_printed():
    printed = pd.Series(["2011-H2", "about Dec 2015 (date inferred)", "2020-05"])
    found = singles.dates(printed)
    assert found["reference_date"].tolist() == ["2011", "2015-12", "2020-05"]
    assert found["period_start"].tolist() == ["2011-07-01", "2015-12-01", ""]
    assert found["date_precision"].tolist() == ["period", "approx", ""]


def test_date_or_note_that_nobody_worded_is_refused():
    with pytest.raises(ValueError, match="irgendwann"):
        singles.dates(pd.Series(["irgendwann"]))
    with pytest.raises(ValueError, match="internal remark"):
        singles.remarks(pd.Series(["internal remark"]))


def test_figure_that_repeats_a_table_is_told_once():
    def single(value, source):
        return rows.complete(
            frame(
                area_id=["a"],
                indicator_id="x",
                reference_date="2019-12-31",
                value=value,
                source_id=source,
            )
        )

    found = pd.concat([single("5", "page-b"), single("5", "page-a"), single("7", "page-c")])
    kept, repeated = singles.distinct(found, [single("7", "official")])
    assert kept["source_id"].tolist() == ["page-a"]
    assert repeated == 2


def test_coverage_below_four_fifths_is_unreliable():
    graded = zensus2011.graded_by_coverage(
        frame(coverage=[0.79, 0.8, None], status="estimated", note="")
    )
    assert graded["status"].tolist() == ["unreliable", "estimated", "estimated"]
    assert graded["note"].tolist() == ["deckt nur 79 % ab, übrige Zellen geheim", "", ""]


def test_county_shares_are_weighted_by_their_own_denominator():
    towns = pd.DataFrame(
        [
            ("05001001", "population_census", "100"),
            ("05001002", "population_census", "300"),
            ("05001001", "dwellings", "30"),
            ("05001002", "dwellings", "10"),
            ("05001001", "share_foreign", "10"),
            ("05001002", "share_foreign", "20"),
            ("05001001", "share_migration_background", "20"),
            ("05001002", "share_migration_background", "20"),
            ("05001001", "vacancy_rate", "4"),
            ("05001002", "vacancy_rate", "8"),
            ("05002000", "population_census", "50"),
            ("05002000", "dwellings", "20"),
            ("05002000", "share_foreign", "1"),
            ("05002000", "share_migration_background", "1"),
            ("05002000", "vacancy_rate", "1"),
        ],
        columns=["area_id", "indicator_id", "value"],
    )
    sums = zensus2022.counties(towns).set_index(["area_id", "indicator_id"])["value"]
    assert sums["05001", "population_census"] == "400"
    assert sums["05001", "share_foreign"] == "17.5"
    assert sums["05001", "vacancy_rate"] == "5"
    assert sums["05", "population_census"] == "450"
    assert "05002" not in sums.index.get_level_values(0)


def test_ambiguous_dates_span_all_they_may_mean():
    assert population.AMBIGUOUS["1987-12-31"][:3] == ("1987", "1987-12-31", "1988-12-31")
    assert {date[:4] for date in population.AMBIGUOUS} == {"1987", "1997", "2024"}


def test_catalogue_and_observations_must_agree():
    listed = set(rows.read(rows.HERE / "catalogue.csv")["indicator_id"])
    assert set(catalogue.indicators(listed)["indicator_id"]) == listed
    with pytest.raises(ValueError, match="without observations: mean_age"):
        catalogue.indicators(listed - {"mean_age"})
    with pytest.raises(ValueError, match="not in the catalogue: newcomer"):
        catalogue.indicators(listed | {"newcomer"})
