"""Charts as drawings within a page: SVG made on the server, each mark with its own words."""

import json
import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any, Final

import vl_convert

from quartmap.charts.files import clean

_SAID: Final = "_said"
_OURS: Final = "told:"
"""Marks the words that we gave; Vega has English ones for titles and axes."""
_NEEDLESS: Final = re.compile(
    r' (?:class|role|aria-[a-z]+|pointer-events|font-family)="[^"]*"'
    r'| (?:opacity|stroke-width|stroke-opacity)="1"'
    r'|<path[^>]*d="(?:M0,0h0v0h0Z)?"[^>]*/>'
)
"""What the drawing looks the same without, on a page that has its own font: half of it."""
_PLACES: Final = re.compile(r' (?:transform|d)="[^"]*"')
_FINE: Final = re.compile(r"(\.\d\d)\d+")
_HEAD: Final = re.compile(r"<svg[^>]*>")
_SIZE: Final = re.compile(r' width="([\d.]+)"[^>]*? height="([\d.]+)"')


def inline(chart: Mapping[str, Any], width: int = 0) -> str:
    """Return a Vega-Lite chart as SVG to stand in HTML.

    What its tooltips would show stands as `data-told` at each mark. A chart that is as wide as
    its place becomes `width` pixels wide.
    """
    known = _MADE.get((id(chart), width))
    if known and known[0] is chart:
        return known[1]
    if len(_MADE) >= _MOST:
        _MADE.clear()
    made = _made(chart, width)
    _MADE[id(chart), width] = (chart, made)
    return made


_MOST: Final = 512
_MADE: Final[dict[tuple[int, int], tuple[Mapping[str, Any], str]]] = {}
"""Drawings by the chart itself, which callers keep: to tell two by their content takes longer."""


def _made(chart: Mapping[str, Any], width: int) -> str:
    content = _speaking(clean(chart))
    if width and content.get("width", "container") == "container":
        content["width"] = width
        content.setdefault("autosize", {"type": "fit-x", "contains": "padding"})
    document = vl_convert.vegalite_to_svg(content, allowed_base_urls=[])
    document = document.replace(f' aria-label="{_OURS}', ' data-told="')
    head = _HEAD.search(document)
    size = head and _SIZE.search(head[0])
    if head is None or not size:
        raise ValueError("vl-convert returned an SVG without a size")
    view = f"0 0 {size[1]} {size[2]}"
    frame = f'<svg viewBox="{view}" width="{size[1]}" height="{size[2]}" aria-hidden="true">'
    drawn = _NEEDLESS.sub("", document[head.end() :])
    return frame + _PLACES.sub(lambda found: _FINE.sub(r"\1", found[0]), drawn)


def _speaking(part: dict[str, Any]) -> dict[str, Any]:
    """Return the chart with the fields of each tooltip, one per line, as its description."""
    part = deepcopy(part)
    part["layer"] = [_speaking(one) for one in part.get("layer", ())]
    if not part["layer"]:
        del part["layer"]
    shared = part.get("encoding", {})
    fields = [one["field"] for one in shared.get("tooltip", ()) if "field" in one]
    if not fields:
        return part
    said = " + '\\n' + ".join(f"datum[{json.dumps(one)}]" for one in fields)
    said = f"'{_OURS}' + {said}"
    made = {"calculate": said, "as": _SAID}
    part["transform"] = [*part.get("transform", ()), made]
    shared["description"] = {"field": _SAID, "type": "nominal"}
    del shared["tooltip"]
    mark = part.get("mark")
    if mark is not None:
        part["mark"] = ({"type": mark} if isinstance(mark, str) else mark) | {"aria": True}
    return part
