"""Layers as GeoJSON (RFC 7946): areas with their values, actors with what they do."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import shapely

from quartmap.errors import UnknownNameError
from quartmap.export import metadata
from quartmap.export.geometry import bounding_box, geometry_objects
from quartmap.export.properties import actor_properties, area_properties
from quartmap.export.values import observed_values

if TYPE_CHECKING:
    import geopandas as gpd

    from quartmap.package import DataPackage

Layer = dict[str, Any]
"""A FeatureCollection with the foreign member `metadata`."""


def area_layer(
    package: "DataPackage",
    level: str,
    *,
    indicator_ids: Sequence[str] = (),
    reference_dates: Mapping[str, str] | None = None,
    area_ids: Collection[str] | None = None,
) -> Layer:
    """Return the areas of a level with the values of some indicators.

    Parameters
    ----------
    indicator_ids
        Indicators to add, each as flat properties: `{id}` (null where there is no figure),
        `{id}_unit`, `{id}_reference_date`, `{id}_status`, `{id}_source`, `{id}_attribution`; and
        `{id}_low`, `{id}_high`, `{id}_note` where any area of the level has one.
    reference_dates
        Per indicator the date to take; without it the newest well covered one (see
        `values.newest_date`).
    area_ids
        The areas to keep (all if None); the order stays that of the package.

    Raises
    ------
    UnknownNameError
        If the package lacks the level, an area, an indicator, or its values at that date.
    """
    if level not in package.geometry:
        known = ", ".join(package.geometry)
        raise UnknownNameError(f"There is no level {level!r}; the package has {known}.")
    areas = _kept(package.geometry[level], area_ids, "area")
    dates = reference_dates or {}
    columns = [
        observed_values(package, indicator_id, level, dates.get(indicator_id))
        for indicator_id in dict.fromkeys(indicator_ids)
    ]
    properties = area_properties(package, areas)
    for area_id in properties:
        for column in columns:
            properties[area_id] |= column.properties(area_id)
    about = metadata.about_areas(package, level, columns=columns, area_ids=tuple(properties))
    return _collection(areas, properties, about)


def actor_layer(package: "DataPackage", *, actor_ids: Collection[str] | None = None) -> Layer:
    """Return the actors (all, or those named) with everything that may be shown of them.

    An actor whose place is not known keeps a null geometry.

    Raises
    ------
    UnknownNameError
        If the package lacks one of the actors.
    """
    actors = _kept(package.actors, actor_ids, "actor")
    properties = actor_properties(package, actors)
    return _collection(actors, properties, metadata.about_actors(package, actors))


def selected(layer: Layer, feature_ids: Collection[str], *, description: str) -> Layer:
    """Return the layer with these features only, and `description` as its stated filter."""
    wanted = set(feature_ids)
    features = [feature for feature in layer["features"] if feature["id"] in wanted]
    kept = {name: member for name, member in layer.items() if name != "bbox"}
    shapes = [shapely.geometry.shape(f["geometry"]) for f in features if f["geometry"]]
    about = layer["metadata"] | {"filter": description}
    return _boxed(kept | {"metadata": about, "features": features}, bounding_box(shapes))


def dumps(layer: Layer) -> bytes:
    """Return the layer as compact UTF-8 JSON: the same layer gives the same bytes."""
    text = json.dumps(layer, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8") + b"\n"


def _kept(frame: "gpd.GeoDataFrame", ids: Collection[str] | None, noun: str) -> "gpd.GeoDataFrame":
    if ids is None:
        return frame
    unknown = sorted(set(ids) - set(frame.index))
    if unknown:
        raise UnknownNameError(f"There is no {noun} {', '.join(map(repr, unknown))} in this layer.")
    return frame[frame.index.isin(list(ids))]


def _collection(
    frame: "gpd.GeoDataFrame", properties: Mapping[str, dict[str, Any]], about: dict[str, Any]
) -> Layer:
    shapes = list(frame.geometry)
    features = [
        {"type": "Feature", "id": feature_id, "geometry": geometry, "properties": found}
        for geometry, (feature_id, found) in zip(
            geometry_objects(shapes), properties.items(), strict=True
        )
    ]
    layer = {"type": "FeatureCollection", "metadata": about, "features": features}
    return _boxed(layer, bounding_box(shapes))


def _boxed(layer: Layer, box: list[float] | None) -> Layer:
    if box is None:
        return layer
    features = layer["features"]
    head = {name: member for name, member in layer.items() if name != "features"}
    return head | {"bbox": box, "features": features}
