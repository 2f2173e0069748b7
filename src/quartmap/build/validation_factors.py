"""The factors of the intervals: from areas that have no part in the published checks."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import pandas as pd
import shapely

from quartmap.build.census_hectares import PLACES, Place
from quartmap.build.validation_areas import random_areas
from quartmap.build.validation_coarse import STEP, Coarse, exact
from quartmap.build.validation_estimator import AIMED_PCT, BASES, conformal, estimate, ratio
from quartmap.build.validation_fine import POPULATION, Fine
from quartmap.build.validation_truth import Truth
from quartmap.names import AREA_CRS
from quartmap.package import DataPackage

DENSITY: Final = "population_density_census"
DRAWN: Final = 300
"""Areas in each of the places that have 100 m cells."""
DRAWN_COARSE: Final = 600
_FINE: Final = "fine"
_COARSER: Final = "coarser"
_REGISTER: Final = "register"
_BY_REGISTER: Final = (BASES[1], POPULATION)
"""Residents by 100 m cells are an estimate themselves: 100 m cells cannot tell its error."""


@dataclass(frozen=True, slots=True)
class Factor:
    """One row of `census/calibration.csv`."""

    basis: str
    indicator_id: str
    factor: float
    areas: int
    check: str


Ratios = dict[tuple[str, str], list[float]]
"""How many scales estimates are off, by basis and indicator."""


def factors(
    package: DataPackage, places: Mapping[str, Fine], coarse: Coarse, registers: Sequence[Truth]
) -> tuple[Factor, ...]:
    """Return the factors in the order of basis and indicator.

    Figures that 100 m cells count are calibrated on them, in each place by itself: the wider of
    the factors holds. All other means are calibrated on larger cells, the residents by 100 m
    cells on registers: nothing else is known of them.
    """
    known: dict[tuple[str, str], Factor] = {}
    for ratios, check in (
        *((_place_ratios(package, places[place.ags], place), _FINE) for place in PLACES),
        (_coarse_ratios(package, coarse), _COARSER),
        ({_BY_REGISTER: [*register_ratios(package, registers).values()]}, _REGISTER),
    ):
        for key, some in ratios.items():
            one = Factor(*key, conformal(some), len(some), check)
            other = known.get(key)
            if other is None or (check == _FINE and one.factor > other.factor):
                known[key] = one
    for basis in BASES:
        known[basis, DENSITY] = replace(known[basis, POPULATION], indicator_id=DENSITY)
    return tuple(known[key] for key in sorted(known))


def _place_ratios(package: DataPackage, fine: Fine, place: Place) -> Ratios:
    """Return the ratios of areas drawn in a place whose 100 m cells are known."""
    found: Ratios = defaultdict(list)
    land = outline(package, place.ags)
    shapely.prepare(land)
    areas = random_areas(fine.centres(), partial(shapely.covers, land), DRAWN)
    truths = [fine.truth(area) for area in areas]
    for basis in BASES:
        for indicator, value in _ratios(package, areas, truths, basis):
            if (basis, indicator) != _BY_REGISTER:
                found[basis, indicator].append(value)
    return found


def _coarse_ratios(package: DataPackage, coarse: Coarse) -> Ratios:
    """Return the ratios of areas drawn in larger cells, outside the areas of the checks."""
    found: Ratios = defaultdict(list)
    checked = package.areas("municipality").to_crs(AREA_CRS).union_all()
    shapely.prepare(checked)
    drawn = random_areas(
        coarse.centres(), partial(shapely.disjoint, checked), DRAWN_COARSE, stretch=STEP
    )
    known = [one for one in (exact(coarse, area) for area in drawn) if one is not None]
    shapes, truths = [one.shape for one in known], [one.truth for one in known]
    for basis in BASES:
        for indicator, value in _ratios(coarse.package, shapes, truths, basis):
            found[basis, indicator].append(value)
    return found


def _ratios(
    package: DataPackage,
    shapes: Sequence[shapely.Geometry],
    truths: Sequence[Mapping[str, float]],
    basis: str,
) -> Iterator[tuple[str, float]]:
    """Yield indicator and ratio of every area that a person would get figures of."""
    for one, truth in zip(estimate(package, shapes, basis), truths, strict=True):
        if one is None or not one.told:
            continue
        for indicator, value in truth.items():
            found = ratio(one, indicator, value)
            if found is not None:
                yield indicator, found


def register_ratios(package: DataPackage, registers: Sequence[Truth]) -> dict[str, float]:
    """Return the ratios of districts with a register, from 100 m cells, by area_id."""
    shapes = [outline(package, one.area_id) for one in registers]
    found = zip(registers, estimate(package, shapes, BASES[1]), strict=True)
    ratios = {truth.area_id: ratio(one, POPULATION, truth.value) for truth, one in found if one}
    return {area_id: value for area_id, value in ratios.items() if value is not None}


def outline(package: DataPackage, area_id: str) -> shapely.Geometry:
    """Return the outline of an area of the package in `AREA_CRS`."""
    frame = next(frame for frame in package.geometry.values() if area_id in frame.index)
    return frame.loc[[area_id]].to_crs(AREA_CRS).geometry.iloc[0]


def table(found: Sequence[Factor]) -> pd.DataFrame:
    """Return the factors in the columns of `census/calibration.csv`."""
    rows = [
        (one.basis, one.indicator_id, one.factor, AIMED_PCT, one.areas, one.check) for one in found
    ]
    columns = ["basis", "indicator_id", "factor", "aimed", "areas", "check"]
    return pd.DataFrame(rows, columns=columns)
