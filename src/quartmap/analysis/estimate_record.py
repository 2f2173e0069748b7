"""What an estimate from census cells says, as frozen records."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from quartmap.names import ValueStatus

Basis = Literal["1km", "100m", "mixed"]
"""The cells that an estimate rests on; mixed: 100 m cells for a part of it only."""
Reason = Literal["", "outside", "no-residents", "few-residents", "few-cells", "difference"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator of an area, estimated.

    value : in the indicator's unit, unrounded; None where status is suppressed or missing.
    low, high : the calibrated interval around it; equal to it where only whole cells count.
    least, most : what cells that are cut could contain at the outside; counts only, else None.
    covered : part of the weight (residents, dwellings) whose cells have a value, 0 to 1.
    """

    indicator_id: str
    value: float | None
    low: float | None
    high: float | None
    least: float | None
    most: float | None
    status: ValueStatus
    covered: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """The figures of one area, or the reason that there are none.

    figures : by indicator_id, in the order of the package; empty where there is a reason.
    reason : outside (no inhabited cell), no-residents, few-residents, few-cells, difference.
    beside : with `difference`, the name of the area it differs from by too few residents.
    cells, whole_cells : inhabited 1 km cells touched, and wholly inside.
    whole : part of the estimated residents that live in cells wholly inside, 0 to 1.
    area_km2 : of the area, in `AREA_CRS`.
    reference_date, attribution, source_ids : of the cells.
    """

    figures: Mapping[str, Figure]
    basis: Basis
    area_km2: float
    cells: int
    whole_cells: int
    whole: float
    reference_date: str
    attribution: str
    source_ids: tuple[str, ...]
    reason: Reason = ""
    beside: str = ""
