"""A piece of the page as finished HTML, drawings included, in a single element.

Streamlit's own `st.html` takes drawings out and cleans every word in a script, and each element
costs the browser a round of drawing: a page in one piece is on the screen in a fraction of that.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

import streamlit as st

_NAME: Final = "quartmap_sheet"
_SCRIPT: Final = "export default (part) => window.quartmapSheet(part)"
"""What it calls is sheet.js, which stands in the page's head: it would travel with each sheet."""


def sheet(html: str, key: str) -> None:
    """Draw HTML whose texts are escaped (`markup`), keyed so that the next one replaces it."""
    if html:
        _component()(data={"html": html}, key=key)


@lru_cache(maxsize=1)
def _component() -> Callable[..., Any]:
    return st.components.v2.component(_NAME, js=_SCRIPT, isolate_styles=False)
