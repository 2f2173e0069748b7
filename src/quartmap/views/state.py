"""What a person chose, in the session and in the address of the page.

Every change is a step in the browser's history: Back takes it back. What no one asked for (an
address that is completed on arrival) is none: see `web.head`.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

import streamlit as st
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.scriptrunner import get_script_run_ctx

from quartmap.names import LANGUAGES
from quartmap.views.addressing import (
    LANG,
    MANY,
    RADII,
    Parameter,
    Unknown,
    own_levels,
    parameters,
    read_address,
    write_address,
)

__all__ = [
    "DRAWN_IN",
    "LANG",
    "MANY",
    "RADII",
    "Parameter",
    "Unknown",
    "arriving",
    "close_session",
    "keep",
    "kept",
    "open_session",
    "own_levels",
    "parameters",
    "read_address",
    "rest",
    "restart",
    "write_address",
]

STAND: Final = "stand"
"""In the address while one turns to a page by the navigation."""
_WRITTEN: Final = "_address_"
_PAGE: Final = "_page"
_DRAWN: Final = "_drawn_runs"
"""How many runs of this page came to their end since one arrived at it."""
_SETTLED: Final = 2
"""After so many its widgets are in the browser: a second run may overtake the first one's."""
_TAKEN: Final = "_taken"
"""Whether this run took an address over."""
DRAWN_IN: Final = "_drawn_in"
"""The language of the last run that drew the whole page."""


def kept(known: Sequence[Parameter]) -> dict[str, Any]:
    """Return the choices of a page as noted last, see `keep`; it may be another page's."""
    held = st.session_state.to_dict()
    return {one.name: held.get(f"_{one.name}", one.default) for one in known}


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
    asked = address.pop(STAND, None) is not None
    arrived, told = session.get(_PAGE) not in (None, page), session.get(_PAGE) == page
    session[_PAGE] = page
    if arrived:
        _let_go(known)
        stands = not address and (asked or not _steps_through_history())
    else:
        stands = asked or _answered(known) or session.get(_WRITTEN + page) == address
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


def arriving() -> bool:
    """Tell whether no run of this page has come to its end since one arrived at it."""
    return not st.session_state.get(_DRAWN)


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
