"""The strip of events: where it begins, what each mark spans."""

import pandas as pd
import pytest

from quartmap.charts.timeline import first_year, timeline_chart
from quartmap.texts import texts


@pytest.mark.parametrize(
    ("dates", "year"),
    [
        (["1870-02-14", "1970", "2006", "2015-09", "2018"], 2006),
        (["2005", "2015"], 2005),  # ten years are no gap yet
        (["2004", "2015"], 2015),
        (["2018-03-09"], 2018),
        ([], None),
    ],
)
def test_it_begins_after_the_last_long_silence(dates, year):
    assert first_year(pd.Series(dates, dtype="str")) == year


def test_a_year_is_a_bar_and_a_day_a_point():
    events = pd.DataFrame(
        {
            "date": ["2016", "2016-05", "2016-05-01"],
            "category": ["Politik", "Wohnen", "Wohnen"],
            "event": ["a", "b", "c"],
            "written": ["um 2016", "Mai 2016", "01.05.2016"],
            "own": [True, False, True],
        }
    )
    chart = timeline_chart(events, texts("de")).to_dict()
    (rows,) = chart["datasets"].values()
    assert [row["vague"] for row in rows] == [True, False, False]
    assert [row["first"][:10] for row in rows] == ["2016-01-01", "2016-05-01", "2016-05-01"]
    assert [row["last"][:10] for row in rows] == ["2016-12-31", "2016-05-31", "2016-05-01"]
    bars, points = chart["layer"]
    assert bars["transform"] == [{"filter": "datum.vague"}]
    assert points["transform"] == [{"filter": "(!datum.vague)"}]
    fill = points["encoding"]["fill"]["scale"]
    assert fill["range"][fill["domain"].index(False)] == "#ffffff"  # hollow: of an area around
