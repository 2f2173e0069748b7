"""The ASGI application: Streamlit, our routes and headers."""

import os
import sys
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Final, TypedDict
from urllib.parse import urlsplit

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from streamlit import config

from quartmap.names import LANGUAGES, PAGES, Language
from quartmap.package import DataPackage, shared
from quartmap.package.location import VARIABLE
from quartmap.web.chunks import needed
from quartmap.web.frontend import FrontendFiles
from quartmap.web.head import head
from quartmap.web.headers import PageHead, SecurityHeaders, policy
from quartmap.web.memory import keep_survivors
from quartmap.web.routes import routes

SCRIPT: Final = Path(str(files("quartmap") / "views" / "main.py"))
SETTINGS: Final[Mapping[str, bool | str | int]] = {
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "server.fileWatcherType": "none",
    "server.showEmailPrompt": False,
    "runner.magicEnabled": False,
    "theme.baseRadius": "small",
    "theme.baseFontSize": 15,
    "theme.light.primaryColor": "#0b4f6c",
    "theme.light.textColor": "#23272b",
    "theme.light.linkColor": "#0b4f6c",
    "theme.light.backgroundColor": "#ffffff",
    "theme.light.secondaryBackgroundColor": "#f3f2ee",
    "theme.dark.primaryColor": "#7fb0cf",
    "theme.dark.textColor": "#e8e6e1",
    "theme.dark.linkColor": "#8fc1df",
    "theme.dark.backgroundColor": "#16191c",
    "theme.dark.secondaryBackgroundColor": "#22272b",
}
"""Streamlit's settings; without the first it would report to its maker."""


class Parts(TypedDict):
    """What `streamlit.App` takes beside its script."""

    routes: list[BaseRoute]
    middleware: list[Middleware]


def create_app(data: Path) -> st.App:
    """Return the application that shows the data package in folder `data`."""
    return st.App(SCRIPT, **parts(data))


def parts(data: Path) -> Parts:
    """Return routes and middleware of the application; set Streamlit's options for it.

    `QUARTMAP_EMBEDDERS` may name the sites, separated by blanks, that show it in a frame.
    """
    os.environ[VARIABLE] = str(data)
    keep_survivors()
    for name, value in SETTINGS.items():
        if not name.startswith("server."):  # a server that runs already cannot take those over
            config.set_option(name, value)

    def current() -> DataPackage | None:
        return shared(data).package

    def additions(language: Language, page: str) -> str:
        return head(current(), language, _frame_scripts(), page)

    for page in PAGES:
        needed(page)  # found once, not while somebody waits
    package = current()
    hosts = _tile_hosts(package) if package else ()
    embedders = os.environ.get("QUARTMAP_EMBEDDERS", "").split()
    content_policy = policy(image_hosts=hosts, embedders=embedders)
    return {
        "routes": routes(current),
        "middleware": [
            Middleware(SecurityHeaders, content_policy=content_policy),
            Middleware(FrontendFiles),
            Middleware(PageHead, languages=LANGUAGES, additions=additions),
        ],
    }


def settings(*, port: int, host: str, headless: bool) -> dict[str, bool | str | int]:
    """Return all Streamlit settings for a server at `host` and `port`."""
    return {
        **SETTINGS,
        "server.port": port,
        "server.address": host,
        "browser.serverAddress": host,
        "server.headless": headless,
    }


def _frame_scripts() -> list[str]:
    """Return the addresses of streamlit-folium's own scripts, seen from the page.

    They are served from its import on, which the first visitor brings about; imported earlier,
    outside a session, it would never be served.
    """
    frame = sys.modules.get("streamlit_folium")
    if frame is None:
        return []
    build = Path(str(frame.__file__)).parent / "frontend" / "build"
    names = sorted(script.name for script in (build / "static" / "js").glob("*.js"))
    return [f"component/streamlit_folium.st_folium/static/js/{name}" for name in names]


def _tile_hosts(package: DataPackage) -> tuple[str, ...]:
    """Return the origins of the online tiles; `{s}` stands for a subdomain."""
    found = {urlsplit(tiles.url.replace("{s}", "*")) for tiles in package.dashboard.tiles}
    return tuple(sorted({f"{one.scheme}://{one.netloc}" for one in found}))
