"""Chromium for tests and benchmark: no host but this machine can be reached."""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserType

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    # Names of other hosts do not resolve: what the page asks for outside fails and is recorded.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
)
_LOCAL = frozenset({"localhost", "127.0.0.1"})


def chromium_path() -> Path | None:
    """Return the Chromium to use; None leaves it to Playwright's own."""
    named = os.environ.get("QUARTMAP_CHROMIUM") or shutil.which("chromium")
    named = named or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return Path(named) if named else None


def launch(engine: BrowserType) -> Browser:
    """Start a headless Chromium."""
    return engine.launch(executable_path=chromium_path(), args=list(_FLAGS))


def is_foreign(url: str) -> bool:
    """Tell whether an address leaves this machine."""
    parts = urlsplit(url)
    return parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in _LOCAL
