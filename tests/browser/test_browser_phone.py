"""On a phone, 390 px wide."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from support.dashboard import FRAME, Dashboard

pytestmark = pytest.mark.browser

_SMALL = """() => {
  const found = [];
  const kinds = 'button, a[href], input, summary, [role=button], [role=radio]';
  const nodes = document.querySelectorAll(kinds);
  for (const node of nodes) {
    if (node.tagName === 'path' || node.closest('[aria-hidden=true]')) continue;
    if (node.dataset.testid === 'stSkipToContent') continue;  // seen only when it has the focus
    const box = (node.closest('label, [role=group]') || node).getBoundingClientRect();
    const style = getComputedStyle(node);
    const inline = node.tagName === 'A' && style.display === 'inline';
    if (box.right <= 0) continue;  // the folded sidebar
    if (!box.width || style.visibility === 'hidden' || inline) continue;
    if (box.width < 24 || box.height < 24)
      found.push([node.outerHTML.slice(0, 120), box.width, box.height]);
  }
  return found;
}"""


@pytest.fixture
def phone(
    new_page: Callable[..., Page], serve: Callable[..., str], geodata_dir: object
) -> Dashboard:
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    return Dashboard(page, serve(geodata_dir, "geodata")).open()


def test_nothing_scrolls_sideways(phone: Dashboard) -> None:
    widths = "() => [document.documentElement.scrollWidth, window.innerWidth]"
    for frame in (phone.page.main_frame, phone.frame):
        wide, window = frame.evaluate(widths)
        assert wide <= window


def test_map_is_on_the_first_screen(phone: Dashboard) -> None:
    box = phone.page.locator(FRAME).bounding_box()
    assert box is not None
    assert box["y"] < 844 / 3
    assert box["width"] > 340
    assert min(box["y"] + box["height"], 844) - box["y"] > 400


def test_legend_folds(phone: Dashboard) -> None:
    body = phone.map.locator(".legend .body")
    expect(body).to_be_hidden()
    phone.map.locator(".legend > summary").click()
    expect(body).to_be_visible()
    phone.map.locator(".legend > summary").click()
    expect(body).to_be_hidden()


def test_targets_are_large_enough(phone: Dashboard) -> None:
    assert phone.page.main_frame.evaluate(_SMALL) == []
    assert phone.frame.evaluate(_SMALL) == []
