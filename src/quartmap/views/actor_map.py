"""The map of the actors: no areas, only the outlines of the case studies and who is where."""

from functools import lru_cache
from typing import Any, Final

import streamlit as st

from quartmap.maps.reach import reach_name
from quartmap.maps.resources import url
from quartmap.maps.style import Change, Coded, actor_letters
from quartmap.package import DataPackage
from quartmap.texts import Notation, Texts
from quartmap.views import pages
from quartmap.views.actor_choice import Choice
from quartmap.views.mapping import show

_NOTHING: Final = Coded("", ())
_TURN: Final = "_actor_turn"


def draw(package: DataPackage, words: Texts, choice: Choice) -> None:
    """Draw the map; what is chosen on it comes with the next run."""
    key = _key(package, words)
    change = Change(
        geometry="",
        areas=_NOTHING,
        cases=_NOTHING,
        case_ids=_cases(package),
        actors=actor_letters(package, choice.shown),
        breaks=None,
        legend=_legend(package, words, choice),
        notation=Notation(words, 0, ""),
        fit=_fit(package, choice.area),
        actor=choice.actor or None,
        turn=int(st.session_state.get(_TURN, 0)),
        reach=_reach(package, choice),
    )
    show(package, words, key, change)


def take(package: DataPackage, words: Texts) -> bool:
    """Take over a choice made on the map, once; return whether there is a new one.

    It is an actor, or a case study as the place to look at.

    A click beside both releases the actor only: the place is a filter, not a highlight.
    """
    session = st.session_state
    answer = session.get(_key(package, words))
    if not isinstance(answer, dict) or not answer.get("turn"):
        return False
    turn = answer["turn"]
    if turn == session.get(_TURN):
        return False
    session[_TURN] = turn
    actor, area = str(answer.get("actor") or ""), str(answer.get("area") or "")
    session["actor"] = actor if actor in package.actors.index else ""
    if area in package.register.index:
        session["area"] = area
    return True


def _key(package: DataPackage, words: Texts) -> str:
    return f"actor-map-{package.digest[:12]}-{words.language}"


def _cases(package: DataPackage) -> tuple[str, ...]:
    outlines = package.geometry.get(package.dashboard.case_level)
    return () if outlines is None else tuple(map(str, outlines.index))


def _reach(package: DataPackage, choice: Choice) -> str:
    if not choice.reach:
        return ""
    return url(package, reach_name(package, choice.reach, choice.within))


def _legend(package: DataPackage, words: Texts, choice: Choice) -> dict[str, Any]:
    rows = []
    if choice.reach:
        metres = words.number(choice.within, 0) + "\N{NO-BREAK SPACE}m"
        rows.append(["r", words.t("within {distance}, air line", distance=metres), ""])
    title = words.t("Local actors")
    if choice.reach:
        title = words.pick(package.actor_types.loc[choice.reach], "label")
    return {"title": title, "rows": rows, "foot": []}


def _fit(package: DataPackage, area: str) -> dict[str, Any]:
    """Return the extent to show; the map moves only when its key changes."""
    bounds = _extent(package, area) or package.dashboard.places[0].bounds
    return {"key": f"{pages.ACTORS} {area}", "bounds": bounds, "page": pages.ACTORS}


@lru_cache(maxsize=256)
def _extent(package: DataPackage, area: str) -> tuple[float, float, float, float] | None:
    """Return south, west, north, east of an area in degrees, None without its outline."""
    for level in package.geometry.values():
        if area in level.index:
            west, south, east, north = level.geometry.loc[area].bounds
            return south, west, north, east
    return None
