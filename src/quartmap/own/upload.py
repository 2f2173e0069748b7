"""A GeoJSON file as own areas. It is parsed by us and built by shapely; GDAL never sees it."""

from dataclasses import dataclass

import numpy as np

from quartmap.names import WEB_CRS
from quartmap.own.findings import Findings
from quartmap.own.outline import Effort, area_km2, built
from quartmap.own.parsing import parsed
from quartmap.own.record import OwnArea
from quartmap.own.refusal import RefusedError, Remark, refused
from quartmap.own.systems import SYSTEMS, degrees, misplaced, stated_system
from quartmap.own.walk import Draft, Walk


@dataclass(frozen=True, slots=True)
class Reading:
    """The areas of a file, and what was changed or left out in reading them."""

    areas: tuple[OwnArea, ...]
    remarks: tuple[Remark, ...]


def read(
    content: bytes, *, crs: str = WEB_CRS, swap: bool = False, repair: bool = False
) -> tuple[OwnArea, ...]:
    """Return the areas of a GeoJSON file, one for each feature with polygons.

    crs : the system of the coordinates (`systems.SYSTEMS`) where the file does not say.
    swap : take the two numbers of each position the other way round.
    repair : repair outlines that cross themselves.

    Raises
    ------
    RefusedError
        Where anything is wrong with the file or one of its areas; it lists all of it.
    """
    return reading(content, crs=crs, swap=swap, repair=repair).areas


def reading(
    content: bytes, *, crs: str = WEB_CRS, swap: bool = False, repair: bool = False
) -> Reading:
    """Return the same as `read` with remarks on what was changed.

    Raises
    ------
    RefusedError
        As `read`.
    """
    if crs not in SYSTEMS:
        raise refused("crs-choice", crs=crs, known=", ".join(SYSTEMS))
    findings = Findings()
    walk = Walk(findings)
    drafts = walk.drafts(parsed(content))
    stated = stated_system(walk.systems)
    if stated and stated != crs:
        findings.remark("stated-crs", crs=stated)
    placed = _placed(drafts, stated or crs, findings, swap=swap)
    areas = _areas(placed, findings, repair=repair)
    findings.settle()
    return Reading(tuple(areas), findings.told)


def _placed(drafts: list[Draft], crs: str, findings: Findings, *, swap: bool) -> list[Draft]:
    """Return the drafts that lie in Germany, now in degrees; the same fault of all is told once."""
    found, faults = [], []
    for draft in drafts:
        points = np.concatenate([ring for rings in draft.polygons for ring in rings])
        low, high = points.min(axis=0), points.max(axis=0)
        error = misplaced(low, high, crs, swap=swap)
        if error is None:
            found.append(draft)
        else:
            faults.append((error, draft))
    kinds = {error.refusals[0].kind for error, _ in faults}
    if len(faults) == len(drafts) > 1 and len(kinds) == 1:
        findings.refuse_feature(faults[0][0], 0, "")
    else:
        for error, draft in faults:
            findings.refuse_feature(error, draft.feature, draft.name)
    return [_in_degrees(draft, crs, swap=swap) for draft in found]


def _in_degrees(draft: Draft, crs: str, *, swap: bool) -> Draft:
    turn = slice(None, None, -1) if swap else slice(None)
    polygons = [[degrees(ring[:, turn], crs) for ring in rings] for rings in draft.polygons]
    return Draft(draft.feature, draft.name, polygons)


def _areas(drafts: list[Draft], findings: Findings, *, repair: bool) -> list[OwnArea]:
    effort, areas = Effort(), []
    for draft in drafts:
        try:
            shape, mended = built(draft.polygons, effort, repair=repair)
        except RefusedError as error:
            findings.refuse_feature(error, draft.feature, draft.name)
            continue
        areas.append(OwnArea(draft.name, shape, "uploaded"))
        if mended:
            count = len(getattr(shape, "geoms", [shape]))
            findings.remark("repaired", draft.feature, draft.name, count=count, km2=area_km2(shape))
    return areas
