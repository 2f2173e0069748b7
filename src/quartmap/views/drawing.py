"""Charts as drawings in a sheet, for a desk and for a phone."""

from collections.abc import Mapping
from typing import Any, Final

from quartmap.charts.inline import inline
from quartmap.views import markup

_WIDTHS: Final = {"q-for-wide": 960, "q-for-narrow": 340}
"""A chart as wide as its place is drawn for both; style.css shows the one that fits."""


def drawing(chart: Mapping[str, Any], told: str) -> str:
    """Return a Vega-Lite chart as HTML that is read out as the sentence `told`."""
    if chart.get("width", "container") != "container":
        return markup.drawing(inline(chart), told)
    return "".join(
        markup.drawing(inline(chart, width), told, css) for css, width in _WIDTHS.items()
    )
