"""What a person chose, in the session and in the address of the page.

The address holds ids only, so that a link means the same in every language. Every change is a
step in the browser's history: Back takes it back.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import streamlit as st
from streamlit.errors import StreamlitAPIException

from quartmap.names import LANGUAGES, SCHEMES
from quartmap.package import DataPackage

_WRITTEN: Final = "_address_"
_PAGE: Final = "_page"
RADII: Final = (500, 1000, 2000)
MANY: Final = ("mode", "dimension", "type")
"""Parameters that hold several ids, separated by commas."""
LANG: Final = "lang"
DRAWN_IN: Final = "_drawn_in"
"""The language of the last run that drew the whole page."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of the address: its default and what it may be (None: any text)."""

    name: str
    default: Any
    allowed: frozenset[str] | None = None
    number: bool = False


@lru_cache(maxsize=2)
def parameters(package: DataPackage) -> tuple[Parameter, ...]:
    """Return every parameter that the map page understands."""
    board = package.dashboard
    return (
        Parameter("place", board.view.place, frozenset(place.id for place in board.places)),
        Parameter("level", board.view.level, frozenset(package.geometry)),
        Parameter("indicator", board.view.indicator, frozenset(package.indicators.index)),
        Parameter("date", board.view.reference_date, frozenset(package.offers["reference_date"])),
        Parameter("scheme", "natural", frozenset(SCHEMES)),
        Parameter("k", 5, frozenset(str(k) for k in range(2, 10)), number=True),
        Parameter("breaks", ""),
        Parameter("min", ""),
        Parameter("max", ""),
        Parameter("mode", (), frozenset(mode.id for mode in board.modes)),
        Parameter("dimension", (), frozenset(one.id for one in board.dimensions)),
        Parameter("type", (), frozenset(package.actor_types.index)),
        Parameter("q", ""),
        Parameter("near", ""),
        Parameter("radius", RADII[1], frozenset(str(radius) for radius in RADII), number=True),
        Parameter("area", "", frozenset(package.register.index)),
        Parameter("actor", "", frozenset(package.actors.index)),
        Parameter("tiles", "", frozenset(tiles.id for tiles in board.tiles)),
    )


@dataclass(frozen=True, slots=True)
class Unknown:
    """A parameter, or the value of one, that the address has and the package does not."""

    name: str
    value: str


def read_address(
    known: Sequence[Parameter], address: Mapping[str, str]
) -> tuple[dict[str, Any], tuple[Unknown, ...]]:
    """Return a value for every parameter, and what in the address could not be used."""
    values = {parameter.name: parameter.default for parameter in known}
    unknown = []
    by_name = {parameter.name: parameter for parameter in known}
    for name, text in address.items():
        parameter = by_name.get(name)
        if parameter is None:
            if name != LANG:
                unknown.append(Unknown(name, text))
            continue
        given = text.split(",") if name in MANY else [text]
        good = [one for one in given if parameter.allowed is None or one in parameter.allowed]
        unknown += [Unknown(name, one) for one in given if one not in good and one]
        if name in MANY:
            values[name] = tuple(good)
        elif good:
            values[name] = int(good[0]) if parameter.number else good[0]
    return values, tuple(unknown)


def write_address(known: Sequence[Parameter], values: Mapping[str, Any]) -> dict[str, str]:
    """Return the parameters that differ from their defaults, as they stand in the address."""
    address = {}
    for parameter in known:
        value = values.get(parameter.name, parameter.default)
        value = tuple(value) if parameter.name in MANY else value
        if value != parameter.default and value is not None:
            text = ",".join(value) if parameter.name in MANY else str(value)
            if text:
                address[parameter.name] = text
    return address


def open_session(
    known: Sequence[Parameter], page: str, levels: Mapping[str, str] | None = None
) -> None:
    """Take the address over where it is new: a link, or a step back in the history.

    Coming from another page without an address, a page stands as it was left. `levels` names the
    level of a place, for an address that names none.
    """
    session = st.session_state
    address = {name: value for name, value in st.query_params.to_dict().items() if name != LANG}
    arrived = session.get(_PAGE) not in (None, page)
    session[_PAGE] = page
    if arrived:
        _let_go(known)
    late = _answered(known) and not arrived
    if late or session.get(_WRITTEN + page) == address or (arrived and not address):
        _as_left(known)
        return
    values, unknown = read_address(known, address)
    if levels and "level" not in address:
        values["level"] = levels.get(values["place"]) or values["level"]
    for name, value in values.items():
        session[name] = list(value) if name in MANY else value
    session["_unknown"] = unknown
    if "place" in values:
        session["_at"] = values["place"]
    session[_WRITTEN + page] = address


def _answered(known: Sequence[Parameter]) -> bool:
    """Tell whether a widget has a new answer; a step in the history comes without one.

    Who chooses quicker than the last answer came back sends an address that is older than it.
    """
    held = st.session_state.to_dict()
    names = [parameter.name for parameter in known if parameter.name in held]
    return any(held[name] != held.get(f"_{name}", held[name]) for name in names)


def _let_go(known: Sequence[Parameter]) -> None:
    """Forget what the other page's widgets hold; the choices are noted apart, see `keep`.

    Where a name is a widget on one page and none on the next, Streamlit drops the widget's answer
    two runs later and an older one of the same name comes to light.
    """
    for parameter in known:
        if parameter.name in st.session_state:
            del st.session_state[parameter.name]


def _as_left(known: Sequence[Parameter]) -> None:
    held = st.session_state.to_dict()  # one by one each costs a look through all of them
    for parameter in known:
        if parameter.name not in held:
            kept = held.get(f"_{parameter.name}", parameter.default)
            st.session_state[parameter.name] = list(kept) if parameter.name in MANY else kept


def keep(known: Sequence[Parameter]) -> None:
    """Note every choice before a widget is drawn.

    A run that is broken off half-way loses the answers of the widgets it had drawn, and a widget
    that is folded away or on another page is forgotten; the choice must not be.
    """
    held = st.session_state.to_dict()
    for parameter in known:
        value, name = held.get(parameter.name, parameter.default), f"_{parameter.name}"
        if name not in held or held[name] != value:
            st.session_state[name] = value


def close_session(known: Sequence[Parameter], page: str) -> None:
    """Write the choice into the address if it changed."""
    keep(known)
    _hold(known)
    address = write_address(known, st.session_state.to_dict())
    st.session_state[_WRITTEN + page] = address
    language = st.session_state.get(LANG, LANGUAGES[0])
    st.session_state[f"_{LANG}"] = language
    st.session_state[DRAWN_IN] = language
    wanted = address | ({LANG: language} if language != LANGUAGES[0] else {})
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def _hold(known: Sequence[Parameter]) -> None:
    """Keep the answers of what is folded away now: Streamlit forgets them after this run.

    What is drawn may not be set and needs not be.
    """
    session = st.session_state
    for parameter in known:
        with suppress(StreamlitAPIException):
            session[parameter.name] = session[f"_{parameter.name}"]


def restart(known: Sequence[Parameter]) -> None:
    """Put every choice back to its default."""
    near = ("near_text", "_near_text", "near_choice", "_near_choice")
    for name in (*near, "topic", "_topic", "_at"):
        st.session_state.pop(name, None)
    for parameter in known:
        default = parameter.default
        st.session_state[parameter.name] = list(default) if parameter.name in MANY else default
