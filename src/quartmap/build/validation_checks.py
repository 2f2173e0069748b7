"""The published checks: estimates of areas of the register beside what they are held against."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd
import shapely

from quartmap.build.census_hectares import PLACES
from quartmap.build.geometry_sources import ESTIMATE, GRID
from quartmap.build.validation_coarse import Coarse, Exact, exact
from quartmap.build.validation_estimator import (
    BASES,
    Estimated,
    conformal,
    estimate,
    spans,
)
from quartmap.build.validation_factors import DENSITY, outline, register_ratios
from quartmap.build.validation_fine import POPULATION, Fine
from quartmap.build.validation_truth import CENSUS_DAY, Truth
from quartmap.names import AREA_CRS
from quartmap.package import DataPackage
from quartmap.package.schema import CHECKS, ESTIMATE_ERRORS

_DECIMALS: Final = 3
EDGE_M: Final = 100.0
"""So far may a district reach beyond its municipality: the outlines come from two sources."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of `estimate_errors.csv`."""

    truth: Truth
    basis: str
    area_km2: float
    estimate: float
    low: float
    high: float


def official_rows(package: DataPackage, truths: Sequence[Truth]) -> Iterator[Row]:
    """Yield the checks against official and published figures, from every kind of cell."""
    by_area: dict[str, list[Truth]] = {}
    for truth in truths:
        by_area.setdefault(truth.area_id, []).append(truth)
    shapes = [outline(package, area_id) for area_id in by_area]
    alone = _left_out(package, [one for one in truths if one.check == "register"])
    for basis in BASES:
        found = estimate(package, shapes, basis)
        for (area_id, some), one in zip(by_area.items(), found, strict=True):
            if one is not None:
                own = alone.get(area_id, package) if basis == BASES[1] else package
                yield from _rows(own, one, basis, some)


def _left_out(package: DataPackage, registers: Sequence[Truth]) -> dict[str, DataPackage]:
    """Return for each district with a register the package with the factor of all others.

    The factor of residents by 100 m cells comes from these districts: held against itself, none
    of them could fail.
    """
    ratios = register_ratios(package, registers)
    found = {}
    for area_id in ratios:
        others = [value for key, value in ratios.items() if key != area_id]
        calibration = package.calibration.copy()
        calibration.loc[(BASES[1], POPULATION), "factor"] = conformal(others)
        found[area_id] = replace(package, calibration=calibration)
    return found


def fine_rows(package: DataPackage, places: Mapping[str, Fine]) -> Iterator[Row]:
    """Yield the checks of districts and quarters against figures of 100 m cells.

    What no 100 m cell counts is held against the same values weighted by 100 m cells.
    """
    areas = _small_areas(package)
    shapes = [shape for _, shape in areas.values()]
    coarse, finer = (estimate(package, shapes, basis) for basis in BASES)
    for area_id, one, other in zip(areas, coarse, finer, strict=True):
        place, shape = areas[area_id]
        counted = places[place].truth(shape)
        truths = [_truth("fine", area_id, *pair) for pair in counted.items()]
        weighted = other.figures.items() if other else ()
        uncounted = [pair for pair in weighted if pair[0] not in counted and pair[0] != DENSITY]
        if one:
            weights = [_truth("weights", area_id, *pair) for pair in uncounted]
            yield from _rows(package, one, BASES[0], [*truths, *weights])
        if other:
            # Residents by 100 m cells are what the estimate from them says itself.
            known = [truth for truth in truths if truth.indicator_id != POPULATION]
            yield from _rows(package, other, BASES[1], known)


def _small_areas(package: DataPackage) -> dict[str, tuple[str, shapely.Geometry]]:
    """Return quarters and districts that lie in a place with 100 m cells, with that place."""
    lands = {place.ags: shapely.buffer(outline(package, place.ags), EDGE_M) for place in PLACES}
    found: dict[str, tuple[str, shapely.Geometry]] = {}
    for level in ("quarter", "district"):
        for area_id, shape in package.areas(level).to_crs(AREA_CRS).geometry.items():
            place = next((ags for ags, land in lands.items() if shapely.covers(land, shape)), None)
            if place:
                found[str(area_id)] = (place, shape)
    return found


def coarse_rows(package: DataPackage, coarse: Coarse, ids: Iterable[str]) -> Iterator[Row]:
    """Yield the checks of municipalities in larger cells, of the indicators `ids`."""
    wanted = set(ids)
    larger = replace(coarse.package, calibration=package.calibration)
    outlines = package.areas("municipality").to_crs(AREA_CRS).geometry
    known: dict[str, Exact] = {
        str(area_id): found
        for area_id, shape in outlines.items()
        if (found := exact(coarse, shape)) is not None
    }
    shapes = [one.shape for one in known.values()]
    for basis in BASES:
        for area_id, one in zip(known, estimate(larger, shapes, basis), strict=True):
            if one and one.told:
                truth = {name: known[area_id].truth.get(name) for name in wanted}
                figures = [(name, value) for name, value in truth.items() if value is not None]
                truths = [_truth("coarser", area_id, *pair) for pair in figures]
                yield from _rows(larger, one, basis, truths)


def _truth(check: str, area_id: str, indicator_id: str, value: float) -> Truth:
    estimated = check == "weights" or (check == "fine" and indicator_id == POPULATION)
    source = ESTIMATE if estimated else GRID
    return Truth(check, area_id, indicator_id, CENSUS_DAY, value, source.source_id)


def _rows(
    package: DataPackage, one: Estimated, basis: str, truths: Iterable[Truth]
) -> Iterator[Row]:
    """Yield a row for every true figure of an area that is estimated with an interval."""
    known = spans(package, one)
    for truth in truths:
        name = truth.indicator_id
        if name in one.figures and name in known:
            yield Row(truth, basis, one.parts.area_km2, one.figures[name], *known[name])


def table(rows: Iterable[Row], order: Sequence[str]) -> pd.DataFrame:
    """Return the rows in the columns of `estimate_errors.csv`; indicators in the given order."""
    ordered = sorted(
        rows,
        key=lambda one: (
            order.index(one.truth.indicator_id),
            CHECKS.index(one.truth.check),
            -len(one.basis),
            one.truth.reference_date,
            one.truth.area_id,
        ),
    )
    found = [
        {
            "check": one.truth.check,
            "area_id": one.truth.area_id,
            "basis": one.basis,
            "indicator_id": one.truth.indicator_id,
            "reference_date": one.truth.reference_date,
            "area_km2": round(one.area_km2, _DECIMALS),
            "truth": round(one.truth.value, _DECIMALS),
            "estimate": round(one.estimate, _DECIMALS),
            "low": round(one.low, _DECIMALS),
            "high": round(one.high, _DECIMALS),
            "source_id": one.truth.source_id,
        }
        for one in ordered
    ]
    return pd.DataFrame(found, columns=[column.name for column in ESTIMATE_ERRORS.columns])
