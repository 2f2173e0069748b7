"""What is not told, so that no figure can be traced to few people: every rule and its constant.

1. Fewer than `FEWEST_RESIDENTS` estimated residents: no figure, only the reason.
2. Too few cells: an area inside a single published cell (it would only repeat its shares), or one
   of whose residents a single 100 m cell, or fewer than `FEWEST_HECTARES` together, tell of more
   than `LARGEST_HECTARE` (it would come near to showing 100 m cells one by one).
3. A mean over fewer than `FEW_CASES` residents, households or dwellings is unreliable, and so is
   one whose cells with a value hold less than `LEAST_COVERED` of them.
4. Two areas that differ by some land and fewer than `FEWEST_RESIDENTS` residents do not both get
   figures: taking one from the other would tell of the few. Areas of the package keep theirs, of
   a person's own areas the first. Outlines that differ by less than `SAME_M` are the same.

A published 1 km cell is told as it was published, however few live there; 100 m cells are never
told. An area that is a published cell and little more counts as differing from it.

A service that keeps nothing about its visitors cannot know what it was asked before: whoever asks
for two areas one after the other, or puts them into another order, gets the figures of each and
may take one from the other; the same holds for combinations of three areas and more. What limits
the harm is what the figures are made of: published 1 km cells, and 100 m estimates that are
spread from them by dwellings, not counts of people. The rules prevent that one page, link, file
or call hands out the difference.
"""

from typing import Final

import numpy as np
import shapely

from quartmap import names
from quartmap.analysis.estimate_record import Reason
from quartmap.analysis.interpolate import Parts, interpolate
from quartmap.package import DataPackage
from quartmap.package.cells import KILOMETRE_M

FEWEST_RESIDENTS: Final = names.FEWEST_RESIDENTS
"""Below so many residents nothing is told; it stands where the sentence about it finds it, too."""
FEWEST_CELLS: Final = 2
"""Inhabited 1 km cells that an area touches, unless it holds all of them wholly."""
FEWEST_HECTARES: Final = 5
"""Inhabited 100 m cells that an estimate rests on, where it rests on such cells mostly."""
LARGEST_HECTARE: Final = 0.5
"""Part of the residents of an area that one 100 m cell, or too few of them, may tell of."""
FEW_CASES: Final = 100
"""Residents, households or dwellings behind a mean, below which it is unreliable."""
LEAST_COVERED: Final = 0.8
"""Part of the weight in cells with a value, below which a mean is unreliable."""
SAME_M: Final = 1.0
"""Outlines nowhere further apart are the same: six decimals and a projection lie between."""

_LIKE_A_CELL: Final = 0.01
_ANYBODY: Final = 1.0
"""Residents from which a 100 m cell counts."""


def withheld_reason(parts: Parts) -> Reason:
    """Return why an area gets no figures, '' where it does. Differencing is not looked at.

    A whole published cell gets them in any case.
    """
    if not (parts.whole | parts.cut).any():
        return "outside"
    if published_only(parts) and parts.whole.sum() == 1:
        return ""
    if parts.population <= 0:
        return "no-residents"
    if parts.population < FEWEST_RESIDENTS:
        return "few-residents"
    return "few-cells" if _few_cells(parts) else ""


def published_only(parts: Parts) -> bool:
    """Tell whether an area holds every inhabited cell that it touches wholly."""
    return bool(parts.whole.any() and not parts.cut.any())


def _few_cells(parts: Parts) -> bool:
    if published_only(parts):
        return False
    if not len(parts.hectares):
        return int((parts.whole | parts.cut).sum()) < FEWEST_CELLS
    residents, largest = float(parts.hectares.sum()), float(parts.hectares.max())
    several = (parts.hectares >= _ANYBODY).sum() >= FEWEST_HECTARES
    told = LARGEST_HECTARE * parts.population
    return largest > told or (residents > told and not several)


def is_weak(weight: float, covered: float) -> bool:
    """Tell whether a mean is unreliable: over so much weight, with so much of it covered."""
    return weight < FEW_CASES or covered < LEAST_COVERED


def same_outline(one: shapely.Geometry, other: shapely.Geometry) -> bool:
    """Tell whether two outlines (`AREA_CRS`) are the same to within `SAME_M`."""
    if shapely.equals(one, other):
        return True
    near = np.abs(shapely.bounds(one) - shapely.bounds(other)).max() <= SAME_M
    if not near:
        return False
    wide, other_wide = (shapely.buffer(shape, SAME_M) for shape in (one, other))
    return bool(shapely.covers(wide, other) and shapely.covers(other_wide, one))


def differs_by_few(
    package: DataPackage,
    one: tuple[shapely.Geometry, float],
    other: tuple[shapely.Geometry, float],
) -> bool:
    """Tell whether two areas, each with its residents, differ by too few residents.

    Outlines in `AREA_CRS`. Two areas whose residents differ by enough need no closer look, nor
    do two that lie apart.
    """
    (shape, residents), (beside, residents_beside) = one, other
    if abs(residents - residents_beside) >= FEWEST_RESIDENTS:
        return False
    if not shapely.intersects(shape, beside):
        return residents + residents_beside < FEWEST_RESIDENTS
    if same_outline(shape, beside):
        return False
    between = shapely.symmetric_difference(shape, beside)
    return interpolate(package, between).population < FEWEST_RESIDENTS


def cell_beside(parts: Parts) -> str:
    """Return the published cell that an area differs from by too few residents, else ''."""
    residents = parts.cells.population[parts.place]
    inside = parts.residents
    # What of the area lies outside the cell, and what of the cell outside the area.
    between = (inside.sum() - inside) + (residents - inside)
    near = np.flatnonzero(between < FEWEST_RESIDENTS)
    if not len(near) or published_only(parts):
        return ""
    return parts.cells.name(int(parts.place[near[0]]))


def published_cell(parts: Parts, shape: shapely.Geometry) -> shapely.Geometry:
    """Return the cell itself where an outline (`AREA_CRS`) is that of a cell, else the outline."""
    if abs(parts.area_km2 - 1) > _LIKE_A_CELL:
        return shape
    middle = shapely.centroid(shape)
    west, south = (KILOMETRE_M * np.floor(one / KILOMETRE_M) for one in (middle.x, middle.y))
    cell = shapely.box(west, south, west + KILOMETRE_M, south + KILOMETRE_M)
    return cell if len(parts.place) and same_outline(shape, cell) else shape
