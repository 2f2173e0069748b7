"""The polygons of parsed GeoJSON as arrays, each with its feature's number and name.

Nothing is taken for what it should be: every list, number and type is looked at, and the
vertices are counted before any geometry is built.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from quartmap.own import limits
from quartmap.own.findings import Findings
from quartmap.own.naming import name_of
from quartmap.own.refusal import RefusedError, refused
from quartmap.own.rings import closed, listed, ring_points
from quartmap.own.tangle import Points

_OTHER: Final = ("Point", "MultiPoint", "LineString", "MultiLineString")
_AREAL: Final = ("Polygon", "MultiPolygon", "GeometryCollection")


@dataclass(slots=True)
class Draft:
    """The outline of a feature before it is placed and built.

    polygons : each a list of closed rings, outer first, as rows (x, y) in the file's system.
    """

    feature: int
    name: str
    polygons: list[list[Points]] = field(default_factory=list)


class Walk:
    """One way through a file: gathers drafts, what the file says of its CRS, and findings."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.systems: list[Any] = []
        self._vertices = 0
        self._others: dict[str, int] = {}

    def drafts(self, content: object) -> list[Draft]:
        """Return the drafts of all features with polygons.

        Raises
        ------
        RefusedError
            Where it is no GeoJSON, holds no polygon, or too much.
        """
        found = []
        for draft, geometry in self._features(content):
            try:
                self._fill(draft, geometry)
            except RefusedError as error:
                if error.refusals[0].kind == "vertices":
                    raise
                self.findings.refuse_feature(error, draft.feature, draft.name)
            else:
                found += [draft] if draft.polygons else []
        if not found and not self.findings.refusals:
            self.findings.remarks.clear()
            raise self._nothing()
        return found

    def _nothing(self) -> RefusedError:
        others = dict.fromkeys(self._others)
        return refused("no-polygon", types=", ".join(others)) if others else refused("empty")

    def _features(self, content: object) -> Iterator[tuple[Draft, object]]:
        """Yield a draft and its geometry for every feature; a bare geometry counts as one."""
        kind = content.get("type") if isinstance(content, dict) else None
        if not isinstance(content, dict) or not isinstance(kind, str):
            raise refused("format", format="Esri JSON") if _is_esri(content) else refused("geojson")
        self._keep_system(content)
        if kind == "FeatureCollection":
            yield from self._members(content.get("features"))
        elif kind == "Feature":
            yield Draft(0, name_of(content.get("properties"))), content.get("geometry")
        elif kind in _AREAL or kind in _OTHER:
            yield Draft(0, name_of(content)), content
        else:
            raise refused("format", format="TopoJSON") if kind == "Topology" else refused("geojson")

    def _members(self, members: object) -> Iterator[tuple[Draft, object]]:
        if not isinstance(members, list):
            raise refused("geojson")
        if not members:
            raise refused("no-features")
        if len(members) > limits.FEATURES:
            raise refused("features", count=len(members), limit=limits.FEATURES)
        for number, member in enumerate(members, 1):
            if isinstance(member, dict) and member.get("type") == "Feature":
                self._keep_system(member)
                yield Draft(number, name_of(member.get("properties"))), member.get("geometry")
            else:
                self.findings.refuse_feature(refused("not-feature"), number, "")

    def _keep_system(self, member: dict[str, Any]) -> None:
        if member.get("crs") is not None:
            self.systems.append(member["crs"])

    def _fill(self, draft: Draft, geometry: object) -> None:
        before = len(self.findings.remarks)
        waiting = [geometry] if geometry is not None else []
        while waiting:
            one = waiting.pop()
            if not isinstance(one, dict):
                raise refused("not-feature")
            self._keep_system(one)
            if one.get("type") == "GeometryCollection":
                waiting += reversed(listed(one.get("geometries")))
            else:
                self._take(draft, one.get("type"), one.get("coordinates"))
        if not draft.polygons and len(self.findings.remarks) == before:
            self.findings.remark("skipped-empty", draft.feature, draft.name)

    def _take(self, draft: Draft, kind: object, coordinates: object) -> None:
        if kind == "Polygon":
            draft.polygons += self._polygon(coordinates, draft)
        elif kind == "MultiPolygon":
            for rings in listed(coordinates):
                draft.polygons += self._polygon(rings, draft)
        else:
            self._skip_other(draft, kind)

    def _skip_other(self, draft: Draft, kind: object) -> None:
        if kind not in _OTHER:
            raise refused("not-feature")
        self._others[str(kind)] = 1
        self.findings.remark("skipped", draft.feature, draft.name, type=str(kind))

    def _polygon(self, member: object, draft: Draft) -> list[list[Points]]:
        """Return the polygon as a list of one, of none where it has no ring."""
        rings = [self._ring(ring, draft) for ring in listed(member)]
        return [rings] if rings else []

    def _ring(self, member: object, draft: Draft) -> Points:
        positions = listed(member)
        self._vertices += len(positions)
        if self._vertices > limits.VERTICES:
            raise refused("vertices", limit=limits.VERTICES)
        points, high = ring_points(positions)
        if high:
            self.findings.remark("flat", draft.feature, draft.name)
        if (points[0] != points[-1]).any():
            self.findings.remark("closed", draft.feature, draft.name)
        return closed(points)


def _is_esri(content: object) -> bool:
    return isinstance(content, dict) and bool({"geometryType", "rings"} & set(content))
