"""An indicator minus that of the area around, or minus itself at another date; classes about 0."""

import math
from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from quartmap.analysis import series
from quartmap.analysis.breaks import Breaks
from quartmap.names import NO_VALUE
from quartmap.package.dates import span

if TYPE_CHECKING:
    from quartmap.package import DataPackage

_STEPS: Final = (1, 3, 5)
"""The bounds on either side of 0, in halves of a class: seven classes of one width."""
_NICE: Final = (1, 2, 3, 5)
_MOST: Final = 0.9
"""The part of the differences that lies inside the outermost bounds, at least."""
_LIKE: Final = {"zero": "observed"}


@lru_cache(maxsize=4096)
def surrounding(package: "DataPackage", area_id: str, level: str) -> str:
    """Return the area of `level` that the area lies in; '' where it is that area, or in none."""
    register = package.register
    seen, waiting = set(package.same_area(area_id)), sorted(package.same_area(area_id))
    if any(register.loc[one, "level"] == level for one in waiting):
        return ""
    while waiting:
        parents = {str(register.loc[one, "parent_id"]) for one in waiting} - {""}
        around = {twin for one in parents for twin in package.same_area(one)} - seen
        found = sorted(one for one in around if register.loc[one, "level"] == level)
        if found:
            return found[0]
        seen |= around
        waiting = sorted(around)
    return ""


def minus_level(
    package: "DataPackage", observed: pd.DataFrame, indicator_id: str, date: str, level: str
) -> pd.DataFrame:
    """Return each area's value minus that of the area of `level` around it, at the same date.

    `observed` is indexed by area_id with value and status. No difference where a figure is
    missing, suppressed, a bound or unreliable, and none of an area with itself.
    """
    others = package.observed(indicator_id, level, date)
    around = [surrounding(package, str(one), level) for one in observed.index]
    return _subtracted(observed, others.reindex(around), same_source=False)


def minus_date(observed: pd.DataFrame, earlier: pd.DataFrame) -> pd.DataFrame:
    """Return each area's value minus its own at another date of the same base.

    Only figures of one source and kind (counted, estimated) are a series; see `base`.
    """
    return _subtracted(observed, earlier.reindex(observed.index), same_source=True)


@lru_cache(maxsize=4096)
def base(package: "DataPackage", indicator_id: str, date: str) -> int:
    """Return how many changes of base lie before the end of a date: equal ones may be joined."""
    first = _first(date)
    return sum(_first(one.break_date) <= first for one in series.breaks(package, indicator_id))


@lru_cache(maxsize=1024)
def changes_between(
    package: "DataPackage", indicator_id: str, one: str, other: str
) -> tuple[series.Break, ...]:
    """Return the changes of base between two dates, by date."""
    low, high = sorted(base(package, indicator_id, date) for date in (one, other))
    return series.breaks(package, indicator_id)[low:high]


def symmetric(differences: "pd.Series[float]", decimals: int) -> Breaks:
    """Return up to seven classes that mirror each other about 0, one of them around it.

    All have one width but the outermost, which are open; outer classes empty on both sides are
    left out. Bounds are 1, 3 and 5 times 1, 2, 3 or 5 of a power of ten, no finer than `decimals`;
    a bound belongs to the class nearer to 0.

    Examples
    --------
    >>> symmetric(pd.Series([-4.0, 0.5, 9.0]), 1).k
    5
    """
    sizes = np.sort(differences.dropna().abs().to_numpy(dtype=float))
    if not sizes.size:
        return Breaks("own", (), math.nan, math.nan)
    most = float(sizes[math.ceil(_MOST * sizes.size) - 1])
    half = half_width(most, decimals)
    bounds = [round(step * half, 10) for step in _STEPS]
    bounds = [one for index, one in enumerate(bounds) if not index or sizes[-1] > bounds[index]]
    beyond = max(float(sizes[-1]), bounds[-1] + half)
    below = [float(np.nextafter(-one, -math.inf)) for one in reversed(bounds)]
    return Breaks("own", (*below, *bounds, beyond), -beyond, beyond)


def half_width(most: float, decimals: int) -> float:
    """Return the bound nearest to 0 of classes that reach `most` with their fifth half.

    >>> half_width(9.0, 1), half_width(0.1, 1), half_width(12.0, 0)
    (2.0, 0.1, 3.0)
    """
    finest = 10.0**-decimals
    wanted = max(most / _STEPS[-1], finest)
    power = math.floor(math.log10(wanted))
    found = [
        round(step * 10.0**tens, 10)
        for tens in (power, power + 1)
        for step in _NICE
        if step * 10.0**tens >= wanted * (1 - 1e-9)
    ]
    return found[0]


def _subtracted(own: pd.DataFrame, other: pd.DataFrame, *, same_source: bool) -> pd.DataFrame:
    rows = [
        _difference(one, two, same_source=same_source)
        for one, two in zip(own.itertuples(), other.itertuples(), strict=True)
    ]
    frame = pd.DataFrame(rows, index=own.index, columns=["value", "status"])
    return frame.astype({"value": float}).assign(value_low=math.nan, value_high=math.nan)


def _difference(one: Any, two: Any, *, same_source: bool) -> tuple[float, str]:  # noqa: ANN401
    """Return the difference and its status: that of the less certain of the two."""
    kinds = [one.status, two.status]
    if _barred(kinds) or pd.isna(one.value) or pd.isna(two.value):
        return math.nan, "suppressed" if one.status == "suppressed" else "missing"
    if same_source and (one.source_id != two.source_id or len(set(map(_kind, kinds))) > 1):
        return math.nan, "missing"
    # 20 - 14.1 is 5.9, not 5.9000000000000004: no figure has more than ten decimals.
    difference = round(float(one.value) - float(two.value), 10)
    return difference, "estimated" if "estimated" in kinds else "observed"


def _barred(kinds: Collection[object]) -> bool:
    return any(not isinstance(one, str) or one in NO_VALUE or one == "unreliable" for one in kinds)


def _kind(status: object) -> str:
    return _LIKE.get(str(status), str(status))


def _first(text: str) -> str:
    return (span(text) or (text, text))[0]
