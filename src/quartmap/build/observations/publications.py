"""Pages on which single figures were read, as rows of `sources.csv`."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import yaml

from quartmap.build import citations
from quartmap.build.observations import rows
from quartmap.build.part import SourceRow

FILE = rows.HERE / "publications.yaml"


@cache
def load() -> Mapping[str, SourceRow]:
    """Return the page behind each address (or text, where a source has none)."""
    found: dict[str, SourceRow] = {}
    for group in yaml.safe_load(FILE.read_text(encoding="utf-8")):
        for reference in group["references"]:
            row = SourceRow(
                source_id=reference["id"],
                producer=group["producer"],
                title=reference["title"],
                licence="fact-citation-only",
                attribution=f"{group['producer']}: {reference['title']}",
                quality=group["quality"],
                url=reference.get("url", ""),
            )
            found[reference.get("url") or reference["cited"]] = row
    return MappingProxyType(found)


def find(*cited: str) -> SourceRow:
    """Return the page for the first address or key that is known; actors and cases may cite it too.

    Raises
    ------
    KeyError
        If neither register knows any of them.
    """
    for text in cited:
        page = load().get(text) or citations.load().get(text)
        if page is not None:
            return page
    raise KeyError(f"{cited} is no known page. Add it to {FILE.name}.")
