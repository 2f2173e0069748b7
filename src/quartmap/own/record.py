"""An area that a person defined, as a frozen record."""

from dataclasses import dataclass
from typing import Literal

import shapely

Making = Literal["drawn", "circle", "joined", "uploaded"]


@dataclass(frozen=True, slots=True)
class OwnArea:
    """An area that a person defined.

    name : what the person calls it; hostile text, at most `limits.NAME` characters.
    shape : Polygon or MultiPolygon in `WEB_CRS`, valid, not empty, 2-D, 6 decimals.
    made : how it came about.
    centre, radius_m : of a circle, (lon, lat) and metres; else None.
    parts : ids of the areas it was joined of; empty otherwise.
    """

    name: str
    shape: shapely.Polygon | shapely.MultiPolygon
    made: Making
    centre: tuple[float, float] | None = None
    radius_m: int | None = None
    parts: tuple[str, ...] = ()
