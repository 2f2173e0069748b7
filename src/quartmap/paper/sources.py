"""The sources behind what is printed: numbered as they are first needed, with their licences."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from quartmap.package import DataPackage
from quartmap.texts import Texts

FACT = "fact-citation-only"
"""Stands in `licence` for single figures and facts that were read in print."""


class Sources:
    """Numbers for sources, in the order in which they are first asked for."""

    def __init__(self, package: DataPackage) -> None:
        self._package = package
        self._numbers: dict[str, int] = {}

    def number(self, source_id: str) -> int:
        """Return the number that stands for a source."""
        return self._numbers.setdefault(source_id, len(self._numbers) + 1)

    def numbers(self, source_ids: Iterable[object]) -> str:
        """Return the numbers of several sources as they are printed: `3, 7-9`."""
        found = sorted({self.number(str(one)) for one in source_ids})
        # What follows on each other has the same distance from its place.
        runs = [list(run) for _, run in groupby(enumerate(found), lambda pair: pair[1] - pair[0])]
        spans = [(run[0][1], run[-1][1]) for run in runs]
        return ", ".join(_span(first, last) for first, last in spans)

    def rows(self, words: Texts) -> list[dict[str, Any]]:
        """Return every source that was asked for: number, credit, address, licence."""
        return [self._row(key, number, words) for key, number in self._numbers.items()]

    def _row(self, source_id: str, number: int, words: Texts) -> dict[str, Any]:
        source = self._package.sources.loc[source_id]
        text = str(source["attribution"] or f"{source['producer']}: {source['title']}")
        if source["quality"] == "press":
            text += " (" + words.t("press report") + ")"
        parts = str(source["licence"]).split("; ")
        licence = "; ".join(one for one in parts if one != FACT and one not in text)
        return {
            "number": number,
            "text": text,
            "url": address(str(source["url"])),
            "licence": licence,
            "licence_url": address(str(source["licence_url"])),
        }


def _span(first: int, last: int) -> str:
    if last - first > 1:
        return f"{first}\N{EN DASH}{last}"
    return str(first) if first == last else f"{first}, {last}"


def address(url: str) -> str:
    """Return a web address; anything else is none."""
    try:
        return url if urlsplit(url).scheme in {"http", "https"} else ""
    except ValueError:
        return ""
