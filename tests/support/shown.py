"""What a page shows as HTML without a browser: Streamlit's own elements, and our sheets."""

import json
from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest


def bodies(test: AppTest) -> list[str]:
    """Return the HTML of every element that holds some, in the page's order."""
    return [*_bodies(test.main), *_bodies(test.sidebar)]


def _bodies(part: Any) -> Iterator[str]:
    for child in getattr(part, "children", {}).values():
        yield from _bodies(child)
    kind = getattr(part, "type", "")
    if kind == "html":
        yield part.proto.body
    if kind == "bidi_component":
        yield json.loads(part.proto.json)["html"]


def charts(test: AppTest) -> int:
    """Return how many charts are drawn in sheets; that for a phone is not counted again."""
    drawn = "".join(bodies(test))
    return drawn.count("q-drawing") - drawn.count("q-drawings") - drawn.count("q-for-narrow")
