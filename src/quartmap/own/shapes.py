"""Own areas that are not uploaded: circles, areas of the register joined, drawn polygons."""

import math
from collections.abc import Sequence
from typing import cast

import numpy as np
import shapely

from quartmap.names import METRIC_CRS, WEB_CRS
from quartmap.own import limits
from quartmap.own.naming import cleaned
from quartmap.own.outline import Effort, Shape, built, gridded
from quartmap.own.record import OwnArea
from quartmap.own.refusal import refused
from quartmap.own.rings import closed
from quartmap.own.systems import degrees, metres, misplaced
from quartmap.own.tangle import Points
from quartmap.package import DataPackage

_QUARTER = 32
"""Edges in a quarter of a circle: its extent is right to 0.04 %."""


def circle(name: str, lon: float, lat: float, radius_m: float) -> OwnArea:
    """Return the circle around a point in degrees; buffered in `METRIC_CRS`.

    The centre is rounded as in a link, so that the circle from the link is the same.

    Raises
    ------
    RefusedError
        Where the centre is not in Germany or the radius out of `limits.RADIUS_M`.
    """
    least, most = limits.RADIUS_M
    if not least <= radius_m <= most:
        raise refused("radius", least=least, most=most)
    if not (math.isfinite(lon) and math.isfinite(lat)):
        raise refused("not-finite")
    point: Points = np.round(np.array([[lon, lat]]), limits.LINK_DECIMALS)
    error = misplaced(point[0], point[0], WEB_CRS, swap=False)
    if error is not None:
        raise error
    radius = round(radius_m)
    middle = shapely.Point(metres(point)[0])
    round_ = shapely.buffer(middle, radius, quad_segs=_QUARTER)
    shape = cast("Shape", shapely.transform(round_, lambda points: degrees(points, METRIC_CRS)))
    centre = (float(point[0, 0]), float(point[0, 1]))
    return OwnArea(
        cleaned(name), gridded(shape, limits.DECIMALS), "circle", centre=centre, radius_m=radius
    )


def joined(package: DataPackage, name: str, area_ids: Sequence[str]) -> OwnArea:
    """Return areas of the register as one; a single one keeps its outline as it is.

    Raises
    ------
    RefusedError
        Where none or too many are named, or one that has no outline.
    """
    parts = tuple(sorted(set(area_ids)))
    if not parts:
        raise refused("no-parts")
    if len(parts) > limits.PARTS:
        raise refused("many-parts", limit=limits.PARTS)
    found = {part: shape for part in parts if (shape := _outline(package, part)) is not None}
    unknown = [cleaned(part) for part in parts if part not in found]
    if unknown:
        raise refused("unknown-parts", areas=", ".join(unknown[:5]))
    return OwnArea(cleaned(name), _joined(list(found.values())), "joined", parts=parts)


def _outline(package: DataPackage, area_id: str) -> Shape | None:
    for frame in package.geometry.values():
        if area_id in frame.index:
            return cast("Shape", frame.geometry.loc[area_id])
    return None


def _joined(shapes: list[Shape]) -> Shape:
    if len(shapes) == 1:
        return shapes[0]
    return gridded(cast("Shape", shapely.union_all(shapes)), limits.DECIMALS)


def polygon(
    name: str, rings: Sequence[Sequence[Sequence[float]]], *, repair: bool = False
) -> OwnArea:
    """Return a drawn polygon: rings of (lon, lat), the outer one first, closed or not.

    Raises
    ------
    RefusedError
        As `upload.read`.
    """
    arrays = [_points(ring) for ring in rings]
    if not arrays:
        raise refused("empty")
    points = np.concatenate(arrays)
    if len(points) > limits.VERTICES:
        raise refused("vertices", limit=limits.VERTICES)
    error = misplaced(points.min(axis=0), points.max(axis=0), WEB_CRS, swap=False)
    if error is not None:
        raise error
    shape, _ = built([[closed(ring) for ring in arrays]], Effort(), repair=repair)
    return OwnArea(cleaned(name), shape, "drawn")


def _points(ring: Sequence[Sequence[float]]) -> Points:
    try:
        points = np.array([tuple(one)[:2] for one in ring], dtype=np.float64)
    except (TypeError, ValueError):
        raise refused("structure") from None
    if points.ndim != 2 or points.shape[1] != 2:  # noqa: PLR2004 (longitude, latitude)
        raise refused("structure" if points.size else "empty")
    if not np.isfinite(points).all():
        raise refused("not-finite")
    return points
