"""The ways to define an area: draw it, around a point, of areas there are, from a file."""

from functools import lru_cache, partial
from typing import Final

import streamlit as st

from quartmap.analysis.folding import sort_key
from quartmap.names import LANGUAGES, METRIC_CRS, WEB_CRS, Language
from quartmap.own import shapes
from quartmap.own.limits import BYTES, NAME
from quartmap.own.record import OwnArea
from quartmap.package import DataPackage
from quartmap.texts import Texts, texts
from quartmap.views import markup, own_areas, own_input
from quartmap.views.own_circle import circle
from quartmap.views.own_corners import new_corners

WAYS: Final = ("draw", "circle", "join", "file")
_MERCATOR: Final = "EPSG:3857"
_MB: Final = 1_000_000


def ways(package: DataPackage, words: Texts) -> None:
    """Draw the choice of a way and its form."""
    labels = {
        "draw": words.t("Draw"),
        "circle": words.t("Circle"),
        "join": words.t("Join areas"),
        "file": words.t("File"),
    }
    if st.session_state.get("own_way") not in WAYS:
        st.session_state["own_way"] = WAYS[0]
    title = markup.tag("h2", markup.text(words.t("Define an area")), css="q-own-part")
    if not own_areas.areas():
        title += markup.tag("p", markup.text(_invitation(words)), css="q-own-how")
    st.html(title)
    way = st.segmented_control(
        words.t("Define an area"),
        WAYS,
        format_func=labels.__getitem__,
        key="own_way",
        label_visibility="collapsed",
        required=True,
    )
    {"draw": _draw, "circle": circle, "join": _join, "file": _file}[str(way)](package, words)


def example(package: DataPackage, words: Texts) -> None:
    """Offer the first case study to try, where nothing has been defined."""
    if not package.cases or not package.cases.cases:
        return
    area_id = package.cases.cases[0].area_id
    name = str(package.register.loc[area_id, "name"])
    st.button(
        words.t("Try an example: {name}", name=markup.literal(name)),
        key="own_example",
        on_click=own_input.add,
        args=(words, partial(_joined, package, name, (area_id,))),
    )


def _invitation(words: Texts) -> str:
    return words.t(
        "There is none yet. Draw one on the map, lay a circle around an address, an actor or a "
        "point, start from areas there are and join them, or bring a file. Several areas can "
        "stand side by side."
    )


def _draw(_: DataPackage, words: Texts) -> None:
    lines = words.t(
        "Press “{button}” on the map and set corner after corner. Any outline can be edited "
        "afterwards.",
        button=words.t("Draw an area"),
    )
    st.html(markup.tag("p", markup.text(lines), css="q-own-how"))
    new_corners(words)


def _join(package: DataPackage, words: Texts) -> None:
    names = _names(package, words.language)
    session = st.session_state
    session["own_parts"] = [one for one in session.get("own_parts", []) if one in names]
    picked = st.multiselect(
        words.t("One area to start from, or several to join"),
        list(names),
        format_func=names.__getitem__,
        key="own_parts",
        placeholder=words.t("type a name"),
    )
    if not picked:
        return
    register = package.register["name"]
    name = " + ".join(str(register[one]) for one in picked)[:NAME]
    st.button(
        words.t("Join these areas") if len(picked) > 1 else words.t("Add this area"),
        key="own_add_joined",
        on_click=_add_joined,
        args=(package, words, name, tuple(picked)),
        type="primary",
    )


def _add_joined(package: DataPackage, words: Texts, name: str, ids: tuple[str, ...]) -> None:
    own_input.add(words, partial(_joined, package, name, ids))
    st.session_state["own_parts"] = []


def _joined(package: DataPackage, name: str, ids: tuple[str, ...]) -> tuple[OwnArea, ...]:
    return (shapes.joined(package, name, ids),)


@lru_cache(maxsize=2 * len(LANGUAGES))
def _names(package: DataPackage, language: Language) -> dict[str, str]:
    """Return every area with an outline: its name, what it is, and what it lies in."""
    words, register = texts(language), package.register
    found = {}
    for level in package.dashboard.levels:
        if level.id not in package.geometry:
            continue
        rows = register.loc[package.geometry[level.id].index]
        for area_id in sorted(rows.index, key=lambda one: sort_key(str(register["name"][one]))):
            parent = str(register["parent_id"][area_id])
            around = [str(register["name"][parent])] if parent in register.index else []
            about = ", ".join([words.pick(level.label), *around])
            found[str(area_id)] = f"{register['name'][area_id]} ({about})"
    return found


def _file(_: DataPackage, words: Texts) -> None:
    session = st.session_state
    key = f"own_file_{session.get('_own_files', 0)}"
    session["_own_file"] = key
    file = st.file_uploader(
        words.t("GeoJSON with polygons, at most {size} MB", size=words.number(BYTES / _MB, 0)),
        type=["geojson", "json"],
        key=key,
        max_upload_size=max(1, round(BYTES / _MB)),
    )
    systems = {
        WEB_CRS: words.t("degrees (WGS 84), as GeoJSON is meant to be"),
        METRIC_CRS: words.t("metres, UTM zone 32 (EPSG:25832)"),
        _MERCATOR: words.t("metres, web maps (EPSG:3857)"),
    }
    st.selectbox(
        words.t("Coordinates in"), list(systems), format_func=systems.__getitem__, key="own_crs"
    )
    if file is not None:
        st.button(
            words.t("Add the areas of the file"),
            key="own_add_file",
            on_click=_upload,
            args=(words,),
            type="primary",
        )


def _upload(words: Texts) -> None:
    """Read the file; an accepted one leaves the form."""
    session = st.session_state
    file = session.get(session.get("_own_file", ""))
    if file is None:
        return
    before = own_areas.text()
    given = own_input.Given(file.getvalue(), "uploaded", crs=str(session["own_crs"]))
    own_input.accept(words, given)
    if own_areas.text() != before:
        session["_own_files"] = session.get("_own_files", 0) + 1
