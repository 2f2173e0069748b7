"""The map of the map page as a picture: the question's answer as a plate."""

import streamlit as st

from quartmap.charts.files import png
from quartmap.maps.plate import Plate, svg
from quartmap.maps.style import HIDDEN
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import image_files, markup, nearby
from quartmap.views.image_files import Kind
from quartmap.views.picture import Picture, Question


def offer_map(
    package: DataPackage,
    words: Texts,
    question: Question,
    picture: Picture,
    actors: tuple[str, ...],
) -> None:
    """Draw the controls that bring the map as SVG or PNG."""
    drawn = plate(package, question, picture, actors)

    def make(kind: Kind) -> bytes:
        document = svg(package, words, drawn)
        return document.encode() if kind == "svg" else png(document)

    text = words.t("As a picture: the map of the chosen place with legend, source and date.")
    st.html(markup.tag("div", markup.tag("p", markup.text(text), css="q-aside"), css="q-pairs"))
    stem = f"{package.name}_{question.level}_{question.indicator}_{question.date}"
    labels = (words.t("Map as SVG"), words.t("Map as PNG"))
    image_files.offer(words, "map", stem, make, labels)


def plate(
    package: DataPackage, question: Question, picture: Picture, actors: tuple[str, ...]
) -> Plate:
    """Return what the map shows as a plate; its extent is that of the chosen place."""
    return Plate(
        level=question.level,
        indicator=question.indicator,
        date=question.date,
        bounds=_bounds(package),
        actor_ids=actors,
        breaks=picture.breaks,
        largest=picture.largest,
        shown=picture.shown,
        beside=_filled(package, picture),
        case_ids=_outlined(package, question.modes),
    )


def _bounds(package: DataPackage) -> tuple[float, float, float, float]:
    near = nearby.circle()
    if near:
        return nearby.bounds(near)
    chosen = st.session_state["place"]
    return next(one.bounds for one in package.dashboard.places if one.id == chosen)


def _filled(package: DataPackage, picture: Picture) -> tuple[str, ...]:
    """Return the case studies that are filled beside the level."""
    areas = package.geometry.get(package.dashboard.case_level)
    if areas is None or not picture.cases.codes:
        return ()
    both = zip(areas.index, picture.cases.codes, strict=True)
    return tuple(str(area_id) for area_id, code in both if code != HIDDEN)


def _outlined(package: DataPackage, modes: tuple[str, ...]) -> tuple[str, ...] | None:
    if not modes or package.cases is None:
        return None
    return tuple(one.area_id for one in package.cases.cases if one.mode in modes)
