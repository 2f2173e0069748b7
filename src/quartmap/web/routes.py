"""First-party addresses: what the map is made of; the data as a zip; a quarter's profile."""

import hashlib
import re
from collections.abc import Awaitable, Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from quartmap.errors import DataPackageError, UnknownNameError
from quartmap.export.archive import archive, file_stem
from quartmap.export.citation import DIGITS
from quartmap.maps.report import PLACE, receive
from quartmap.maps.resources import LEAFLET, documents, edition
from quartmap.names import LANGUAGES
from quartmap.package import DataPackage
from quartmap.paper.compile import profile_pdf, stamp
from quartmap.web.packed import IMMUTABLE, Packed

MEDIA_TYPES: Final = {"js": "text/javascript", "css": "text/css", "json": "application/json"}

_SITE: Final = re.compile(r"https?://[\w.:\[\]-]{1,200}/[\w./-]{0,200}")

Packages = Callable[[], DataPackage | None]
Handler = Callable[[Request], Awaitable[Response]]


def routes(current: Packages) -> list[BaseRoute]:
    """Return the routes; `current` gives the package that is shown, None while it is broken."""
    return [
        Route("/map/{edition}/{name}", _document(current)),
        Route("/data/{digest}/{name}", _whole(current)),
        Route("/profile/{stamp}/{name}", _profile(current)),
        Route(f"/{PLACE}/{{token}}", _painted, methods=["POST"]),
        Mount("/leaflet/images", StaticFiles(directory=LEAFLET / "images")),
    ]


def _document(current: Packages) -> Handler:
    made: dict[tuple[str, str], Packed] = {}

    async def handler(request: Request) -> Response:
        asked, name = request.path_params["edition"], request.path_params["name"]
        package = current()
        if package is None or asked != edition(package):
            return PlainTextResponse("This edition of the data is not served.", 404)
        known = documents(package)
        if name not in known:
            return PlainTextResponse("There is no such document.", 404)
        if (asked, name) not in made:
            kind = MEDIA_TYPES[name.rpartition(".")[2]]
            made[asked, name] = Packed.of(known[name](), kind)
        return made[asked, name].reply(request.headers)

    return handler


async def _painted(request: Request) -> Response:
    """Take the word of a map; one that comes when nobody waits any more is no error."""
    receive(request.path_params["token"])
    return Response(status_code=204)


def _whole(current: Packages) -> Callable[[Request], Response]:
    """Return what serves the whole data package; not async, so that it runs in a thread."""

    def handler(request: Request) -> Response:
        package = current()
        if package is None or request.path_params["digest"] != package.digest[:DIGITS]:
            return PlainTextResponse("This edition of the data is not served.", 404)
        name = f"{file_stem(package)}.zip"
        if request.path_params["name"] != name:
            return PlainTextResponse("There is no such document.", 404)
        tag = f'"{package.digest[:16]}"'
        headers = {"ETag": tag, "Cache-Control": IMMUTABLE}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        try:
            content = archive(package)
        except DataPackageError as error:
            return PlainTextResponse(str(error), 503)
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return Response(content, media_type="application/zip", headers=headers)

    return handler


def _profile(current: Packages) -> Callable[[Request], Response]:
    """Return what serves a quarter's printed profile, made when it is asked for; in a thread."""

    def handler(request: Request) -> Response:
        package = current()
        if package is None or request.path_params["stamp"] != stamp(package):
            return PlainTextResponse("This edition of the data is not served.", 404)
        name = str(request.path_params["name"])
        area_id, _, ending = name.rpartition("-")
        language = next((one for one in LANGUAGES if ending == f"{one}.pdf"), None)
        if language is None:
            return PlainTextResponse("There is no such document.", 404)
        try:
            content = profile_pdf(package, area_id, language, _site(request))
        except UnknownNameError as error:
            return PlainTextResponse(str(error), 404)
        tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        headers = {"ETag": tag, "Cache-Control": IMMUTABLE}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return Response(content, media_type="application/pdf", headers=headers)

    return handler


def _site(request: Request) -> str:
    """Return the dashboard's address as the reader sees it; '' where it is no plain one."""
    site = str(request.base_url)
    return site if _SITE.fullmatch(site) else ""
