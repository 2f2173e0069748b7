"""The figures of a profile in Chromium: charts follow the quarter; on a phone, in English."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support.dashboard import Dashboard

pytestmark = pytest.mark.browser

_RESTING = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_WIDTHS = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  return [main.scrollWidth, main.clientWidth];
}"""


def _studies(dashboard: Dashboard, query: str = "", name: str = "Fallstudien") -> Page:
    page = dashboard.open(query).page
    page.get_by_role("link", name=name).first.click()
    expect(page.locator(".q-figures").first).to_be_visible()
    page.locator(_RESTING).wait_for()
    return page


def test_charts_are_drawn_and_tables_follow_the_quarter(real_page: Dashboard) -> None:
    page = _studies(real_page)
    drawn = page.locator(".st-key-figures_series .q-drawing svg")
    expect(drawn).to_have_count(6)
    drawn.first.locator("[data-told]").last.hover()
    expect(page.locator(".st-key-figures_series .q-tip")).to_have_text(re.compile(r"\n"))
    own = page.locator(".q-figures thead .q-own").first
    expect(own).to_contain_text("Altena")
    page.locator(".st-key-area").get_by_role("radio", name="Hörsterfeld").click()
    expect(own).to_contain_text("Hörsterfeld")
    expect(own).to_contain_text("angenäherter Umriss")
    expect(page.locator(".q-parts")).to_contain_text("geheim gehalten")


def test_folded_tables_and_series_come_when_asked(real_page: Dashboard) -> None:
    page = _studies(real_page)
    expect(page.locator(".q-series")).to_have_count(0)
    page.locator(".st-key-fold_series_table summary").click()
    expect(page.locator(".q-series table")).to_have_count(6)
    expect(page.locator(".q-series .q-break").first).to_contain_text("Zeitreihenbruch")
    page.locator(".st-key-fold_series summary").click()
    expect(page.locator(".st-key-series")).to_be_visible()
    page.locator(_RESTING).wait_for()
    real_page.pick("series", "Wohnen: Angebotsmiete")
    expect(page.locator(".st-key-figures_more .q-drawing svg")).to_have_count(1)
    page.wait_for_url("**series=rent_asking*")


def test_english_on_a_phone_without_overflow(
    new_page: Callable[..., Page], serve: Callable[..., str], geodata_dir: Path
) -> None:
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto(f"{serve(geodata_dir, 'geodata')}/?lang=en")
    page.locator(_RESTING).wait_for()
    page.get_by_role("link", name="Case studies").first.click()
    expect(page.locator(".q-figures").first).to_contain_text("Difference")
    page.locator(_RESTING).wait_for()
    wide, window = page.evaluate(_WIDTHS)
    assert wide <= window
    box = page.locator(".q-wide").first
    assert box.evaluate("(one) => one.scrollWidth > one.clientWidth")
