"""Chromium against our own servers; each page is watched for foreign requests and errors."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from support.browsing import is_foreign, launch
from support.dashboard import Dashboard
from support.mini import copy_mini
from support.server import BUILD, Server, dashboard

_HARMLESS = re.compile(
    r"Unrecognized feature: |"  # Streamlit's own list of what its frames may do
    r"An iframe which has both allow-scripts and allow-same-origin"  # so does it frame components
)
_FAILED = pytest.StashKey[bool]()
_PATIENCE_MS = 30_000
"""Only a machine that is busy with other things takes that long."""
expect.set_options(timeout=_PATIENCE_MS)


@dataclass
class Watch:
    """What the pages of one test did that they should not do."""

    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self._ask(request.url))
        context.on("page", self._page)

    def _ask(self, url: str) -> None:
        if is_foreign(url):
            self.foreign.append(url)

    def _page(self, page: Page) -> None:
        page.on("websocket", lambda socket: self._ask(socket.url))
        page.on("pageerror", lambda error: self.errors.append(f"{error}"))
        page.on("console", self._console)
        page.on("dialog", self._dialog)

    def _console(self, message: Any) -> None:
        if message.type in {"error", "warning"} and not _HARMLESS.match(message.text):
            self.errors.append(f"{message.type}: {message.text} {message.location.get('url', '')}")

    def _dialog(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    item.stash[_FAILED] = item.stash.get(_FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path, str], str]]:
    """Start the dashboard of a folder; one server for each name."""
    running: dict[str, Server] = {}

    def start(folder: Path, name: str) -> str:
        if name not in running:
            running[name] = dashboard(folder, name).start()
        return running[name].url

    yield start
    for server in running.values():
        server.stop()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def new_page(
    chromium: Browser, watch: Watch, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Page]]:
    """Open a page in a context of its own; at the end it must have been quiet."""
    pages: list[Page] = []

    def build(**options: Any) -> Page:
        size = {"width": 1400, "height": 900}
        options = {"viewport": size, "locale": "de-DE", "accept_downloads": True} | options
        context = chromium.new_context(**options)
        context.set_default_timeout(_PATIENCE_MS)
        watch.follow(context)
        pages.append(context.new_page())
        return pages[-1]

    yield build
    failed = request.node.stash.get(_FAILED, False)
    for number, page in enumerate(pages):
        if failed:
            folder = BUILD / "screenshots"
            folder.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=folder / f"{request.node.name}-{number}.png")
        page.context.close()
    if not failed:
        assert watch.foreign == []
        assert watch.errors == []
        assert watch.dialogs == []


@pytest.fixture
def mini_page(
    new_page: Callable[..., Page], serve: Callable[..., str], mini_dir: Path
) -> Dashboard:
    """A page on the mini package, not yet opened."""
    return Dashboard(new_page(), serve(mini_dir, "mini"))


@pytest.fixture
def real_page(
    new_page: Callable[..., Page], serve: Callable[..., str], geodata_dir: Path
) -> Dashboard:
    """A page on the shipped package, not yet opened; skips while that has not been built."""
    return Dashboard(new_page(), serve(geodata_dir, "geodata"))


@pytest.fixture
def hostile_page(
    new_page: Callable[..., Page], serve: Callable[..., str], hostile_dir: Path
) -> Dashboard:
    """A page on the package whose names are markup and template strings, not yet opened."""
    return Dashboard(new_page(), serve(hostile_dir, "hostile"))


@pytest.fixture(scope="session")
def broken_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the mini package that tests break and mend; one server shows it."""
    return copy_mini(tmp_path_factory.mktemp("broken") / "mini")
