"""What the head of the page holds beside Streamlit's own."""

from functools import lru_cache
from html import escape
from importlib.resources import files
from typing import Final

from quartmap.maps.resources import first_documents
from quartmap.names import PAGES, Language
from quartmap.package import DataPackage
from quartmap.texts import texts

_NAMES: Final = "|".join(PAGES[1:])
_ROOT: Final = (
    "<script>window.__streamlit = {BACKEND_BASE_URL: new URL("
    f"location.pathname.replace(/({_NAMES})\\/?$/, ''), location.origin).href}}</script>"
)
"""Opened at a page's own address, Streamlit would look for its server below it first."""
_CHUNKS: Final = ("Html", "purify.es", "ComponentInstance", "IFrameUtil")
"""Parts of Streamlit's frontend that the map page needs and Streamlit asks for late."""


def head(package: DataPackage | None, language: Language, scripts: list[str]) -> str:
    """Return title and style, and links to what the map will need, `scripts` first.

    Fetched early it is there when the map asks for it.
    """
    title = texts(language).pick(package.dashboard.title) if package else "quartmap"
    ahead = [*scripts, *first_documents(package, language)] if package else []
    links = "".join(f'<link rel="prefetch" href="{escape(address)}">' for address in ahead)
    links += "".join(f'<link rel="modulepreload" href="{chunk}">' for chunk in _chunks())
    return f"<title>{escape(title)}</title>{_ROOT}{links}<style>{_style()}</style>"


@lru_cache(maxsize=1)
def _style() -> str:
    folder = (files("quartmap") / "views").iterdir()
    sheets = {one.name: one for one in folder if one.name.endswith(".css")}
    return "\n".join(sheet.read_text("utf-8") for _, sheet in sorted(sheets.items()))


@lru_cache(maxsize=1)
def _chunks() -> list[str]:
    folder = files("streamlit") / "static" / "static" / "js"
    names = sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []
    return [f"static/js/{name}" for name in names if name.rsplit(".", 2)[0] in _CHUNKS]
