"""Who said it: the references behind actors, events and cases."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from quartmap.build.part import SourceRow

_FILE = Path(__file__).with_name("citations.yaml")


@cache
def load() -> Mapping[str, SourceRow]:
    """Return the reference behind each way the raw files cite it.

    Raises
    ------
    ValueError
        If two references are cited alike or share their id.
    """
    found: dict[str, SourceRow] = {}
    ids: set[str] = set()
    for group in yaml.safe_load(_FILE.read_text(encoding="utf-8")):
        for reference in group["references"]:
            row = _row(group, reference)
            cited = reference.get("cited") or [reference["url"]]
            if row.source_id in ids or found.keys() & set(cited):
                raise ValueError(f"{_FILE.name}: {row.source_id!r} or its citation stands twice.")
            ids.add(row.source_id)
            found |= dict.fromkeys(cited, row)
    return MappingProxyType(found)


def find(cited: str) -> SourceRow:
    """Return the reference for a citation; of several at once, their joint entry or the first.

    Raises
    ------
    KeyError
        If `citations.yaml` does not know the citation.
    """
    known = load()
    for text in (cited, cited.partition("; ")[0]):
        if text in known:
            return known[text]
    raise KeyError(f"Citation {cited!r} is not in {_FILE.name}. Add it there.")


def distinct(rows: Iterable[SourceRow]) -> list[SourceRow]:
    """Return each reference once, sorted by id."""
    return [row for _, row in sorted({row.source_id: row for row in rows}.items())]


def _row(group: Mapping[str, str], reference: Mapping[str, str]) -> SourceRow:
    return SourceRow(
        source_id=reference["id"],
        producer=group["producer"],
        title=reference["title"],
        licence="fact-citation-only",
        attribution=reference.get("attribution", f"{group['producer']}: {reference['title']}"),
        quality=group["quality"],  # type: ignore[arg-type]
        url=reference.get("url", ""),
        retrieved_via=reference.get("via", ""),
    )
