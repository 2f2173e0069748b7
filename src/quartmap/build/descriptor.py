"""The descriptor: `sources.csv` and `datapackage.json`, which names every file of the package."""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, Final

from quartmap.build.part import FileRow, Part, SourceRow, slug
from quartmap.build.source_register import check_described, find_used, merge_sources, write_sources
from quartmap.build.tables import read_rows
from quartmap.package.schema import SOURCES, TABLES

NAME: Final = "quartmap-geodata"
TITLE: Final = "quartmap: drei Quartiere, ihre Umgebung, ihre Akteure / three quarters in context"
VERSION: Final = "2026.1"
PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
FILE: Final = "datapackage.json"
MEDIATYPES: Final = {
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "parquet": "application/vnd.apache.parquet",
    "yaml": "application/yaml",
    "json": "application/json",
}
LICENCES: Final = {
    row["licence"]: (row["title"], row["url"])
    for row in read_rows(Path(__file__).with_name("licences.csv"))
}
"""Title and address of the licences; one not listed takes its address from the sources."""
TABLES_BY_PATH: Final = {table.path: table for table in TABLES.values()}


def build(parts: Sequence[Part], target: Path) -> None:
    """Write `sources.csv` (sources in use, sorted) and `datapackage.json`; same bytes each time.

    Raises
    ------
    ValueError
        If two steps describe a source or file differently, a source is used but not described,
        or a file of the package is not described or a described one not there.
    """
    rows = merge_sources(source for part in parts for source in part.sources)
    files = [file for part in parts for file in part.files]
    used = find_used(target, files)
    check_described(used, rows)
    kept = [rows[source_id] for source_id in sorted(used)]
    write_sources(target, kept)
    files.append(_sources_file(kept))
    check_files(target, files)
    ordered = sorted(files, key=lambda file: file.path)
    package = {
        "$schema": PROFILE,
        "name": NAME,
        "title": TITLE,
        "version": VERSION,
        "licenses": licences((file.licence for file in ordered), rows),
        "sources": [source(row) for row in kept],
        "resources": [resource(target, file, rows) for file in ordered],
    }
    text = json.dumps(package, ensure_ascii=False, indent=1)
    (target / FILE).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def resource(target: Path, file: FileRow, rows: Mapping[str, SourceRow]) -> dict[str, Any]:
    """Return what the descriptor says of one file; tables carry their schema."""
    data = (target / file.path).read_bytes()
    suffix = PurePosixPath(file.path).suffix.removeprefix(".")
    table = TABLES_BY_PATH.get(file.path)
    entry: dict[str, Any] = {
        "name": table.name if table else slug(file.path.removesuffix(f".{suffix}")),
        "path": file.path,
        "title": file.title,
        # frictionless takes a GeoJSON or Parquet file for a table unless it is told otherwise
        "type": "table" if table else "file",
        "format": suffix,
        "mediatype": MEDIATYPES.get(suffix, "application/octet-stream"),
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "licenses": licences([file.licence], rows),
        "sources": [source(rows[source_id]) for source_id in file.source_ids],
        "attribution": file.attribution,
        "processing": file.processing,
    }
    if suffix != "parquet":
        entry["encoding"] = "utf-8"
    entry |= {
        key: value
        for key, value in (("crs", file.crs), ("boundaryDate", file.boundary_date))
        if value
    }
    return entry | ({"schema": table.descriptor()} if table else {})


def source(row: SourceRow) -> dict[str, str]:
    """Return a source as the standard wants it, with the key of `sources.csv`."""
    entry = {"title": f"{row.producer}: {row.title}", "sourceId": row.source_id}
    return entry | ({"path": row.url} if row.url.startswith("http") else {})


def licences(names: Iterable[str], rows: Mapping[str, SourceRow]) -> list[dict[str, str]]:
    """Return each licence once, in order; several in one text are parted by semicolons."""
    addresses = {row.licence: row.licence_url for row in rows.values() if row.licence_url}
    entries: dict[str, dict[str, str]] = {}
    for name in (part.strip() for text in names for part in text.split(";")):
        title, path = LICENCES.get(name, (name, addresses.get(name, "")))
        key = name.replace("/", "-")
        entries[key] = {"name": key, "title": title} | ({"path": path} if path else {})
    return [entries[key] for key in sorted(entries)]


def check_files(target: Path, files: Sequence[FileRow]) -> None:
    """Refuse files that are there but not described, described twice, or not there."""
    paths = [file.path for file in files]
    there = {
        path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()
    } - {FILE}
    faults = {
        "not described by any step": there - set(paths),
        "described but not there": set(paths) - there,
        "described twice": {path for path in paths if paths.count(path) > 1},
    }
    lines = [f"{fault}: {', '.join(sorted(found))}" for fault, found in faults.items() if found]
    if lines:
        raise ValueError(f"Files of {target} — " + "; ".join(lines))


def _sources_file(kept: Sequence[SourceRow]) -> FileRow:
    return FileRow(
        path=SOURCES.path,
        title="Quellen / Sources",
        source_ids=tuple(row.source_id for row in kept if row.producer == "quartmap"),
        licence="Apache-2.0",
        attribution="quartmap",
        processing="Sources in use, one row each.",
    )
