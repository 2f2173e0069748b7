"""The maps of the page Vergleich in Chromium: they go together, and the dates run by themselves."""

import pytest
from playwright.sync_api import Frame, Locator, WebSocket, expect

from support.dashboard import FRAME, Dashboard

pytestmark = pytest.mark.browser
_RESTING = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_PAINTED = "() => Boolean(document.querySelector('#map_div[data-revision]'))"
_VIEW = "() => [quartmap.map.getZoom(), quartmap.map.getCenter().lat, quartmap.map.getCenter().lng]"
_LED = """([zoom, lat, lng]) => {
  const map = quartmap.map, at = map.getCenter();
  return map.getZoom() === zoom && Math.abs(at.lat - lat) < 1e-3 && Math.abs(at.lng - lng) < 1e-3;
}"""
_WATCH = """() => {
  window.steps = [];
  const box = quartmap.map.getContainer();
  new MutationObserver(() => window.steps.push([performance.now(), box.dataset.frame])).observe(
    box, {attributes: true, attributeFilter: ["data-frame"]});
}"""


def _visit(dashboard: Dashboard, count: int, query: str = "") -> list[Frame]:
    """Open the page and return the frames of its maps once they are painted."""
    page = dashboard.page
    page.goto(f"{dashboard.url}/compare{query}")
    expect(page.locator(FRAME)).to_have_count(count)
    page.locator(_RESTING).wait_for()
    frames = []
    for number in range(count):
        handle = page.locator(FRAME).nth(number).element_handle()
        frame = handle.content_frame() if handle else None
        assert frame is not None
        frame.wait_for_function(_PAINTED)
        frames.append(frame)
    page.locator(_RESTING).wait_for()
    return frames


def _drag(dashboard: Dashboard, where: Locator, share: tuple[float, float], by: int) -> None:
    box = where.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * share[0], box["y"] + box["height"] * share[1]
    mouse = dashboard.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + by, y, steps=5)
    mouse.up()


def test_two_places_move_together_and_swipe(mini_page: Dashboard) -> None:
    left, right = _visit(mini_page, 2)
    one, two = left.evaluate(_VIEW), right.evaluate(_VIEW)
    assert one[0] == two[0]  # one scale
    frames = mini_page.page.locator(FRAME)
    _drag(mini_page, frames.nth(0), (0.5, 0.3), 60)
    left.locator(".leaflet-control-zoom-in").click()
    moved = left.evaluate(_VIEW)
    assert moved != one
    aside = [moved[0], two[1] + moved[1] - one[1], two[2] + moved[2] - one[2]]
    right.wait_for_function(_LED, arg=aside)
    _drag(mini_page, frames.nth(1), (0.5, 0.3), -80)  # and the other way round
    led = right.evaluate(_VIEW)
    left.wait_for_function(_LED, arg=[led[0], led[1] + one[1] - two[1], led[2] + one[2] - two[2]])

    mini_page.page.locator(".st-key-laid").get_by_role("radio").nth(1).click()
    divider = right.get_by_role("slider", name="Trennlinie")
    expect(divider).to_have_attribute("aria-valuenow", "50")
    divider.press("ArrowLeft")
    expect(divider).to_have_attribute("aria-valuenow", "48")
    box = frames.nth(1).bounding_box()
    assert box is not None
    _drag(mini_page, frames.nth(1), (0.48, 0.5), round(box["width"] * 0.27))
    expect(divider).to_have_attribute("aria-valuenow", "75")
    clip = right.evaluate("() => window.frameElement.style.clipPath")
    assert clip.startswith("polygon(75%")
    # What is cut off of the upper map is the lower one's to drag.
    before = left.evaluate(_VIEW)
    _drag(mini_page, frames.nth(0), (0.3, 0.3), 40)
    assert left.evaluate(_VIEW) != before


def test_a_difference_says_what_minus_what(mini_page: Dashboard) -> None:
    query = "?versus=indicators&minus=town&lang=en"
    left, right = _visit(mini_page, 2, query)
    legend = left.locator(".legend .body")
    expect(legend.locator("h2")).to_have_text("Share of foreigners: ward \N{MINUS SIGN} town (pp)")
    labels = [text.strip() for text in legend.locator("li .words").all_inner_texts()]
    minus = "\N{MINUS SIGN}"
    assert labels[:3] == [f"under {minus}2.0", f"{minus}2.0 to +2.0: about the same", "over +2.0"]
    assert right.locator(".legend h2").inner_text().startswith("Population density: ward")
    fills = left.evaluate("() => quartmap.style.palette")
    assert len(set(fills)) == len(fills) == 3


def test_the_dates_play_without_the_server(real_page: Dashboard) -> None:
    sent: list[str | bytes] = []

    def note(payload: str | bytes) -> None:
        sent.append(payload)

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", note)

    real_page.page.on("websocket", listen)
    (only,) = _visit(real_page, 1, "?versus=time&maps_level=municipality")
    slider = only.get_by_role("slider", name="Stichtag")
    last = int(str(slider.get_attribute("max")))
    assert slider.input_value() == str(last)
    slider.press("Home")
    expect(only.locator(".time output")).to_have_text("1995")
    only.evaluate(_WATCH)
    count = len(sent)
    first = only.evaluate("() => quartmap.areas.codes")
    only.get_by_role("button", name="Stichtage abspielen").click()
    only.wait_for_function("() => window.steps.length >= 9")
    only.get_by_role("button", name="Anhalten").click()
    steps = only.evaluate("() => window.steps")
    seconds = (steps[8][0] - steps[0][0]) / 1000
    assert 8 / seconds >= 4
    assert [int(one[1]) for one in steps[:9]] == list(range(1, 10))
    assert only.evaluate("() => quartmap.areas.codes") != first
    assert len(sent) == count
