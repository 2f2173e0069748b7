"""The data package as a frozen record: what every other room works with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import pandas as pd

from quartmap.errors import Problem, UnknownNameError
from quartmap.package.documents import Cases, Dashboard, PolicyFields
from quartmap.package.faults import listing
from quartmap.package.lookup import Lookup

ACTORS_LAYER = "actors"


@dataclass(frozen=True, slots=True, eq=False)
class DataPackage:
    """A data package that has been read and checked. Frames are not to be changed in place.

    Text columns hold '' where a cell is empty, number columns NaN. Outlines are EPSG:4326.
    """

    root: Path
    name: str
    version: str
    digest: str
    """sha256 over the hashes of all files, hex: changes when any byte of the data does."""
    dashboard: Dashboard
    register: pd.DataFrame
    """areas.csv; index area_id, text columns."""
    geometry: Mapping[str, gpd.GeoDataFrame]
    """By level, in file order; see `areas`."""
    indicators: pd.DataFrame
    """indicators.csv; index indicator_id; extensive bool, decimals int."""
    observations: pd.DataFrame
    """observations.csv sorted by its key; keys and closed sets are categories."""
    series_breaks: pd.DataFrame
    sources: pd.DataFrame
    """sources.csv; index source_id."""
    actor_types: pd.DataFrame
    """actor_types.csv; index actor_type."""
    actors: gpd.GeoDataFrame
    """actors.csv; index actor_id; points, None where the place is not known."""
    events: pd.DataFrame
    calibration: pd.DataFrame
    """census/calibration.csv; index basis, indicator_id; empty where absent."""
    estimate_errors: pd.DataFrame
    """estimate_errors.csv in its order; empty where absent."""
    cases: Cases | None
    policy_fields: PolicyFields | None
    lookup: Lookup = field(repr=False)
    twins: Mapping[str, frozenset[str]] = field(repr=False)
    problems: tuple[Problem, ...] = ()

    @property
    def offers(self) -> pd.DataFrame:
        """Every combination with a figure: indicator_id, level, reference_date, count of areas."""
        return self.lookup.offers

    def areas(self, level: str) -> gpd.GeoDataFrame:
        """Return a copy of the outlines of `level`.

        Index area_id in file order; columns level, name, area_km2, boundary_status, geometry.

        Raises
        ------
        UnknownNameError
            Where the package has no outlines of that level.
        """
        if level not in self.geometry:
            raise UnknownNameError(
                f"There is no level {level!r} with outlines in this data package. "
                f"It has {listing(self.geometry)}."
            )
        return self.geometry[level].copy()

    def layers(self) -> tuple[str, ...]:
        """Return the layers that can be drawn, in the dashboard's order, `actors` last."""
        drawn = [level.layer for level in self.dashboard.levels if level.id in self.geometry]
        return (*drawn, *((ACTORS_LAYER,) if len(self.actors) else ()))

    def level_of_layer(self, layer: str) -> str:
        """Return the level of a layer of areas.

        Raises
        ------
        UnknownNameError
            Where no level has that layer, or its outlines are not there.
        """
        levels = {level.layer: level.id for level in self.dashboard.levels}
        if levels.get(layer) not in self.geometry:
            known = [name for name in self.layers() if name != ACTORS_LAYER]
            raise UnknownNameError(
                f"There is no layer {layer!r} of areas in this data package. "
                f"It has {listing(known)}."
            )
        return levels[layer]

    def same_area(self, area_id: str) -> frozenset[str]:
        """Return all ids under which the area stands, itself included."""
        return self.twins.get(area_id, frozenset({area_id}))

    def observed(self, indicator_id: str, level: str, reference_date: str) -> pd.DataFrame:
        """Return one row for each area of `level` that has an observation.

        Index area_id in the geometry's order; columns value, value_low, value_high, status,
        source_id, date_precision, reference_date, note. Empty where there is none.

        Raises
        ------
        UnknownNameError
            Where the package has no such indicator or level.
        """
        self._check_indicator(indicator_id)
        self._check_level(level)
        return self.lookup.at(indicator_id, level, reference_date)

    def reference_dates(self, indicator_id: str, level: str) -> tuple[str, ...]:
        """Return the dates for which `level` has a figure of the indicator, ascending."""
        offers = self.offers
        found = (offers["indicator_id"] == indicator_id) & (offers["level"] == level)
        return tuple(offers.loc[found, "reference_date"])

    def file(self, name: str) -> Path | None:
        """Return the path of a file of the package (`context/rivers.geojson`), None if absent."""
        path = (self.root / name).resolve()
        inside = path.is_relative_to(self.root.resolve())
        return path if inside and path.is_file() else None

    def _check_indicator(self, indicator_id: str) -> None:
        if indicator_id not in self.indicators.index:
            raise UnknownNameError(
                f"There is no indicator {indicator_id!r} in this data package. "
                f"It has {listing(self.indicators.index)}."
            )

    def _check_level(self, level: str) -> None:
        levels = [known.id for known in self.dashboard.levels]
        if level not in levels:
            raise UnknownNameError(
                f"There is no level {level!r} in this data package. It has {listing(levels)}."
            )
