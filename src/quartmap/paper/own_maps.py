"""The drawings of an own area: where it lies, and it with the actors in and near it."""

from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

import geopandas as gpd
from shapely.geometry.base import BaseGeometry

from quartmap.analysis.own_actors import NEAR_M, Presence
from quartmap.analysis.own_place import Place, home_level, outlines
from quartmap.maps.locator import Spot, location_text, locator, spot_locator, spot_text
from quartmap.names import AREA_CRS, METRIC_CRS, WEB_CRS
from quartmap.own.record import OwnArea
from quartmap.package import DataPackage
from quartmap.paper.drawings import plan_svg, plate_of
from quartmap.paper.figures import area_name
from quartmap.paper.lists import signs
from quartmap.texts import Texts

_PLAN_PX: Final = 236
_FINE: Final = 0.9
"""So much of an area has to be held by a finer level for it to be drawn."""


def own_maps(
    package: DataPackage, words: Texts, area: OwnArea, found: Place
) -> list[dict[str, str]]:
    """Return a drawing of the area in what is around it, of that in what surrounds it."""
    if not found.comparators:
        return []
    first, spot = found.comparators[0], Spot(area.name, area.shape)
    drawn = [(spot_locator(package, words, spot, first), spot_text(package, words, spot, first))]
    names = [(area.name, area_name(package, first))]
    for inner, outer in list(pairwise(found.comparators))[:1]:
        told = location_text(package, words, inner, outer)
        drawn.append((locator(package, words, inner, outer), told))
        names.append((area_name(package, inner), area_name(package, outer)))
    return [
        {"svg": svg, "alt": alt, "inner": inner, "outer": outer, "note": ""}
        for (svg, alt), (inner, outer) in zip(drawn, names, strict=True)
    ]


def own_plan(
    package: DataPackage, words: Texts, area: OwnArea, there: Presence
) -> dict[str, Any] | None:
    """Return the map of the area with what its signs mean; None without any outlines."""
    if not package.geometry:
        return None
    ids = (*there.inside, *(key for key, _ in there.near))
    placed = package.actors.loc[list(ids)]
    count = int((placed["coord_precision"] != "none").sum())
    shape = _with_near(area.shape) if there.near else area.shape
    alt = words.n(
        "Map of {name} with {count} located actor by dimension; the list below names it.",
        "Map of {name} with {count} located actors by dimension; the list below names them.",
        count,
        name=area.name,
    )
    shown = plate_of(shape, _level(package, area.shape), ids, spot=Spot(area.name, area.shape))
    shown = replace(shown, height=_PLAN_PX)
    explained = signs(package, words) if count else {"signs": [], "note": ""}
    return {
        "title": words.t("The area and the actors in and near it"),
        "svg": plan_svg(package, words, shown),
        "alt": alt,
        "mode": words.t("Outline: {mode}", mode=area.name),
    } | explained


def _with_near(shape: BaseGeometry) -> BaseGeometry:
    metric = gpd.GeoSeries([shape], crs=WEB_CRS).to_crs(METRIC_CRS).buffer(NEAR_M)
    found: BaseGeometry = metric.to_crs(WEB_CRS).iloc[0]
    return found


def _level(package: DataPackage, shape: BaseGeometry) -> str:
    """Return the finest level that holds the area, else that of municipalities, else any."""
    outline = gpd.GeoSeries([shape], crs=WEB_CRS).to_crs(AREA_CRS).iloc[0]
    board = package.dashboard
    for level in board.levels:
        if level.id == board.case_level or level.id not in package.geometry:
            continue
        areas = outlines(package, level.id)
        held = areas.intersection(outline).area.sum()
        if held >= _FINE * outline.area:
            return level.id
    return home_level(package) or next(iter(package.geometry))
