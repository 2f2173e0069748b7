"""Whether the reader's page is light or dark, as colours for charts."""

import streamlit as st

from quartmap.charts.ink import DARK, LIGHT, Ink


def ink() -> Ink:
    """Return the colours that charts have on the reader's page; light while it is not known."""
    return DARK if st.context.theme.type == "dark" else LIGHT
