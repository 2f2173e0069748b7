"""The map in Chromium: painted, restyled in place, filtered, chosen by mouse and keyboard."""

import re

import pytest
from playwright.sync_api import expect

from support.dashboard import Dashboard

pytestmark = pytest.mark.browser

_CHOSEN = re.compile(r"\bchosen\b")
# Counts the painted areas in every animation frame until stopped.
_SAMPLE = """() => {
  window.marker = 'same frame';
  window.counts = [];
  const sample = () => {
    const shown = document.querySelectorAll('path.area:not(.hidden)');
    const drawn = Array.from(shown).filter((path) => (path.getAttribute('d') || '').length > 6);
    const fills = Array.from(document.querySelectorAll('path.fill'));
    const filled = fills.map((path) => path.getAttribute('d')).join('').split('z').length - 1;
    window.counts.push(Math.min(drawn.length, filled));
    if (!window.stopped) requestAnimationFrame(sample);
  };
  sample();
}"""


def test_first_map_has_every_district(real_page: Dashboard) -> None:
    real_page.open("?place=essen&level=district&indicator=share_foreign&date=2011-05-09")
    districts = real_page.map.locator("path.area")
    drawn = real_page.frame.evaluate("() => quartmap.areas.items.length")
    assert drawn == 50
    assert districts.count() >= 50
    fills = real_page.fills()
    assert len(fills) == districts.count()
    assert len({colour for _, colour in fills.values()}) >= 4


def test_mini_map_shows_classes_and_gaps(mini_page: Dashboard) -> None:
    mini_page.open()
    fills = mini_page.fills()
    # 8, 10 and 20 per cent: three values, three classes; one suppressed.
    assert fills["moosbach"][0] == "area-0"
    assert fills["09999001-altmarkt"][0] == "area-1"
    assert fills["09999001-hafen"][0] == "area-2"
    assert fills["09999001-muehle"][0] == "area-x"
    swatch = mini_page.map.locator(".legend rect.area-2").evaluate("r => getComputedStyle(r).fill")
    assert fills["09999001-hafen"][1] == swatch


def test_fills_follow_zoom_and_move(mini_page: Dashboard) -> None:
    mini_page.open()
    before = mini_page.fills()
    mini_page.frame.evaluate("() => quartmap.map.setZoom(quartmap.map.getZoom() + 1)")
    mini_page.frame.wait_for_function("() => !quartmap.map._animatingZoom")
    mini_page.frame.evaluate("() => quartmap.map.panBy([9, 7], {animate: false})")
    outlines = "paths => paths.map((path) => path.getAttribute('d')).sort().join('')"
    borders = mini_page.areas().evaluate_all(outlines)
    fills = mini_page.map.locator("path.fill").evaluate_all(outlines)
    assert sorted(fills.split("z")) == sorted(borders.split("z"))
    assert mini_page.fills() == before


def test_other_indicator_repaints_the_same_frame(mini_page: Dashboard) -> None:
    mini_page.open()
    mini_page.frame.evaluate("() => quartmap.map.setZoom(quartmap.map.getZoom() - 1)")
    mini_page.frame.wait_for_function("() => !quartmap.map._animatingZoom")
    before, view = mini_page.revision(), mini_page.view()
    mini_page.frame.evaluate(_SAMPLE)
    mini_page.choose("topic", "Menschen")
    mini_page.frame.evaluate("() => { window.stopped = true; }")
    assert mini_page.revision() != before
    assert mini_page.frame.evaluate("() => window.marker") == "same frame"
    assert mini_page.view() == view
    counts = mini_page.frame.evaluate("() => window.counts")
    assert len(counts) > 3
    assert min(counts) == 5


def test_other_level_never_empties_the_map(mini_page: Dashboard) -> None:
    mini_page.open()
    mini_page.frame.evaluate(_SAMPLE)
    mini_page.choose("level", "Orte")
    mini_page.frame.evaluate("() => { window.stopped = true; }")
    mini_page.expect_area_count(2)
    assert mini_page.frame.evaluate("() => window.marker") == "same frame"
    assert min(mini_page.frame.evaluate("() => window.counts")) >= 2


def test_level_and_back_again_is_whole(mini_page: Dashboard) -> None:
    mini_page.open()
    before = mini_page.fills()
    mini_page.choose("level", "Orte")
    mini_page.choose("level", "Ortsteile")
    mini_page.expect_area_count(5)
    assert mini_page.fills() == before
    mini_page.area("09999001-hafen").focus()
    mini_page.page.keyboard.press("Enter")
    expect(mini_page.card().locator("h2")).to_have_text("Hafen")


