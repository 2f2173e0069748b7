"""The areas of the map as bars in the order of their values, coloured as on the map."""

from collections.abc import Sequence
from typing import Final

import altair as alt
import pandas as pd

from quartmap.analysis.breaks import Breaks, class_ids
from quartmap.texts import Notation

SELECTION: Final = "area"
NAMED: Final = 60
"""Up to this many areas each bar has its name; above, bars stand side by side as a profile."""
_INK: Final = "#23272b"
_ACCENT: Final = "#0b4f6c"
_NO_CLASS: Final = "#c9c5be"


def ranking_chart(
    ranking: pd.DataFrame,
    breaks: Breaks | None,
    palette: Sequence[str],
    notation: Notation,
    chosen: str | None,
) -> alt.Chart:
    """Return the chart of `ranking` (index area_id; name, value); a click selects a bar."""
    frame = ranking[ranking["value"].notna()]
    classes = class_ids(frame["value"], breaks) if breaks else [0] * len(frame)
    data = pd.DataFrame(
        {
            "id": frame.index,
            "name": frame["name"].to_numpy(),
            "value": frame["value"].round(notation.decimals).to_numpy(),
            "class": pd.Series(classes).astype("int8").to_numpy(),
        }
    )
    pick = alt.selection_point(name=SELECTION, fields=["id"], on="click", empty=False)
    colour = alt.Color(
        "class:O",
        scale=alt.Scale(domain=list(range(len(palette))), range=list(palette) or [_NO_CLASS]),
        legend=None,
    )
    marked = alt.datum.id == (chosen or "")
    bars = (
        alt.Chart(data)
        .mark_bar(stroke=_ACCENT)
        .encode(
            color=colour,
            strokeWidth=alt.condition(marked, alt.value(2.5), alt.value(0)),
            tooltip=[
                alt.Tooltip("name:N", title=notation.words.t("Area")),
                alt.Tooltip(
                    "value:Q",
                    title=notation.unit or notation.words.t("Value"),
                    format=f",.{notation.decimals}f",
                ),
            ],
        )
        .add_params(pick)
    )
    value = alt.Axis(
        title=notation.unit or None,
        format=f",.{notation.decimals}~f",
        labelColor=_INK,
        titleColor=_INK,
        gridColor="#e6e3dd",
        tickCount=4,
    )
    if len(data) > NAMED:
        order = alt.X("id:N", sort=None, axis=None)
        return _finish(bars.encode(x=order, y=alt.Y("value:Q", axis=value)), height=300)
    names = alt.Axis(
        title=None,
        labelLimit=150,
        labelOverlap=False,
        labelFontSize=11,
        labelColor=_INK,
        ticks=False,
        domain=False,
        labelExpr="datum.value",
    )
    rows = alt.Y("name:N", sort=None, axis=names)
    return _finish(bars.encode(y=rows, x=alt.X("value:Q", axis=value)), height=alt.Step(18))


def _finish(chart: alt.Chart, *, height: int | alt.Step) -> alt.Chart:
    sized = chart.properties(height=height, width="container")
    finished: alt.Chart = sized.configure_view(stroke=None)
    return finished
