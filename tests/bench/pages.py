"""The pages beside an empty one: opened, and changed by one of their own controls."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

from playwright.sync_api import Browser, Page
from tests.bench.stopwatch import INIT

_TURNS: Final = 5
_WARM_UP: Final = 2
_SIZE: Final = {"width": 1400, "height": 900}
_PATIENCE_MS: Final = 60_000


@dataclass(frozen=True)
class Visit:
    """A page, the control pressed to and fro, what opens it, its answer; '' for all its maps."""

    path: str
    key: str
    options: tuple[int, int]
    there: str
    answer: str


EMPTY: Final = Visit("", "choice", (0, 1), ".st-key-answer p", ".st-key-answer")
VISITS: Final = (
    Visit("studies", "area", (1, 2), ".q-study table", ".q-figures"),
    Visit("actors", "pane", (0, 1), "", ""),
    Visit("fields", "field", (1, 2), ".q-measures", ".q-measures"),
    Visit("compare", "versus", (1, 2), "", ""),
    Visit("data", "section", (1, 2), ".q-sheet", ".q-card"),
)

# answered: the frame that shows the answer (a map tells its revision after that frame); rested: the
# last change of the page's content.
_PRESS: Final = """async ([key, index, answer, quiet]) => {
  const main = document.querySelector('[data-testid=stMain]');
  const button = document.querySelectorAll(`.st-key-${key} [role=radio]`)[index];
  const texts = () => answer
    ? [document.querySelector(answer)?.textContent]
    : bench.boxes().map((box) => box.dataset.revision);
  const old = texts();
  let last = 0, answered = 0;
  const seen = new MutationObserver(() => {
    last = performance.now();
    if (answered || texts().some((one, index) => !one || one === old[index])) return;
    answered = last;
    if (answer) bench.painted(() => (answered = performance.now()));
  });
  seen.observe(main, {subtree: true, childList: true, characterData: true});
  for (const box of answer ? [] : bench.boxes())
    seen.observe(box, {attributes: true, attributeFilter: ['data-revision']});
  const start = performance.now();
  button.click();
  for (;;) {
    await new Promise((done) => setTimeout(done, 20));
    const now = performance.now();
    if (answered && now - last > quiet) break;
    if (now - start > 30000) throw new Error(`no answer; last change after ${last - start} ms`);
  }
  seen.disconnect();
  return {answered: answered - start, rested: last - start};
}"""
_QUIET_MS: Final = 500
_THERE: Final = """(selector) => {
  if (!selector) {
    const frames = document.querySelectorAll('iframe[title="streamlit_folium.st_folium"]');
    const inside = [...frames].map((frame) => frame.contentDocument);
    const painted = inside.every((page) => page?.querySelector('#map_div[data-revision]'));
    return inside.length && painted && performance.now();
  }
  const found = document.querySelector(selector);
  return found && found.getBoundingClientRect().height > 0 && performance.now();
}"""


def pages(browser: Browser, ours: str, empty: str) -> dict[str, Any]:
    """Return for each page how long it takes to open and to change, beside an empty one.

    `change` ends when the answer is painted, `rest` when nothing on the page changes any more.
    """
    found = {}
    for visit in VISITS:
        pair = {"ours": (ours, visit), "empty": (empty, EMPTY)}
        opened, (changed, rested) = _opened(browser, pair), _changed(browser, pair)
        found[visit.path] = _row("open", opened) | _row("change", changed) | _row("rest", rested)
    return found


def _row(what: str, times: Mapping[str, list[float]]) -> dict[str, Any]:
    ours, floor = median(times["ours"]), median(times["empty"])
    return {
        f"{what}_ms": round(ours, 1),
        f"{what}_empty_ms": round(floor, 1),
        f"{what}_ratio": round(ours / floor, 3),
        f"{what}_range_ms": {one: [round(min(t)), round(max(t))] for one, t in times.items()},
    }


def _opened(browser: Browser, pair: Mapping[str, tuple[str, Visit]]) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {kind: [] for kind in pair}
    for turn in range(_TURNS + 1):
        for kind, (url, visit) in pair.items():
            page = browser.new_context(viewport=_SIZE, locale="de-DE").new_page()
            page.goto(f"{url}/{visit.path}", wait_until="commit")
            shown = page.wait_for_function(_THERE, arg=visit.there, timeout=_PATIENCE_MS)
            if turn:
                times[kind].append(float(shown.json_value()))
            page.context.close()
    return times


def _changed(
    browser: Browser, pair: Mapping[str, tuple[str, Visit]]
) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    answered: dict[str, list[float]] = {kind: [] for kind in pair}
    rested: dict[str, list[float]] = {kind: [] for kind in pair}
    stages = {kind: _rested(browser, url, visit) for kind, (url, visit) in pair.items()}
    for turn in range(_TURNS + _WARM_UP):
        for kind, (_, visit) in pair.items():
            stages[kind].bring_to_front()
            pressed = [visit.key, visit.options[1 - turn % 2], visit.answer, _QUIET_MS]
            taken = stages[kind].evaluate(_PRESS, pressed)
            if turn >= _WARM_UP:
                answered[kind].append(taken["answered"])
                rested[kind].append(taken["rested"])
    for page in stages.values():
        page.context.close()
    return answered, rested


def _rested(browser: Browser, url: str, visit: Visit) -> Page:
    page = browser.new_context(viewport=_SIZE, locale="de-DE").new_page()
    page.add_init_script(INIT)
    page.goto(f"{url}/{visit.path}")
    page.locator(f".st-key-{visit.key} [role=radio]").first.wait_for()
    page.wait_for_timeout(3000)
    return page
