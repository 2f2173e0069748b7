"""Coverage as a picture: one line of time per level, one mark per reference date.

Plain HTML with places in per cent: its words keep their size on a phone, and Streamlit takes SVG
out of what it is sent.
"""

import datetime as dt
from collections.abc import Hashable, Mapping
from html import escape
from typing import Any, Final

import pandas as pd

from quartmap.analysis.coverage import coverage
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.texts.dates import Partial

MOST: Final = 0.9
"""From this share of a level's areas on, a date counts as covered."""
_LEFT, _WIDTH = 3.0, 94.0
_CROSS: Final = "\N{MULTIPLICATION SIGN}"
_YEAR_DAYS: Final = 365.25
_YEARS: Final = 6
"""As many labels as a phone is wide."""
_SHORTEST: Final = 10
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 1000)


def coverage_strip(package: DataPackage, indicator_id: str, words: Texts) -> str:
    """Return the HTML of an indicator's levels and dates; empty where there is no observation."""
    rows = coverage(package, indicator_id)
    if rows.empty:
        return ""
    span = _span(list(rows["reference_date"]))
    levels = {one.id: words.pick(one.plural) for one in package.dashboard.levels}
    lines = [
        _line(group, levels[str(level)], span, words)
        for level, group in rows.groupby("level", sort=False)
    ]
    label = words.t("Levels and reference dates with figures; the table holds the same.")
    return (
        f'<div class="q-strip" role="img" aria-label="{escape(label)}">'
        f"{''.join(lines)}{_axis(span)}</div>"
    )


def share_class(figures: int, areas: int) -> str:
    """Return how much of a level is covered: `all` (from `MOST`), `some`, `few` (under a tenth).

    A date without any figure is `none`.
    """
    if figures == 0:
        return "none"
    if areas <= 0 or figures >= MOST * areas:
        return "all"
    return "some" if figures >= (1 - MOST) * areas else "few"


def mark(kind: str, at: float | None = None, label: str = "") -> str:
    """Return the mark of a date: full, ringed, small, or a cross without any figure."""
    place = "" if at is None else f' style="left:{at:.2f}%"'
    title = f' title="{escape(label)}"' if label else ""
    return f'<i class="q-mark q-{kind}"{place}{title}>{_CROSS if kind == "none" else ""}</i>'


def _line(rows: pd.DataFrame, name: str, span: tuple[float, float], words: Texts) -> str:
    marks = "".join(_mark(row, span, words) for row in rows.to_dict("records"))
    return f'<span class="q-level">{escape(name)}</span><div class="q-time">{marks}</div>'


def _mark(row: Mapping[Hashable, Any], span: tuple[float, float], words: Texts) -> str:
    figures, areas = int(row["figures"]), int(row["areas"])
    label = words.t(
        "{date}: {figures} of {areas} areas",
        date=words.date(str(row["reference_date"])),
        figures=words.number(figures, 0),
        areas=words.number(areas, 0),
    )
    at = _place(_moment(str(row["reference_date"])), span)
    return mark(share_class(figures, areas), at, label)


def _axis(span: tuple[float, float]) -> str:
    first, last = int(span[0]), int(span[1])
    step = next(step for step in _STEPS if (last - first) / step <= _YEARS)
    years = range(first + -first % step, last + 1, step)
    parts = [f'<i style="left:{_place(year, span):.2f}%">{year}</i>' for year in years]
    return f'<div class="q-years">{"".join(parts)}</div>'


def _place(moment: float, span: tuple[float, float]) -> float:
    first, last = span
    return _LEFT + _WIDTH * (moment - first) / (last - first)


def _moment(date: str) -> float:
    """Return the date as a fraction of years; a bare year stands at its middle."""
    known = Partial.parse(date)
    if known.month is None:
        return known.year + 0.5
    passed = known.first - dt.date(known.year, 1, 1)
    return known.year + passed.days / _YEAR_DAYS


def _span(dates: list[str]) -> tuple[float, float]:
    """Return the years to show: from the first date to the last, a decade at least."""
    moments = [_moment(date) for date in dates]
    first, last = int(min(moments)), int(max(moments)) + 1
    lacking = max(0, _SHORTEST - (last - first))
    return float(first - lacking // 2), float(last + lacking - lacking // 2)
