"""Search, embedding, sharing and Back, as a visitor meets them."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from quartmap.texts import texts
from quartmap.views import pages
from support.dashboard import FRAME, Dashboard

pytestmark = pytest.mark.browser

_RESTING = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def _query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _follow(page: Page, text: str, hit: str) -> None:
    page.locator(".st-key-find input").fill(text)
    page.locator(".st-key-hits a").filter(has_text=hit).first.click()


def test_search_jumps_from_a_page_and_on_the_map(real_page: Dashboard) -> None:
    page = real_page.page
    page.goto(f"{real_page.url}/fields")
    _follow(page, "katern", "Stadtteil, Essen")
    expect(real_page.card().locator("h2")).to_have_text("Katernberg")
    real_page.settled()
    assert _query(page)["area"] == ["05113000-katernberg"]
    assert _query(page)["level"] == ["district"]
    expect(real_page.map.locator("path.chosen")).to_have_count(1)
    with real_page.repaint():
        _follow(page, "arbeitslosenq", "Arbeitslosenquote")
    expect(page.locator("h1")).to_have_text("Arbeitslosenquote")
    assert "area" not in _query(page)
    with real_page.repaint():
        _follow(page, "altenessener strasse 393", "Altenessener Str. 393")
    assert _query(page)["near"] == ["51.49532,7.00819"]
    # Each jump was one step.
    with real_page.repaint():
        page.go_back()
    expect(page.locator("h1")).to_have_text("Arbeitslosenquote")


def test_an_embedded_map_and_its_link(mini_page: Dashboard) -> None:
    page = mini_page.open("?level=town&embed=true").page
    expect(page.locator(".q-head h1")).to_be_in_viewport(ratio=1)
    expect(page.get_by_test_id("stSidebar")).to_have_count(0)
    expect(page.locator(".q-nav")).to_have_count(0)
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    frame = page.locator(FRAME).bounding_box()
    assert frame is not None
    assert frame["height"] > 0.85 * 900
    link = page.locator(".q-embedded a")
    expect(link).to_be_in_viewport(ratio=1)
    assert link.get_attribute("target") == "_blank"
    assert link.get_attribute("href") == f"{mini_page.url}/?level=town"


def test_a_shared_link_shows_the_same(mini_page: Dashboard, new_page: Callable[..., Page]) -> None:
    mini_page.open("?lang=en")
    mini_page.choose("date", "May 9, 2011")
    mini_page.page.locator(".st-key-fold_share summary").click()
    expect(mini_page.page.locator(".q-qr")).to_be_visible()
    link = mini_page.page.locator(".st-key-fold_share code").first.inner_text()
    assert link == f"{mini_page.url}/?date=2011-05-09&lang=en"
    other = Dashboard(new_page(), mini_page.url).open(link.removeprefix(f"{mini_page.url}/"))
    assert other.picture() == mini_page.picture()
    assert other.head() == mini_page.head()


def test_back_goes_where_one_was(mini_page: Dashboard) -> None:
    """Over a switch of page: not to an address that only Streamlit has been to."""
    page, titles = mini_page.page, pages.titles(texts("de"))
    mini_page.open("?place=all&level=town&date=2011-05-09")
    page.wait_for_url("**/?level=town&date=2011-05-09")  # defaults need not be said
    left = page.url
    for name in (pages.FIELDS, pages.MAP):
        page.locator(".q-nav a").filter(has_text=titles[name]).click()
        page.wait_for_url(f"**/{'' if name == pages.MAP else name}*")
        page.locator(_RESTING).wait_for()
        expect(page.locator("h1")).to_have_count(1)
    page.wait_for_url(left)
    mini_page.settled()
    page.go_back()
    expect(page.locator("h1")).to_have_text(titles[pages.FIELDS])
    page.go_back()
    page.wait_for_url(left)
    mini_page.expect_area_count(2)
    assert "2011" in mini_page.head()
