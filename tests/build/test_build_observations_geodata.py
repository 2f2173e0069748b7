"""The shipped numbers: golden figures read by hand in the sources, and what may not be there."""

import datetime as dt
import re
from pathlib import Path

import pandas as pd
import pytest

from quartmap.build.observations import catalogue
from quartmap.build.observations.zensus2011 import NATIONALITY
from quartmap.names import NO_VALUE

GEODATA = Path(__file__).parents[2] / "geodata"
BELOW_BOROUGH = {"quarter", "district", "cell"}


def read(name):
    path = GEODATA / f"{name}.csv"
    if not path.exists():
        pytest.skip("geodata/ has not been built")
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def find(table, fact):
    """Return the rows of one area, indicator and date."""
    keys = table[["area_id", "indicator_id", "reference_date"]]
    return table[(keys == list(fact)).all(axis=1)]


@pytest.fixture(scope="module")
def observations():
    table = read("observations")
    levels = read("areas").set_index("area_id")["level"]
    return table.assign(level=table["area_id"].map(levels))


@pytest.fixture(scope="module")
def indicators():
    return read("indicators").set_index("indicator_id")


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (("05962004", "population_update", "2023-12-31"), ["16315", "observed"]),
        (("05962004", "vacancy_rate", "2022-05-15"), ["11.6", "observed"]),
        (("05113000", "share_foreign", "2022-05-15"), ["17.1", "observed"]),
        (("05962", "population_census", "2022-05-15"), ["409960", "observed"]),
        (("05962", "vacancy_rate", "2022-05-15"), ["5", "estimated"]),
        (("05113000-karnap", "share_foreign", "2011-05-09"), ["12.24", "estimated"]),
        (("altenessen-karnap", "share_foreign", "2011-05-09"), ["14.87", "estimated"]),
        (("hoersterfeld", "population_census", "2011-05-09"), ["4585.63", "unreliable"]),
        (("05113", "share_65plus_update", "1995"), ["18.93", "observed"]),
        (("05962004", "turnout_local", "1994-10-16"), ["80.56", "observed"]),
        (("05962004", "turnout_state", "1975-05-04"), ["77.24", "unreliable"]),
        (("05113", "unemployment_rate", "2023"), ["10.6", "observed"]),
        (("05962", "buildings", "2011-05-09"), ["94745", "observed"]),
        (("05113000-horst", "population_register", "2022-09-30"), ["11250", "observed"]),
    ],
)
def test_golden_figures(observations, fact, expected):
    found = find(observations, fact)
    assert found[["value", "status"]].to_numpy().tolist() == [expected]


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (("05113000-altenessen-sued", "benefit_rate_households", "2022-12-31"), ["30", ""]),
        (("05962004", "volunteers", "2018"), ["150", "200"]),
        (("05962", "rent_asking_range", "2023"), ["5.5", "7"]),
    ],
)
def test_bounds_and_ranges_carry_no_value(observations, fact, expected):
    found = find(observations, fact)
    assert found[["value", "value_low", "value_high"]].to_numpy().tolist() == [["", *expected]]


def test_keys_are_unique_and_sorted(observations):
    keys = observations[["area_id", "indicator_id", "reference_date", "source_id"]]
    assert not keys.duplicated().any()
    assert keys.to_numpy().tolist() == sorted(keys.to_numpy().tolist())


def test_every_area_is_in_the_register(observations):
    assert observations["level"].notna().all()


def test_every_indicator_is_used_and_known(observations, indicators):
    assert set(observations["indicator_id"]) == set(indicators.index)


def test_withheld_rows_have_no_figure_and_all_others_one(observations):
    figures = observations[["value", "value_low", "value_high"]].ne("").any(axis=1)
    withheld = observations["status"].isin(list(NO_VALUE))
    assert (figures == ~withheld).all()
    assert withheld.sum() > 200


def test_no_counts_by_nationality_below_borough(observations):
    small = observations[observations["level"].isin(BELOW_BOROUGH)]
    hidden = {*NATIONALITY, "dual_nationals_register", "foreign_nationals_register"}
    assert not hidden & set(small["indicator_id"])
    assert hidden <= set(observations["indicator_id"])


