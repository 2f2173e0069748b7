"""Charts and maps of the printed profile as SVG, each with its text alternative."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

import vl_convert
from altair.utils.schemapi import debug_mode
from shapely.geometry.base import BaseGeometry

from quartmap.analysis import profile, series
from quartmap.charts.files import clean
from quartmap.charts.ink import LIGHT
from quartmap.charts.series import Strand
from quartmap.charts.timeline import first_year, timeline_chart
from quartmap.maps import plate
from quartmap.maps.locator import Spot, location_text, locator, surroundings
from quartmap.maps.plate_signs import FONT as SCREEN_FONT
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.paper.actors import actors_of
from quartmap.paper.events import events_of
from quartmap.paper.figures import area_name, notation
from quartmap.paper.series import first_series, marked, series_drawing, years
from quartmap.texts import Notation, Texts, texts

FONT: Final = "Libertinus Serif"
"""Comes with Typst: a chart's words are set in it without any font of the system."""
_WIDTH, _HEIGHT, _ROW = 158, 88, 15
_STRIP: Final = 500
_PLAN: Final = (760, 400)
_MARGIN: Final = 0.12
"""So much of its width is shown around a quarter."""


@lru_cache(maxsize=16)
def charts(package: DataPackage, area_id: str, language: Language) -> tuple[Mapping[str, Any], ...]:
    """Return the most telling series: title, unit, SVG, what to mind, its sources' ids."""
    found = first_series(package, area_id)
    return tuple(_chart(package, area_id, one, texts(language)) for one in found)


def _chart(
    package: DataPackage, area_id: str, found: profile.Series, words: Texts
) -> dict[str, Any]:
    drawing = series_drawing(package, area_id, found.indicator_id, words.language, LIGHT)
    strands = drawing.strands
    written = notation(package, found.indicator_id, words)
    unit = f"{words.date(found.base_date)} = 100" if found.base_date else written.unit
    title = words.pick(package.indicators.loc[found.indicator_id], "label")
    about = ", ".join(one for one in (years(strands), unit) if one)
    return {
        "title": title,
        "about": about,
        "alt": _told(title, about, strands, written, words),
        "svg": svg_of(_printed(drawing.specification)),
        "notes": list(marked(found, series.breaks(package, found.indicator_id), words)),
        "absent": area_id not in found.figures,
        "source_ids": [p.source_id for some in found.figures.values() for p in some],
        "lines": {one["name"]: one for one in _styles(drawing.specification)},
    }


def _told(
    title: str, about: str, strands: Sequence[Strand], written: Notation, words: Texts
) -> str:
    """Return the chart in words: of each area the first and the last figure."""
    said = [f"{title}, {about}."]
    for one in strands:
        points = sorted((p for s in one.segments for p in s.points), key=lambda p: p.position)
        ends = [points[0], points[-1]] if len(points) > 1 else points
        figures = [
            f"{words.date(p.reference_date)}: {written.quantity(p.value or 0)}" for p in ends
        ]
        said.append(f"{one.name}: {', '.join(figures)}.")
    return " ".join(said)


