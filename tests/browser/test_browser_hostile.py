"""A package whose names are markup, template strings and quotes: shown letter by letter."""

import pytest
from playwright.sync_api import Page, expect

from support.dashboard import Dashboard
from support.mini import HOSTILE

pytestmark = pytest.mark.browser


def _nothing_ran(dashboard: Dashboard) -> None:
    page: Page = dashboard.page
    for frame in page.frames:
        assert frame.evaluate("() => window.pwned === undefined")
        injected = frame.locator("img[src='x'], img[onerror]")
        assert injected.count() == 0
        scripts = frame.locator("script").filter(has_text="alert(1)")
        assert [s for s in scripts.all_inner_texts() if s.strip() == "alert(1)"] == []
    # A template that ran would have left its result.
    assert "49" not in page.locator(".q-head").inner_text()


def test_names_are_literal_in_the_map(hostile_page: Dashboard) -> None:
    hostile_page.open()
    hostile_page.map.locator(".leaflet-control-layers").hover()
    layers = hostile_page.map.locator(".leaflet-control-layers-overlays")
    expect(layers).to_be_visible()
    hostile_page.page.mouse.move(5, 5)
    hostile_page.area("09999001-hafen").hover(position={"x": 12, "y": 12})
    expect(hostile_page.map.locator(".leaflet-tooltip")).to_contain_text(f"Hafen {HOSTILE}")
    expect(hostile_page.map.locator(".legend h2")).to_contain_text(HOSTILE)
    expect(hostile_page.map.locator(".legend .body")).to_contain_text(f"Lindtal {HOSTILE}")
    case = hostile_page.map.locator(".case b").first
    expect(case).to_contain_text(HOSTILE)
    hostile_page.map.get_by_role("button", name="Amt für Teilhabe").hover()
    tooltip = hostile_page.map.locator(".leaflet-tooltip", has_text="Amt für Teilhabe")
    expect(tooltip).to_contain_text(f"Amt {HOSTILE}")
    expect(hostile_page.map.locator(".leaflet-tooltip")).to_have_count(1)
    _nothing_ran(hostile_page)


def test_names_are_literal_in_the_cards(hostile_page: Dashboard) -> None:
    hostile_page.open("?area=muehlrand&level=core")
    expect(hostile_page.card().locator("h2")).to_have_text(f"Mühlrand {HOSTILE}")
    expect(hostile_page.card()).to_contain_text(f"alt und jung {HOSTILE}")
    _nothing_ran(hostile_page)
    hostile_page.open("?actor=a1")
    expect(hostile_page.card().locator("h2")).to_have_text(f"Amt für Teilhabe {HOSTILE}")
    expect(hostile_page.card()).to_contain_text(f"Marktplatz 1 {HOSTILE}")
    _nothing_ran(hostile_page)


def test_names_are_literal_beside_the_map(hostile_page: Dashboard) -> None:
    hostile_page.open()
    expect(hostile_page.page.locator(".q-head h1")).to_contain_text(HOSTILE)
    expect(hostile_page.page.locator(".q-brand")).to_contain_text(HOSTILE)
    for key in ("place", "level", "topic", "indicator"):
        shown = hostile_page.widget(key).locator("input[role=combobox]").input_value()
        assert HOSTILE in shown
        hostile_page.widget(key).locator("input[role=combobox]").click()
        expect(hostile_page.page.locator("[role=option]").first).to_contain_text(HOSTILE)
        hostile_page.page.keyboard.press("Escape")
    cells = hostile_page.page.locator("[class*='st-key-table'] table [role=gridcell]")
    expect(cells.filter(has_text=HOSTILE).first).to_be_attached()
    for tab in (1, 2):
        hostile_page.widget("tab").get_by_role("radio").nth(tab).click()
        hostile_page.settled()
    _nothing_ran(hostile_page)
    expect(hostile_page.page.locator("[class*='st-key-actors'] canvas").first).to_be_visible()


def test_names_are_literal_in_lists_of_several(hostile_page: Dashboard) -> None:
    hostile_page.open()
    for key in ("mode", "dimension", "type"):
        box = hostile_page.widget(key)
        with hostile_page.repaint():
            first = hostile_page.unfold(box.locator("input")).first
            expect(first).to_contain_text(HOSTILE)
            first.click()
        expect(box).to_contain_text(HOSTILE)
        hostile_page.page.keyboard.press("Escape")
    _nothing_ran(hostile_page)


def test_addresses_run_nothing(hostile_page: Dashboard) -> None:
    hostile_page.open(
        "?q=%3Cimg+src%3Dx+onerror%3Dwindow.pwned%3D1%3E&indicator=%3Cscript%3E$%7B1%7D"
    )
    expect(hostile_page.page.get_by_test_id("stAlert").first).to_contain_text("<script>${1}")
    _nothing_ran(hostile_page)
