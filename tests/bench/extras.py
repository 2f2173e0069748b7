"""The slider of dates in the browser, and the printed profile without one."""

import time
from itertools import product
from pathlib import Path
from statistics import median
from typing import Any, Final

from playwright.sync_api import Browser

from quartmap.names import LANGUAGES
from quartmap.package import load
from quartmap.paper.compile import profile_pdf

_DATES: Final = 8
_SLIDER: Final = "?versus=time&maps_level=municipality"
_WATCH: Final = """() => {
  const box = document.querySelector('#map_div');
  window.steps = [];
  new MutationObserver(() => window.steps.push(performance.now()))
    .observe(box, {attributes: true, attributeFilter: ['data-frame']});
}"""


def slider(browser: Browser, url: str) -> dict[str, Any]:
    """Return how many dates a second the slider plays."""
    page = browser.new_context(locale="de-DE").new_page()
    page.goto(f"{url}/compare{_SLIDER}")
    box = page.frame_locator('iframe[title="streamlit_folium.st_folium"]')
    box.get_by_role("slider", name="Stichtag").press("Home")
    box.locator("#map_div").evaluate(_WATCH)
    box.get_by_role("button", name="Stichtage abspielen").click()
    inner = box.locator("#map_div").element_handle().owner_frame()
    if inner is None:
        raise LookupError("the slider has no map")
    inner.wait_for_function(f"() => window.steps.length > {_DATES}")
    steps = inner.evaluate("() => window.steps")
    page.context.close()
    return {"slider_dates_per_s": round(_DATES * 1000 / (steps[_DATES] - steps[0]), 2)}


def profiles(geodata: Path) -> dict[str, Any]:
    """Return the seconds that a profile takes once one has been made; none is kept."""
    package = load(geodata)
    if package.cases is None:
        return {}
    ids = [case.area_id for case in package.cases.cases]
    taken = []
    for turn, (area_id, language) in enumerate(product(ids, LANGUAGES)):
        start = time.perf_counter()
        profile_pdf(package, area_id, language)
        if turn:
            taken.append(round(time.perf_counter() - start, 2))
    return {"profile_s": median(taken), "profiles_s": taken}
