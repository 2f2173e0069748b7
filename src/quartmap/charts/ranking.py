"""The areas of the map as bars in the order of their values, coloured as on the map."""

from collections.abc import Sequence
from typing import Final, Literal

import altair as alt
import numpy as np
import pandas as pd
from babel import Locale

from quartmap.analysis.breaks import Breaks, class_ids
from quartmap.texts import Notation, Texts

SELECTION: Final = "area"
NAMED: Final = 60
"""Up to this many areas each bar has its name; above, bars stand side by side as a profile."""
_ROW_PX: Final = 18
_AXIS_PX: Final = 56
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
    data = _data(ranking, breaks, notation)
    pick = alt.selection_point(name=SELECTION, fields=["id"], on="click", empty=False)
    scale = alt.Scale(domain=list(range(len(palette))), range=list(palette) or [_NO_CLASS])
    marked = alt.datum.id == (chosen or "")
    bars = (
        alt.Chart(data)
        .mark_bar(stroke=_ACCENT)
        .encode(
            color=alt.Color("class:O", scale=scale, legend=None),
            strokeWidth=alt.condition(marked, alt.value(2.5), alt.value(0)),
            tooltip=_tooltip(notation),
        )
        .add_params(pick)
    )
    if len(data) > NAMED:
        profile = bars.encode(x=alt.X("id:N", sort=None, axis=None), y=_value("Y", notation))
        return _finish(profile, notation.words, height=300)
    names = alt.Y("name:N", sort=None, axis=_names())
    rows = bars.encode(y=names, x=_value("X", notation))
    return _finish(rows, notation.words, height=_AXIS_PX + _ROW_PX * len(data))


def _data(ranking: pd.DataFrame, breaks: Breaks | None, notation: Notation) -> pd.DataFrame:
    frame = ranking[ranking["value"].notna()]
    classes = class_ids(frame["value"], breaks) if breaks else np.zeros(len(frame))
    return pd.DataFrame(
        {
            "id": frame.index,
            "name": frame["name"].to_numpy(),
            "value": frame["value"].map(notation.rounded).to_numpy(),
            "class": classes.astype("int8"),
        }
    )


def _tooltip(notation: Notation) -> list[alt.Tooltip]:
    words = notation.words
    figure = f",.{notation.decimals}f"
    return [
        alt.Tooltip("name:N", title=words.t("Area")),
        alt.Tooltip("value:Q", title=notation.unit or words.t("Value"), format=figure),
    ]


def _value(channel: Literal["X", "Y"], notation: Notation) -> alt.X | alt.Y:
    axis = alt.Axis(
        title=notation.unit or None,
        format=f",.{notation.decimals}~f",
        orient="top" if channel == "X" else "left",
        labelColor=_INK,
        titleColor=_INK,
        gridColor="#e6e3dd",
        tickCount=4,
    )
    return alt.X("value:Q", axis=axis) if channel == "X" else alt.Y("value:Q", axis=axis)


def _names() -> alt.Axis:
    return alt.Axis(
        title=None,
        labelLimit=150,
        labelOverlap=False,
        labelFontSize=11,
        labelColor=_INK,
        ticks=False,
        domain=False,
    )


def _finish(chart: alt.Chart, words: Texts, *, height: int) -> alt.Chart:
    sized = chart.properties(height=height, width="container")
    symbols = Locale.parse(words.language).number_symbols["latn"]
    numbers = alt.NumberLocale(
        decimal=symbols["decimal"], thousands=symbols["group"], grouping=[3], currency=["", ""]
    )
    finished: alt.Chart = sized.configure(locale=alt.Locale(number=numbers)).configure_view(
        stroke=None
    )
    return finished
