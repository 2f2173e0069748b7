"""Areas that stand under several ids: a quarter that is a municipality, a city that is a county."""

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def twins_of(same_as: "pd.Series[str]") -> dict[str, frozenset[str]]:
    """Return for every area with a twin all ids under which it stands, both ways.

    `same_as` is indexed by area_id; '' where there is none.

    >>> import pandas as pd
    >>> twins = twins_of(pd.Series({"quarter": "town", "town": "", "hill": ""}))
    >>> sorted(twins), sorted(twins["town"])
    (['quarter', 'town'], ['quarter', 'town'])
    """
    links: defaultdict[str, set[str]] = defaultdict(set)
    for area, other in same_as[same_as != ""].items():
        links[str(area)].add(other)
        links[other].add(str(area))
    groups: dict[str, frozenset[str]] = {}
    for area in links:
        if area not in groups:
            group = _reached(area, links)
            groups.update(dict.fromkeys(group, group))
    return groups


def _reached(start: str, links: defaultdict[str, set[str]]) -> frozenset[str]:
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        area = ahead.pop()
        if area not in seen:
            seen.add(area)
            ahead.extend(links[area])
    return frozenset(seen)
