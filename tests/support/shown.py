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
