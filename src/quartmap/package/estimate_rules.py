"""Rules of `census/calibration.csv` and `estimate_errors.csv`: factors and intervals."""

from collections.abc import Mapping

import pandas as pd

from quartmap.package.faults import Faults
from quartmap.package.tables import Sheet


def check_estimates(
    sheets: Mapping[str, Sheet], frames: Mapping[str, pd.DataFrame], faults: Faults
) -> None:
    """Note factors that stretch nothing, sizes of nothing, intervals without their estimate."""
    factors, errors = frames["calibration"], frames["estimate-errors"]
    aimed = factors["aimed"]
    for name, column, wrong, saying in (
        ("calibration", "factor", factors["factor"] <= 0, "a factor is above 0"),
        ("calibration", "areas", factors["areas"] <= 0, "a factor comes from an area at least"),
        ("calibration", "aimed", (aimed <= 0) | (aimed >= 100), "per cent between 0 and 100"),  # noqa: PLR2004
        ("estimate-errors", "area_km2", errors["area_km2"] <= 0, "an area has a size above 0"),
        ("estimate-errors", "low", errors["low"] > errors["estimate"], "low ≤ estimate"),
        ("estimate-errors", "high", errors["high"] < errors["estimate"], "estimate ≤ high"),
    ):
        _note(sheets[name], column, wrong, saying, faults)


def _note(sheet: Sheet, column: str, wrong: "pd.Series[bool]", saying: str, faults: Faults) -> None:
    faults.rows(
        sheet.table.path,
        column,
        sheet.where(wrong, column),
        lambda value: f"{value!r} cannot be: {saying}. Mend the figure.",
    )
