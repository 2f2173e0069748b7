"""The dashboard's page as a test handles it: by widget keys, and waiting on what is painted."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Frame, FrameLocator, Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

FRAME: Final = 'iframe[title="streamlit_folium.st_folium"]'
SHOWN: Final = "path.area:not(.hidden)"
"""An area that the filter leaves."""
FOLDS: Final = {
    **dict.fromkeys(("scheme", "k", "breaks", "min", "max"), "fold_classes"),
    **dict.fromkeys(("mode", "dimension", "type"), "fold_who"),
    **dict.fromkeys(("q", "near_text", "near_choice", "radius"), "fold_search"),
    "tiles": "fold_basemap",
    **dict.fromkeys(("layer", "seen", "download"), "files"),
}
"""The expander that a widget is in; it is there only while that is open."""
_PATIENCE_MS: Final = 30_000
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
_RESTED: Final = """async (fold) => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await Promise.allSettled(fold.getAnimations({subtree: true}).map((one) => one.finished));
}"""
# The fill that lies over the inner point of each area, by area: its class and its colour.
_FILLS: Final = """() => {
  const found = {}, paths = [...document.querySelectorAll('.leaflet-fills-pane .fill')].reverse();
  for (const layer of [quartmap.areas, quartmap.caseAreas].filter(Boolean)) {
    for (const {feature} of layer.items) {
      const {x, y} = quartmap.map.latLngToLayerPoint(feature.properties.at);
      const path = paths.find((one) => one.isPointInFill(new DOMPoint(x, y)));
      if (path) found[feature.id] = [path.classList[1], getComputedStyle(path).fill];
    }
  }
  return found;
}"""
_ROW_PX: Final = 35
_TRIES: Final = 10
_SOON_MS: Final = 2_000


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
        fold = FOLDS.get(key)
        if fold and not found.count():
            expander = self.page.locator(f".st-key-{fold} details")
            expander.locator("summary").click()
            found.wait_for()
            self.settled()
            # A list that opens while the page still moves would be closed again.
            expander.evaluate(_RESTED)
        return found.first

    def choose(self, key: str, label: str) -> None:
        """Choose an option of a select box by its text; the map is to change."""
        with self.repaint():
            self.pick(key, label)

    def pick(self, key: str, label: str) -> None:
        """Choose an option of a select box by its text."""
        box = self.widget(key).locator("input[role=combobox]")
        options = self.unfold(box)
        if label not in [text.strip() for text in options.all_inner_texts()]:
            raise LookupError(f"{key} does not offer {label!r}")
        box.press("Home")
        focused = self.page.locator("[role=option][data-focused]")
        for _ in range(options.count() + 1):
            if focused.count() and focused.inner_text().strip() == label:
                break
            box.press("ArrowDown")
        box.press("Enter")
        self.page.locator("[role=listbox]").wait_for(state="detached")

    def unfold(self, box: Locator) -> Locator:
        """Open the list of a select box and return its options."""
        options = self.page.locator("[role=option]")
        box.scroll_into_view_if_needed()  # scrolling closes the list
        for _ in range(_TRIES):
            box.press("ArrowDown")
            with suppress(PlaywrightTimeout):
                options.first.wait_for(timeout=_SOON_MS)
                break  # a page that is still being drawn closes it at once
        return options

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

    def fills(self) -> dict[str, list[str]]:
        """Return class and colour of what is painted where each area lies."""
        found: dict[str, list[str]] = self.frame.evaluate(_FILLS)
        return found

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
        return self.page.locator(".q-card:not(.q-foot)")

    def head(self) -> str:
        """Return the sentence under the title: level, date, how many areas."""
        return self.page.locator(".q-head p").inner_text()

    def click_row(self, key: str, row: int) -> None:
        """Click the selection box of a row of a table, counted from 0."""
        grid = self.page.locator(f"[class*='st-key-{key}'] .dvn-scroller")
        grid.click(position={"x": 17, "y": _ROW_PX * (row + 1) + _ROW_PX // 2})

    def view(self) -> dict[str, Any]:
        """Return centre and zoom of the map."""
        found: dict[str, Any] = self.frame.evaluate(
            "() => ({zoom: quartmap.map.getZoom(), at: quartmap.map.getCenter()})"
        )
        return found

    def picture(self) -> dict[str, Any]:
        """Return the style table that is painted, without what counts the acts of choosing."""
        style: dict[str, Any] = self.frame.evaluate("() => quartmap.style")
        return {name: style[name] for name in style if name not in {"turn", "revision"}}

    def expect_area_count(self, count: int) -> None:
        expect(self.areas()).to_have_count(count)
