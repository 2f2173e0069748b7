"""A dark page in Chromium: what is written on each page can be read."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

_RESTING = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_SEEN = {
    "Karte": ".q-card",
    "Fallstudien": ".q-figures",
    "Akteure": ".q-balance",
    "Handlungsfelder": ".q-measures",
    "Daten & Methoden": ".q-sheet",
}
"""Each page with what it shows at last."""
# Text counts where it is drawn: on the ground of the nearest element that has one. Widgets that
# draw on a canvas, and the frame of the map, have their own colours.
_FAINT = """() => {
  const pen = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const known = new Map();
  const rgba = (colour) => {
    if (!known.has(colour)) known.set(colour, drawn(colour));
    return known.get(colour);
  };
  const drawn = (colour) => {
    pen.clearRect(0, 0, 1, 1); pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((part) => {
      const p = part / 255;
      return p <= 0.04045 ? p / 12.92 : ((p + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const found = rgba(getComputedStyle(at).backgroundColor);
      if (found[3] > 230) return found;
    }
    return [255, 255, 255, 255];
  };
  const faint = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let count = 0;
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim(), element = walker.currentNode.parentElement;
    const seen = {opacityProperty: true, visibilityProperty: true};
    if (!text || !element.checkVisibility(seen)) continue;
    if (element.closest('script, style, canvas, [disabled], [aria-disabled=true]')) continue;
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue;
    const ink = light(rgba(getComputedStyle(element).color)), paper = light(ground(element));
    const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    count += 1;
    if (contrast < 4.5) faint.push(`${text.slice(0, 40)}: ${contrast.toFixed(1)}`);
  }
  return [count, light(ground(document.querySelector('[data-testid=stMain]'))), faint];
}"""


def test_every_page_can_be_read_in_the_dark(
    new_page: Callable[..., Page], serve: Callable[..., str], geodata_dir: Path
) -> None:
    page = new_page(viewport={"width": 1440, "height": 900}, color_scheme="dark")
    page.goto(f"{serve(geodata_dir, 'geodata')}/?area=altena")
    for name, last in _SEEN.items():
        page.get_by_role("link", name=name, exact=True).first.click()
        page.locator(last).first.wait_for()
        page.locator(_RESTING).wait_for()
        count, ground, faint = page.evaluate(_FAINT)
        assert (ground < 0.05, faint) == (True, []), name
        assert count > 40, name
        for chart in page.locator("[data-testid='stVegaLiteChart'], .q-drawing").all():
            assert re.search("Tabelle|Liste", str(chart.get_attribute("aria-label")))
            # Vega's own labels would be English.
            assert chart.locator("[aria-label]:not([aria-hidden=true] *)").count() == 0
