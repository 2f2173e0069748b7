"""What fits the words that a person typed: names rated by where the words stand in them."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

from quartmap.analysis import folding

Kind = Literal["area", "address", "actor", "actor_type", "indicator", "page"]
KINDS: Final[tuple[Kind, ...]] = ("area", "address", "actor", "actor_type", "indicator", "page")
"""Among equally good names the earlier kind comes first."""
MOST: Final = 12
SHARE: Final = 4
"""Of one kind, as long as another has something to show."""
FEWEST_LETTERS: Final = 2
_LONGEST: Final = 100
_APART: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to find.

    key : its id; `lat,lon` of an address.
    what : what it is, to tell it from its namesakes.
    order : among equally good names of a kind, the smaller comes first.
    """

    kind: Kind
    key: str
    name: str
    what: str
    order: int = 0
    forms: tuple[str, ...] = field(default=(), compare=False, repr=False)


def entry(kind: Kind, key: str, name: str, what: str, order: int = 0) -> Entry:
    """Return an entry with the forms of its name that are compared."""
    return Entry(kind, key, name, what, order, forms(name))


def forms(text: str) -> tuple[str, ...]:
    """Return `text` as single words, once with ue for ü and once without accents.

    >>> forms("Große-Höhe Str.")
    ('grosse hoehe strasse', 'grosse hohe strasse')
    """
    return tuple(
        re.sub(r"str\b", "strasse", _APART.sub(" ", form).strip()) for form in folding.folded(text)
    )


def quality(whole: tuple[str, ...], sought: tuple[str, ...]) -> int | None:
    """Return how well `sought` fits a name, both as `forms`: the smaller the better.

    0 the same, 1 its beginning, 2 the beginning of a word, 3 inside, 4 all its words somewhere;
    None where it does not fit.

    >>> quality(forms("Altenessen-Nord"), forms("nord"))
    2
    """
    found = [_fit(name, part) for name, part in zip(whole, sought, strict=True) if part]
    return min((one for one in found if one is not None), default=None)


def _fit(name: str, part: str) -> int | None:
    if part not in name:
        if name.replace(" ", "").startswith(part.replace(" ", "")):
            return 1
        return 4 if all(word in name for word in part.split()) else None
    if name.startswith(part):
        return int(name != part)
    return 2 if f" {part}" in name else 3


def search(entries: Iterable[Entry], text: str, limit: int = MOST) -> tuple[Entry, ...]:
    """Return up to `limit` entries that fit `text`, the best first.

    Of each kind there are at most `SHARE` unless the others leave room.
    """
    sought = forms(text[:_LONGEST])
    if len(sought[0].replace(" ", "")) < FEWEST_LETTERS:
        return ()
    rated = [(quality(one.forms, sought), one) for one in entries]
    found = [(rate, one) for rate, one in rated if rate is not None]
    found.sort(key=lambda pair: (pair[0], *_place(pair[1])))
    return _shared([one for _, one in found], limit)


def _place(one: Entry) -> tuple[int, int, tuple[str, str]]:
    return KINDS.index(one.kind), one.order, folding.sort_key(one.name)


def _shared(found: list[Entry], limit: int) -> tuple[Entry, ...]:
    """Return the first `limit`: each kind its share, then one more of each, and so on."""
    counts: Counter[Kind] = Counter()
    turns = []
    for place, one in enumerate(found):
        counts[one.kind] += 1
        turns.append((max(counts[one.kind] - SHARE, 0), place))
    return tuple(found[place] for place in sorted(place for _, place in sorted(turns)[:limit]))
