"""What a person asks of the actors: the parameters, the questions, the actors that are left."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import streamlit as st

from quartmap.analysis.balance import case_ids
from quartmap.analysis.nearness import is_exact
from quartmap.analysis.reach import RADII_M, reach_types
from quartmap.analysis.selection import ActorFilter, select_actors
from quartmap.names import COORD_PRECISIONS, Language
from quartmap.package import DataPackage
from quartmap.texts import Texts, texts
from quartmap.views import pages
from quartmap.views.actor_card import precision_text
from quartmap.views.state import DRAWN_IN, Parameter

LIST: Final = "list"
REACH: Final = "reach"
_LABELLED: Final = ("area", "dimension", "type", "precision", "reach", "pane")


@dataclass(frozen=True, slots=True)
class Choice:
    """The answers: the actors shown, and with `reach` (a type) the radius in metres around it."""

    shown: tuple[str, ...]
    area: str
    actor: str
    reach: str
    within: int
    place: str
    dimensions: tuple[str, ...]
    types: tuple[str, ...]


@lru_cache(maxsize=2)
def parameters(package: DataPackage) -> tuple[Parameter, ...]:
    """Return what the page understands; the type with most places starts the reach."""
    types = reach_types(package)
    most = max(types, key=types.__getitem__, default="")
    return (
        Parameter("area", "", frozenset(package.register.index)),
        Parameter("dimension", (), frozenset(one.id for one in package.dashboard.dimensions)),
        Parameter("type", (), frozenset(package.actor_types.index)),
        Parameter("precision", "", frozenset(COORD_PRECISIONS)),
        Parameter("find_actor", ""),
        Parameter("actor", "", frozenset(package.actors.index)),
        Parameter("pane", LIST, frozenset({LIST, REACH} if types else {LIST})),
        Parameter("reach", most, frozenset(types)),
        Parameter("within", RADII_M[0], frozenset(map(str, RADII_M)), number=True),
    )


def settle(package: DataPackage, words: Texts) -> None:
    """Drop what the package does not offer; hand labels anew after a switch of language."""
    session = st.session_state
    if session["pane"] != LIST and not offers_reach(package):
        session["pane"] = LIST
    if session.get(DRAWN_IN, words.language) != words.language:
        for name in _LABELLED:
            session[name] = session[name]
    if session["pane"] != session.get("_pane_drawn"):
        _renew()
    session["_pane_drawn"] = session["pane"]


def _renew() -> None:
    """Hand over the answers of the pane anew as it opens.

    What the session held under their names before the widgets would come back once those close.
    """
    session = st.session_state
    for name in ("reach", "within"):
        value = session[name]
        del session[name]
        session[name] = value


def offers_reach(package: DataPackage) -> bool:
    """Tell whether the package has cells and actors to measure from."""
    return bool(reach_types(package))


def choice(package: DataPackage) -> Choice:
    """Return the answers in the session."""
    session = st.session_state
    reach = str(session["reach"]) if session["pane"] == REACH else ""
    area, dimensions = str(session["area"]), tuple(session["dimension"])
    wanted = ActorFilter(area, tuple(session["type"]), dimensions, str(session["find_actor"]))
    precision = str(session["precision"])
    if reach:
        wanted, precision = ActorFilter(types=(reach,)), ""
    places = package.dashboard.places
    return Choice(
        shown=_selected(package, wanted, precision),
        area=area,
        actor=str(session["actor"]),
        reach=reach,
        within=int(session["within"]),
        place=next((one.id for one in places if area and area in (one.case, one.municipality)), ""),
        dimensions=dimensions,
        types=(reach,) if reach else tuple(session["type"]),
    )


@lru_cache(maxsize=256)
def _selected(package: DataPackage, wanted: ActorFilter, precision: str) -> tuple[str, ...]:
    found = select_actors(package, wanted)
    exactness = package.actors["coord_precision"]
    return tuple(one for one in found if not precision or exactness[one] == precision)


def line(package: DataPackage, words: Texts, choice: Choice) -> str:
    """Say what is shown and how many."""
    shown = package.actors.loc[list(choice.shown)]
    count = words.number(len(shown), 0)
    if choice.reach:
        label = words.pick(package.actor_types.loc[choice.reach], "label")
        exact = words.number(int(is_exact(shown).sum()), 0)
        placed = words.t("{exact} of {count} with an exact position", exact=exact, count=count)
        return f"{label} · {placed}"
    total = words.number(len(package.actors), 0)
    placed = words.number(int((shown["coord_precision"] != "none").sum()), 0)
    parts = [
        words.t("{shown} of {total} actors", shown=count, total=total),
        words.t("{count} of them on the map", count=placed),
    ]
    where = [areas(package, words.language, choice.area)[choice.area]] if choice.area else []
    return " · ".join([*where, *parts])


@lru_cache(maxsize=64)
def areas(package: DataPackage, language: Language, chosen: str) -> dict[str, str]:
    """Return the areas to choose from: the case studies, where else actors are, the chosen one."""
    words = texts(language)
    found = {"": words.t("All areas")}
    found |= {one: case_name(package, one) for one in case_ids(package)}
    levels = {one.id: words.pick(one.label) for one in package.dashboard.levels}
    others = [str(one) for one in package.register.index if one in set(package.actors["area_id"])]
    for one in [*others, chosen]:
        if one and one not in found:
            name, level = (str(package.register.loc[one, column]) for column in ("name", "level"))
            found[one] = f"{name} ({levels.get(level, level)})"
    return found


def municipality_of(package: DataPackage, case: str) -> str:
    """Return the area beside which a case study is shown; '' where none is named."""
    places = package.dashboard.places
    return next((one.municipality for one in places if one.case == case), "")


def case_name(package: DataPackage, case: str) -> str:
    """Return the name of a case study with that of its municipality."""
    name, around = str(package.register.loc[case, "name"]), municipality_of(package, case)
    return f"{name} ({package.register.loc[around, 'name']!s})" if around else name


def ask(
    package: DataPackage, words: Texts, types: Mapping[str, str], on_reset: Callable[[], None]
) -> None:
    """Draw the questions; every answer is in the session under its parameter's name."""
    _select("area", words.t("Where"), areas(package, words.language, st.session_state["area"]))
    st.text_input(words.t("Search in name, activity, address"), key="find_actor")
    dimensions = {one.id: words.pick(one.label) for one in package.dashboard.dimensions}
    everything = words.t("all")
    for key, label, options in (
        ("dimension", words.t("Dimension of the actors"), dimensions),
        ("type", words.t("Type of actor"), types),
    ):
        st.multiselect(
            label,
            list(options),
            format_func=options.__getitem__,
            key=key,
            placeholder=everything,
            select_all=False,  # it has no German
        )
    exactness = {"": everything} | {one: precision_text(one, words) for one in COORD_PRECISIONS}
    _select("precision", words.t("Position"), exactness)
    if st.session_state["pane"] == REACH:
        st.caption(words.t("The reach is told of all actors of a type, whatever is chosen here."))
    st.button(words.t("Reset everything"), width="stretch", on_click=on_reset)


def _select(key: str, label: str, options: Mapping[str, str]) -> None:
    st.selectbox(label, list(options), format_func=options.__getitem__, key=key)


def ask_pane(words: Texts) -> None:
    """Ask what stands beside the map: the directory or the reach."""
    names = {LIST: words.t("Directory"), REACH: words.t("Residents nearby")}
    st.segmented_control(
        words.t("Beside the map"),
        list(names),
        format_func=names.__getitem__,
        key="pane",
        label_visibility="collapsed",
        required=True,
    )


def to_map(words: Texts, choice: Choice) -> None:
    """Link to the map page with the same choice; there an area would hide the actor's card."""
    pages.link(
        pages.MAP,
        words.t("Show on the map with the indicators"),
        place=choice.place,
        area="" if choice.actor else choice.area,
        dimension=",".join(choice.dimensions),
        type=",".join(choice.types),
        actor=choice.actor,
    )
