"""Series cut where figures are not comparable, by hand and on the shipped package."""

import pytest

from quartmap.analysis import series
from quartmap.analysis.series import Break, Point, segments
from quartmap.package import load


def point(date, value=1.0, status="observed", source="office"):
    return Point(date, float(date[:4]), value, None, None, status, source)


def drawn(found):
    return [[one.reference_date for one in segment.points] for segment in found]


def change(date):
    return Break(date, float(date[:4]), "neu", "new")


def test_figures_of_one_source_are_one_line():
    assert drawn(segments([point("2012"), point("2010"), point("2011")])) == [
        ["2010", "2011", "2012"]
    ]


def test_a_change_of_base_cuts_the_line_before_its_date():
    figures = [point(date) for date in ("2009-12-31", "2010-12-31", "2011-12-31", "2012-12-31")]
    assert drawn(segments(figures, [change("2011")])) == [
        ["2009-12-31", "2010-12-31"],
        ["2011-12-31", "2012-12-31"],
    ]


def test_the_day_of_the_change_counts_as_new():
    figures = [point("2022-05-14"), point("2022-05-15")]
    assert drawn(segments(figures, [change("2022-05-15")])) == [["2022-05-14"], ["2022-05-15"]]


def test_sources_never_share_a_line():
    figures = [point("2010"), point("2011", source="paper"), point("2012")]
    assert drawn(segments(figures)) == [["2010", "2012"], ["2011"]]


@pytest.mark.parametrize("status", ["estimated", "unreliable"])
def test_statuses_never_share_a_line(status):
    figures = [point("2010"), point("2011", status=status), point("2012")]
    assert drawn(segments(figures)) == [["2010"], ["2011"], ["2012"]]


def test_zero_is_counted_like_any_figure():
    figures = [point("2010"), point("2011", 0.0, "zero"), point("2012")]
    assert drawn(segments(figures)) == [["2010", "2011", "2012"]]


@pytest.mark.parametrize("status", ["suppressed", "missing"])
def test_what_is_not_known_breaks_the_line(status):
    figures = [point("2010"), point("2011", None, status), point("2012")]
    assert drawn(segments(figures)) == [["2010"], ["2012"]]


def test_a_date_stands_in_the_middle_of_what_it_means(mini):
    (asked, counted) = series.points(mini, "hafenviertel", "foreign_share")
    assert (asked.reference_date, asked.value, asked.low, asked.high) == ("2015", None, 15, 20)
    assert asked.position == pytest.approx(2015.5, abs=0.01)
    assert counted.position == pytest.approx(2022 + 134 / 365.25, abs=0.001)


def test_what_is_the_same_area_lends_its_figures(mini):
    dates = [one.reference_date for one in series.points(mini, "moosbach", "foreign_share")]
    assert dates == ["2011-05-09", "2015-10", "2022-05-15"]


def test_every_source_of_a_date_is_kept(mini):
    found = series.points(mini, "09999001", "population")
    assert [(one.reference_date, one.value) for one in found] == [
        ("2011-05-09", 5000),
        ("2022-05-15", 6000),
        ("2022-05-15", 5900),
    ]
    assert series.dates(found) == ("2011-05-09", "2022-05-15")


def test_breaks_come_by_date(mini):
    (found,) = series.breaks(mini, "foreign_share")
    assert (found.break_date, found.label_de, found.label_en) == (
        "2015",
        "Neue Zählung",
        "New way of counting",
    )


def test_no_line_of_the_shipped_package_joins_what_differs(geodata_dir):
    package = load(geodata_dir)
    case_level = package.dashboard.case_level
    joined = 0
    for area in package.areas(case_level).index:
        reference = str(package.register.loc[area, "reference_area_id"])
        for known in (series.figures_of(package, area), series.figures_of(package, reference)):
            for indicator, figures in known.items():
                changes = series.breaks(package, indicator)
                for segment in segments(figures, changes):
                    assert (
                        len({(one.source_id, one.status == "estimated") for one in segment.points})
                        == 1
                    )
                    first, last = segment.points[0], segment.points[-1]
                    inside = [
                        one
                        for one in changes
                        if first.reference_date < one.break_date <= last.reference_date
                    ]
                    assert inside == []
                    joined += len(segment.points) > 1
    assert joined > 100
