"""The map in the page: its heading, the change it is sent, the choice it sends back."""

import time
from typing import Any, Final

import streamlit as st
from streamlit_folium import st_folium

from quartmap.analysis.nearness import Near
from quartmap.maps import base_map, restyle
from quartmap.maps.report import expect, wait
from quartmap.maps.resources import url
from quartmap.maps.style import Change, actor_letters
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import markup, nearby, state
from quartmap.views.picture import Picture, Question

PAUSE_S = 0.1
PATIENCE_S = 1.5
_SENT: Final = "_maps_sent"
"""The maps of this run, by key: the report to wait for, None where the map is there already."""
_LOADED: Final = "_maps_loaded"
"""The maps of the last run."""
_HEIGHT = 700
"""Only until the page's stylesheet sizes the frame by the screen."""


def head(package: DataPackage, words: Texts, question: Question, picture: Picture) -> None:
    """Say what the map shows: indicator, areas, date, how many."""
    indicator = package.indicators.loc[question.indicator]
    level = next(one for one in package.dashboard.levels if one.id == question.level)
    shown = words.t(
        "{shown} of {total} areas shown",
        shown=words.number(len(picture.shown), 0),
        total=words.number(picture.total, 0),
    )
    line = " · ".join([words.pick(level.plural), words.date(question.date), shown])
    st.html(
        markup.tag(
            "div",
            markup.tag("h1", markup.text(words.pick(indicator, "label"))),
            markup.tag("p", markup.text(line)),
            css="q-head",
        )
    )


def draw(
    package: DataPackage,
    words: Texts,
    question: Question,
    picture: Picture,
    actors: tuple[str, ...],
) -> None:
    """Draw the map and take over what was chosen on it."""
    key = _key(package, words)
    _take(st.session_state.get(key))
    change = _change(package, question, picture, actors)
    show(package, words, key, change)


def show(package: DataPackage, words: Texts, key: str, change: Change) -> None:
    """Send a change to the map of that key; the first one brings the map.

    One that tells of own areas goes to a map that can be drawn on.
    """
    sent = st.session_state.setdefault(_SENT, {})
    loaded = key in st.session_state.get(_LOADED, ()) and not state.arriving()
    sent[key] = None if loaded else expect()
    st_folium(
        base_map(package, words, drawing=change.own is not None),
        key=key,
        height=_HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=restyle(change, "" if loaded else sent[key].address),
        render=False,
    )


def let_paint(pause_s: float = PAUSE_S) -> None:
    """Give the maps that were sent a moment to be painted, before the rest of the page is sent.

    Streamlit sends what it has every 10 ms and the browser paints together what came together.
    For maps that have yet to be loaded the page waits until they report themselves.
    """
    session = st.session_state
    sent = session.pop(_SENT, {})
    session[_LOADED] = tuple(sent)
    reports = [report for report in sent.values() if report]
    if reports:
        # Whatever is asked of the session is where Streamlit may break off for another page.
        wait(reports, PATIENCE_S, lambda: session.get(_LOADED))
    else:
        time.sleep(pause_s)


def _key(package: DataPackage, words: Texts) -> str:
    """Return the identity of the frame: other data or another language load it anew."""
    return f"map-{package.digest[:12]}-{words.language}"


def _take(answer: Any) -> None:  # noqa: ANN401 - whatever the browser sends
    """Take over a choice made on the map, once: the frame repeats its last answer."""
    if not isinstance(answer, dict) or not answer.get("turn"):
        return
    turn = answer["turn"]
    if turn == st.session_state.get("_turn"):
        return
    st.session_state["_turn"] = turn
    st.session_state["area"] = str(answer.get("area") or "")
    st.session_state["actor"] = str(answer.get("actor") or "")


def _change(
    package: DataPackage, question: Question, picture: Picture, actors: tuple[str, ...]
) -> Change:
    session = st.session_state
    tiles = next((one for one in package.dashboard.tiles if one.id == session["tiles"]), None)
    near = nearby.circle()
    return Change(
        geometry=url(package, f"areas-{question.level}.json"),
        areas=picture.areas,
        cases=picture.cases,
        case_ids=_outlined(package, question.modes),
        actors=actor_letters(package, actors),
        breaks=picture.breaks,
        legend=picture.legend,
        largest=picture.largest,
        notation=picture.notation,
        fit=_fit(package, near),
        area=session["area"] or None,
        actor=session["actor"] or None,
        turn=int(session.get("_turn", 0)),
        near={"at": [near.lat, near.lon], "radius_m": near.radius_m} if near else None,
        tiles=tiles.model_dump() if tiles else None,
    )


def _outlined(package: DataPackage, modes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the case studies to outline: all, or those of the chosen modes."""
    outlines = package.geometry.get(package.dashboard.case_level)
    if outlines is None:
        return ()
    mode_of = {case.area_id: case.mode for case in package.cases.cases} if package.cases else {}
    return tuple(
        str(area_id) for area_id in outlines.index if not modes or mode_of.get(area_id) in modes
    )


def _fit(package: DataPackage, near: Near | None) -> dict[str, Any]:
    """Return the extent to show; the map moves only when its key changes."""
    if near:
        key = f"{near.lat},{near.lon},{near.radius_m}"
        return {"key": key, "bounds": nearby.bounds(near)}
    chosen = st.session_state["place"]
    place = next(one for one in package.dashboard.places if one.id == chosen)
    return {"key": place.id, "bounds": place.bounds}
