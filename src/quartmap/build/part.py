"""What one step of the build hands over, and the keys that all steps share."""

import re
from dataclasses import dataclass, field

from quartmap.names import SourceQuality

_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of `sources.csv`."""

    source_id: str
    producer: str
    title: str
    licence: str
    attribution: str
    quality: SourceQuality
    url: str = ""
    licence_url: str = ""
    retrieved_via: str = ""


@dataclass(frozen=True, slots=True)
class FileRow:
    """What `datapackage.json` says of one written file."""

    path: str
    title: str
    source_ids: tuple[str, ...]
    licence: str
    attribution: str
    processing: str
    crs: str = ""
    boundary_date: str = ""


@dataclass(slots=True)
class Part:
    """The yield of one step: files written, sources used, what was left out and why."""

    files: list[FileRow] = field(default_factory=list)
    sources: list[SourceRow] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def slug(name: str) -> str:
    """Return `name` as a key: lower case, ae for ä, hyphens between words.

    >>> slug("Altenessen-Süd")
    'altenessen-sued'
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower().translate(_LETTERS)).strip("-")
