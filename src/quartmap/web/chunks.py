"""The parts of Streamlit's frontend that a page needs, and that Streamlit asks for late.

Each is a module that names others; asked for one after the other they cost a round each.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from quartmap.names import PAGES
from quartmap.web.frontend import folder

MAPS: Final = tuple(page for page in PAGES if page not in {"studies", "fields", "data"})
"""The pages that begin with a map."""
_FRAME: Final = ("ComponentInstance", "Html")
_TEXT: Final = ("BidiComponent", "ButtonGroup", "Html", "PageLink", "Selectbox", "TextInput")
_IMPORT: Final = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")


def needed(page: str) -> tuple[str, ...]:
    """Return the addresses of what the page's first sight needs, seen from the page."""
    return _addresses(_FRAME if page in MAPS else _TEXT)


@lru_cache(maxsize=8)
def _addresses(names: tuple[str, ...]) -> tuple[str, ...]:
    modules = sorted(one.name for one in _folder().glob("*.js"))
    main = max((one for one in modules if _stem(one) == "index"), key=_size, default="")
    there = _closure([main]) if main else set()
    wanted = _closure([one for one in modules if _stem(one) in names])
    return tuple(f"static/js/{one}" for one in sorted(wanted - there))


def _closure(names: list[str]) -> set[str]:
    """Return the modules with all that they name, and so on."""
    found: set[str] = set()
    rest = list(names)
    while rest:
        name = rest.pop()
        if name not in found:
            found.add(name)
            rest += _named(name)
    return found


@lru_cache(maxsize=512)
def _named(module: str) -> tuple[str, ...]:
    path = _folder() / module
    return tuple(_IMPORT.findall(path.read_text("utf-8"))) if path.is_file() else ()


def _stem(name: str) -> str:
    return name.rsplit(".", 2)[0]


def _size(name: str) -> int:
    return (_folder() / name).stat().st_size


def _folder() -> Path:
    return folder() / "js"
