"""Own areas and estimates for tests, made by hand."""

import shapely

from quartmap.analysis.estimate_record import Estimate, Figure, Reason
from quartmap.names import ValueStatus
from quartmap.own.record import OwnArea

CREDIT = "Zensus, verändert"


def box(name: str, *bounds: float, parts: tuple[str, ...] = ()) -> OwnArea:
    """Return a rectangle: west, south, east, north in degrees."""
    return OwnArea(name, shapely.box(*bounds), "joined" if parts else "drawn", parts=parts)


def figure(
    indicator_id: str,
    value: float | None,
    half: float = 0,
    status: ValueStatus = "estimated",
    covered: float = 1.0,
) -> Figure:
    """Return a figure with an interval of `half` to both sides."""
    low, high = (None, None) if value is None else (value - half, value + half)
    return Figure(indicator_id, value, low, high, None, None, status, covered)


def estimate(
    *figures: Figure, reason: Reason = "", sources: tuple[str, ...] = ("study",), beside: str = ""
) -> Estimate:
    """Return an estimate of 2.5 km² from seven cells, two of them whole."""
    found = {one.indicator_id: one for one in figures}
    return Estimate(found, "1km", 2.5, 7, 2, 0.4, "2022-05-15", CREDIT, sources, reason, beside)
