"""The local actors inside an own area and near it, by air line."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import geopandas as gpd

from quartmap.analysis import hierarchy
from quartmap.analysis.folding import sort_key
from quartmap.analysis.nearness import is_exact
from quartmap.names import METRIC_CRS, WEB_CRS

if TYPE_CHECKING:
    from quartmap.own.record import OwnArea
    from quartmap.package import DataPackage

NEAR_M: Final = 1000
"""So far from its edge an actor is near an area."""


@dataclass(frozen=True, slots=True)
class Presence:
    """The actors of an own area.

    inside : ids by name; placed exactly in it, or in one of the areas it was joined of.
    near : id and distance from its edge in metres, the nearest first; placed exactly.
    unplaced : how many actors of the municipalities it lies in are not placed exactly enough to
        tell whether they are inside.
    """

    inside: tuple[str, ...]
    near: tuple[tuple[str, float], ...]
    unplaced: int


@lru_cache(maxsize=64)
def presence(package: "DataPackage", area: "OwnArea", homes: tuple[str, ...]) -> Presence:
    """Return who is inside and near; `homes` are the municipalities that the area lies in."""
    actors = package.actors
    if actors.empty:
        return Presence((), (), 0)
    outline = gpd.GeoSeries([area.shape], crs=WEB_CRS).to_crs(METRIC_CRS).iloc[0]
    distances = _placed(package).distance(outline)
    held = _held(package, area.parts)
    within = {str(key) for key, distance in distances.items() if distance == 0} | held
    near = distances[(distances <= NEAR_M) & ~distances.index.isin(within)]
    rough = actors.index[~is_exact(actors) & ~actors.index.isin(within)]
    unplaced = len(_held(package, homes).intersection(map(str, rough)))
    names = actors["name"]
    return Presence(
        inside=tuple(sorted(within, key=lambda one: (sort_key(str(names[one])), one))),
        near=tuple(
            (str(key), float(distance)) for key, distance in near.sort_values(kind="stable").items()
        ),
        unplaced=unplaced,
    )


@lru_cache(maxsize=4)
def _placed(package: "DataPackage") -> gpd.GeoSeries:
    """Return the exactly placed actors in `METRIC_CRS`."""
    actors = package.actors
    placed = actors[is_exact(actors) & actors.geometry.notna()]
    return gpd.GeoSeries(placed.geometry.to_crs(METRIC_CRS))


def _held(package: "DataPackage", area_ids: tuple[str, ...]) -> set[str]:
    """Return the actors that the register puts into one of the areas."""
    wanted = frozenset(area_ids)
    return {key for key, areas in _areas(package).items() if not wanted.isdisjoint(areas)}


@lru_cache(maxsize=4)
def _areas(package: "DataPackage") -> Mapping[str, frozenset[str]]:
    """Return for each actor the areas that it lies in by the register."""
    where = package.actors["area_id"].astype(str)
    climbed = {one: hierarchy.ancestors(package.register, one) for one in where.unique()}
    return {str(key): climbed[one] for key, one in where.items()}
