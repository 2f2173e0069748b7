"""Frictionless' own validation of the tables, offline, told in our words."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from frictionless import Error, FrictionlessException, Package

from quartmap.errors import Problem
from quartmap.package.descriptor import DESCRIPTOR, Descriptor
from quartmap.package.faults import Faults
from quartmap.package.schema import TABLES
from quartmap.package.tables import Sheet

_MOST: Final = 1000
_PATHS: Final = {table.path: table.name for table in TABLES.values()}


def check_tabular(
    root: Path, descriptor: Descriptor, sheets: Mapping[str, Sheet], faults: Faults
) -> None:
    """Add what Frictionless finds in the tables beyond what is known already.

    Tables that could not be read at all are not handed to it, nor are keys onto resources
    that are no tables (it crashes on a key onto GeoJSON).
    """
    tables = {
        path: resource
        for path, resource in descriptor.resources.items()
        if path not in _PATHS or sheets[_PATHS[path]].usable
        if (root / path).is_file() and path.endswith(".csv")
    }
    names = {str(resource.get("name")) for resource in tables.values()}
    members = [_member(path, tables[path], names, faults) for path in tables]
    described = [member for member in members if member is not None]
    if described:
        for problem in _validate(root, described, sheets):
            if not _is_known(problem, faults):
                faults.problems.append(problem)


def _member(
    path: str, resource: Mapping[str, Any], names: set[str], faults: Faults
) -> dict[str, Any] | None:
    """Return the resource as Frictionless gets it; None where it has no schema."""
    schema = resource.get("schema")
    if not isinstance(schema, dict) or not isinstance(schema.get("fields"), list):
        message = f"the entry of {path!r} has no schema with fields. Add it."
        faults.add(DESCRIPTOR, message, column="schema")
        return None
    _check_schema(path, schema, faults)
    stated = schema.get("foreignKeys")
    stated = stated if isinstance(stated, list) else []
    keys = [key for key in stated if _target(key) in {*names, ""}]
    if len(keys) < len(stated):
        message = f"the schema of {path!r} has a foreign key onto what is no table. Remove it."
        faults.add(DESCRIPTOR, message, column="schema")
    kept = {name: value for name, value in schema.items() if name != "foreignKeys"}
    kept |= {"foreignKeys": keys} if keys else {}
    return {
        "name": resource.get("name"),
        "type": "table",
        "path": path,
        "scheme": "file",
        "format": "csv",
        "encoding": "utf-8",
        "schema": kept,
    }


def _target(key: object) -> object:
    reference = key.get("reference") if isinstance(key, dict) else None
    return reference.get("resource", "") if isinstance(reference, dict) else None


def _check_schema(path: str, schema: Mapping[str, Any], faults: Faults) -> None:
    if path not in _PATHS:
        return
    expected = TABLES[_PATHS[path]].descriptor()
    stated = [(f.get("name"), f.get("type")) for f in schema["fields"] if isinstance(f, dict)]
    ours = [(field["name"], field["type"]) for field in expected["fields"]]
    if sorted(map(str, stated)) != sorted(map(str, ours)):
        message = (
            f"the schema of {path!r} differs from the columns that quartmap reads. Write it anew."
        )
        faults.add(DESCRIPTOR, message, column="schema")


def _validate(
    root: Path, members: list[dict[str, Any]], sheets: Mapping[str, Sheet]
) -> Iterator[Problem]:
    content = {"name": "check", "resources": members}
    try:
        package = Package.from_descriptor(content, basepath=str(root))
        report = package.validate(limit_errors=_MOST)
    except FrictionlessException as refusal:
        reasons = "; ".join(reason.note for reason in refusal.reasons or [refusal.error])
        yield Problem(DESCRIPTOR, f"Frictionless cannot use it ({reasons}). Mend the schema.")
        return
    for error in report.errors:
        yield _problem(DESCRIPTOR, error, {})
    for task in report.tasks:
        path = str(task.place)
        name = _PATHS.get(path)
        lines = dict(enumerate(sheets[name].lines, start=1)) if name is not None else {}
        for error in task.errors:
            yield _problem(path, error, lines)


def _problem(path: str, error: Error, lines: Mapping[int, int]) -> Problem:
    number = getattr(error, "row_number", None)
    row = None if number is None else lines.get(number, number)
    column = getattr(error, "field_name", None)
    message = f"{error.message.rstrip('.')}. Mend it so that the schema in datapackage.json holds."
    return Problem(path, message, row, column)


def _is_known(problem: Problem, faults: Faults) -> bool:
    """Return True where the same cell, or its row as a whole, is already complained about."""
    if problem.row is None:
        return any(
            (other.file, other.row, other.column) == (problem.file, None, problem.column)
            for other in faults.problems
        )
    columns = faults.bad[problem.file].get(problem.row, set())
    return bool(columns) and (not problem.column or bool(columns & {problem.column, ""}))
