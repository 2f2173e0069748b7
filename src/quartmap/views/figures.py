"""Figures and their statuses in words."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from quartmap.names import NO_VALUE
from quartmap.texts import Notation
from quartmap.texts.statuses import status_text

__all__ = ["figure_text", "status_text"]


def figure_text(row: Mapping[Any, Any], written: Notation) -> str:
    """Return the figure of an observation: value, bound, range, or why there is none."""
    words = written.words
    if row["status"] in NO_VALUE:
        return status_text(str(row["status"]), words)
    if pd.notna(row["value"]):
        return str(written.quantity(float(row["value"])))
    bounds = written.bounds(float(row["value_low"]), float(row["value_high"]))
    return f"{bounds}\N{NO-BREAK SPACE}{written.unit}" if bounds else words.t("no data")
