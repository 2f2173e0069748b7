"""A finished chart as plain values: in the reader's number format, each layer with its data."""

from collections.abc import Sequence
from typing import Any, Final

import altair as alt
from babel import Locale

from quartmap.charts.ink import SILENT
from quartmap.texts import Texts

FONT: Final = "Source Sans, sans-serif"


def finished(chart: alt.LayerChart | alt.FacetChart, words: Texts) -> dict[str, Any]:
    """Return the chart's specification; the page gives it one text in its language."""
    symbols = Locale.parse(words.language).number_symbols["latn"]
    numbers = alt.NumberLocale(
        decimal=symbols["decimal"], thousands=symbols["group"], grouping=[3], currency=["", ""]
    )
    configured = chart.configure(
        locale=alt.Locale(number=numbers), font=FONT, background="transparent", **SILENT
    )
    content: dict[str, Any] = configured.configure_view(stroke=None).to_dict(
        validate=False  # each part was checked when it was made; twice takes as long again
    )
    datasets = content.pop("datasets", {})
    for layer in content.get("layer", ()):
        name = layer.get("data", {}).get("name")
        if name in datasets:
            layer["data"] = {"values": datasets[name]}
    return content


def as_wide_as_its_place(
    layers: Sequence[alt.Chart], height: float, words: Texts, *, sides: tuple[int, int] = (2, 6)
) -> dict[str, Any]:
    """Return layers over each other as a finished specification.

    height : px. sides : room left and right of it, px.
    """
    chart = alt.layer(*layers).properties(
        width="container",
        height=height,
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        padding={"left": sides[0], "right": sides[1], "top": 4, "bottom": 4},
    )
    return finished(chart, words)
