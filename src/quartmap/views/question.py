"""The answers of the sidebar as a question to the data."""

import math
from functools import lru_cache

import streamlit as st

from quartmap.analysis.breaks import MAX_CLASSES
from quartmap.analysis.selection import ActorFilter, select_actors
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import nearby
from quartmap.views.picture import Question


def ask(package: DataPackage, words: Texts) -> tuple[Question, str]:
    """Return the question, and what in the typed numbers could not be read."""
    session = st.session_state
    complaints = []
    ends: list[float | None] = []
    for name in ("min", "max"):
        number, complaint = _number(str(session[name]), words)
        ends.append(number)
        complaints.append(complaint)
    scheme = session["scheme"]
    own: tuple[float, ...] = ()
    if scheme == "own":
        own, complaint = _bounds(str(session["breaks"]), words)
        complaints.append(complaint)
        scheme = "own" if own else "natural"
    question = Question(
        level=session["level"],
        indicator=session["indicator"],
        date=session["date"],
        scheme=scheme,
        k=int(session["k"]),
        own=own,
        place=_municipality(package, str(session["place"]), str(session["level"])),
        modes=tuple(session["mode"]),
        text=str(session["q"]).strip(),
        value_range=(ends[0], ends[1]),
    )
    return question, " ".join(filter(None, complaints))


def actor_ids(package: DataPackage) -> tuple[str, ...]:
    """Return the actors that the sidebar leaves."""
    session = st.session_state
    place = next(one for one in package.dashboard.places if one.id == session["place"])
    wanted = ActorFilter(
        place=place.case or place.municipality,
        types=tuple(session["type"]),
        dimensions=tuple(session["dimension"]),
        text=str(session["q"]),
        near=nearby.circle(),
    )
    return _selected(package, wanted)


@lru_cache(maxsize=256)
def _selected(package: DataPackage, wanted: ActorFilter) -> tuple[str, ...]:
    return select_actors(package, wanted)


def _municipality(package: DataPackage, place_id: str, level: str) -> str:
    """Return the municipality that a place narrows the areas to.

    Only levels inside the case studies are narrowed: elsewhere the surroundings are the point.
    """
    place = next(one for one in package.dashboard.places if one.id == place_id)
    inside = next(one for one in package.dashboard.levels if one.id == level).within_cases
    return place.municipality if inside else ""


def _number(text: str, words: Texts) -> tuple[float | None, str]:
    if not text.strip():
        return None, ""
    try:
        return _float(text), ""
    except ValueError:
        return None, words.t("{text} is not a number, e.g. 12.5.", text=repr(text))


def _float(text: str) -> float:
    """Return a number typed with a comma or a point."""
    number = float(text.strip().replace(",", "."))
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _bounds(text: str, words: Texts) -> tuple[tuple[float, ...], str]:
    parts = [part for part in text.split(";") if part.strip()]
    try:
        own = tuple(sorted({_float(part) for part in parts}))
    except ValueError:
        return (), words.t("Own breaks are numbers separated by semicolons, e.g. 5; 10; 20.")
    if not 1 <= len(own) <= MAX_CLASSES:
        return (), words.t("Own breaks are numbers separated by semicolons, e.g. 5; 10; 20.")
    return own, ""
