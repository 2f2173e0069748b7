"""Which area lies in which, by the register's parents and identities."""

from collections.abc import Mapping

import pandas as pd


def ancestors(register: pd.DataFrame, area_id: str) -> frozenset[str]:
    """Return the ids of the area itself, what it is the same as, and all they lie in.

    `register` is indexed by area_id with the columns parent_id and same_as ('' where absent).
    """
    return _climbed(area_id, _steps(register))


def members(register: pd.DataFrame, level: str, place: str = "") -> tuple[str, ...]:
    """Return the ids of a level that belong to `place`, in the order of the register.

    An area belongs to a place it lies in or is the same as. Above the place's own level that is
    the area the place lies in, so that a town is never shown without what surrounds it. An empty
    `place` is the whole level.
    """
    ids = register.index[register["level"] == level].tolist()
    if not place:
        return tuple(ids)
    steps = _steps(register)
    above = _climbed(place, steps)
    return tuple(i for i in ids if i in above or place in _climbed(i, steps))


def _steps(register: pd.DataFrame) -> Mapping[str, set[str]]:
    steps: dict[str, set[str]] = {}
    # As lists: cell by cell an arrow column takes ten times as long.
    columns = zip(
        register.index.tolist(),
        register["parent_id"].tolist(),
        register["same_as"].tolist(),
        strict=True,
    )
    for area_id, parent, same in columns:
        steps.setdefault(area_id, set()).update(filter(None, (parent, same)))
        if same:
            steps.setdefault(same, set()).add(area_id)
    return steps


def _climbed(area_id: str, steps: Mapping[str, set[str]]) -> frozenset[str]:
    seen: set[str] = set()
    waiting = [area_id]
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            waiting.extend(steps.get(current, ()))
    return frozenset(seen)
