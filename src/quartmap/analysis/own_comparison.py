"""The estimates of an own area beside those of the areas around it, estimated alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from quartmap.analysis.own_rounding import rounded

if TYPE_CHECKING:
    from quartmap.analysis.estimate_record import Estimate, Figure
    from quartmap.package import DataPackage

Reason = Literal["", "extensive", "no-value", "unreliable"]


@dataclass(frozen=True, slots=True)
class Beside:
    """What another area has of an indicator, and what lies between.

    figure : its estimate, rounded; None where there is none.
    official : its official figure of the same date; None where there is none.
    source_id : of the official figure.
    difference : the own figure minus this one, both rounded; None where `reason` says why not.
    within : whether this figure lies in the interval of the own one.
    """

    area_id: str
    figure: "Figure | None"
    official: float | None
    source_id: str
    difference: float | None
    within: bool
    reason: Reason


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator: the own figure, rounded, and those of the areas around."""

    indicator_id: str
    topic: str
    figure: "Figure"
    beside: tuple[Beside, ...]


Estimator = Callable[["DataPackage", str], "Estimate"]


@lru_cache(maxsize=64)
def lines(
    package: "DataPackage",
    figures: "tuple[Figure, ...]",
    reference_date: str,
    comparators: tuple[str, ...],
    estimator: Estimator,
) -> tuple[Line, ...]:
    """Return a line for each figure of an estimate, by topic in the order of the dashboard.

    `estimator` estimates an area of the register as the own area was.
    """
    around = {one: _estimated(package, one, estimator) for one in comparators}
    order = {topic.id: place for place, topic in enumerate(package.dashboard.topics)}
    topics = package.indicators["topic"]
    found = [
        Line(
            one.indicator_id,
            str(topics[one.indicator_id]),
            rounded(package, one),
            tuple(_beside(package, one, key, around[key], reference_date) for key in comparators),
        )
        for one in figures
    ]
    return tuple(sorted(found, key=lambda line: order.get(line.topic, len(order))))


def _beside(
    package: "DataPackage",
    figure: "Figure",
    area_id: str,
    figures: "Mapping[str, Figure]",
    reference_date: str,
) -> Beside:
    own = rounded(package, figure)
    given = figures.get(figure.indicator_id)
    other = rounded(package, given) if given else None
    official, source_id = _official(package, figure.indicator_id, area_id, reference_date)
    reason = _reason(package, own, other)
    value = other.value if other else None
    difference = None
    if not reason and own.value is not None and value is not None:
        difference = round(own.value - value, 10)
    return Beside(
        area_id=area_id,
        figure=other,
        official=official,
        source_id=source_id,
        difference=difference,
        within=difference is not None and _within(own, value),
        reason=reason,
    )


def _within(own: "Figure", value: float | None) -> bool:
    if value is None or own.low is None or own.high is None:
        return False
    return own.low <= value <= own.high


def _reason(package: "DataPackage", own: "Figure", other: "Figure | None") -> Reason:
    if package.indicators.loc[own.indicator_id, "extensive"]:
        return "extensive"
    if own.value is None or other is None or other.value is None:
        return "no-value"
    return "unreliable" if "unreliable" in (own.status, other.status) else ""


@lru_cache(maxsize=256)
def _estimated(
    package: "DataPackage", area_id: str, estimator: Estimator
) -> "Mapping[str, Figure]":
    return estimator(package, area_id).figures


@lru_cache(maxsize=2048)
def _official(
    package: "DataPackage", indicator_id: str, area_id: str, reference_date: str
) -> tuple[float | None, str]:
    """Return what was counted of the same date, not estimated, and its source; else nothing."""
    level = str(package.register.loc[area_id, "level"])
    rows = package.observed(indicator_id, level, reference_date)
    if area_id not in rows.index:
        return None, ""
    row = rows.loc[[area_id]].to_dict("records")[0]
    counted = row["status"] in {"observed", "zero"} and row["value"] == row["value"]
    return (float(row["value"]), str(row["source_id"])) if counted else (None, "")
