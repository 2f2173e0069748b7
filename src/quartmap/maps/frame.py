"""The map as folium draws it: a bare frame, our layers, and the element that restyles them."""

import json
from typing import Any, Final

import folium
from branca.element import MacroElement
from folium.template import Template

from quartmap.maps.resources import CONTEXT, asset_urls, url
from quartmap.maps.style import Change
from quartmap.package import DataPackage
from quartmap.texts import Texts

_SCRIPTS, _SHEETS = asset_urls()
MIN_ZOOM: Final = 6
MAX_ZOOM: Final = 18


def _script_json(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """Return JSON that is inert inside a script element and a template."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


class FirstPartyMap(folium.Map):
    """`folium.Map` whose scripts and stylesheets come from this server only."""

    default_js = _SCRIPTS
    default_css = _SHEETS


class Layers(MacroElement):
    """Areas, outlines, actors, basemap and legend, drawn in the browser from addresses."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "quartmap.start({{ this._parent.get_name() }}, {{ this.config }});"
        "{% endmacro %}"
    )

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Layers"
        self.config = _script_json(config)


class Restyle(MacroElement):
    """The style table of one change; it travels in `feature_group_to_add`."""

    _template = Template(
        "{% macro script(this, kwargs) %}quartmap.paint({{ this.table }});{% endmacro %}"
    )

    def __init__(self, change: Change) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Restyle"
        self.table = _script_json(change.payload())


def base_map(package: DataPackage, words: Texts) -> folium.Map:
    """Return the map; it is the same for every selection, so the frame is never loaded anew.

    A new object each time: a cached `folium.Map` renders blank the second time.
    """
    frame = FirstPartyMap(
        tiles=None, min_zoom=MIN_ZOOM, max_zoom=MAX_ZOOM, zoom_snap=0.25, zoom_delta=1
    )
    frame.add_child(Layers(_config(package, words)))
    return frame


def restyle(change: Change) -> folium.FeatureGroup:
    """Return the feature group that carries the change to the browser."""
    group = folium.FeatureGroup()
    group.add_child(Restyle(change))
    return group


def _config(package: DataPackage, words: Texts) -> dict[str, Any]:
    board = package.dashboard
    whole = board.places[0].bounds
    return {
        "language": words.language,
        "caseUrl": url(package, f"areas-{board.case_level}")
        if board.case_level in package.geometry
        else "",
        "actorUrl": url(package, f"actors-{words.language}") if len(package.actors) else "",
        "context": {
            name: url(package, f"context-{name}")
            for name in CONTEXT
            if package.file(f"context/{name}.geojson")
        },
        "bounds": whole,
        "credits": list(board.credits),
        "modes": {
            mode.id: {"label": words.pick(mode.label), "dash": mode.dash, "weight": mode.weight}
            for mode in board.modes
        },
        "dimensions": {
            dimension.id: {
                "label": words.pick(dimension.label),
                "colour": dimension.colour,
                "shape": dimension.shape,
            }
            for dimension in board.dimensions
        },
        "cases": _cases(package),
        "types": _types(package, words),
        "texts": _texts(words),
    }


def _cases(package: DataPackage) -> dict[str, dict[str, Any]]:
    modes = {case.area_id: case.mode for case in package.cases.cases} if package.cases else {}
    areas = package.geometry.get(package.dashboard.case_level)
    if areas is None:
        return {}
    return {
        str(area_id): {"mode": modes.get(str(area_id), ""), "approximate": status == "derived"}
        for area_id, status in areas["boundary_status"].items()
    }


def _types(package: DataPackage, words: Texts) -> list[tuple[str, str]]:
    """Return letter and label of the types that occur, by letter."""
    used = package.actor_types.loc[package.actor_types.index.isin(package.actors["actor_type"])]
    rows = [(str(row["symbol"]), words.pick(row, "label")) for _, row in used.iterrows()]
    return sorted((row for row in rows if row[0]), key=lambda row: row[0].lower())


def _texts(words: Texts) -> dict[str, str]:
    t = words.t
    return {
        "map": t("Map. Arrow keys walk through the areas, Enter selects one."),
        "legend": t("Legend"),
        "signs": t("Outlines and symbols"),
        "modes": t("Mode of integration (outline)"),
        "actors": t("Local actors"),
        "types": t("Letters: type of actor"),
        "rough": t("position only by street or locality"),
        "precision_street": t("position: street only"),
        "precision_locality": t("position: locality only"),
        "approximate": t("outline approximate"),
        "gathered": t("%d actors close together: zoom in"),
        "no_data": t("no data"),
        "suppressed": t("suppressed: too few cases"),
        "unreliable": t("unreliable: read with care"),
        "cases": t("Case studies"),
        "towns": t("Neighbouring towns"),
        "builtup": t("Built-up land"),
        "rivers": t("Rivers"),
        "railways": t("Railways"),
        "labels": t("Names"),
        "layers": t("Layers"),
        "credits": t("© Sources"),
        "zoom_in": t("Zoom in"),
        "zoom_out": t("Zoom out"),
        "load_failed": t("Part of the map could not be loaded. Reload the page."),
        "tiles_failed": t("The online map cannot be reached; the offline map stays."),
    }