def test_text_filter_hides_areas_and_tells_how_many(mini_page: Dashboard) -> None:
    mini_page.open()
    mini_page.expect_area_count(5)
    mini_page.write("q", "hafen")
    mini_page.expect_area_count(1)
    assert "1" in mini_page.head()
    assert "5" in mini_page.head()
    assert mini_page.frame.evaluate("() => quartmap.style.codes").count(".") == 3


def test_value_range_hides_areas(mini_page: Dashboard) -> None:
    mini_page.open()
    mini_page.write("min", "9,5")
    mini_page.expect_area_count(2)
    mini_page.write("max", "15")
    mini_page.expect_area_count(1)
    # The classes stay those of all areas: a filter does not recolour what it leaves.
    assert mini_page.fills()["09999001-altmarkt"][0] == "area-1"
    assert "09999001-muehle" not in mini_page.fills()


def test_a_chosen_area_stays_outlined_in_another_class(mini_page: Dashboard) -> None:
    mini_page.open("?area=09999001-hafen")
    before = mini_page.fills()["09999001-hafen"]
    mini_page.choose("topic", "Menschen")
    assert mini_page.fills()["09999001-hafen"] != before
    expect(mini_page.area("09999001-hafen")).to_have_class(_CHOSEN)


def test_click_on_an_area_shows_its_card(mini_page: Dashboard) -> None:
    mini_page.open()
    mini_page.area("09999001-hafen").click(position={"x": 12, "y": 12})
    expect(mini_page.card().locator("h2")).to_have_text("Hafen")
    expect(mini_page.card().locator(".q-value")).to_have_text("20,0\u00a0%")
    # 20 per cent against 14 per cent in the town around it.
    expect(mini_page.card()).to_contain_text("+6,0")
    expect(mini_page.area("09999001-hafen")).to_have_class(_CHOSEN)


def test_click_on_a_quarter_shows_its_case(mini_page: Dashboard) -> None:
    mini_page.open()
    mini_page.map.locator(".leaflet-cases-pane .case span", has_text="Mühlrand").click()
    expect(mini_page.card().locator("h2")).to_have_text("Mühlrand")
    expect(mini_page.card()).to_contain_text("alt und jung")


def test_click_on_an_actor_shows_its_card(mini_page: Dashboard) -> None:
    mini_page.open()
    mini_page.map.get_by_role("button", name="Amt für Teilhabe").click()
    expect(mini_page.card().locator("h2")).to_have_text("Amt für Teilhabe")
    for text in ("Marktplatz 1", "Berät Zugezogene.", "post@example.org"):
        expect(mini_page.card()).to_contain_text(text)


def test_keyboard_alone_reaches_and_chooses_an_area(mini_page: Dashboard) -> None:
    mini_page.open()
    mini_page.map.locator("#map_div").focus()
    focused = "() => document.activeElement.getAttribute('aria-label') || ''"
    for _ in range(12):
        mini_page.page.keyboard.press("Tab")
        if mini_page.frame.evaluate(focused).startswith("Altmarkt"):
            break
    assert mini_page.frame.evaluate(focused).startswith("Altmarkt")
    mini_page.page.keyboard.press("ArrowRight")
    assert mini_page.frame.evaluate(focused).startswith("Hafen")
    assert "20,0" in mini_page.frame.evaluate(focused)
    mini_page.page.keyboard.press("Enter")
    expect(mini_page.card().locator("h2")).to_have_text("Hafen")


def test_row_of_the_table_is_highlighted_on_the_map(mini_page: Dashboard) -> None:
    mini_page.open()
    mini_page.click_row("table", 1)
    expect(mini_page.map.locator("path.chosen")).to_have_count(1)
    expect(mini_page.area("09999001-altmarkt")).to_have_class(_CHOSEN)
    expect(mini_page.card().locator("h2")).to_have_text("Altmarkt")


def test_bar_of_the_chart_is_highlighted_on_the_map(mini_page: Dashboard) -> None:
    mini_page.open()
    mini_page.press("tab", "Diagramm")
    mini_page.widget("chart").locator("svg .mark-rect path").first.click()
    expect(mini_page.card().locator("h2")).to_have_text("Hafen")
    expect(mini_page.map.locator("path.chosen")).to_have_count(1)
