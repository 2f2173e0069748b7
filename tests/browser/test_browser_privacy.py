"""Nobody else is asked, unless the visitor says so."""

from typing import Any

import pytest
from playwright.sync_api import Route, expect

from quartmap.texts import texts
from support.browsing import is_foreign
from support.dashboard import Dashboard

pytestmark = pytest.mark.browser

# A grey pixel as PNG.
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63a80700008100817dc1bb5d0000000049454e44ae426082"
)


def test_a_whole_walk_asks_nobody_else(real_page: Dashboard, watch: Any) -> None:
    real_page.open()
    for tab in ("Diagramm", "Akteure", "Tabelle"):
        real_page.widget("tab").get_by_role("radio").filter(has_text=tab).click()
        real_page.settled()
    real_page.choose("place", "Stadt Essen")
    real_page.areas().first.focus()
    real_page.page.keyboard.press("Enter")
    expect(real_page.card()).to_be_visible()
    real_page.press("lang", "English")
    expect(real_page.page.locator(".q-head")).to_contain_text("areas shown")
    real_page.settled()
    assert watch.foreign == []
    assert watch.errors == []


def test_every_reply_carries_the_security_headers(mini_page: Dashboard) -> None:
    replies: dict[str, dict[str, str]] = {}
    mini_page.page.on("response", lambda reply: replies.update({reply.url: reply.headers}))
    mini_page.open()
    assert any("/component/" in url for url in replies)
    assert any("/map/" in url for url in replies)
    for headers in replies.values():
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'self'" in headers["content-security-policy"]


def test_the_watch_sees_a_foreign_request(mini_page: Dashboard, watch: Any) -> None:
    mini_page.open()
    assert watch.foreign == []
    mini_page.page.context.new_page().goto("data:text/html,<img src='https://example.org/a.png'>")
    assert watch.foreign == ["https://example.org/a.png"]
    assert any("ERR_NAME_NOT_RESOLVED" in error for error in watch.errors)
    watch.foreign.clear()
    watch.errors.clear()


def test_online_map_asks_its_host_only_and_only_then(real_page: Dashboard, watch: Any) -> None:
    asked: list[str] = []

    def serve(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body=_PIXEL, content_type="image/png")

    real_page.page.context.route(is_foreign, serve)
    real_page.open()
    assert asked == []
    real_page.choose("tiles", "TopPlusOpen (grau)")
    tile = real_page.map.locator(".leaflet-tiles-pane img.leaflet-tile-loaded")
    expect(tile.first).to_be_attached()
    assert {url.split("/")[2] for url in asked} == {"sgx.geodatenzentrum.de"}
    expect(real_page.page.locator("p.q-foot")).to_contain_text("Bundesamt für Kartographie")
    expect(real_page.map.locator("#quartmap-notice")).to_be_hidden()
    watch.foreign.clear()
    with real_page.repaint():
        real_page.pick("tiles", texts("de").t("Offline map (no one else is asked)"))
    expect(real_page.map.locator(".leaflet-tiles-pane img")).to_have_count(0)
    assert watch.foreign == []


def test_unreachable_online_map_leaves_the_offline_one(real_page: Dashboard, watch: Any) -> None:
    real_page.open("?tiles=topplusopen")
    expect(real_page.map.locator("#quartmap-notice")).to_be_visible()
    assert real_page.areas().count() > 9
    assert {url.split("/")[2] for url in watch.foreign} == {"sgx.geodatenzentrum.de"}
    assert all("ERR_NAME_NOT_RESOLVED" in error for error in watch.errors)
    watch.foreign.clear()
    watch.errors.clear()
