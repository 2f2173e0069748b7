"""In a frame of another site: refused, unless the operator names that site."""

from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from support.server import dashboard

pytestmark = pytest.mark.browser


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Serve a page of another origin that shows an address in a frame."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    origin = f"http://localhost:{server.server_port}"

    def show(address: str = "") -> str:
        frame = f'<iframe src="{address}" width="900" height="700"></iframe>'
        (tmp_path / "index.html").write_text(f"<!doctype html>{frame}", "utf-8")
        return origin

    yield show
    server.shutdown()
    server.server_close()


def test_strangers_get_no_frame(chromium: Browser, host, serve, mini_dir: Path) -> None:
    page = chromium.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(host(serve(mini_dir, "mini")))
    page.wait_for_timeout(3000)
    assert page.frame_locator("iframe").get_by_test_id("stApp").count() == 0
    assert any("frame-ancestors" in text for text in refused)
    page.close()


def test_a_named_site_gets_the_frame(chromium: Browser, host, mini_dir: Path) -> None:
    server = dashboard(mini_dir, "embedded", QUARTMAP_EMBEDDERS=host()).start()
    try:
        page = chromium.new_page()
        page.goto(host(server.url))
        shown = page.frame_locator("iframe")
        expect(shown.locator(".q-head h1")).to_have_text("Ausländeranteil")
        inner = shown.frame_locator("iframe[title='streamlit_folium.st_folium']")
        inner.locator("#map_div[data-revision]").wait_for(timeout=30_000)
        page.close()
    finally:
        server.stop()
