"""The register of sources: who is behind every value, row and file of the package."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import yaml

from quartmap.build.part import FileRow, SourceRow
from quartmap.build.tables import read_rows, write_rows
from quartmap.package.schema import SOURCES, TABLES


def merge_sources(rows: Iterable[SourceRow]) -> dict[str, SourceRow]:
    """Return the sources by id.

    Raises
    ------
    ValueError
        If an id stands for two different sources; the message shows both.
    """
    found: dict[str, SourceRow] = {}
    faults = [
        f"{row.source_id!r}: {found[row.source_id]} and {row}"
        for row in rows
        if found.setdefault(row.source_id, row) != row
    ]
    if faults:
        raise ValueError("Sources described differently by two steps: " + "; ".join(faults))
    return found


def find_used(target: Path, files: Sequence[FileRow]) -> dict[str, str]:
    """Return each source that a row or file names, with the first place that names it."""
    used: dict[str, str] = {}
    for source_id, place in _named(target, files):
        used.setdefault(source_id, place)
    return used


def check_described(used: Mapping[str, str], rows: Mapping[str, SourceRow]) -> None:
    """Refuse sources that are named somewhere but described by no step."""
    missing = [
        f"{source_id!r} ({place})"
        for source_id, place in sorted(used.items())
        if source_id not in rows
    ]
    if missing:
        raise ValueError(f"Sources named but described by no step: {', '.join(missing)}.")


def write_sources(target: Path, rows: Iterable[SourceRow]) -> None:
    """Write `sources.csv`."""
    write_rows(target, SOURCES, map(asdict, rows))


def _named(target: Path, files: Sequence[FileRow]) -> Iterator[tuple[str, str]]:
    for file in files:
        yield from ((source_id, file.path) for source_id in file.source_ids)
    for table in TABLES.values():
        path = target / table.path
        if table is not SOURCES and path.exists():
            yield from (
                (row["source_id"], table.path) for row in read_rows(path) if row.get("source_id")
            )
    for path in sorted(target.glob("*.yaml")):
        ids = _walk(yaml.safe_load(path.read_text(encoding="utf-8")))
        yield from ((source_id, path.name) for source_id in ids)


def _walk(node: object) -> Iterator[str]:
    """Yield every `source_id` in a document."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key == "source_id":
                yield value
            else:
                yield from _walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from _walk(value)
