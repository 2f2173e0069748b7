"""The areas there are: which is looked at, its name, order, corners, end."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import streamlit as st

from quartmap.own.limits import NAME
from quartmap.own.naming import cleaned
from quartmap.own.record import OwnArea
from quartmap.texts import Texts
from quartmap.views import markup, own_areas, own_input
from quartmap.views.own_corners import edit_corners

_FEW: Final = 6


def area_list(words: Texts, areas: tuple[OwnArea, ...]) -> None:
    """Draw the list of areas and what can be done with the one that is looked at."""
    title = words.n("{count} area", "{count} areas", len(areas))
    st.html(markup.tag("h2", markup.text(title), css="q-own-part"))
    at = own_areas.chosen()
    st.session_state["own_at"] = at
    if len(areas) > 1:
        _choice(words, areas)
    _name(words, areas, at)
    with st.container(horizontal=True, key="own_acts"):
        if len(areas) > 1:
            _button(words.t("Up"), "own_up", _move, (areas, at, -1), disabled=at == 0)
            last = at == len(areas) - 1
            _button(words.t("Down"), "own_down", _move, (areas, at, 1), disabled=last)
        _button(words.t("Remove"), "own_remove", _remove, (areas, at))
    edit_corners(words, areas[at], at)


def _choice(words: Texts, areas: tuple[OwnArea, ...]) -> None:
    names = [f"{own_areas.letter(at)} · {area.name}" for at, area in enumerate(areas)]
    label, show = words.t("Area that is looked at"), own_input.show_chosen
    if len(areas) > _FEW:
        st.selectbox(
            label, range(len(areas)), format_func=names.__getitem__, key="own_at", on_change=show
        )
        return
    plain = [markup.literal(one) for one in names]
    st.radio(label, range(len(areas)), format_func=plain.__getitem__, key="own_at", on_change=show)


def _button(
    label: str,
    key: str,
    act: Callable[..., None],
    args: tuple[object, ...],
    *,
    disabled: bool = False,
) -> None:
    st.button(label, key=key, on_click=act, args=args, disabled=disabled)


def _name(words: Texts, areas: tuple[OwnArea, ...], at: int) -> None:
    key = "own_name"
    if st.session_state.get(key) != areas[at].name:
        st.session_state[key] = areas[at].name
    st.text_input(
        words.t("Name of the area"), key=key, max_chars=NAME, on_change=_rename, args=(areas, at)
    )


def _rename(areas: tuple[OwnArea, ...], at: int) -> None:
    name = cleaned(str(st.session_state.get("own_name", "")))
    if name:
        own_areas.keep((*areas[:at], replace(areas[at], name=name), *areas[at + 1 :]), at)


def _move(areas: tuple[OwnArea, ...], at: int, step: int) -> None:
    order = list(areas)
    order[at], order[at + step] = order[at + step], order[at]
    own_areas.keep(tuple(order), at + step)


def _remove(areas: tuple[OwnArea, ...], at: int) -> None:
    own_areas.keep((*areas[:at], *areas[at + 1 :]), max(0, at - 1))
