"""First-party addresses: geometry and actors of the package, scripts, stylesheets, Leaflet."""

import gzip
from collections.abc import Awaitable, Callable
from functools import lru_cache
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from quartmap.maps.resources import LEAFLET, documents, script, short_hash, stylesheet
from quartmap.package import DataPackage

IMMUTABLE: Final = "public, max-age=31536000, immutable"
"""An address carries the hash of its content: what it names never changes."""

Packages = Callable[[], DataPackage | None]
Handler = Callable[[Request], Awaitable[Response]]


def routes(current: Packages) -> list[BaseRoute]:
    """Return the routes; `current` gives the package that is shown, None while it is broken."""
    return [
        Route("/geo/{digest}/{name}.json", _geometry(current)),
        Route("/assets/{digest}/quartmap.js", _asset(script, "text/javascript")),
        Route("/assets/{digest}/quartmap.css", _asset(stylesheet, "text/css")),
        Mount("/leaflet", StaticFiles(directory=LEAFLET)),
    ]


@lru_cache(maxsize=64)
def _packed(digest: str, name: str, content: bytes) -> bytes:  # noqa: ARG001 - the key
    return gzip.compress(content, 6, mtime=0)


def _reply(request: Request, content: bytes, media_type: str) -> Response:
    tag = f'"{short_hash(content)}"'
    headers = {"ETag": tag, "Cache-Control": IMMUTABLE, "Vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        content = _packed(tag, request.url.path, content)
    return Response(content, media_type=media_type, headers=headers)


def _geometry(current: Packages) -> Handler:
    made: dict[tuple[str, str], bytes] = {}

    async def handler(request: Request) -> Response:
        digest, name = request.path_params["digest"], request.path_params["name"]
        package = current()
        if package is None or digest != package.digest[:12]:
            return PlainTextResponse("This edition of the data is not served.", 404)
        known = documents(package)
        if name not in known:
            return PlainTextResponse("There is no such layer.", 404)
        if (digest, name) not in made:
            made[digest, name] = known[name]()
        return _reply(request, made[digest, name], "application/json")

    return handler


def _asset(content: Callable[[], bytes], media_type: str) -> Handler:
    async def handler(request: Request) -> Response:
        if request.path_params["digest"] != short_hash(content()):
            return PlainTextResponse("This edition of the file is not served.", 404)
        return _reply(request, content(), media_type)

    return handler
