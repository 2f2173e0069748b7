"""Charts as drawings in a sheet, for a desk and for a phone."""

from collections.abc import Mapping
from typing import Any, Final

from quartmap.charts.inline import inline
from quartmap.views import markup

WIDE_PX: Final = 960
_NARROW_PX: Final = 340


def drawing(chart: Mapping[str, Any], told: str, wide_px: int = WIDE_PX) -> str:
    """Return a Vega-Lite chart as HTML that is read out as the sentence `told`.

    One as wide as its place is drawn for a desk, `wide_px` pixels wide, and for a phone; style.css
    shows the one that fits.
    """
    if chart.get("width", "container") != "container":
        return markup.drawing(inline(chart), told)
    return "".join(
        markup.drawing(inline(chart, width), told, css)
        for css, width in (("q-for-wide", wide_px), ("q-for-narrow", _NARROW_PX))
    )
