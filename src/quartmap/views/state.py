"""What a person chose, in the session and in the address of the page.

The address holds ids only, so that a link means the same in every language. Every change is a
step in the browser's history: Back takes it back. What no one asked for (an address that is
completed on arrival) is none: see `web.head`.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import streamlit as st
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.scriptrunner import get_script_run_ctx

from quartmap.names import LANGUAGES, SCHEMES
from quartmap.package import DataPackage

_WRITTEN: Final = "_address_"
_PAGE: Final = "_page"
_DRAWN: Final = "_drawn_runs"
"""How many runs of this page came to their end since one arrived at it."""
_SETTLED: Final = 2
"""After so many its widgets are in the browser: a second run may overtake the first one's."""
_TAKEN: Final = "_taken"
"""Whether this run took an address over."""
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


def own_levels(package: DataPackage) -> dict[str, str]:
    """Return by place the level that says most there, for addresses that name none."""
    return {place.id: place.level for place in package.dashboard.places}


def kept(known: Sequence[Parameter]) -> dict[str, Any]:
    """Return the choices of a page as noted last, see `keep`; it may be another page's."""
    held = st.session_state.to_dict()
    return {one.name: held.get(f"_{one.name}", one.default) for one in known}


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


def write_address(
    known: Sequence[Parameter], values: Mapping[str, Any], levels: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the parameters that differ from their defaults, as they stand in the address.

    With `levels` the level is there too where the place alone would bring another.
    """
    address = {}
    for parameter in known:
        value = values.get(parameter.name, parameter.default)
        value = tuple(value) if parameter.name in MANY else value
        if value != parameter.default and value is not None:
            text = ",".join(value) if parameter.name in MANY else str(value)
            if text:
                address[parameter.name] = text
    own = (levels or {}).get(values.get("place", "")) or values.get("level")
    if levels and own != values.get("level"):
        address["level"] = str(values["level"])
    return address


def open_session(
    known: Sequence[Parameter], page: str, levels: Mapping[str, str] | None = None
) -> None:
    """Take the address over where it is new: a link, or a step back in the history.

    Coming from another page without an address, a page stands as it was left; a step in the
    history shows what the address says and nothing else, another page may have changed what they
    share. `levels` names the level of a place, for an address that names none.
    """
    session = st.session_state
    address = {name: value for name, value in st.query_params.to_dict().items() if name != LANG}
    arrived, told = session.get(_PAGE) not in (None, page), session.get(_PAGE) == page
    session[_PAGE] = page
    if arrived:
        _let_go(known)
        stands = not address and not _steps_through_history()
    else:
        stands = _answered(known) or session.get(_WRITTEN + page) == address
    if not told:
        session[_DRAWN] = 0
    if stands:
        _as_left(known, anew=session[_DRAWN] < _SETTLED)
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
    session[_TAKEN] = True


def _steps_through_history() -> bool:
    """Tell whether Back or Forward brought this run about; Streamlit says so to its own parts."""
    return bool(getattr(get_script_run_ctx(), "is_history_navigation", False))


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


def _as_left(known: Sequence[Parameter], *, anew: bool) -> None:
    """Put every choice back that is not there; `anew` hands over those that are, too.

    A first run that was broken off or overtaken has handed them to widgets that the browser never
    drew; those of the next run would start from their first option.
    """
    held = st.session_state.to_dict()  # one by one each costs a look through all of them
    for parameter in known:
        name = parameter.name
        if name not in held or anew:
            value = held.get(name, held.get(f"_{name}", parameter.default))
            st.session_state[name] = list(value) if name in MANY else value


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


def close_session(
    known: Sequence[Parameter], page: str, levels: Mapping[str, str] | None = None
) -> None:
    """Write the choice into the address if it changed."""
    rest(known)
    address = write_address(known, st.session_state.to_dict(), levels)
    st.session_state[_WRITTEN + page] = address
    language = st.session_state.get(LANG, LANGUAGES[0])
    st.session_state[f"_{LANG}"] = language
    st.session_state[DRAWN_IN] = language
    wanted = address | ({LANG: language} if language != LANGUAGES[0] else {})
    # A link to the page one is on has told the script its address, but not the browser.
    if st.session_state.pop(_TAKEN, False) or st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
    st.session_state[_DRAWN] = min(st.session_state.get(_DRAWN, 0) + 1, _SETTLED)


def rest(known: Sequence[Parameter]) -> None:
    """End a run without a word to the address: what was chosen is kept for the next."""
    keep(known)
    _hold(known)


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
