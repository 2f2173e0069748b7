"""What the head of the page holds beside Streamlit's own."""

from functools import lru_cache
from html import escape
from importlib.resources import files

from quartmap.maps.resources import first_documents
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import texts


def head(package: DataPackage | None, language: Language, scripts: list[str]) -> str:
    """Return title and style, and links to what the map will need, `scripts` first.

    Fetched early it is there when the map asks for it.
    """
    title = texts(language).pick(package.dashboard.title) if package else "quartmap"
    ahead = [*scripts, *first_documents(package, language)] if package else []
    links = "".join(f'<link rel="prefetch" href="{escape(address)}">' for address in ahead)
    return f"<title>{escape(title)}</title>{links}<style>{_style()}</style>"


@lru_cache(maxsize=1)
def _style() -> str:
    return (files("quartmap") / "views" / "style.css").read_text("utf-8")
