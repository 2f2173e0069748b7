"""The areas that a person has defined: kept in the session, told in the address.

The address holds their shapes (`own`) and which is looked at (`own_at`). Shapes that are too large
for it are kept in the session only; a mark that means nothing elsewhere stands in their place.
"""

import hashlib
from functools import lru_cache
from string import ascii_uppercase
from typing import Final

import shapely
import streamlit as st

from quartmap.own import link
from quartmap.own.record import OwnArea
from quartmap.own.refusal import RefusedError
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import session
from quartmap.views.state import Parameter

AREAS: Final = len(ascii_uppercase)
"""So many are kept at once: each has a letter of its own."""
PARAMETERS: Final = (Parameter("own", ""),)
"""For every page that shows own areas."""
CHOSEN: Final = Parameter("own_at", 0, frozenset(map(str, range(AREAS))), number=True)
_MARK: Final = "~"
"""Opens what stands in the address for shapes that it cannot hold; no link begins so."""
_KEPT: Final = "_kept_own_areas"
_MOST: Final = 20
"""So many states of areas are kept that the address does not hold as they are, for steps back."""


def text() -> str:
    """Return what the address says of the areas, '' without any."""
    held = st.session_state
    return str(held.get("own", held.get("_own", "")) or "")


def areas() -> tuple[OwnArea, ...]:
    """Return the areas of the session, none where the address is broken."""
    found, _ = _read(text())
    return found


def problem(words: Texts) -> str:
    """Return why the address holds no areas although it should; '' where it is well."""
    _, error = _read(text())
    if isinstance(error, RefusedError):
        reason = " ".join(one.sentence(words) for one in error.refusals)
        return words.t("The link holds no areas that can be read.") + " " + reason
    if error is not None:
        return words.t(
            "This link does not hold its areas: they were too large for it. Ask for the file and "
            "upload it."
        )
    return ""


def is_large() -> bool:
    """Tell whether the areas are too large for the address."""
    return text().startswith(_MARK)


def is_simplified() -> bool:
    """Tell whether the address holds simpler outlines than the session."""
    told = text()
    return not is_large() and told in st.session_state.get(_KEPT, {})


def keep(found: tuple[OwnArea, ...], at: int = 0) -> None:
    """Keep these areas from now on and look at that one; before any widget is drawn.

    Where the address says the same as the areas do, up to a rounding, the page shows what it
    says. Else the areas stay as they are until the visitor leaves.
    """
    told = ""
    if found:
        told = link.encode(found) if link.fits(found) else _mark(found)
        if not _exact(found, told):
            kept = st.session_state.get(_KEPT, {}) | {told: found}
            st.session_state[_KEPT] = dict(list(kept.items())[-_MOST:])
    st.session_state["own"] = told
    st.session_state["own_at"] = max(0, min(at, len(found) - 1))


def chosen() -> int:
    """Return the number of the area that is looked at; there is one."""
    at = st.session_state.get("own_at", 0)
    return at if isinstance(at, int) and 0 <= at < len(areas()) else 0


def letter(at: int) -> str:
    """Return the sign of the area with that number on map and tables."""
    return ascii_uppercase[at % AREAS]


def unused_name(words: Texts, taken: tuple[OwnArea, ...]) -> str:
    """Return a name that no area has yet."""
    names = {one.name for one in taken}
    offers = (words.t("Area {letter}", letter=letter(at)) for at in range(len(taken) + 1))
    return next((one for one in offers if one not in names), words.t("Area"))


def _read(told: str) -> tuple[tuple[OwnArea, ...], Exception | None]:
    if not told:
        return (), None
    kept: tuple[OwnArea, ...] | None = st.session_state.get(_KEPT, {}).get(told)
    if kept:
        return kept, None
    if told.startswith(_MARK):
        return (), LookupError(told)
    try:
        return _decoded(session.package(), told)[:AREAS], None
    except RefusedError as error:
        return (), error


@lru_cache(maxsize=64)
def _decoded(package: DataPackage, told: str) -> tuple[OwnArea, ...]:
    return link.decode(package, told)


def _exact(found: tuple[OwnArea, ...], told: str) -> bool:
    """Tell whether a link holds the areas as they are, up to a rounding."""
    if told.startswith(_MARK) or link.tolerance_m(found):
        return False
    try:
        return len(_decoded(session.package(), told)) == len(found)
    except RefusedError:
        return False


def _mark(found: tuple[OwnArea, ...]) -> str:
    """Return what stands in the address for areas that are too large for it."""
    content = b"".join(one.name.encode() + shapely.to_wkb(one.shape) for one in found)
    return _MARK + hashlib.sha256(content).hexdigest()[:12]
