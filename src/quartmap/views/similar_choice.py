"""What is asked on the page of similar areas, settled before anything is drawn.

In the address an answer that is not given stands for the one that says most: another area may
have other dates, and those who pass a link on meant what they saw.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import streamlit as st

from quartmap.analysis import similar_offers as offers
from quartmap.analysis.similar_figures import GRID, Subject
from quartmap.analysis.similar_peers import Likeness, Question, likeness
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import own_areas, similar_words
from quartmap.views.state import DRAWN_IN, Parameter

OWN: Final = "own-"
"""Opens the id of a person's own area; its number follows, from 1 on."""
MOST: Final = 3
"""The greatest weight of an indicator."""
_LABELLED: Final = ("like", "pool", "basis", "peer")


@dataclass(frozen=True, slots=True)
class Choice:
    """The answers. `question` and `found` are None where the area can be compared with none.

    shown : the area of the pool that is set beside the area; '' without peers.
    unknown : what the address names as indicators that the package does not have.
    """

    subject: Subject
    name: str
    pools: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    question: Question | None = None
    found: Likeness | None = None
    shown: str = ""
    unknown: tuple[str, ...] = ()


@lru_cache(maxsize=2)
def parameters(package: DataPackage) -> tuple[Parameter, ...]:
    """Return what the page understands; `by` holds indicators, `id:2` where one counts twice."""
    ids = similar_words.subjects(package)
    own = frozenset(f"{OWN}{number}" for number in range(1, own_areas.AREAS + 1))
    pools = offers.levels(package)
    inside = frozenset(str(one) for pool in pools for one in package.geometry[pool].index)
    return (
        *own_areas.PARAMETERS,
        Parameter("like", next(iter(ids), ""), frozenset(package.register.index) | own),
        Parameter("pool", "", frozenset(pools)),
        Parameter("basis", "", frozenset({GRID, *package.offers["reference_date"]})),
        Parameter("by", ""),
        Parameter("peer", "", inside),
    )


def questions(package: DataPackage) -> tuple[Parameter, ...]:
    """Return the parameters that a reset puts back: what a person drew is no question."""
    return parameters(package)[len(own_areas.PARAMETERS) :]


def options(package: DataPackage) -> dict[str, str]:
    """Return the areas to choose from by id: case studies, own areas, then all others."""
    listed = similar_words.subjects(package)
    own = {
        f"{OWN}{number}": f"{own_areas.letter(number - 1)}: {area.name}"
        for number, area in enumerate(own_areas.areas(), 1)
    }
    level = package.register["level"].reindex(list(listed))
    cases = {one: listed[one] for one in listed if level[one] == package.dashboard.case_level}
    return cases | own | listed


def settle(package: DataPackage, words: Texts) -> Choice:
    """Return the answers; what is not offered gives way to what says most."""
    session = st.session_state
    if session.get(DRAWN_IN, words.language) != words.language:
        for name in _LABELLED:
            session[name] = session[name]  # the browser holds labels
    areas = options(package)
    chosen = _listed(package, str(session["like"]), areas)
    if chosen != session["like"]:
        session["like"] = chosen
    subject, name = _subject(chosen), areas.get(chosen, "")
    pools = offers.pools(package, subject) if chosen else ()
    if not pools:
        return Choice(subject, name)
    pool = _offered("pool", pools)
    bases = offers.bases(package, subject, pool)
    basis = _offered("basis", bases)
    offered = offers.indicators(package, subject, pool, basis)
    weights, unknown = _weights(package, offered, offers.defaults(package, subject, pool, basis))
    question = Question(subject, pool, basis, weights)
    found = likeness(package, question)
    shown = _peer(found)
    return Choice(subject, name, pools, bases, offered, question, found, shown, unknown)


def parsed(text: str) -> dict[str, int]:
    """Return weights by id from `id,id:2`; what is no weight counts once, 0 not at all.

    >>> parsed("rent:2,age,size:9")
    {'rent': 2, 'age': 1, 'size': 1}
    """
    found = {}
    for part in filter(None, text.split(",")):
        name, _, weight = part.partition(":")
        found[name] = int(weight) if weight in set(map(str, range(MOST + 1))) else 1
    return found


def written(weights: Mapping[str, int], unasked: Iterable[str]) -> str:
    """Return weights as the address holds them; '' where they are those that count unasked.

    >>> written({"rent": 2, "age": 1, "size": 0}, ("rent",)), written({"rent": 1}, ("rent",))
    ('rent:2,age', '')
    """
    counted = {name: weight for name, weight in weights.items() if weight}
    if counted == dict.fromkeys(unasked, 1):
        return ""
    return ",".join(name if one == 1 else f"{name}:{one}" for name, one in counted.items())


def _weights(
    package: DataPackage, offered: tuple[str, ...], unasked: tuple[str, ...]
) -> tuple[tuple[tuple[str, int], ...], tuple[str, ...]]:
    """Return the weights of what is offered, and names that no indicator has."""
    asked = parsed(str(st.session_state["by"]))
    unknown = tuple(one for one in asked if one not in package.indicators.index)
    if not any(asked.get(one) for one in offered):
        asked = dict.fromkeys(unasked, 1)
    return tuple((one, asked.get(one, 0)) for one in offered), unknown


def _listed(package: DataPackage, area_id: str, areas: Mapping[str, str]) -> str:
    """Return the id under which an area is listed: its own, or that of its twin."""
    same = [area_id, *sorted(package.same_area(area_id))]
    return next((one for one in same if one in areas), next(iter(areas), ""))


def _subject(chosen: str) -> Subject:
    if not chosen.startswith(OWN):
        return Subject(chosen)
    return Subject(own=own_areas.areas(), place=int(chosen.removeprefix(OWN)) - 1)


def _offered(name: str, offered: tuple[str, ...]) -> str:
    """Return the answer; the first one offered is the one that is not in the address."""
    session = st.session_state
    if session[name] not in offered[1:] and session[name]:
        session[name] = ""
    return str(session[name] or offered[0])


def _peer(found: Likeness) -> str:
    peers, compared = found.peers, set(found.ranked.index)
    asked = str(st.session_state["peer"])
    if asked not in compared or asked == peers[0]:
        if asked:
            st.session_state["peer"] = ""
        return peers[0] if peers else ""
    return asked
