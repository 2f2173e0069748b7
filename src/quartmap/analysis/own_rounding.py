"""What an estimate is rounded to wherever it is told: page, file, print, command line."""

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from quartmap.texts import half_up

if TYPE_CHECKING:
    from quartmap.analysis.estimate_record import Figure
    from quartmap.package import DataPackage

COUNT_STEP: Final = 10
"""Estimated counts are told in tens, and densities with them: cells are no more exact."""


def rounded(package: "DataPackage", figure: "Figure") -> "Figure":
    """Return the figure as it may be told: counts in tens, else with the indicator's decimals.

    Value half up; the bounds outwards, so that what lay between them still does.
    """
    step = step_of(package, figure.indicator_id)
    return replace(
        figure,
        value=nearest(figure.value, step),
        low=_outwards(figure.low, figure.value, -step),
        high=_outwards(figure.high, figure.value, step),
        least=_outwards(figure.least, figure.value, -step),
        most=_outwards(figure.most, figure.value, step),
    )


def step_of(package: "DataPackage", indicator_id: str) -> float:
    """Return what the figures of an indicator are multiples of when they are estimated."""
    row = package.indicators.loc[indicator_id]
    counted = bool(row["extensive"]) or row["kind"] == "density"
    return COUNT_STEP if counted else 10.0 ** -int(str(row["decimals"]))


def nearest(value: float | None, step: float) -> float | None:
    """Return the multiple of `step` next to a value, the upper one half way; None for None.

    >>> nearest(1234.0, 10), nearest(12.25, 0.1)
    (1230.0, 12.3)
    """
    return None if value is None else _multiple(float(half_up(value / step, 0)), step)


def _outwards(bound: float | None, value: float | None, step: float) -> float | None:
    """Return a bound as the next multiple away from the value; with it where it equals it."""
    if bound is None or bound == value:
        return nearest(bound, abs(step))
    # A multiple stays one: 12.3 / 0.1 is 123.00000000000001.
    count = round(bound / abs(step), 6)
    return _multiple(math.ceil(count) if step > 0 else math.floor(count), abs(step))


def _multiple(count: float, step: float) -> float:
    return round(count * step, 10) + 0.0
