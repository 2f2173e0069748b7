"""The lines of a profile: which date, beside whom, which series are shown."""

import pytest

from quartmap.analysis import profile, series
from quartmap.package import load


@pytest.fixture(scope="module")
def real(geodata_dir):
    return load(geodata_dir)


def test_a_line_has_the_newest_date_and_both_figures(mini):
    (line,) = profile.lines(mini, "hafenviertel", key=True)
    assert (line.indicator_id, line.reference_date) == ("foreign_share", "2022-05-15")
    compared = [one.comparison for one in line.beside]
    assert [one.reference_area_id for one in compared] == ["09999001", "09999"]
    assert [one.difference for one in compared] == [2.7, None]


def test_counts_and_what_stands_alone_are_not_key(mini):
    rest = profile.lines(mini, "hafenviertel", key=False)
    assert [line.indicator_id for line in rest] == ["population"]
    assert profile.count(mini, "hafenviertel", key=False) == 1
    assert profile.lines(mini, "muehlrand", key=True) == ()


def test_the_only_other_date_of_the_reference_is_told(mini):
    lines = profile.lines(mini, "muehlrand", key=False)
    (line,) = [one for one in lines if one.indicator_id == "foreign_share"]
    assert line.reference_date == "2015"
    assert line.beside[0].other_date == "2022-05-15"


def test_a_newer_date_of_the_reference_is_told(real):
    found = [
        (line.reference_date, one.other_date)
        for area in real.areas(real.dashboard.case_level).index
        for line in profile.lines(real, area, key=True)
        for one in line.beside
        if one.other_date and one.comparison.reference_value is not None
    ]
    assert found
    assert all(series.later(other, date) for date, other in found)


def test_every_indicator_of_an_area_has_one_line(real):
    for area in real.areas(real.dashboard.case_level).index:
        lines = [line for key in (True, False) for line in profile.lines(real, area, key=key)]
        ids = [line.indicator_id for line in lines]
        assert sorted(ids) == sorted(series.figures_of(real, area))
        assert all(
            not real.indicators.loc[line.indicator_id, "extensive"]
            for line in profile.lines(real, area, key=True)
        )


def test_the_same_town_is_not_beside_itself(real):
    for area in real.areas(real.dashboard.case_level).index:
        assert not real.same_area(area) & set(profile.references(real, area))


def test_counts_of_several_areas_have_a_common_base(real):
    area = real.areas(real.dashboard.case_level).index[0]
    based = [one for one in profile.all_series(real, area) if one.base_date]
    assert based
    for one in based:
        assert real.indicators.loc[one.indicator_id, "extensive"]
        assert len(one.figures) > 1
        for figures in one.figures.values():
            assert one.base_date in series.dates(figures)


def test_the_first_series_are_long_and_of_different_topics(real):
    topics = [topic.id for topic in real.dashboard.topics]
    for area in real.areas(real.dashboard.case_level).index:
        shown = profile.telling(profile.all_series(real, area), topics, 6)
        assert len(shown) == 6
        order = [topics.index(one.topic) for one in shown]
        assert order == sorted(set(order))
        assert all(one.weight[1] >= profile.LONG for one in shown)


def test_two_dates_are_no_series(mini):
    assert [one.indicator_id for one in profile.all_series(mini, "hafenviertel")] == []