def _styles(specification: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the line of each area as it is drawn, for the legend that all charts share."""
    rows = [
        row
        for layer in specification["layer"]
        for row in layer.get("data", {}).get("values", ())
        if "dash" in row
    ]
    return [{key: row[key] for key in ("name", "colour", "dash", "width")} for row in rows]


def _printed(specification: Mapping[str, Any]) -> dict[str, Any]:
    """Return the chart of the page without the words around it: those are set by Typst."""
    layers = [_wordless(one) for one in specification["layer"] if _text_of(one) != "name"]
    kept = {name: one for name, one in specification.items() if name != "title"}
    config = specification["config"] | {"font": FONT}
    room = {"left": 40, "right": 8, "top": 18, "bottom": 20}
    size = {"width": _WIDTH, "height": _HEIGHT, "padding": room}
    return kept | size | {"layer": layers, "config": config}


def _wordless(layer: Mapping[str, Any]) -> dict[str, Any]:
    encoding = dict(layer["encoding"])
    axis = encoding["x"].get("axis") if "x" in encoding else None
    if axis:
        encoding["x"] = encoding["x"] | {"axis": axis | {"title": None}}
    return {**layer, "encoding": encoding}


def _text_of(layer: Mapping[str, Any]) -> str:
    return str(layer["encoding"].get("text", {}).get("field", ""))


def svg_of(specification: Mapping[str, Any]) -> str:
    """Return a chart as SVG."""
    return str(vl_convert.vegalite_to_svg(clean(specification)))


@lru_cache(maxsize=16)
def strip(package: DataPackage, area_id: str, language: Language) -> str:
    """Return the events on a line of time as SVG, '' without any."""
    events = events_of(package, language, area_id)
    if events.empty:
        return ""
    recent = events[events["date"].str[:4].astype(int) >= (first_year(events["date"]) or 0)]
    with debug_mode(arg=False):
        content = timeline_chart(recent, texts(language)).to_dict(validate=False)
    config = content.get("config", {}) | {"font": FONT}
    rows = recent["category"].nunique()
    axis = {"labelFontSize": 10}
    config |= {"axisX": axis, "axisY": axis}
    for layer in content["layer"]:
        layer["encoding"]["y"]["axis"] |= {"labelFontSize": 10, "labelLimit": 0}
    return svg_of(content | {"width": _STRIP, "height": _ROW * rows, "config": config})


def maps(package: DataPackage, area_id: str, words: Texts) -> list[dict[str, str]]:
    """Return a drawing of the quarter in its municipality, of that in what surrounds it."""
    levels, found = package.register["level"], []
    chain = [one for one in surroundings(package, area_id) if levels[one] in package.geometry]
    for inner, outer in pairwise(chain):
        derived = package.register.loc[inner, "boundary_status"] == "derived"
        found.append(
            {
                "svg": locator(package, words, inner, outer),
                "alt": location_text(package, words, inner, outer),
                "inner": area_name(package, inner),
                "outer": area_name(package, outer),
                "note": words.t("outline approximate, not official") if derived else "",
            }
        )
    return found


@lru_cache(maxsize=16)
def plan(package: DataPackage, area_id: str, language: Language) -> Mapping[str, str]:
    """Return the map of the quarter among its neighbours with its actors; empty without one."""
    words = texts(language)
    level = str(package.register.loc[area_id, "level"])
    if level not in package.geometry:
        return {}
    own = package.geometry[level].geometry[area_id]
    actors = actors_of(package, area_id)
    located = actors.index[actors["coord_precision"] != "none"]
    shown = plate_of(own, _around_level(package, area_id) or level, tuple(map(str, located)))
    shown = replace(shown, case_ids=(area_id,))
    name, title = area_name(package, area_id), words.t("The quarter and its actors")
    alt = words.n(
        "Map of {name} with {count} located actor by dimension; the list below names it.",
        "Map of {name} with {count} located actors by dimension; the list below names them.",
        len(located),
        name=name,
    )
    return {"title": title, "svg": plan_svg(package, words, shown), "alt": alt}


def plate_of(
    own: BaseGeometry, level: str, actor_ids: tuple[str, ...], *, spot: Spot | None = None
) -> plate.Plate:
    """Return the map of what holds a shape in `WEB_CRS`; no outline on it but `spot`."""
    west, south, east, north = own.bounds
    side, high = _MARGIN * (east - west), _MARGIN * (north - south)
    return plate.Plate(
        level=level,
        indicator=None,
        date=None,
        bounds=(south - high, west - side, north + high, east + side),
        width=_PLAN[0],
        height=_PLAN[1],
        actor_ids=actor_ids,
        case_ids=(),
        own=spot,
        head=False,
        key=False,
        credit=False,
    )


def plan_svg(package: DataPackage, words: Texts, shown: plate.Plate) -> str:
    """Return a map as SVG in the font of print."""
    return plate.svg(package, words, shown).replace(f'"{SCREEN_FONT}"', f'"{FONT}"')


def _around_level(package: DataPackage, area_id: str) -> str:
    """Return the level that says most where the quarter lies; '' where no place names one."""
    found = (one.level for one in package.dashboard.places if one.case == area_id)
    level = next(found, "")
    return level if level in package.geometry else ""
