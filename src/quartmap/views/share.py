"""Passing on what is seen: link, QR code, mail, and the map's code for other sites."""

import io
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Final
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

import segno
import streamlit as st
from segno import DataOverflowError, QRCode

from quartmap.names import LANGUAGES
from quartmap.texts import Texts
from quartmap.views import markup, state
from quartmap.views.navigation import MAP, titles
from quartmap.views.study_image import image

_QUIET: Final = 4
"""Modules left white around the code, as its standard asks."""
_SCALE: Final = 12
"""Pixels per module in the file: sharp on a poster."""


def draw(
    words: Texts,
    page: str,
    known: Sequence[state.Parameter],
    levels: Mapping[str, str] | None = None,
) -> None:
    """Offer to pass the page on as it stands; folded away nothing of it is sent."""
    with st.expander(words.t("Share this view"), key="fold_share", on_change="rerun") as box:
        if not box.open:
            return
        address = state.write_address(known, st.session_state.to_dict(), levels)
        link = absolute(address, words.language)
        st.html(markup.tag("p", markup.text(words.t("Link to exactly this view")), css="q-share"))
        st.code(link, language=None, wrap_lines=True)
        _qr(words, link)
        st.html(_mail(words, titles(words)[page], link))
        if page == MAP:
            _embed(words, absolute({**address, "embed": "true"}, words.language))


def absolute(address: Mapping[str, str], language: str) -> str:
    """Return the address in full, as other people's browsers need it; the language goes along."""
    spoken = {state.LANG: language} if language != LANGUAGES[0] else {}
    query = urlencode({**address, **spoken}, quote_via=quote, safe=",")
    place = urlsplit(str(st.context.url or ""))
    return urlunsplit(place._replace(path=place.path or "/", query=query))


@lru_cache(maxsize=64)
def code(link: str) -> QRCode | None:
    """Return the QR code of a link; None where it is too long for one."""
    try:
        return segno.make_qr(link, error="m")
    except DataOverflowError:
        return None


@lru_cache(maxsize=64)
def drawing(link: str, kind: str) -> bytes:
    """Return the code as a file: dark on white in every theme, for cameras want it so."""
    made, file = code(link), io.BytesIO()
    if made is not None:
        scale = 1 if kind == "svg" else _SCALE
        options = {"omitsize": True} if kind == "svg" else {}
        made.save(file, kind=kind, border=_QUIET, scale=scale, dark="#000", light="#fff", **options)
    return file.getvalue()


def _qr(words: Texts, link: str) -> None:
    if code(link) is None:
        st.caption(words.t("This link is too long for a QR code."))
        return
    picture = drawing(link, "svg").decode("utf-8")
    st.html(image(picture, words.t("QR code of the link to this view"), "q-qr"))
    with st.container(horizontal=True, key="qr_files"):
        for kind, mime in (("svg", "image/svg+xml"), ("png", "image/png")):
            st.download_button(
                words.t("QR code as {kind}", kind=kind.upper()),
                drawing(link, kind),
                f"quartmap-qr.{kind}",
                mime,
                key=f"qr_{kind}",
                on_click="ignore",
            )


def _mail(words: Texts, title: str, link: str) -> str:
    query = urlencode({"subject": f"quartmap: {title}", "body": link}, quote_via=quote)
    label = markup.text(words.t("Send by e-mail"))
    return f'<p class="q-share"><a href="{escape("mailto:?" + query)}">{label}</a></p>'


def _embed(words: Texts, link: str) -> None:
    title = words.t("Embed the map in another site")
    note = words.t(
        "It appears there once the operator of this dashboard has allowed that site: the setting "
        "QUARTMAP_EMBEDDERS names the sites that may."
    )
    st.html(
        markup.tag("p", markup.text(title), css="q-share")
        + markup.tag("p", markup.text(note), css="q-foot")
    )
    st.code(frame(link, words.t("Map of quartmap")), language=None, wrap_lines=True)


def frame(link: str, title: str) -> str:
    """Return the HTML that shows the map at `link` in another site."""
    return (
        f'<iframe src="{escape(link)}" title="{escape(title)}" width="100%" height="600" '
        'style="border:0" loading="lazy" allowfullscreen></iframe>'
    )
