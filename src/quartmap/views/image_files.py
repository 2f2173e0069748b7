"""Pictures to take away: a chart or map as SVG or PNG, made when it is asked for."""

from collections.abc import Callable
from typing import Final, Literal

import streamlit as st

from quartmap.texts import Texts

Kind = Literal["svg", "png"]
_MIME: Final = {"svg": "image/svg+xml", "png": "image/png"}


def offer(
    words: Texts,
    key: str,
    stem: str,
    make: Callable[[Kind], bytes],
    labels: tuple[str, str] | None = None,
) -> None:
    """Draw two quiet buttons that bring the picture as a file.

    stem : the file's name without its ending.
    make : returns the file; runs apart from the page, so it must not ask the session.
    labels : what the buttons for SVG and PNG say.
    """
    names = labels or (words.t("Chart as SVG"), words.t("Chart as PNG"))
    with st.container(horizontal=True, key=f"image_{key}"):
        _button("svg", names[0], f"{key}_svg", stem, make)
        _button("png", names[1], f"{key}_png", stem, make)


def _button(kind: Kind, label: str, key: str, stem: str, make: Callable[[Kind], bytes]) -> None:
    st.download_button(
        label,
        data=lambda: make(kind),
        file_name=f"{stem}.{kind}",
        mime=_MIME[kind],
        on_click="ignore",
        type="tertiary",
        key=key,
    )
