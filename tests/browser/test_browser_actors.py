"""The page of the actors in Chromium: map, list and address say the same."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from support.dashboard import FRAME, Dashboard

pytestmark = pytest.mark.browser
_OVERFLOW = """() => {
  const page = document.querySelector('[data-testid=stMain]');
  return page.scrollWidth - page.clientWidth;
}"""
_DRAWN = ".leaflet-actors-pane .actor"
_CHOSEN = ".leaflet-actors-pane .actor.chosen"
_RESTING = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_REACH = ".leaflet-reach-pane path.area-r"


def _visit(dashboard: Dashboard, label: str = "Akteure", query: str = "") -> Dashboard:
    """Go to the page by its name in the navigation, as a visitor does."""
    return _turn(dashboard.open(query), label, label)


def _turn(dashboard: Dashboard, label: str, heading: str | re.Pattern[str]) -> Dashboard:
    """Follow a link to another page; wait until its map has taken the other's place."""
    page = dashboard.page
    page.get_by_role("link", name=label, exact=True).click()
    expect(page.locator("h1")).to_have_text(heading)
    page.locator(_RESTING).wait_for()
    expect(page.locator(FRAME)).to_have_count(1)
    dashboard.map.locator("#map_div[data-revision]").wait_for()
    return dashboard.settled()


def _shown(dashboard: Dashboard) -> str:
    return str(dashboard.frame.evaluate("() => quartmap.style.actors"))


def test_a_symbol_a_row_and_the_address_are_one_choice(mini_page: Dashboard) -> None:
    page = _visit(mini_page).page
    with mini_page.repaint():
        mini_page.map.locator(_DRAWN, has_text="A").first.click()
    expect(mini_page.card().locator("h2", has_text="Amt für Teilhabe")).to_be_visible()
    expect(page).to_have_url(re.compile(r"actor=a1"))
    with mini_page.repaint():
        mini_page.click_row("directory", 2)  # Hafenladen, after Amt and Freundeskreis
    expect(page).to_have_url(re.compile(r"actor=a2"))
    expect(mini_page.map.locator(_CHOSEN)).to_have_text("L")
    with mini_page.repaint():
        page.go_back()
    expect(mini_page.map.locator(_CHOSEN)).to_have_text("A")


def test_a_filter_leaves_the_same_on_map_and_in_the_list(mini_page: Dashboard) -> None:
    page = _visit(mini_page).page
    assert _shown(mini_page) == "11111"
    with mini_page.repaint():
        mini_page.map.locator(".leaflet-cases-pane .case span", has_text="Moosbach").click()
    assert _shown(mini_page) == "00011"
    expect(page.locator(".q-head p")).to_contain_text("2 von 5 Akteuren")
    expect(page).to_have_url(re.compile(r"area=moosbach"))
    expect(mini_page.map.locator(_DRAWN)).to_have_count(1)  # the other's place is not known
    mini_page.write("find_actor", "werkstatt")
    assert _shown(mini_page) == "00001"


def test_reach_is_drawn_and_told(real_page: Dashboard) -> None:
    page = _visit(real_page).page
    expect(real_page.map.locator(_REACH)).to_have_count(0)
    with real_page.repaint():
        real_page.press("pane", "Einwohner in der Nähe")
    expect(real_page.map.locator(_REACH)).to_have_count(1)
    before = page.locator(".q-reach").inner_text()
    narrow = real_page.map.locator(_REACH).get_attribute("d")
    with real_page.repaint():
        real_page.press("within", "1.000")
    expect(page.locator(".q-reach")).not_to_have_text(before)
    assert real_page.map.locator(_REACH).get_attribute("d") != narrow
    with real_page.repaint():
        real_page.press("pane", "Verzeichnis")
    expect(real_page.map.locator(_REACH)).to_have_count(0)


def test_to_the_map_and_back_in_english(real_page: Dashboard) -> None:
    page = _visit(real_page, "Actors", "?lang=en").page
    with real_page.repaint():
        real_page.map.locator(".leaflet-cases-pane .case span", has_text="Altena").click()
    _turn(real_page, "Show on the map with the indicators", re.compile(r"^(?!Actors$)"))
    expect(page).to_have_url(re.compile(r"place=altena"))
    expect(real_page.areas().first).to_be_attached()
    expect(real_page.card().locator("h2")).to_have_text("Altena")
    _turn(real_page, "Actors", "Actors")
    expect(page.locator(".q-head p")).to_contain_text("Altena (Märkischer Kreis)")


def test_nothing_is_cut_on_a_phone(
    new_page: Callable[..., Page], serve: Callable[..., str], geodata_dir: object
) -> None:
    dashboard = Dashboard(
        new_page(viewport={"width": 390, "height": 800}), serve(geodata_dir, "geodata")
    )
    dashboard.open()
    page = dashboard.page
    page.get_by_role("link", name="Akteure", exact=True).click()
    expect(page.locator("h1", has_text="Akteure")).to_be_visible()
    expect(page.locator(".q-balance h2")).to_be_visible()
    assert page.evaluate(_OVERFLOW) <= 0
