"""The page on data and methods in Chromium: linked with the map, both languages, on a phone."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support.dashboard import Dashboard

pytestmark = pytest.mark.browser

_RESTS = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def _turn(page: Page, section: str) -> None:
    page.locator(".st-key-section").get_by_role("radio", name=section).click()
    page.locator(_RESTS).wait_for()


def _shows(page: Page, name: str) -> None:
    """Expect the sheet of an indicator; that of the last run may still be on its way out."""
    expect(page.locator(".q-sheet h2").filter(has_text=name)).to_have_count(1)


@pytest.fixture
def data(mini_page: Dashboard) -> Page:
    """The page, come to from the map as a visitor comes."""
    page = mini_page.open().page
    page.get_by_role("link", name="Daten & Methoden").first.click()
    _shows(page, "Ausländeranteil")
    return page


def test_sheet_leads_to_the_map_and_back(data: Page) -> None:
    box = data.locator(".st-key-sheet input[role=combobox]")
    box.fill("dichte")
    box.press("Enter")
    _shows(data, "Bevölkerungsdichte")
    expect(data).to_have_url(re.compile("sheet=density"))
    data.get_by_role("link", name="Auf der Karte zeigen").click()
    Dashboard(data, "").settled()
    expect(data.locator(".q-head h1")).to_contain_text("Bevölkerungsdichte")
    data.locator(_RESTS).wait_for()
    data.wait_for_timeout(500)
    data.go_back()
    _shows(data, "Bevölkerungsdichte")


def test_language_changes_every_section(data: Page) -> None:
    data.locator(".st-key-lang").get_by_role("radio", name="English").click()
    _shows(data, "Share of foreigners")
    expect(data.locator(".q-strip [title='May 9, 2011: 2 of 4 areas']")).to_be_visible()
    heads = {
        "Layers and files": "Areas: cores",
        "Methods and symbols": "How to read the map's symbols",
        "Cite and download": "How to cite",
        "Imprint and privacy": "Report an error",
    }
    for section, head in heads.items():
        _turn(data, section)
        expect(data.locator(".q-card h2").filter(has_text=head)).to_have_count(1)


def test_symbols_are_drawn(data: Page) -> None:
    _turn(data, "Methoden und Zeichen")
    pictures = data.locator(".q-symbols img")
    # Five of areas, two of counts, two modes, a rough outline, two dimensions, halo, number.
    expect(pictures).to_have_count(14)
    widths = pictures.evaluate_all("all => all.map((one) => one.complete && one.naturalWidth)")
    assert all(widths)


def test_whole_package_is_one_click_away(data: Page) -> None:
    _turn(data, "Zitieren und herunterladen")
    with data.expect_download() as waiting:
        data.locator("a.q-button").click()
    assert waiting.value.suggested_filename == "lindtal-1.0.0.zip"
    content = Path(waiting.value.path()).read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        assert "lindtal-1.0.0/observations.csv" in zipped.namelist()


def test_indicator_comes_in_three_formats(data: Page) -> None:
    data.locator(".st-key-sheet_files summary").click()
    stem = "lindtal_cores_foreign_share_2022-05-15"
    starts = {"geojson": b"{", "csv": b"area_id", "gpkg": b"SQLite format 3"}
    for ending, start in starts.items():
        with data.expect_download() as waiting:
            data.locator(f".st-key-take_{ending} button").click()
        assert waiting.value.suggested_filename == f"{stem}.{ending}"
        assert Path(waiting.value.path()).read_bytes().startswith(start)


def test_nothing_scrolls_sideways_on_a_phone(
    new_page: Callable[..., Page], serve: Callable[..., str], geodata_dir: Path
) -> None:
    page = new_page(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True)
    Dashboard(page, serve(geodata_dir, "geodata")).open()
    page.get_by_role("link", name="Daten & Methoden").first.click()
    _shows(page, "Ausländeranteil")
    wide = "() => { const m = document.querySelector('[data-testid=stMain]');"
    wide += " return m.scrollWidth - m.clientWidth; }"
    for section in range(5):
        page.locator(".st-key-section [role=radio]").nth(section).evaluate("one => one.click()")
        page.locator(_RESTS).wait_for()
        page.wait_for_timeout(300)
        assert page.evaluate(wide) <= 0
