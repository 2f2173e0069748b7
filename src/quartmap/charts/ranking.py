"""The areas of the map as bars in the order of their values, coloured as on the map."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import altair as alt
import numpy as np
import pandas as pd
from babel import Locale

from quartmap.analysis.breaks import Breaks, class_ids
from quartmap.charts.ink import LIGHT, SILENT, Ink
from quartmap.texts import Notation, Texts

SELECTION: Final = "area"
NAMED: Final = 60
"""Up to this many areas each bar has its name; above, bars stand side by side as a profile."""
_ROW_PX: Final = 18
_AXIS_PX: Final = 56


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes of the map with their colours; without breaks all have the first colour."""

    breaks: Breaks | None
    palette: Sequence[str]


def ranking_chart(
    ranking: pd.DataFrame,
    classes: Classes,
    notation: Notation,
    chosen: str | None,
    ink: Ink = LIGHT,
) -> alt.Chart:
    """Return the chart of `ranking` (index area_id; name, value); a click selects a bar."""
    data = _data(ranking, classes.breaks, notation)
    pick = alt.selection_point(name=SELECTION, fields=["id"], on="click", empty=False)
    scale = alt.Scale(domain=list(range(len(classes.palette))), range=list(classes.palette))
    marked = alt.datum.id == (chosen or "")
    # An edge keeps pale or dark classes from the paper; bars of a profile are thinner than it.
    edge = 0.6 if len(data) <= NAMED else 0
    bars = (
        alt.Chart(data)
        .mark_bar()
        .encode(
            color=alt.Color("class:O", scale=scale, legend=None),
            stroke=alt.condition(marked, alt.value(ink.ink), alt.value(ink.rule)),
            strokeWidth=alt.condition(marked, alt.value(2.5), alt.value(edge)),
            tooltip=_tooltip(notation),
        )
        .add_params(pick)
    )
    if len(data) > NAMED:
        profile = bars.encode(
            x=alt.X("id:N", sort=None, axis=None, scale=alt.Scale(padding=0)),
            y=_value("Y", notation, ink),
        )
        return _finish(profile, notation.words, height=300)
    names = alt.Y("name:N", sort=None, axis=_names(ink))
    rows = bars.encode(y=names, x=_value("X", notation, ink))
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


def _value(channel: Literal["X", "Y"], notation: Notation, ink: Ink) -> alt.X | alt.Y:
    axis = alt.Axis(
        title=notation.unit or None,
        format=f",.{notation.decimals}~f",
        orient="top" if channel == "X" else "left",
        labelColor=ink.ink,
        titleColor=ink.ink,
        gridColor=ink.grid,
        tickCount=4,
    )
    return alt.X("value:Q", axis=axis) if channel == "X" else alt.Y("value:Q", axis=axis)


def _names(ink: Ink) -> alt.Axis:
    return alt.Axis(
        title=None,
        labelLimit=150,
        labelOverlap=False,
        labelFontSize=11,
        labelColor=ink.ink,
        ticks=False,
        domain=False,
    )


def _finish(chart: alt.Chart, words: Texts, *, height: int) -> alt.Chart:
    sized = chart.properties(height=height, width="container")
    symbols = Locale.parse(words.language).number_symbols["latn"]
    numbers = alt.NumberLocale(
        decimal=symbols["decimal"], thousands=symbols["group"], grouping=[3], currency=["", ""]
    )
    finished: alt.Chart = sized.configure(
        locale=alt.Locale(number=numbers), background="transparent", **SILENT
    ).configure_view(stroke=None)
    return finished