def test_no_figure_on_accommodation_below_borough(observations):
    small = observations[observations["level"].isin(BELOW_BOROUGH)]
    word = re.compile("refugee|shelter|asyl|flüchtl|geflücht|unterkunft|unterkünfte", re.IGNORECASE)
    assert not small["indicator_id"].str.contains(word).any()
    assert not small["note"].str.contains(word).any()


def test_spans_are_whole_dates_wherever_the_day_is_not_known(observations):
    inexact = observations[observations["date_precision"] != "day"]
    for name in ("period_start", "period_end"):
        assert inexact[name].map(dt.date.fromisoformat).notna().all()
    assert (inexact["period_start"] <= inexact["period_end"]).all()
    exact = observations[observations["date_precision"] == "day"]
    assert exact["reference_date"].map(len).eq(10).all()


def test_shares_of_a_whole_lie_between_nought_and_a_hundred(observations, indicators):
    shares = indicators.index[(indicators["kind"] == "share") & (indicators["unit"] == "%")]
    values = observations.loc[
        observations["indicator_id"].isin(shares) & (observations["value"] != ""), "value"
    ].astype(float)
    assert len(values) > 20_000
    assert values.between(0, 100).all()


def test_only_counts_are_extensive(indicators):
    assert (indicators["extensive"].eq("true") == indicators["kind"].eq("count")).all()
    assert set(indicators["topic"]) <= set(catalogue.TOPICS)


def test_labels_are_short_without_years_and_complete(indicators):
    for name in ("label_de", "label_en", "definition_de", "definition_en", "unit"):
        assert indicators[name].ne("").all()
    labels = pd.concat([indicators["label_de"], indicators["label_en"]])
    assert labels.str.len().max() <= 60
    assert not indicators["label_de"].duplicated().any()
    assert not indicators["label_en"].duplicated().any()
    assert (indicators["caveat_de"].eq("") == indicators["caveat_en"].eq("")).all()


def test_notes_are_short(observations):
    assert observations["note"].str.len().max() <= 200


def test_bases_of_population_are_never_one_indicator(observations):
    bases = observations[observations["indicator_id"].str.startswith("population_")]
    update = bases[bases["indicator_id"] == "population_update"]
    assert "2022-05-15" not in set(update["reference_date"])
    breaks = read("series_breaks")
    own = breaks[breaks["indicator_id"] == "population_update"]["break_date"].tolist()
    assert own == ["1987", "2011", "2024"]
    altena = sorted(update.loc[update["area_id"] == "05962004", "reference_date"])
    bases_of = [sum(date >= start for start in own) for date in altena]
    assert dict(zip(altena, bases_of, strict=True)) | {
        "1983-12-31": 0,
        "1987": 1,
        "2009-12-31": 1,
        "2013-12-31": 2,
        "2023-12-31": 2,
        "2024": 3,
    } == dict(zip(altena, bases_of, strict=True))


def test_levels_have_the_indicators_they_are_compared_by(observations):
    day = observations[observations["reference_date"] == "2022-05-15"]
    foreign = day[day["indicator_id"] == "share_foreign"]["level"].value_counts()
    assert foreign["municipality"] == 396
    assert foreign["county"] == 31
    assert foreign["state"] == 1
    census = observations[observations["source_id"] == "zensus-2011-grid-aggregated"]
    assert census.groupby("level")["indicator_id"].nunique()[["borough", "district"]].tolist() == [
        51,
        39,
    ]


def test_county_figures_of_the_atlas_never_stand_at_a_municipality(observations):
    atlas = observations[observations["source_id"] == "deutschlandatlas"]
    counties = set(atlas.loc[atlas["level"] == "county", "indicator_id"])
    towns = set(atlas.loc[atlas["level"] == "municipality", "indicator_id"])
    assert not counties & towns
    assert set(atlas.loc[atlas["level"] == "county", "area_id"]) == {"05113", "05962"}
