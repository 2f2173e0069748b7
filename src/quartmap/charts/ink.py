"""The colours of charts on a light and on a dark page; as in `views/style.css`."""

from dataclasses import dataclass
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a chart: words, second words, what is meant, what is around it, lines.

    further : figures of areas around.
    grid, rule : thin lines behind the figures; axes.
    paper : what the chart lies on, for hollow marks; the chart itself has no background.
    """

    ink: str
    grey: str
    accent: str
    further: str
    grid: str
    rule: str
    paper: str


SILENT: Final[dict[str, Any]] = {"aria": False, "mark": {"aria": False}}
"""Settings of a chart: Vega's own labels are English, the page gives it one text of its own."""
LIGHT: Final = Ink(
    ink="#23272b",
    grey="#4a4f54",
    accent="#0b4f6c",
    further="#6b6f73",
    grid="#e6e3dd",
    rule="#9a9690",
    paper="#ffffff",
)
DARK: Final = Ink(
    ink="#e8e6e1",
    grey="#b4b8bb",
    accent="#8fc1df",
    further="#989fa4",
    grid="#33393e",
    rule="#7d858b",
    paper="#16191c",
)
