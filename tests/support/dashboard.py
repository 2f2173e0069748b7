"""The dashboard's page as a test handles it: by widget keys, and waiting on what is painted."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Frame, FrameLocator, Locator, Page, expect

FRAME: Final = 'iframe[title="streamlit_folium.st_folium"]'
SHOWN: Final = "path.area:not([class*='area-. '])"
"""An area that the filter leaves; hidden ones carry the class `area-.`."""
_PATIENCE_MS: Final = 20_000
_RUNNING: Final = '[data-testid="stApp"][data-test-script-state="notRunning"]'
# The last style table that reached the frame has been painted.
_PAINTED: Final = """() => {
  const box = document.querySelector('#map_div[data-revision]'), q = window.quartmap;
  return Boolean(box && q && q.style && q.style.revision === box.dataset.revision);
}"""
_OTHER_REVISION: Final = """(old) => {
  const box = document.querySelector('#map_div[data-revision]');
  return Boolean(box && box.dataset.revision !== old);
}"""
_ROW_PX: Final = 35


@dataclass(frozen=True)
class Dashboard:
    """A page of the dashboard served at `url`."""

    page: Page
    url: str

    def open(self, query: str = "") -> "Dashboard":
        """Go to the page and wait for its painted map."""
        self.page.goto(f"{self.url}/{query}")
        self.map.locator("#map_div[data-revision]").wait_for(timeout=_PATIENCE_MS)
        return self.settled()

    @property
    def map(self) -> FrameLocator:
        return self.page.frame_locator(FRAME)

    @property
    def frame(self) -> Frame:
        handle = self.page.locator(FRAME).element_handle()
        found = handle.content_frame() if handle else None
        if found is None:
            raise LookupError("the page has no map")
        return found

    def revision(self) -> str:
        return str(self.map.locator("#map_div").get_attribute("data-revision"))

    def settled(self) -> "Dashboard":
        """Wait until the script rests and its last change is on the screen."""
        self.page.locator(_RUNNING).wait_for(timeout=_PATIENCE_MS)
        self.frame.wait_for_function(_PAINTED, timeout=_PATIENCE_MS)
        return self

    @contextmanager
    def repaint(self) -> Iterator[None]:
        """Wait, after the block, until a new style table has been painted."""
        old = self.revision()
        yield
        self.frame.wait_for_function(_OTHER_REVISION, arg=old, timeout=_PATIENCE_MS)
        self.settled()

    def widget(self, key: str) -> Locator:
        """Return the widget with this key, its expander opened."""
        found = self.page.locator(f".st-key-{key}")
        fold = self.page.locator('[data-testid="stExpander"] details:not([open])').filter(has=found)
        if fold.count():
            fold.locator("summary").click()
        return found.first

    def choose(self, key: str, label: str) -> None:
        """Choose an option of a select box by its text; the map is to change."""
        with self.repaint():
            self.pick(key, label)

    def pick(self, key: str, label: str) -> None:
        """Choose an option of a select box by its text."""
        self.widget(key).locator("input[role=combobox]").click()
        exact = re.compile(rf"^\s*{re.escape(label)}\s*$")
        self.page.locator("[role=option]").filter(has_text=exact).first.click()
        self.page.locator("[role=listbox]").wait_for(state="detached")

    def press(self, key: str, label: str) -> None:
        """Press one button of a segmented control."""
        self.widget(key).get_by_role("radio", name=label).click()

    def write(self, key: str, text: str) -> None:
        """Type into a text field and leave it; the map is to change."""
        with self.repaint():
            field = self.widget(key).locator("input")
            field.fill(text)
            field.press("Enter")

    def areas(self) -> Locator:
        """Return the areas that the map shows."""
        return self.map.locator(SHOWN)

    def area(self, area_id: str) -> Locator:
        """Return the path of an area; it is marked with its id for that."""
        self.frame.evaluate(
            """(id) => {
              for (const layer of [window.quartmap.areas, window.quartmap.caseAreas])
                for (const item of (layer && layer.items) || [])
                  item.getElement().dataset.id = item.feature.id;
            }""",
            area_id,
        )
        return self.map.locator(f'path.area[data-id="{area_id}"]')

    def card(self) -> Locator:
        return self.page.locator(".q-card")

    def head(self) -> str:
        """Return the sentence under the title: level, date, how many areas."""
        return self.page.locator(".q-head p").inner_text()

    def click_row(self, key: str, row: int) -> None:
        """Click the selection box of a row of a table, counted from 0."""
        grid = self.widget(key).locator("canvas").first
        grid.wait_for()
        grid.click(position={"x": 17, "y": _ROW_PX * (row + 1) + _ROW_PX // 2})

    def view(self) -> dict[str, Any]:
        """Return centre and zoom of the map."""
        found: dict[str, Any] = self.frame.evaluate(
            "() => ({zoom: quartmap.map.getZoom(), at: quartmap.map.getCenter()})"
        )
        return found

    def expect_area_count(self, count: int) -> None:
        expect(self.areas()).to_have_count(count)
