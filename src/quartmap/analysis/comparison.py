"""An area's value beside those of the areas it is compared with."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pandas as pd

from quartmap.errors import UnknownNameError
from quartmap.names import NO_VALUE

if TYPE_CHECKING:
    from quartmap.package import DataPackage

Reason = Literal["", "no-reference", "extensive", "no-value", "other-date", "unreliable"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values of one indicator and date, and what lies between them.

    value, reference_value : in the indicator's unit; None where there is no figure.
    status, reference_status : a `ValueStatus`, or '' without an observation.
    difference : value minus reference value; None where `reason` says why not.
    difference_unit : the indicator's unit, or 'pp' (percentage points) for per cents.
    """

    area_id: str
    reference_area_id: str
    indicator_id: str
    reference_date: str
    value: float | None
    reference_value: float | None
    status: str
    reference_status: str
    difference: float | None
    difference_unit: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class _Figure:
    value: float | None = None
    status: str = ""


def compare(
    package: "DataPackage",
    area_id: str,
    indicator_id: str,
    reference_date: str,
    *,
    reference_area_id: str | None = None,
) -> Comparison:
    """Return the area's value beside that of its reference area (or of the one named).

    Counts are set beside each other without a difference (`extensive`): a quarter has fewer
    residents than its city whatever is compared.

    Raises
    ------
    UnknownNameError
        If the package has no such area or indicator.
    """
    _known(area_id, package.register, "area")
    _known(indicator_id, package.indicators, "indicator")
    other = reference_area_id
    if other is None:
        other = str(package.register.loc[area_id, "reference_area_id"])
    figure = _figure(package, area_id, indicator_id, reference_date)
    reference = _figure(package, other, indicator_id, reference_date) if other else _Figure()
    reason = _reason(package, figure, reference, other, indicator_id)
    unit = str(package.indicators.loc[indicator_id, "unit"])
    difference = None
    if not reason and figure.value is not None and reference.value is not None:
        difference = _exact_difference(figure.value, reference.value)
    return Comparison(
        area_id=area_id,
        reference_area_id=other,
        indicator_id=indicator_id,
        reference_date=reference_date,
        value=figure.value,
        reference_value=reference.value,
        status=figure.status,
        reference_status=reference.status,
        difference=difference,
        difference_unit="pp" if unit == "%" else unit,
        reason=reason,
    )


def compare_upward(
    package: "DataPackage", area_id: str, indicator_id: str, reference_date: str
) -> tuple[Comparison, ...]:
    """Return comparisons with the reference area, then with each parent upward, each once."""
    _known(area_id, package.register, "area")
    chain = [str(package.register.loc[area_id, "reference_area_id"])]
    parent = str(package.register.loc[area_id, "parent_id"])
    while parent and parent not in chain[1:]:
        chain.append(parent)
        parent = str(package.register.loc[parent, "parent_id"])
    # What is the same area (a town that is its own county) would be compared with itself twice.
    seen = set(package.same_area(area_id))
    comparisons = []
    for other in chain:
        if other and other not in seen:
            seen |= package.same_area(other)
            comparisons.append(
                compare(package, area_id, indicator_id, reference_date, reference_area_id=other)
            )
    return tuple(comparisons)


def _known(name: str, frame: pd.DataFrame, noun: str) -> None:
    if name not in frame.index:
        raise UnknownNameError(f"The package has no {noun} {name!r}.")


def _figure(package: "DataPackage", area_id: str, indicator_id: str, date: str) -> _Figure:
    observed = package.observed(indicator_id, str(package.register.loc[area_id, "level"]), date)
    if area_id not in observed.index:
        return _Figure()
    row = observed.loc[area_id]
    status = str(row["status"])
    if status in NO_VALUE or pd.isna(row["value"]):
        return _Figure(None, status)
    return _Figure(float(row["value"]), status)


def _reason(
    package: "DataPackage", figure: _Figure, reference: _Figure, other: str, indicator_id: str
) -> Reason:
    if not other:
        return "no-reference"
    if package.indicators.loc[indicator_id, "extensive"]:
        return "extensive"
    if figure.value is None:
        return "no-value"
    if reference.value is None:
        return _why_absent(package, reference, other, indicator_id)
    return "unreliable" if "unreliable" in (figure.status, reference.status) else ""


def _why_absent(
    package: "DataPackage", reference: _Figure, other: str, indicator_id: str
) -> Reason:
    if reference.status:
        return "no-value"
    rows = package.observations
    here = rows["area_id"].isin(package.same_area(other))
    rows = rows[here & (rows["indicator_id"] == indicator_id)]
    return "other-date" if rows["value"].notna().any() else "no-value"


def _exact_difference(value: float, other: float) -> float:
    # 20 - 14.1 is 5.9, not 5.9000000000000004: no figure has more than ten decimals.
    return round(value - other, 10)
