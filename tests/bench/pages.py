"""The study's pages: how long they take to open and to repaint, beside an empty page."""

from dataclasses import dataclass
from statistics import median
from typing import Any, Final

from playwright.sync_api import Browser, Page
from tests.bench.stopwatch import INIT

_TURNS: Final = 9
_WARM_UP: Final = 2
_SIZE: Final = {"width": 1400, "height": 900}
_RESTS: Final = '[data-testid="stApp"][data-test-script-state="notRunning"]'

# From the press of a button until the script has ended and what it sent is on the screen.
_ARM: Final = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const pressed = () => { bench.t0 = performance.now(); };
  document.addEventListener('pointerup', pressed, {once: true, capture: true});
  bench.result = new Promise((resolve) => {
    let ran = false;
    new MutationObserver((_, observer) => {
      const resting = app.dataset.testScriptState === 'notRunning';
      if (!resting) ran = true;
      if (!ran || !resting) return;
      observer.disconnect();
      bench.painted(() => resolve(performance.now()));
    }).observe(app, {attributes: true, attributeFilter: ['data-test-script-state']});
  });
}"""
_READ: Final = "async () => (await bench.result) - bench.t0"
_OPENED: Final = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const ready = app && app.dataset.testScriptState === 'notRunning';
  return ready && document.querySelector('.q-head h1, .st-key-answer') && performance.now();
}"""


@dataclass(frozen=True)
class Case:
    """A page, and the segmented control whose options take turns."""

    path: str
    key: str
    query: str = ""


CASES: Final = (
    Case("studies", "area"),
    Case("actors", "pane"),
    Case("fields", "field"),
    Case("data", "section"),
)


def pages_ratio(browser: Browser, ours: str, empty: str) -> dict[str, Any]:
    """Return by page the medians of opening and changing, with their ratios to an empty page."""
    found: dict[str, Any] = {}
    for case in CASES:
        address = f"{ours}/{case.path}{case.query}"
        changes = _changes(browser, {"ours": (address, case.key), "empty": (empty, "choice")})
        opened = _opened(browser, {"ours": address, "empty": empty})
        found[case.path] = {
            "change_ms": round(changes["ours"], 1),
            "empty_change_ms": round(changes["empty"], 1),
            "change_ratio": round(changes["ours"] / changes["empty"], 3),
            "open_ms": round(opened["ours"], 1),
            "empty_open_ms": round(opened["empty"], 1),
            "open_ratio": round(opened["ours"] / opened["empty"], 3),
        }
    return found


def _changes(browser: Browser, targets: dict[str, tuple[str, str]]) -> dict[str, float]:
    pages = {kind: _page(browser, address) for kind, (address, _) in targets.items()}
    times: dict[str, list[float]] = {kind: [] for kind in targets}
    for turn in range(_WARM_UP + _TURNS):
        for kind, page in pages.items():
            taken = _press(page, targets[kind][1], turn)
            if turn >= _WARM_UP:
                times[kind].append(taken)
    for page in pages.values():
        page.context.close()
    return {kind: median(taken) for kind, taken in times.items()}


def _page(browser: Browser, address: str) -> Page:
    page = browser.new_context(viewport=_SIZE, locale="de-DE").new_page()
    page.add_init_script(INIT)
    page.goto(address)
    page.locator(_RESTS).wait_for(timeout=60_000)
    page.wait_for_timeout(2000)
    return page


def _press(page: Page, key: str, turn: int) -> float:
    page.bring_to_front()
    page.locator(_RESTS).wait_for()
    options = page.locator(f".st-key-{key} button[role=radio], .st-key-{key} [role=radio]")
    page.wait_for_timeout(250)
    page.evaluate(_ARM)
    options.nth((turn + 1) % 2).click()
    taken = float(page.evaluate(_READ))
    page.locator(_RESTS).wait_for()
    return taken


def _opened(browser: Browser, addresses: dict[str, str]) -> dict[str, float]:
    times: dict[str, list[float]] = {kind: [] for kind in addresses}
    for turn in range(_TURNS // 2 + 2):
        for kind, address in addresses.items():
            page = browser.new_context(viewport=_SIZE, locale="de-DE").new_page()
            page.goto(address, wait_until="commit")
            taken = float(page.wait_for_function(_OPENED, timeout=60_000).json_value())
            page.context.close()
            if turn:
                times[kind].append(taken)
    return {kind: median(taken) for kind, taken in times.items()}
