"""Classes of a choropleth: one `Breaks` feeds map, legend, table and export."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, Any, Final

import jenkspy
import numpy as np
import numpy.typing as npt

from quartmap.errors import SelectionError
from quartmap.names import Scheme

if TYPE_CHECKING:
    import pandas as pd

Floats = npt.NDArray[np.float64]

MIN_CLASSES: Final = 2
MAX_CLASSES: Final = 9
NATURAL_LIMIT: Final = 10_000
"""Above this many values natural breaks are found on evenly spaced order statistics."""
_MOST_DECIMALS: Final = 12


@dataclass(frozen=True, slots=True)
class Breaks:
    """Classes 0 to k-1; class i holds what is above `upper[i - 1]` and at most `upper[i]`.

    upper : inclusive upper bounds, strictly ascending; empty where there was no value.
    minimum, maximum : smallest and largest classified value; NaN where there was none.
    following : per bound the smallest value above it (inf after the last): how far a bound
        may be rounded up before a value changes its class.
    """

    scheme: Scheme
    upper: tuple[float, ...]
    minimum: float
    maximum: float
    following: tuple[float, ...] = ()

    @property
    def k(self) -> int:
        """The number of classes."""
        return len(self.upper)

    @property
    def lower(self) -> tuple[float, ...]:
        """Lower bounds: the minimum (inclusive), then the bound below (exclusive).

        With own breaks the minimum may lie above the first upper bound: that class is empty.
        """
        return (self.minimum, *self.upper[:-1]) if self.upper else ()

    @property
    def decimals(self) -> int:
        """The decimals needed to write every bound exactly."""
        bounds = (self.minimum, *self.upper) if self.upper else ()
        return max((_decimals(bound) for bound in bounds), default=0)

    def rounded(self, decimals: int) -> "Breaks":
        """Return bounds with as few decimals as possible, at least `decimals`.

        Upper bounds are rounded up and the minimum down. A bound that would pass the next value
        keeps more decimals, so that each classified value stays in its class.
        """
        if not self.upper or len(self.following) != self.k:
            return self
        limits = [
            min(pair) for pair in zip(self.following, (*self.upper[1:], math.inf), strict=True)
        ]
        upper = tuple(
            _round_up(bound, decimals, limit=limit)
            for bound, limit in zip(self.upper, limits, strict=True)
        )
        return replace(
            self,
            upper=upper,
            minimum=_quantized(self.minimum, decimals, ROUND_FLOOR),
            maximum=max(self.maximum, upper[-1]),
        )


def classify(
    values: "pd.Series[float] | Floats",
    scheme: Scheme,
    k: int,
    *,
    own: tuple[float, ...] = (),
) -> Breaks:
    """Return at most `k` classes of the finite values.

    Ties and few distinct values give fewer classes; all values equal give one, no finite value
    gives none.

    Parameters
    ----------
    values
        Intensive values; NaN and infinities are ignored, order and index do not matter.
    scheme
        `natural` (Fisher-Jenks, exact up to `NATURAL_LIMIT` values), `quantiles`, `equal`, `std`
        (mean plus and minus whole or, for odd `k`, half multiples of the population standard
        deviation), or `own`.
    k
        The number of classes asked for, 2 to 9; ignored by `own`.
    own
        Inclusive upper bounds of the own classes, 1 to 8. All are kept, so that classes stay the
        same from date to date; values above the last get one class more.

    Raises
    ------
    SelectionError
        If `k` or `own` is out of range, or the scheme is unknown.

    Examples
    --------
    >>> classify(np.array([1.0, 2.0, 10.0, 11.0]), "natural", 2).upper
    (2.0, 11.0)
    """
    _check(scheme, k, own)
    finite = np.asarray(values, dtype=np.float64)
    finite = np.sort(finite[np.isfinite(finite)])
    if finite.size == 0:
        return Breaks(scheme, (), math.nan, math.nan)
    if scheme == "own":
        inner = np.asarray(own, dtype=np.float64)
        top = finite[-1:] if finite[-1] > inner.max() else inner[:0]
    else:
        inner = _SCHEMES[scheme](finite, k)
        inner = inner[(inner >= finite[0]) & (inner < finite[-1])]
        top = finite[-1:]
    upper = np.unique(np.concatenate([inner, top]))
    beyond = np.append(finite, math.inf)[np.searchsorted(finite, upper, side="right")]
    return Breaks(
        scheme,
        tuple(upper.tolist()),
        float(finite[0]),
        float(finite[-1]),
        tuple(beyond.tolist()),
    )


def class_ids(values: "pd.Series[float] | Floats", breaks: Breaks) -> npt.NDArray[np.int16]:
    """Return the class 0 to k-1 of each value, in order; -1 for NaN and what no class holds."""
    given = np.asarray(values, dtype=np.float64)
    codes = np.full(given.shape, -1, dtype=np.int16)
    if breaks.upper:
        inside = (given >= breaks.minimum) & (given <= breaks.upper[-1])
        codes[inside] = np.searchsorted(np.asarray(breaks.upper), given[inside], side="left")
    return codes


def _natural(ordered: Floats, k: int) -> Floats:
    if ordered.size > NATURAL_LIMIT:
        ranks = np.linspace(0, ordered.size - 1, NATURAL_LIMIT).round().astype(np.intp)
        ordered = ordered[ranks]
    k = min(k, np.unique(ordered).size)
    if k == 1:
        return ordered[-1:]
    return np.asarray(jenkspy.jenks_breaks(ordered, n_classes=k)[1:], dtype=np.float64)


def _quantiles(ordered: Floats, k: int) -> Floats:
    # Whole-number arithmetic: a float quantile of n·i/k can slip past a rank.
    ranks = [(ordered.size * i + k - 1) // k - 1 for i in range(1, k + 1)]
    return ordered[ranks]


def _equal(ordered: Floats, k: int) -> Floats:
    return np.linspace(ordered[0], ordered[-1], k + 1)[1:]


def _std(ordered: Floats, k: int) -> Floats:
    return np.asarray(ordered.mean() + (np.arange(1, k) - k / 2) * ordered.std())


_SCHEMES: Final[Mapping[str, Callable[[Floats, int], Floats]]] = {
    "natural": _natural,
    "quantiles": _quantiles,
    "equal": _equal,
    "std": _std,
}


def _check(scheme: str, k: int, own: tuple[float, ...]) -> None:
    if scheme == "own":
        if not 1 <= len(set(own)) < MAX_CLASSES or not all(map(math.isfinite, own)):
            raise SelectionError(
                f"Own breaks are 1 to {MAX_CLASSES - 1} different numbers, not {own!r}."
            )
    elif scheme not in _SCHEMES:
        known = ", ".join([*_SCHEMES, "own"])
        raise SelectionError(f"There is no scheme {scheme!r}; the schemes are {known}.")
    elif not MIN_CLASSES <= k <= MAX_CLASSES:
        raise SelectionError(f"The number of classes is {MIN_CLASSES} to {MAX_CLASSES}, not {k!r}.")


def _decimals(bound: float) -> int:
    exponent: Any = Decimal(repr(bound)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _quantized(bound: float, decimals: int, rounding: str) -> float:
    step = Decimal(1).scaleb(-decimals)
    return float((Decimal(repr(bound)) / step).to_integral_value(rounding) * step)


def _round_up(bound: float, decimals: int, *, limit: float) -> float:
    for tried in range(decimals, max(decimals, _MOST_DECIMALS) + 1):
        candidate = _quantized(bound, tried, ROUND_CEILING)
        if candidate < limit:
            return candidate
    return bound
