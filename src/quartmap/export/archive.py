"""The whole data package as one zip file, and what its descriptor says of each file."""

import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import PurePosixPath
from threading import Lock
from typing import Any, Final

from quartmap.errors import DataPackageError, Problem
from quartmap.package import DataPackage
from quartmap.package.cells import WITHHELD
from quartmap.package.descriptor import DESCRIPTOR, digest_of, files_of

_FIXED_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file knows: the same data give the same bytes."""
_MODE: Final = 0o100644 << 16
_UNIX: Final = 3
_PACKED: Final = frozenset({".parquet", ".gz", ".zip", ".png", ".jpg"})
"""Formats that are compressed already."""
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
_building: Final = Lock()


@dataclass(frozen=True, slots=True)
class Terms:
    """A licence or a source as the descriptor names it; `url` may be empty."""

    title: str
    url: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """One file of the package as the descriptor describes it; what it does not say is empty."""

    name: str
    path: str
    title: str
    format: str
    size: int
    hash: str
    crs: str
    boundary_date: str
    attribution: str
    processing: str
    licences: tuple[Terms, ...]
    sources: tuple[Terms, ...]


@lru_cache(maxsize=4)
def descriptor(package: DataPackage) -> Mapping[str, Any]:
    """Return the package's descriptor as it stands in datapackage.json; empty if unreadable."""
    file = package.file(DESCRIPTOR)
    try:
        content = json.loads(file.read_text("utf-8")) if file else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


@lru_cache(maxsize=4)
def resources(package: DataPackage) -> tuple[Resource, ...]:
    """Return the listed files that are there and inside the package, by path."""
    listed = descriptor(package).get("resources")
    found: dict[str, Resource] = {}
    for entry in listed if isinstance(listed, list) else ():
        path = entry.get("path") if isinstance(entry, dict) else None
        if isinstance(path, str) and is_safe(path) and package.file(path) is not None:
            found.setdefault(path, _resource(entry))
    return tuple(resource for _, resource in sorted(found.items()))


def package_licences(package: DataPackage) -> tuple[Terms, ...]:
    """Return the licences that the descriptor states for the whole package."""
    return _terms(descriptor(package).get("licenses"))


def is_safe(path: str) -> bool:
    """Tell whether a path stays below the folder into which a zip file is unpacked.

    >>> is_safe("areas/wards.geojson"), is_safe("../etc/passwd"), is_safe("C:/x")
    (True, False, False)
    """
    parts = PurePosixPath(path).parts
    plain = path.isprintable() and not set(path) & set('\\:*?"<>|')
    normal = "/".join(parts) == path
    return bool(parts) and plain and normal and ".." not in parts and parts[0] != "/"


def file_stem(package: DataPackage) -> str:
    """Return name and version of the package as a plain file name without ending."""
    parts = [_UNSAFE.sub("-", part).strip("-.") for part in (package.name, package.version)]
    return "-".join(part for part in parts if part) or "data-package"


def archive(package: DataPackage) -> bytes:
    """Return a zip file of the descriptor and every listed file; same data, same bytes.

    Files of 100 m cells stay out, and the descriptor in the zip does not list them.

    Raises
    ------
    DataPackageError
        Where the files are no longer those that were read.
    """
    with _building:
        return _archive(package)


@lru_cache(maxsize=1)
def _archive(package: DataPackage) -> bytes:
    target = io.BytesIO()
    paths = {resource.path for resource in resources(package) if not is_withheld(resource.path)}
    with zipfile.ZipFile(target, "w") as zipped:
        for path in sorted({DESCRIPTOR, *paths}):
            content = (
                _descriptor_passed_on(package) if path == DESCRIPTOR else _bytes(package, path)
            )
            if content:
                _add(zipped, f"{file_stem(package)}/{path}", content)
    if digest_of(package.root, files_of(package.root)) != package.digest:
        message = "the files have changed since they were read. Reload the page."
        raise DataPackageError([Problem(DESCRIPTOR, message)])
    return target.getvalue()


def is_withheld(path: str) -> bool:
    """Tell whether a file of the package is not passed on."""
    return fnmatchcase(path, WITHHELD)


def _bytes(package: DataPackage, path: str) -> bytes:
    file = package.file(path)
    return file.read_bytes() if file is not None else b""


def _descriptor_passed_on(package: DataPackage) -> bytes:
    if not any(is_withheld(resource.path) for resource in resources(package)):
        return _bytes(package, DESCRIPTOR)
    listed = descriptor(package)["resources"]
    kept = [entry for entry in listed if not is_withheld(str(entry.get("path")))]
    content = {**descriptor(package), "resources": kept}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _add(zipped: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, date_time=_FIXED_TIME)
    entry.create_system, entry.external_attr = _UNIX, _MODE
    packed = PurePosixPath(name).suffix in _PACKED
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    zipped.writestr(entry, content, compresslevel=6)


def _resource(entry: Mapping[str, Any]) -> Resource:
    def text(name: str) -> str:
        value = entry.get(name)
        return value if isinstance(value, str) else ""

    size = entry.get("bytes")
    return Resource(
        name=text("name") or text("path"),
        path=text("path"),
        title=text("title") or text("path"),
        format=text("format"),
        size=size if isinstance(size, int) else 0,
        hash=text("hash"),
        crs=text("crs"),
        boundary_date=text("boundaryDate"),
        attribution=text("attribution"),
        processing=text("processing"),
        licences=_terms(entry.get("licenses")),
        sources=_terms(entry.get("sources")),
    )


def _terms(entries: object) -> tuple[Terms, ...]:
    found = []
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict):
            name, title, url = (str(entry.get(key) or "") for key in ("name", "title", "path"))
            found.append(Terms(title or name or url, url, name))
    return tuple(found)
