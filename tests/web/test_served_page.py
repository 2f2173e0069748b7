"""The whole application on a port: Streamlit's page with our headers, and nothing reported."""

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.server import Server, dashboard

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(mini_dir: Path) -> Iterator[Server]:
    running = dashboard(mini_dir, "web").start()
    yield running
    running.stop()


def _get(url: str) -> tuple[dict[str, str], str]:
    request = urllib.request.Request(url, headers={"Accept": "text/html"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=10) as reply:  # noqa: S310
        headers = {name.lower(): value for name, value in reply.headers.items()}
        return headers, reply.read().decode()


def test_page_has_headers_and_language(server: Server) -> None:
    headers, page = _get(server.url)
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert '<html lang="de"' in page
    assert '<html lang="en"' in _get(f"{server.url}/?lang=en")[1]


def test_assets_have_headers(server: Server) -> None:
    address = f"{server.url}/leaflet/images/layers.png"
    with urllib.request.urlopen(address, timeout=10) as reply:  # noqa: S310
        assert reply.headers["X-Content-Type-Options"] == "nosniff"


def test_no_statistics_are_gathered(server: Server) -> None:
    _, answer = _get(f"{server.url}/_stcore/host-config")
    assert "example" not in answer
    log = server.log.read_text("utf-8")
    assert "External URL" not in log
    assert "statistics" not in log


def test_the_frontend_travels_packed_and_no_site_may_steer_it(server: Server) -> None:
    _, page = _get(server.url)
    assert 'allowedOrigins: ["https://nobody.invalid"]' in page
    script = page.partition('src="./static/js/')[2].partition('"')[0]
    asked = urllib.request.Request(  # noqa: S310
        f"{server.url}/static/js/{script}", headers={"Accept-Encoding": "gzip"}
    )
    with urllib.request.urlopen(asked, timeout=10) as reply:  # noqa: S310
        assert reply.headers["Content-Encoding"] == "gzip"
        assert reply.headers["X-Content-Type-Options"] == "nosniff"
