"""From a folder to a DataPackage: strictly (`load`) or leaving out what is broken (`read`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from quartmap.errors import DataPackageError, Problem
from quartmap.names import WEB_CRS
from quartmap.package.descriptor import Descriptor, digest_of
from quartmap.package.documents import Dashboard
from quartmap.package.keys import keep_whole
from quartmap.package.location import data_folder
from quartmap.package.lookup import Lookup, arrange
from quartmap.package.record import DataPackage
from quartmap.package.schema import TABLES
from quartmap.package.survey import Survey, survey
from quartmap.package.twins import twins_of

_OPTIONAL: Final = {"parent_id", "ags", "reference_area_id", "same_as"}
"""Columns of areas.csv of which a faulty cell is emptied, so that the area itself stays."""
_CATEGORIES: Final = (
    "indicator_id",
    "reference_date",
    "period_start",
    "period_end",
    "date_precision",
    "status",
    "source_id",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read; `package` is None where it cannot be used at all."""

    package: DataPackage | None
    problems: tuple[Problem, ...]


def load(path: str | PathLike[str] | None = None) -> DataPackage:
    """Return the data package in the folder `path` (by default the one that `run` shows).

    Raises
    ------
    DataPackageError
        With all problems, where anything is wrong.
    """
    reading = read(path)
    if reading.package is None or reading.problems:
        raise DataPackageError(reading.problems)
    return reading.package


def read(path: str | PathLike[str] | None = None) -> Reading:
    """Return the data package without its broken parts, and all problems.

    Rows at fault are left out singly, broken files wholly (`Problem.resource` names them).
    """
    found = survey(data_folder() if path is None else Path(path))
    return Reading(package_of(found), tuple(found.faults.problems))


def package_of(found: Survey) -> DataPackage | None:
    """Return the package, or None where areas, indicators, dashboard or descriptor are unusable."""
    descriptor, dashboard = found.descriptor, found.dashboard
    needed = [found.sheets[name].usable for name in ("areas", "indicators") if found.sheets]
    if descriptor is None or dashboard is None or not all(needed):
        return None
    if found.faults.drops("dashboard"):
        return None
    return _assemble(found, descriptor, dashboard)


def _assemble(found: Survey, descriptor: Descriptor, dashboard: Dashboard) -> DataPackage:
    frames = keep_whole({name: _sound(found, name) for name in TABLES}, TABLES)
    register = frames["areas"].set_index("area_id")
    geometry = {
        level: frame[frame.index.isin(register.index)] for level, frame in found.geometry.items()
    }
    twins = twins_of(register["same_as"])
    sources = frames["sources"].set_index("source_id")
    observations = _compact(frames["observations"], register)
    lookup = arrange(observations, register, sources, twins=twins, order=_order(geometry, register))
    drops = found.faults.drops
    return DataPackage(
        root=found.root,
        name=descriptor.name,
        version=descriptor.version,
        digest=digest_of(found.root, found.files),
        dashboard=_with_view(dashboard, lookup, geometry),
        register=register,
        geometry=geometry,
        indicators=frames["indicators"].astype({"decimals": int}).set_index("indicator_id"),
        observations=observations,
        series_breaks=frames["series-breaks"].reset_index(drop=True),
        sources=sources,
        actor_types=frames["actor-types"].set_index("actor_type"),
        actors=_actors(frames["actors"]),
        events=frames["events"].reset_index(drop=True),
        calibration=frames["calibration"].set_index(["basis", "indicator_id"]),
        estimate_errors=frames["estimate-errors"].reset_index(drop=True),
        cases=None if drops("cases") else found.cases,
        policy_fields=None if drops("policy-fields") else found.policy_fields,
        lookup=lookup,
        twins=twins,
        problems=tuple(found.faults.problems),
    )


def _sound(found: Survey, name: str) -> pd.DataFrame:
    """Return the frame of a table without the rows at fault."""
    frame, bad = found.frames[name], found.faults.bad[TABLES[name].path]
    lost = [line for line, columns in bad.items() if name != "areas" or columns - _OPTIONAL]
    sound = frame[~frame.index.isin(lost)] if lost else frame
    for line in (set(bad) - set(lost)) & set(frame.index):
        sound.loc[line, sorted(bad[line])] = ""
    return sound


def _compact(observations: pd.DataFrame, register: pd.DataFrame) -> pd.DataFrame:
    """Return the observations sorted by their key; keys and closed sets become categories."""
    areas = pd.CategoricalDtype(sorted(register.index))
    compact = observations.astype(dict.fromkeys(_CATEGORIES, "category"))
    compact["area_id"] = compact["area_id"].astype(areas)
    return compact.sort_values(list(TABLES["observations"].key)).reset_index(drop=True)


def _order(geometry: Mapping[str, gpd.GeoDataFrame], register: pd.DataFrame) -> dict[str, int]:
    """Return each area's place in its layer; areas without outline come after, by id."""
    drawn = {area: n for frame in geometry.values() for n, area in enumerate(frame.index)}
    rest = (area for area in sorted(register.index) if area not in drawn)
    return drawn | {area: len(register) + n for n, area in enumerate(rest)}


def _actors(frame: pd.DataFrame) -> gpd.GeoDataFrame:
    table = frame.set_index("actor_id")
    points = np.full(len(table), None, dtype=object)
    known = (table["lon"].notna() & table["lat"].notna()).to_numpy()
    points[known] = shapely.points(table.loc[known, "lon"], table.loc[known, "lat"])
    return gpd.GeoDataFrame(table, geometry=points, crs=WEB_CRS)


def _with_view(
    dashboard: Dashboard, lookup: Lookup, geometry: Mapping[str, gpd.GeoDataFrame]
) -> Dashboard:
    """Return the dashboard; its first view is replaced if a broken part took it away."""
    view, offers = dashboard.view, lookup.offers[lookup.offers["level"].isin(list(geometry))]
    wanted = (view.indicator, view.level, view.reference_date)
    if wanted in set(offers.iloc[:, :3].itertuples(index=False, name=None)) or offers.empty:
        return dashboard
    same = offers[offers["indicator_id"] == view.indicator]
    best = (offers if same.empty else same).sort_values("count", kind="stable").iloc[-1]
    update = {name: str(best[column]) for name, column in _VIEW.items()}
    return dashboard.model_copy(update={"view": view.model_copy(update=update)})


_VIEW: Final = {
    "indicator": "indicator_id",
    "level": "level",
    "reference_date": "reference_date",
}
