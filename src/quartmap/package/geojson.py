"""GeoJSON of a package: parsed as JSON, built with shapely, held to RFC 7946."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.geometry.base import BaseGeometry

from quartmap.package.encoding import read_text
from quartmap.package.faults import Faults

_FINE: Final = re.compile(r"\.\d{8,}")
_MALFORMED: Final = (ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError)


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: its id as text, its properties, its geometry in degrees, its line."""

    id: str
    properties: Mapping[str, Any]
    geometry: BaseGeometry | None
    row: int


@dataclass(frozen=True, slots=True)
class GeoFile:
    """A GeoJSON file of the package; `resource` is what is left out if it is broken."""

    path: str
    resource: str
    features: tuple[Feature, ...]


def read_geojson(root: Path, path: str, faults: Faults, *, resource: str) -> GeoFile | None:
    """Return the features of `root/path`; None where it is no FeatureCollection."""
    text = read_text(root, path, faults, resource=resource)
    if text is None:
        return None
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        message = (
            f"is not valid JSON ({error.msg}, character {error.colno}). Mend or replace the file."
        )
        faults.add(path, message, row=error.lineno, resource=resource)
        return None
    except RecursionError:
        faults.add(
            path, "is nested too deeply. Write a plain FeatureCollection.", resource=resource
        )
        return None
    members = content.get("features") if isinstance(content, dict) else None
    if not isinstance(members, list) or content.get("type") != "FeatureCollection":
        message = (
            "is not a FeatureCollection with 'features'. Write the areas as one FeatureCollection."
        )
        faults.add(path, message, resource=resource)
        return None
    _check_form(path, text, content, faults)
    lines = _Lines(text)
    features = [_feature(path, member, lines, faults, resource) for member in members]
    return GeoFile(path, resource, tuple(feature for feature in features if feature is not None))


def _check_form(path: str, text: str, content: Mapping[str, Any], faults: Faults) -> None:
    if "crs" in content:
        message = "has a member 'crs', which RFC 7946 forbids. Store WGS 84 degrees and remove it."
        faults.add(path, message)
    match = _FINE.search(text)
    if match is not None:
        row = text.count("\n", 0, match.start()) + 1
        message = f"has coordinates with more than 7 decimals ({match[0]}). Round them to 6."
        faults.add(path, message, row=row)


class _Lines:
    """The line on which each feature of a GeoJSON text stands, found by its quoted id."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] | None = None
        self._place = 0
        self._line = 1

    def of(self, feature_id: str) -> int:
        """Return the line of the next place where the id stands (features come in order)."""
        quoted = json.dumps(feature_id, ensure_ascii=False)
        place = self._text.find(quoted, self._place)
        if place < 0:
            return self._line
        self._line += self._text.count("\n", self._place, place)
        self._place = place + len(quoted)
        return self._line


def _feature(
    path: str, member: object, lines: _Lines, faults: Faults, resource: str
) -> Feature | None:
    if not isinstance(member, dict) or member.get("type") != "Feature":
        faults.add(
            path, "has a member of 'features' that is not a Feature. Remove it.", resource=resource
        )
        return None
    properties = member.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    own = member.get("id", properties.get("area_id", ""))
    row = lines.of(own) if isinstance(own, str) and own else lines.of("Feature")
    geometry = _geometry(path, member.get("geometry"), row, faults, resource)
    return Feature(own if isinstance(own, str) else str(own), properties, geometry, row)


def _geometry(
    path: str, member: object, row: int, faults: Faults, resource: str
) -> BaseGeometry | None:
    if member is None:
        return None
    try:
        if not isinstance(member, dict):
            raise TypeError
        geometry = _built(member)
    except _MALFORMED:
        message = (
            "has a geometry that cannot be read. "
            "Rings need four positions or more, each [lon, lat]."
        )
        faults.add(path, message, row=row, column="geometry", resource=resource)
        return None
    return shapely.force_2d(geometry)


def _built(member: Mapping[str, Any]) -> BaseGeometry:
    """Return the geometry; areas from arrays, which is three times as fast as `shape`."""
    match member["type"]:
        case "Polygon":
            return _polygon(member["coordinates"])
        case "MultiPolygon":
            return MultiPolygon([_polygon(rings) for rings in member["coordinates"]])
        case _:
            geometry: BaseGeometry = shape(dict(member))
            return geometry


def _polygon(rings: Sequence[Sequence[Any]]) -> Polygon:
    if not rings:
        return Polygon()
    outer, *holes = [np.asarray(ring, dtype="float64") for ring in rings]
    return Polygon(outer, holes)


def outside_world(geometry: BaseGeometry) -> str:
    """Return what is wrong with coordinates that are no degrees of longitude and latitude."""
    west, south, east, north = geometry.bounds
    if -180 <= west <= east <= 180 and -90 <= south <= north <= 90:  # noqa: PLR2004 (degrees)
        return ""
    return (
        f"has the coordinate {west:.6g}, {south:.6g}, which is not longitude and latitude "
        "in degrees. Write WGS 84 (EPSG:4326) as [lon, lat]."
    )
