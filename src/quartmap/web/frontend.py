"""Streamlit's own files from memory, packed.

Streamlit reads each from the disk and sends it as it is; a page begins with sixty of them.
"""

import mimetypes
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from quartmap.web.packed import Packed

ADDRESS: Final = "/static/"
"""Before each file's path below Streamlit's folder; the names in it carry a hash."""


class FrontendFiles:
    """ASGI middleware that answers for those files; everything else passes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file that is asked for, or pass the request on."""
        asked = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        path = known().get(scope["path"]) if asked else None
        if path is None:
            await self.app(scope, receive, send)
        else:
            await packed(path).reply(Headers(scope=scope))(scope, receive, send)


@lru_cache(maxsize=1)
def known() -> dict[str, Path]:
    """Return the files by their address: nothing else is ever opened."""
    found = (one for one in folder().rglob("*") if one.is_file())
    return {f"{ADDRESS}{one.relative_to(folder()).as_posix()}": one for one in found}


def folder() -> Path:
    """Return where Streamlit keeps them."""
    return Path(str(files("streamlit"))) / "static" / "static"


@lru_cache(maxsize=1024)
def packed(path: Path) -> Packed:
    """Return a file as it is sent; read once."""
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Packed.of(path.read_bytes(), kind)
