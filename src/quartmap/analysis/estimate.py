"""The figures of areas that are estimated from the census grid, as they may be shown.

What `interpolate` computes, with the intervals of `interval` and the rules of `disclosure`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from quartmap.analysis import disclosure
from quartmap.analysis.estimate_areas import (
    MeasuredArea,
    level_areas,
    overlapping,
    own_areas,
    register_area,
)
from quartmap.analysis.estimate_record import Estimate, Figure
from quartmap.analysis.interpolate import Parts, Raw, raw_figures
from quartmap.analysis.interval import bounds, intervals
from quartmap.errors import UnknownNameError
from quartmap.names import ValueStatus
from quartmap.own.record import OwnArea
from quartmap.package import DataPackage
from quartmap.package.cells import hectare_cells, kilometre_cells


def indicator_ids(package: DataPackage) -> tuple[str, ...]:
    """Return what can be estimated, in the package's order; nothing without cells."""
    census = package.dashboard.census
    if census is None or not len(kilometre_cells(package).key):
        return ()
    return (census.population, census.density, *(one.indicator for one in census.means))


@lru_cache(maxsize=256)
def estimates(package: DataPackage, areas: tuple[OwnArea, ...]) -> tuple[Estimate, ...]:
    """Return the figures of a person's own areas, or why there are none, in their order.

    Of two areas that differ by too few residents the later one gets none, and none that differs
    so little from an area of the package or from a published cell.
    """
    told: list[MeasuredArea] = []
    result = []
    for area in own_areas(package, areas):
        found = _estimate(package, area.parts)
        beside = "" if found.reason else _beside(package, area, told)
        if beside:
            found = replace(found, figures={}, reason="difference", beside=beside)
        elif not found.reason:
            told.append(area)
        result.append(found)
    return tuple(result)


def register_estimate(package: DataPackage, area_id: str) -> Estimate:
    """Return the same for an area of the package, by its outline.

    Areas of the package are not held against each other: they are published as they are.

    Raises
    ------
    UnknownNameError
        Where the package has no outline of that area.
    """
    for level, frame in package.geometry.items():
        if area_id in frame.index:
            return _estimate(package, register_area(package, level, area_id).parts)
    raise UnknownNameError(f"There is no outline of {area_id!r} in this data package.")


@lru_cache(maxsize=16)
def register_estimates(package: DataPackage, level: str) -> Mapping[str, Estimate]:
    """Return the figures of every area of a level, by area_id."""
    return {
        area_id: _estimate(package, area.parts)
        for area_id, area in level_areas(package, level).items()
    }


def _beside(package: DataPackage, area: MeasuredArea, told: Sequence[MeasuredArea]) -> str:
    """Return the name of an area that this one differs from by too few residents, else ''."""
    for other in (*overlapping(package, area), *told):
        here, there = ((one.shape, one.parts.population) for one in (area, other))
        if disclosure.differs_by_few(package, here, there):
            return other.name
    return disclosure.cell_beside(area.parts)


def _estimate(package: DataPackage, parts: Parts) -> Estimate:
    reason = disclosure.withheld_reason(parts)
    whole = parts.whole
    residents = parts.population
    census, cells = package.dashboard.census, parts.cells
    fine = parts.basis != "1km"
    sources = () if census is None else census.source_ids + (census.fine_source_ids if fine else ())
    stated = [cells.attribution, *(one.attribution for one in hectare_cells(package) if fine)]
    credits_ = [credit for one in stated for credit in one.split("; ")]
    return Estimate(
        figures={} if reason else _figures(package, parts),
        basis=parts.basis,
        area_km2=parts.area_km2,
        cells=int((whole | parts.cut).sum()),
        whole_cells=int(whole.sum()),
        whole=float(parts.residents[whole].sum()) / residents if residents else 0.0,
        reference_date=cells.reference_date,
        attribution="; ".join(dict.fromkeys(filter(None, credits_))),
        source_ids=tuple(dict.fromkeys(sources)),
        reason=reason,
    )


def _figures(package: DataPackage, parts: Parts) -> Mapping[str, Figure]:
    raws = raw_figures(parts)
    spans, outside = intervals(package, parts, raws), bounds(parts)
    published = disclosure.published_only(parts) and parts.whole.sum() == 1
    counted = "" if parts.census is None else parts.census.population
    figures = {}
    for indicator_id, raw in raws.items():
        low, high = spans.get(indicator_id, (None, None))
        hard = indicator_id == counted
        figures[indicator_id] = Figure(
            indicator_id,
            value=raw.value,
            low=low,
            high=high,
            least=outside.least if hard else None,
            most=outside.most if hard else None,
            status=_status(raw, published=published),
            covered=raw.covered,
        )
    return figures


def _status(raw: Raw, *, published: bool) -> ValueStatus:
    if raw.value is None:
        return "suppressed" if raw.withheld else "missing"
    if published:
        return "observed"
    return "unreliable" if disclosure.is_weak(raw.weight, raw.covered) else "estimated"
