"""Dated events on a line of time, one row for each category."""

import datetime as dt
from itertools import pairwise
from typing import Final

import altair as alt
import pandas as pd

from quartmap.charts.ink import LIGHT, SILENT, Ink
from quartmap.package.dates import span
from quartmap.texts import Texts

GAP_YEARS: Final = 10
"""After a longer silence the chart begins anew: older events would press the rest together."""
_ROW_PX: Final = 24
_AXIS_PX: Final = 30


def first_year(dates: "pd.Series[str]") -> int | None:
    """Return the year that the chart begins with; None where there is no date.

    dates : ISO, partial ones too.

    >>> first_year(pd.Series(["1870-02-14", "2006", "2015-09", "2018"]))
    2006
    """
    years = sorted({int(date[:4]) for date in dates})
    if not years:
        return None
    starts = [after for before, after in pairwise(years) if after - before > GAP_YEARS]
    return starts[-1] if starts else years[0]


def timeline_chart(events: pd.DataFrame, words: Texts, ink: Ink = LIGHT) -> alt.LayerChart:
    """Return the chart of `events`: a point for a day or month, a bar for a whole year.

    events : columns date (ISO, maybe partial), category, event (texts as shown), written (the
    date as shown) and own (bool; False: of an area around).
    """
    data = _data(events)
    rows = alt.Y("category:N", title=None, sort="ascending", axis=_names(ink))
    axis = alt.Axis(
        title=None, format="%Y", labelColor=ink.ink, gridColor=ink.grid, tickCount="year",
        labelOverlap=True, tickMinStep=1,
    )  # fmt: skip
    own = alt.Stroke(
        "own:N",
        scale=alt.Scale(domain=[True, False], range=[ink.accent, ink.further]),
        legend=None,
    )
    filled = alt.Fill(
        "own:N", scale=alt.Scale(domain=[True, False], range=[ink.accent, ink.paper]), legend=None
    )
    base = alt.Chart(data).encode(
        x=alt.X("first:T", axis=axis, scale=alt.Scale(padding=8)),
        y=rows,
        tooltip=[
            alt.Tooltip("written:N", title=words.t("Date")),
            alt.Tooltip("event:N", title=words.t("Event")),
        ],
    )
    spans = base.mark_bar(height=8, strokeWidth=1.6, cornerRadius=3).encode(
        x2="last:T", stroke=own, fill=filled
    )
    points = base.mark_point(size=70, strokeWidth=1.6, opacity=1).encode(stroke=own, fill=filled)
    spans = spans.transform_filter(alt.datum.vague)
    points = points.transform_filter(~alt.datum.vague)
    sized = (spans + points).properties(
        width="container", height=_AXIS_PX + _ROW_PX * data["category"].nunique()
    )
    finished: alt.LayerChart = sized.configure(background="transparent", **SILENT).configure_view(
        stroke=None
    )
    return finished


def _data(events: pd.DataFrame) -> pd.DataFrame:
    """Return the events with the first and the last day that each may mean."""
    spans = [span(str(date)) or (str(date), str(date)) for date in events["date"]]
    return pd.DataFrame(
        {
            "vague": [first[:7] != last[:7] for first, last in spans],
            "first": [dt.datetime.fromisoformat(first) for first, _ in spans],
            "last": [dt.datetime.fromisoformat(last) for _, last in spans],
            "category": events["category"].to_numpy(),
            "event": events["event"].to_numpy(),
            "written": events["written"].to_numpy(),
            "own": events["own"].to_numpy(),
        }
    )


def _names(ink: Ink) -> alt.Axis:
    return alt.Axis(
        labelColor=ink.ink, labelFontSize=12, labelLimit=150, ticks=False, domain=False, grid=True,
        gridColor=ink.grid,
    )  # fmt: skip
