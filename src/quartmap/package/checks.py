"""The whole check of a data package: everything `load` asks, and what takes longer."""

from os import PathLike
from pathlib import Path

from quartmap.errors import Problem
from quartmap.package.context_rules import check_context
from quartmap.package.coverage import check_areas_km2, check_coverage
from quartmap.package.descriptor import check_entries, check_hashes
from quartmap.package.survey import Survey, survey
from quartmap.package.tabular import check_tabular


def check(path: str | PathLike[str]) -> tuple[Problem, ...]:
    """Return every problem of the data package in the folder `path`; () where it is sound.

    Our own rules on tables, outlines and documents; then listing, licences, hashes, gaps and
    overlaps, stated areas, and Frictionless' validation. No network.
    """
    found = survey(Path(path))
    if found.descriptor is not None:
        check_entries(found.descriptor, found.faults)
        check_hashes(found.root, found.descriptor, found.faults)
        check_tabular(found.root, found.descriptor, found.sheets, found.faults)
    _check_outlines(found)
    check_context(found.root, found.files, found.faults)
    return tuple(sorted(found.faults.problems, key=_place))


def _check_outlines(found: Survey) -> None:
    for level in found.dashboard.levels if found.dashboard is not None else ():
        areas = found.geometry.get(level.id)
        if areas is None or areas.empty:
            continue
        check_areas_km2(level, areas, found.faults)
        if found.dashboard is not None and level.id != found.dashboard.case_level:
            check_coverage(level, areas, found.faults)


def _place(problem: Problem) -> tuple[str, int]:
    return problem.file, problem.row or 0
