"""Figures and their statuses in words."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from quartmap.names import NO_VALUE
from quartmap.texts import Notation, Texts


def figure_text(row: Mapping[Any, Any], written: Notation) -> str:
    """Return the figure of an observation: value, bound, range, or why there is none."""
    words = written.words
    if row["status"] in NO_VALUE:
        return status_text(str(row["status"]), words)
    if pd.notna(row["value"]):
        return str(written.quantity(float(row["value"])))
    bounds = written.bounds(float(row["value_low"]), float(row["value_high"]))
    return f"{bounds}\N{NO-BREAK SPACE}{written.unit}" if bounds else words.t("no data")


def status_text(status: str, words: Texts) -> str:
    """Return what a status means, empty for a plain observation."""
    known = {
        "estimated": words.t("estimated"),
        "suppressed": words.t("suppressed: too few cases"),
        "unreliable": words.t("unreliable: read with care"),
        "missing": words.t("no data"),
    }
    return known.get(status, "")
