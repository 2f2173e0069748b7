"""From the start of the navigation to the first painted map, beside an empty page."""

from statistics import median
from typing import Any, Final

from playwright.sync_api import Browser
from tests.bench.stopwatch import FIRST, INIT

_TURNS: Final = 7
_SIZE: Final = {"width": 1400, "height": 900}


def first_map_ratio(browser: Browser, ours: str, empty: str) -> dict[str, Any]:
    """Return the ratio and the medians; each load in a browser that has never been there."""
    times: dict[str, list[float]] = {"ours": [], "empty": []}
    for turn in range(_TURNS + 1):
        for kind, url in (("ours", ours), ("empty", empty)):
            taken = _load(browser, url, FIRST[kind])
            if turn:
                times[kind].append(taken)
    shown, floor = median(times["ours"]), median(times["empty"])
    return {
        "first_map_ratio_to_empty_page": round(shown / floor, 3),
        "first_map_ms": round(shown, 1),
        "empty_page_ms": round(floor, 1),
    }


def _load(browser: Browser, url: str, condition: str) -> float:
    page = browser.new_context(viewport=_SIZE, locale="de-DE").new_page()
    page.add_init_script(INIT)
    page.goto(url, wait_until="commit")
    taken = float(page.wait_for_function(condition, timeout=60_000).json_value())
    page.context.close()
    return taken
