"""Shapes that come in - drawn, typed, uploaded: read, kept, or refused with a way out."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import streamlit as st

from quartmap.names import WEB_CRS
from quartmap.own.record import Making, OwnArea
from quartmap.own.refusal import RefusedError, Remark
from quartmap.own.upload import reading
from quartmap.texts import Texts
from quartmap.views import markup, own_areas

_REFUSED: Final = "_refused_own"
_REMARKS: Final = "_remarked_own"
_FULL: Final = "_full_own"
_SHOW: Final = "_show_own"


@dataclass(frozen=True, slots=True)
class Given:
    """What came in: GeoJSON as bytes, its coordinate system, what was agreed to.

    at : the area whose shape it replaces; None where it brings new ones.
    """

    content: bytes
    made: Making
    crs: str = WEB_CRS
    at: int | None = None
    swap: bool = False
    repair: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Why something did not become an area, and what came in where it can be mended."""

    error: RefusedError
    given: Given | None = None


def accept(words: Texts, given: Given) -> None:
    """Read what came in and keep it, or note why not."""

    def made() -> tuple[OwnArea, ...]:
        found = reading(given.content, crs=given.crs, swap=given.swap, repair=given.repair)
        st.session_state[_REMARKS] = found.remarks
        return tuple(replace(one, made=given.made) for one in found.areas)

    if given.at is None:
        add(words, made, given)
    else:
        _change(given, made)


def add(words: Texts, make: Callable[[], tuple[OwnArea, ...]], given: Given | None = None) -> None:
    """Keep the areas that are made, after those there are, or note why they are refused."""
    there = own_areas.areas()
    try:
        found = make()
    except RefusedError as error:
        st.session_state[_REFUSED] = Refused(error, given)
        return
    st.session_state.pop(_REFUSED, None)
    st.session_state[_FULL] = len(there) + len(found) > own_areas.AREAS
    own_areas.keep(_named(words, there, found), len(there))
    if given is None or given.made != "drawn":
        show_chosen()


def _named(
    words: Texts, there: tuple[OwnArea, ...], found: tuple[OwnArea, ...]
) -> tuple[OwnArea, ...]:
    """Return all areas, as many as are kept; one without a name gets one."""
    for one in found[: own_areas.AREAS - len(there)]:
        name = one.name or own_areas.unused_name(words, there)
        there = (*there, replace(one, name=name))
    return there


def _change(given: Given, make: Callable[[], tuple[OwnArea, ...]]) -> None:
    """Give an area another shape; it is a drawn one from then on."""
    there, at = own_areas.areas(), given.at
    if at is None or not 0 <= at < len(there):
        return
    try:
        shape = make()[0].shape
    except RefusedError as error:
        st.session_state[_REFUSED] = Refused(error, given)
        return
    st.session_state.pop(_REFUSED, None)
    changed = OwnArea(there[at].name, shape, "drawn")
    own_areas.keep((*there[:at], changed, *there[at + 1 :]), at)


def drawn(words: Texts, geometry: Any, at: int | None = None) -> None:  # noqa: ANN401 - from a browser
    """Take over what was drawn on the map or typed: a GeoJSON geometry, or what claims to be."""
    accept(words, Given(json.dumps(geometry).encode(), "drawn", at=at))


def _plain(sentences: Sequence[str]) -> str:
    """Return the sentences for where Markdown is read: names in them are hostile."""
    return "\n\n".join(markup.literal(one) for one in sentences)


def show_chosen() -> None:
    """Let the map turn to the area that is looked at."""
    st.session_state[_SHOW] = st.session_state.get(_SHOW, 0) + 1


def shown() -> int:
    """Return how often the map was to turn to an area."""
    return int(st.session_state.get(_SHOW, 0))


def forget() -> None:
    """Drop what was refused."""
    st.session_state.pop(_REFUSED, None)


def refusal(words: Texts) -> None:
    """Say what was refused or changed, and offer the way out if there is one."""
    session = st.session_state
    refused: Refused | None = session.get(_REFUSED)
    remarks: tuple[Remark, ...] = session.pop(_REMARKS, ())
    said = [one.sentence(words) for one in remarks] if refused is None else []
    if session.pop(_FULL, False):
        most = words.number(own_areas.AREAS, 0)
        said.append(words.t("At most {count} areas are kept; the rest was left out.", count=most))
    if said:
        st.info(_plain(said))
    if refused is None:
        return
    st.warning(_plain([one.sentence(words) for one in refused.error.refusals]))
    given, offer = refused.given, refused.error.offer
    with st.container(horizontal=True, key="own_offer"):
        if given is not None and offer:
            labels = {
                "swap": words.t("Swap latitude and longitude"),
                "repair": words.t("Take the repaired outline"),
            }
            agreed = replace(
                given, swap=given.swap or offer == "swap", repair=given.repair or offer == "repair"
            )
            st.button(labels[offer], key="own_mend", on_click=accept, args=(words, agreed))
        st.button(words.t("Discard"), key="own_discard", on_click=forget)
