"""The map as folium draws it: a bare frame, our layers, and the element that restyles them."""

import json
from typing import Any, Final

import folium
from branca.element import MacroElement
from folium.template import Template

from quartmap.maps.resources import url
from quartmap.maps.style import Change
from quartmap.package import DataPackage
from quartmap.texts import Texts

MIN_ZOOM: Final = 6
MAX_ZOOM: Final = 18


def _script_json(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """Return JSON that is inert inside a script element and a template."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


class FirstPartyMap(folium.Map):
    """`folium.Map` whose script and stylesheet come from this server only, one of each.

    streamlit-folium loads them one after the other: each further file is a round trip. A map to
    draw on has one more of each.
    """

    def __init__(self, package: DataPackage, words: Texts, *, drawing: bool = False) -> None:
        super().__init__(
            tiles=None, min_zoom=MIN_ZOOM, max_zoom=MAX_ZOOM, zoom_snap=0.25, zoom_delta=1
        )
        self.default_js = [("quartmap", url(package, f"map-{words.language}.js"))]
        self.default_css = [("quartmap_css", url(package, "map.css"))]
        if drawing:
            self.default_js.append(("quartmap_draw", url(package, "draw.js")))
            self.default_css.append(("quartmap_draw_css", url(package, "draw.css")))

    def render(self, **_: object) -> str:
        """Render nothing: streamlit-folium asks the templates itself.

        What folium would render takes longer than all else here, and is compiled as a template:
        braces in a label would be run.
        """
        return ""


class Start(MacroElement):
    """Hands the map to our script, which has everything else from its own address."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "quartmap.start({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Start"


class Restyle(MacroElement):
    """The style table of one change; it travels in `feature_group_to_add`."""

    _template = Template(
        "{% macro script(this, kwargs) %}quartmap.paint({{ this.table }});{% endmacro %}"
    )

    def __init__(self, change: Change, report: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Restyle"
        self.table = _script_json(change.payload() | ({"report": report} if report else {}))


class Carrier(folium.FeatureGroup):
    """An empty layer that brings a change to the browser; it renders nothing either."""

    def render(self, **_: object) -> str:
        """Render nothing, like the map."""
        return ""


def base_map(package: DataPackage, words: Texts, *, drawing: bool = False) -> folium.Map:
    """Return the map; it is the same for every selection, so the frame is never loaded anew.

    With `drawing` areas can be drawn on it.

    A new object each time: a cached `folium.Map` renders blank the second time.
    """
    frame = FirstPartyMap(package, words, drawing=drawing)
    frame.add_child(Start())
    return frame


def restyle(change: Change, report: str = "") -> folium.FeatureGroup:
    """Return the feature group that carries the change to the browser.

    Once it is painted the map tells so at the address `report`, see `maps.report`.
    """
    group = Carrier()
    group.add_child(Restyle(change, report))
    return group
