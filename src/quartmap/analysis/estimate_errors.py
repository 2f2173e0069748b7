"""How far estimates from census cells were off: by check, and by size of the area."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np
import pandas as pd

from quartmap.package import DataPackage
from quartmap.package.schema import CHECKS

SIZES_KM2: Final = (1.0, 4.0, 20.0)
"""Upper bounds of the classes of size, the last one open."""
_RELATIVE: Final = ("count", "density")
"""Kinds whose errors are told in per cent of the true figure, all others in their unit."""
_BY_DATE: Final = "update"
"""A check of the same areas at several dates: each date stands for itself."""


@dataclass(frozen=True, slots=True)
class Errors:
    """The errors of one group of estimates.

    dates : first and last of the figures that the estimates were held against.
    mean, worst : in per cent of the true figure where `relative`, else in the indicator's unit;
        mean of the errors without their sign, worst with it.
    mean_units, worst_units : the same in the indicator's unit; of the same area.
    inside : share of areas whose true figure lies in the interval, in per cent.
    """

    check: str
    basis: str
    indicator_id: str
    areas: int
    dates: tuple[str, str]
    relative: bool
    mean: float
    worst: float
    mean_units: float
    worst_units: float
    worst_area: str
    inside: float
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SizeClass:
    """The areas above `over` and up to `up_to` km² (None: the largest), and their errors."""

    over: float
    up_to: float | None
    errors: Errors


@lru_cache(maxsize=2)
def checked(package: DataPackage) -> pd.DataFrame:
    """Return `estimate_errors` with how far each estimate is off.

    Added columns: off (estimate less truth, in the unit); off_pct (of the truth; NaN where that
    is 0); error (the one of the two that the indicator is judged by); inside (bool).
    """
    rows = package.estimate_errors.copy()
    rows["off"] = rows["estimate"] - rows["truth"]
    rows["off_pct"] = 100 * rows["off"] / rows["truth"].where(rows["truth"] != 0)
    by_per_cent = rows["indicator_id"].map(package.indicators["kind"]).isin(_RELATIVE)
    rows["error"] = rows["off_pct"].where(by_per_cent, rows["off"]).astype(float)
    rows["inside"] = rows["truth"].between(rows["low"], rows["high"])
    return rows


def is_relative(package: DataPackage, indicator_id: str) -> bool:
    """Return True where an indicator's errors are told in per cent."""
    return str(package.indicators.loc[indicator_id, "kind"]) in _RELATIVE


@lru_cache(maxsize=2)
def by_check(package: DataPackage) -> tuple[Errors, ...]:
    """Return the errors of every check, basis and indicator, in the order of `CHECKS`."""
    rows = checked(package)
    day = rows["reference_date"].where(rows["check"] == _BY_DATE, "")
    order = {indicator: place for place, indicator in enumerate(rows["indicator_id"].unique())}
    groups = [
        _errors(package, group)
        for _, group in rows.groupby(["check", "basis", "indicator_id", day], sort=False)
    ]
    return tuple(
        sorted(
            groups,
            key=lambda one: (CHECKS.index(one.check), -len(one.basis), order[one.indicator_id]),
        )
    )


@lru_cache(maxsize=64)
def by_size(
    package: DataPackage, check: str, basis: str, indicator_id: str
) -> tuple[SizeClass, ...]:
    """Return the errors of a check by classes of size; classes without an area are left out."""
    rows = of_check(package, check, basis, indicator_id)
    bounds = (0.0, *SIZES_KM2, np.inf)
    found = []
    for over, up_to in pairwise(bounds):
        group = rows[(rows["area_km2"] > over) & (rows["area_km2"] <= up_to)]
        if not group.empty:
            last = None if np.isinf(up_to) else up_to
            found.append(SizeClass(over, last, _errors(package, group)))
    return tuple(found)


def of_check(package: DataPackage, check: str, basis: str, indicator_id: str) -> pd.DataFrame:
    """Return the rows of `checked` of one check, basis and indicator."""
    rows = checked(package)
    wanted = (rows["check"] == check) & (rows["basis"] == basis)
    return rows[wanted & (rows["indicator_id"] == indicator_id)]


def _errors(package: DataPackage, rows: pd.DataFrame) -> Errors:
    records = rows.to_dict("records")
    known = [one for one in records if np.isfinite(one["error"])]
    first, worst = records[0], max(known or records, key=lambda one: abs(one["error"]))
    return Errors(
        check=str(first["check"]),
        basis=str(first["basis"]),
        indicator_id=str(first["indicator_id"]),
        areas=int(rows["area_id"].nunique()),
        dates=(str(rows["reference_date"].min()), str(rows["reference_date"].max())),
        relative=is_relative(package, str(first["indicator_id"])),
        mean=float(rows["error"].abs().mean()),
        worst=float(worst["error"]),
        mean_units=float(rows["off"].abs().mean()),
        worst_units=float(worst["off"]),
        worst_area=str(worst["area_id"]),
        inside=100 * float(rows["inside"].mean()),
        sources=tuple(rows["source_id"].unique()),
    )
