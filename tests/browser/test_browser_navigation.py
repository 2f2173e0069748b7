"""The links to all pages: always there, the current one marked, to a page as it was left."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from support.dashboard import Dashboard

pytestmark = pytest.mark.browser

_RESTING: Final = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def _turn(page: Page, name: str) -> None:
    page.locator(".q-nav a", has_text=name).click()
    expect(page.locator(".q-nav a[aria-current=page]")).to_have_text(name)
    page.locator(_RESTING).wait_for()


def test_a_page_stands_as_it_was_left(mini_page: Dashboard) -> None:
    page = mini_page.open("?level=town&date=2011-05-09").page
    left = page.url
    head = mini_page.head()
    _turn(page, "Akteure")
    assert "stand" not in page.url
    _turn(page, "Karte")
    page.wait_for_url(left)
    mini_page.settled()
    assert mini_page.head() == head
    # Pressed once more it leads nowhere else, and makes no step in the history.
    steps = page.evaluate("history.length")
    _turn(page, "Karte")
    assert (page.url, page.evaluate("history.length")) == (left, steps)


def test_a_link_opened_apart_needs_nothing_from_here(mini_page: Dashboard) -> None:
    page = mini_page.open("?lang=en").page
    address = page.locator(".q-nav a", has_text="Actors").get_attribute("href")
    assert address == "actors?lang=en"
    page.goto(f"{mini_page.url}/{address}")
    expect(page.locator(".q-nav a[aria-current=page]")).to_have_text("Actors")


def test_the_navigation_stays_in_sight(mini_page: Dashboard) -> None:
    page = mini_page.page
    page.goto(f"{mini_page.url}/studies")
    expect(page.locator(".q-study").first).to_be_visible()
    page.locator('[data-testid="stMain"]').evaluate("main => main.scrollTo(0, 2000)")
    expect(page.locator(".q-nav")).to_be_in_viewport()
    page.locator(".q-nav a", has_text="Daten & Methoden").click()
    expect(page.locator("h1")).to_have_text("Daten & Methoden")


def test_on_a_phone_the_current_page_is_in_sight_and_the_sidebar_can_be_opened(
    new_page: Callable[..., Page], serve: Callable[..., str], mini_dir: Path
) -> None:
    phone = new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    phone.goto(f"{serve(mini_dir, 'mini')}/data")
    current = phone.locator(".q-nav a[aria-current=page]")
    expect(current).to_have_text("Daten & Methoden")
    expect(current).to_be_in_viewport(ratio=0.99)
    phone.get_by_test_id("stExpandSidebarButton").tap()
    expect(phone.locator(".st-key-find")).to_be_visible()
