"""`datapackage.json`: what it lists, against what lies in the folder."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

from quartmap.package.encoding import read_text
from quartmap.package.faults import Faults

DESCRIPTOR: Final = "datapackage.json"
_ALGORITHM: Final = "sha256:"
_RENEW: Final = "Restore the file or renew the entry."


@dataclass(frozen=True, slots=True)
class Descriptor:
    """The package's name, version and resources (the valid ones), by path."""

    name: str
    version: str
    resources: Mapping[str, Mapping[str, Any]]


def read_descriptor(root: Path, faults: Faults) -> Descriptor | None:
    """Return the descriptor, or None where it is missing or cannot be used."""
    text = read_text(root, DESCRIPTOR, faults, resource="datapackage")
    if text is None:
        return None
    try:
        content = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        row = getattr(error, "lineno", None)
        message = f"is not valid JSON ({getattr(error, 'msg', error)}). Mend the file."
        faults.add(DESCRIPTOR, message, row=row, resource="datapackage")
        return None
    resources = content.get("resources") if isinstance(content, dict) else None
    if not isinstance(resources, list):
        message = "has no list 'resources'. List every file of the package there."
        faults.add(DESCRIPTOR, message, resource="datapackage")
        return None
    for member in ("name", "version"):
        if not _is_text(content.get(member)):
            faults.add(DESCRIPTOR, f"{member!r} is missing. Add it as text.", column=member)
    usable = _usable(resources, faults)
    return Descriptor(str(content.get("name", "")), str(content.get("version", "")), usable)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _usable(resources: list[Any], faults: Faults) -> dict[str, Mapping[str, Any]]:
    usable: dict[str, Mapping[str, Any]] = {}
    for place, resource in enumerate(resources, start=1):
        path = resource.get("path") if isinstance(resource, dict) else None
        if not isinstance(path, str) or not _is_inside(path):
            message = (
                f"resource {place} has the path {path!r}. Name a file of this folder, with slashes."
            )
            faults.add(DESCRIPTOR, message, column="path")
        elif path in usable:
            faults.add(DESCRIPTOR, f"{path!r} is listed twice. Keep one entry.", column="path")
        else:
            usable[path] = resource
    names = Counter(str(resource.get("name")) for resource in usable.values())
    for name in (name for name, count in names.items() if count > 1):
        faults.add(
            DESCRIPTOR,
            f"the name {name!r} stands twice. Give each resource its own.",
            column="name",
        )
    return usable


def _is_inside(path: str) -> bool:
    pure = PurePosixPath(path)
    return bool(path) and "\\" not in path and not pure.is_absolute() and ".." not in pure.parts


def files_of(root: Path) -> tuple[str, ...]:
    """Return the paths of all files in the folder, sorted; hidden ones are not looked at."""
    found = (path.relative_to(root) for path in sorted(root.rglob("*")) if path.is_file())
    return tuple(
        path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts)
    )


def check_listing(
    descriptor: Descriptor, files: tuple[str, ...], parts: Mapping[str, str], faults: Faults
) -> None:
    """Note files that are not listed and listed files that are not there.

    `parts` gives for a path the part of the package that falls away with it.
    """
    for path in sorted(set(descriptor.resources) - set(files)):
        message = "is listed in datapackage.json but is not there. Restore it or remove its entry."
        faults.add(path, message, resource=parts.get(path, path))
    for path in sorted(set(files) - set(descriptor.resources) - {DESCRIPTOR}):
        faults.add(path, "is not listed in datapackage.json. Add an entry or remove the file.")


def check_entries(descriptor: Descriptor, faults: Faults) -> None:
    """Note resources without name, title, format, licence or source."""
    for path, resource in descriptor.resources.items():
        for member in _lacking(resource):
            message = f"the entry of {path!r} has no {member!r}. Add it."
            faults.add(DESCRIPTOR, message, column=member)


def _lacking(resource: Mapping[str, Any]) -> Iterator[str]:
    yield from (
        member for member in ("name", "title", "format") if not _is_text(resource.get(member))
    )
    wanted = {"licenses": ("name", "path"), "sources": ("title",)}
    for member, keys in wanted.items():
        entries = resource.get(member)
        named = isinstance(entries, list) and all(
            isinstance(entry, dict) and any(_is_text(entry.get(key)) for key in keys)
            for entry in entries
        )
        if not entries or not named:
            yield member


def hash_of(path: Path) -> str:
    """Return `sha256:` and the hex digest of a file's bytes."""
    with path.open("rb") as file:
        return _ALGORITHM + hashlib.file_digest(file, "sha256").hexdigest()


def digest_of(root: Path, files: tuple[str, ...]) -> str:
    """Return one hex digest over the paths and hashes of all files: the state of the data."""
    whole = hashlib.sha256()
    for path in files:
        whole.update(f"{path}\0{hash_of(root / path)}\n".encode())
    return whole.hexdigest()


def check_hashes(root: Path, descriptor: Descriptor, faults: Faults) -> None:
    """Note files whose size or hash is not the one that datapackage.json states."""
    for path, resource in descriptor.resources.items():
        file = root / path
        if not file.is_file():
            continue
        stated, size = resource.get("hash"), file.stat().st_size
        found = hash_of(file)
        if stated != found:
            message = f"its hash is {found}, datapackage.json states {stated!r}. {_RENEW}"
            faults.add(path, message, column="hash")
        if resource.get("bytes") != size:
            said = resource.get("bytes")
            message = f"has {size} bytes, datapackage.json states {said!r}. {_RENEW}"
            faults.add(path, message, column="bytes")
