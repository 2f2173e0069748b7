"""Everything that a folder holds, read once, with all that is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import pandas as pd

from quartmap.package.actor_rules import check_actors
from quartmap.package.area_rules import check_areas, check_known
from quartmap.package.descriptor import (
    Descriptor,
    check_listing,
    files_of,
    read_descriptor,
)
from quartmap.package.document_rules import (
    CASES,
    DASHBOARD,
    POLICY,
    check_cases,
    check_dashboard,
    check_policy,
)
from quartmap.package.documents import Cases, Dashboard, PolicyFields
from quartmap.package.estimate_rules import check_estimates
from quartmap.package.faults import Faults
from quartmap.package.geometry import extent, layer_path, read_level
from quartmap.package.keys import check_keys
from quartmap.package.observation_rules import (
    check_indicators,
    check_observations,
    check_precision,
)
from quartmap.package.privacy import check_privacy
from quartmap.package.schema import TABLES
from quartmap.package.tables import Sheet, cast, empty, read_sheet
from quartmap.package.yaml_files import Model, read_document


@dataclass(slots=True)
class Survey:
    """A folder as it was found: the raw sheets, the cast frames (index: line), the documents."""

    root: Path
    faults: Faults = field(default_factory=Faults)
    files: tuple[str, ...] = ()
    descriptor: Descriptor | None = None
    dashboard: Dashboard | None = None
    cases: Cases | None = None
    policy_fields: PolicyFields | None = None
    sheets: dict[str, Sheet] = field(default_factory=dict)
    frames: dict[str, pd.DataFrame] = field(default_factory=dict)
    geometry: dict[str, gpd.GeoDataFrame] = field(default_factory=dict)


def survey(root: Path) -> Survey:
    """Read the folder `root` and note every fault that a look at its text can find."""
    found = Survey(root)
    if not root.is_dir():
        message = (
            "there is no such folder. Name the folder of a data package (QUARTMAP_DATA or --data)."
        )
        found.faults.add(str(root), message, resource="datapackage")
        return found
    found.files = files_of(root)
    found.descriptor = read_descriptor(root, found.faults)
    _read_documents(found)
    if found.descriptor is not None:
        check_listing(found.descriptor, found.files, _parts(found.dashboard), found.faults)
    _read_tables(found)
    _read_geometry(found)
    _check_tables(found)
    _check_documents(found)
    return found


def _parts(dashboard: Dashboard | None) -> Mapping[str, str]:
    """Return which part of the package each file is."""
    levels = dashboard.levels if dashboard is not None else ()
    return {
        **{table.path: table.name for table in TABLES.values()},
        **{layer_path(level.layer): level.layer for level in levels},
        CASES: "cases",
        POLICY: "policy-fields",
        DASHBOARD: "dashboard",
    }


def _is_listed(found: Survey, path: str) -> bool:
    return found.descriptor is not None and path in found.descriptor.resources


def _is_there(found: Survey, path: str, resource: str, *, required: bool) -> bool:
    """Return True where the file is there; a missing one is told here unless it is listed."""
    there = path in found.files
    if not there and required and not _is_listed(found, path):
        message = "is missing. Restore the file; the package cannot do without it."
        found.faults.add(path, message, resource=resource)
    return there


def _read_documents(found: Survey) -> None:
    found.dashboard = _document(found, DASHBOARD, Dashboard, "dashboard", required=True)
    found.cases = _document(found, CASES, Cases, "cases")
    found.policy_fields = _document(found, POLICY, PolicyFields, "policy-fields")


def _document(
    found: Survey, path: str, model: type[Model], resource: str, *, required: bool = False
) -> Model | None:
    if not _is_there(found, path, resource, required=required):
        return None
    return read_document(found.root, path, model, found.faults, resource=resource)


def _read_tables(found: Survey) -> None:
    for name, table in TABLES.items():
        there = _is_there(found, table.path, name, required=table.required)
        absent = empty(table, usable=not table.required and not _is_listed(found, table.path))
        sheet = read_sheet(found.root, table, found.faults) if there else absent
        found.sheets[name] = sheet
        found.frames[name] = cast(sheet, found.faults)
    check_keys(found.sheets, found.faults)


def _read_geometry(found: Survey) -> None:
    levels = found.dashboard.levels if found.dashboard is not None else ()
    register = found.sheets["areas"]
    for level in levels:
        path = layer_path(level.layer)
        populated = bool((register.text["level"] == level.id).any())
        if _is_there(found, path, level.layer, required=populated):
            frame = read_level(found.root, level, register, found.faults)
            if frame is not None:
                found.geometry[level.id] = frame
    known = {layer_path(level.layer) for level in levels}
    for path in found.files if levels else ():
        if path.startswith("areas/") and path not in known:
            message = (
                "belongs to no layer of dashboard.yaml. Add its level there or remove the file."
            )
            found.faults.add(path, message)


def _check_tables(found: Survey) -> None:
    sheets, frames, faults = found.sheets, found.frames, found.faults
    check_areas(sheets["areas"], found.dashboard, faults)
    check_indicators(sheets["indicators"], faults)
    observations = sheets["observations"], frames["observations"]
    check_observations(*observations, sheets["indicators"], faults)
    check_precision(sheets["events"], "date", faults)
    check_estimates(sheets, frames, faults)
    check_actors(sheets["actors"], frames["actors"], extent(found.geometry.values()), faults)
    check_privacy(sheets, faults)
    if found.dashboard is not None:
        topics = [topic.id for topic in found.dashboard.topics]
        dimensions = [dimension.id for dimension in found.dashboard.dimensions]
        check_known(sheets["indicators"], "topic", topics, faults, noun="topic")
        check_known(sheets["actors"], "dimension", dimensions, faults, noun="dimension")


def _check_documents(found: Survey) -> None:
    if found.dashboard is not None:
        check_dashboard(found.dashboard, found.sheets, found.faults)
    if found.cases is not None:
        check_cases(found.cases, found.dashboard, found.sheets, found.faults)
    if found.policy_fields is not None:
        check_policy(found.policy_fields, found.sheets, found.faults)
