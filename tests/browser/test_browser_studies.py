"""The case studies in Chromium: side by side or as cards, one profile, the way to the map."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from support.dashboard import Dashboard

pytestmark = pytest.mark.browser

_RESTING = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_WIDTHS = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  return [main.scrollWidth, main.clientWidth];
}"""


def _query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _studies(dashboard: Dashboard, query: str = "", name: str = "Fallstudien") -> Page:
    """Go to the page by the navigation, as a visitor does."""
    page = dashboard.open(query).page
    page.get_by_role("link", name=name).first.click()
    expect(page.locator(".q-cases")).to_be_visible()
    page.locator(_RESTING).wait_for()
    return page


def _box(place: Locator) -> dict[str, float]:
    box = place.bounding_box()
    assert box is not None
    return dict(box)


def test_profile_and_back_and_on_to_the_map(real_page: Dashboard) -> None:
    page = _studies(real_page)
    name = page.locator(".q-study:has(.q-profile) h2")
    expect(name).to_have_text("Altena")
    page.locator(".st-key-area").get_by_role("radio", name="Hörsterfeld").click()
    expect(name).to_have_text("Hörsterfeld")
    page.locator(_RESTING).wait_for()
    assert _query(page)["area"] == ["hoersterfeld"]
    drawn = page.locator(".q-locator")
    expect(drawn).to_have_count(2)
    expect(drawn.first).to_have_attribute(
        "alt", "Lage von Hörsterfeld (Essen), angenäherter Umriss"
    )
    assert drawn.evaluate_all("all => all.map((one) => one.naturalWidth > 0)") == [True, True]
    page.go_back()
    expect(name).to_have_text("Altena")
    page.go_forward()
    expect(name).to_have_text("Hörsterfeld")
    page.locator(_RESTING).wait_for()
    page.get_by_role("link", name="Auf der Karte zeigen").click()
    expect(real_page.card().locator("h2")).to_have_text("Hörsterfeld")
    real_page.settled()
    assert _query(page)["place"] == _query(page)["area"] == ["hoersterfeld"]


def test_quarters_stand_side_by_side_and_open(real_page: Dashboard) -> None:
    page = _studies(real_page)
    heads = page.locator(".q-cases thead th")
    boxes = [_box(heads.nth(one)) for one in range(4)]
    assert len({box["y"] for box in boxes}) == 1
    assert [box["x"] for box in boxes] == sorted(box["x"] for box in boxes)
    table = page.get_by_role("table").first
    expect(table.get_by_role("columnheader")).to_have_count(3)
    assert table.locator("img").evaluate_all("all => all.every((one) => one.naturalWidth > 0)")
    claims = table.get_by_text("2 Aussagen")
    marked = table.locator(".q-claim").first
    expect(marked).to_be_hidden()
    claims.click()
    expect(marked).to_be_visible()
    # A change of the profile leaves open what was opened.
    page.locator(".st-key-area").get_by_role("radio", name="Altenessen/Karnap").click()
    expect(page.locator(".q-study:has(.q-profile) h2")).to_have_text("Altenessen/Karnap")
    expect(marked).to_be_visible()


def test_english_beside_the_study_s_words(real_page: Dashboard) -> None:
    page = _studies(real_page)
    expect(page.locator(".q-original")).to_have_count(0)
    page.locator(".st-key-lang").get_by_role("radio", name="English").click()
    expect(page.locator(".q-head h1")).to_have_text("Case studies")
    original = page.locator(".q-original[lang=de]", has_text="einfache Gründerzeitbebauung").first
    expect(original).to_be_visible()
    expect(page.get_by_role("link", name="Show on the map")).to_be_visible()
    expect(page.locator(".q-gaps")).to_contain_text("figures are estimates")


def test_phone_reads_cards(
    new_page: Callable[..., Page], serve: Callable[..., str], geodata_dir: Path
) -> None:
    phone = new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    phone.goto(serve(geodata_dir, "geodata"))
    phone.locator(_RESTING).wait_for()
    phone.locator(".q-nav a", has_text="Fallstudien").click()
    expect(phone.locator(".q-cases")).to_be_visible()
    phone.locator(_RESTING).wait_for()
    cards = phone.locator(".q-cases thead th")
    first = phone.locator(".q-cases tbody tr:last-child td").nth(0)
    assert _box(cards.nth(1))["y"] < _box(first)["y"] < _box(cards.nth(2))["y"]
    expect(cards.nth(0)).to_be_hidden()
    expect(phone.locator(".q-cases .q-label").first).to_be_visible()
    phone.locator(".q-study details").evaluate_all("all => all.forEach((one) => one.open = true)")
    expect(phone.locator(".q-events li").first).to_be_visible()
    wide, window = phone.evaluate(_WIDTHS)
    assert wide <= window
