"""The figures by which areas can be alike: of one date, and told apart by how they were made."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from quartmap.analysis import estimate
from quartmap.analysis.own_rounding import rounded
from quartmap.names import NO_VALUE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quartmap.analysis.estimate_record import Estimate, Figure
    from quartmap.own.record import OwnArea
    from quartmap.package import DataPackage

GRID: Final = "grid"
"""The basis of figures estimated from census cells, the same way for every area; others are
reference dates of observations."""
_COUNTED: Final = frozenset({"observed", "zero"})
USED: Final = _COUNTED | {"estimated"}
"""Statuses of figures that are used; unreliable and suppressed ones are not."""
_PERIOD: Final = "period"
_COLUMNS: Final = ["area_id", "indicator_id", "reference_date", "value", "status", "source_id"]


@dataclass(frozen=True, slots=True)
class Subject:
    """The area that others are to be like: one of the register, or one of a person's own.

    own, place : all areas of that person, and which of them it is; suppression needs them all.
    """

    area_id: str = ""
    own: "tuple[OwnArea, ...]" = ()
    place: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """Frames with a row per area and a column per intensive indicator, in the package's order.

    value : in the indicator's unit; NaN where there is none that could be used.
    low, high : of the interval of an estimate; NaN without.
    status : a `ValueStatus`, '' without an observation.
    method : what figures must share to be held against each other; '' where there is none.
    source : ids of the sources, separated by blanks.
    """

    value: pd.DataFrame
    low: pd.DataFrame
    high: pd.DataFrame
    status: pd.DataFrame
    method: pd.DataFrame
    source: pd.DataFrame


@lru_cache(maxsize=32)
def figures(package: "DataPackage", level: str, basis: str) -> Figures:
    """Return the figures of all areas of a level."""
    areas = [str(one) for one in package.geometry[level].index]
    if basis == GRID:
        return _estimated(package, estimate.register_estimates(package, level), areas)
    return _observed(package, level, basis)


@lru_cache(maxsize=64)
def own_figures(package: "DataPackage", subject: Subject, basis: str) -> Figures:
    """Return the figures of one area; those of an own area are estimates only."""
    if subject.area_id and basis == GRID:
        alone = estimate.register_estimate(package, subject.area_id)
        return _estimated(package, {subject.area_id: alone}, [subject.area_id])
    if subject.area_id:
        level = str(package.register.loc[subject.area_id, "level"])
        found = figures(package, level, basis)
        return Figures(*(getattr(found, name).loc[[subject.area_id]] for name in Figures.__slots__))
    if basis == GRID:
        own = estimate.estimates(package, subject.own)[subject.place]
        return _estimated(package, {"": own}, [""])
    nothing = pd.DataFrame(index=[""])
    return Figures(*(nothing for _ in Figures.__slots__))


def _intensive(package: "DataPackage") -> tuple[str, ...]:
    rows = package.indicators
    return tuple(map(str, rows.index[~rows["extensive"]]))


def _estimated(
    package: "DataPackage", found: "Mapping[str, Estimate]", areas: "Sequence[str]"
) -> Figures:
    known = {one for area in found.values() for one in area.figures}
    ids = [one for one in _intensive(package) if one in known]
    rows = {area: _told(package, found.get(area), ids) for area in areas}

    def column(name: str) -> pd.DataFrame:
        cells = [[getattr(one, name, None) for one in rows[area]] for area in areas]
        return pd.DataFrame(cells, index=list(areas), columns=ids)

    status = column("status").fillna("").astype(str)
    usable = status.isin(USED)
    low, high, values = (column(name).astype(float) for name in ("low", "high", "value"))
    sources = {area: " ".join(found[area].source_ids) if area in found else "" for area in areas}
    cells = [[sources[area]] * len(ids) for area in areas]
    source = pd.DataFrame(cells, index=list(areas), columns=ids)
    method = status.where(status == "", GRID)
    return Figures(values.where(usable), low, high, status, method, source)


def _told(
    package: "DataPackage", found: "Estimate | None", ids: "Sequence[str]"
) -> "list[Figure | None]":
    """Return the figures as they are told, rounded: what is not told is not compared."""
    known = found.figures if found else {}
    return [rounded(package, known[one]) if one in known else None for one in ids]


def _observed(package: "DataPackage", level: str, date: str) -> Figures:
    areas = package.geometry[level].index.astype(str)
    rows = _of_level(package, level)
    rows = rows[rows["reference_date"] == date]
    there = set(rows["indicator_id"])
    ids = [one for one in _intensive(package) if one in there]

    def column(name: str) -> pd.DataFrame:
        wide = rows.pivot_table(
            index="area_id", columns="indicator_id", values=name, aggfunc="first"
        )
        return wide.reindex(index=areas, columns=ids)

    texts = {
        name: column(name).fillna("").astype(str) for name in ("status", "method", "source_id")
    }
    nothing = pd.DataFrame(float("nan"), index=areas, columns=ids)
    values = column("value").astype(float).where(texts["status"].isin(USED))
    return Figures(values, nothing, nothing, texts["status"], texts["method"], texts["source_id"])


def usable(package: "DataPackage", level: str) -> pd.DataFrame:
    """Return the observations of a level by which areas can be alike.

    Columns area_id, indicator_id, reference_date, value, status, source_id, method.
    """
    rows = _of_level(package, level)
    return rows[rows["status"].isin(USED) & rows["value"].notna()]


@lru_cache(maxsize=8)
def _of_level(package: "DataPackage", level: str) -> pd.DataFrame:
    """Return the best observations of intensive indicators; none that tells of a change.

    A figure of a span that ends at its date is no state at that date.
    """
    intensive = set(_intensive(package))
    spans = [
        (indicator_id, np.arange(start, stop))
        for (indicator_id, one, _), (start, stop) in package.lookup.places.items()
        if one == level and indicator_id in intensive
    ]
    at = np.concatenate([np.arange(0), *(span for _, span in spans)])
    names = [indicator_id for indicator_id, span in spans for _ in span]
    rows = package.lookup.rows.iloc[at].rename_axis("area_id").reset_index()
    rows = rows.assign(indicator_id=pd.array(names, dtype="str"))
    rows = rows[rows["date_precision"] != _PERIOD]
    kind = rows["status"].where(~rows["status"].isin(_COUNTED), "counted")
    return rows[_COLUMNS].assign(method=rows["source_id"] + " " + kind)


def not_used(status: pd.DataFrame) -> dict[str, int]:
    """Return how many figures are not used, by the reason that their status is."""
    counts = {one: int((status == one).sum().sum()) for one in ("unreliable", *sorted(NO_VALUE))}
    return {one: count for one, count in counts.items() if count}
