"""Click to painted map, the three in turn."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page
from tests.bench.stopwatch import INIT, option
from tests.bench.traffic import KINDS, Traffic

from quartmap.package import DataPackage, load
from quartmap.texts import texts

_WARM_UP: Final = 2
_SIZE: Final = {"width": 1400, "height": 900}
KEYS: Final = {"ours": "indicator", "plain": "choice", "empty": "choice"}


@dataclass(frozen=True)
class Case:
    """One measurement: `count` areas of a level, two indicators that take turns."""

    count: int
    data: Path
    level: str
    indicators: tuple[str, str]
    date: str
    place: str = ""

    def query(self, kind: str) -> str:
        """Return the address's query for a kind of page."""
        if kind == "empty":
            return ""
        if kind == "plain":
            chosen = {"indicators": ",".join(self.indicators)}
        else:
            chosen = {"indicator": self.indicators[0], "place": self.place}
        return "?" + urlencode({"level": self.level, "date": self.date} | chosen)

    def labels(self, kind: str, package: DataPackage) -> tuple[str, str]:
        """Return the two options as the page names them; the first is chosen at the start."""
        if kind == "empty":
            return "a", "b"
        if kind == "plain":
            return self.indicators
        words = texts("de")
        rows = (package.indicators.loc[one] for one in self.indicators)
        first, second = (words.pick(row, "label") for row in rows)
        return first, second


def measure(browser: Browser, case: Case, urls: Mapping[str, str], clicks: int) -> dict[str, Any]:
    """Return the figures of one case; `clicks` after the warm-up, the kinds in turn."""
    package = load(case.data)
    pages = {kind: _open(browser, url, case.query(kind)) for kind, url in urls.items()}
    labels = {kind: case.labels(kind, package) for kind in urls}
    times: dict[str, list[float]] = {kind: [] for kind in urls}
    first: dict[str, float] = {}
    stages = {kind: Changes() for kind in urls}
    for turn in range(1, _WARM_UP + clicks + 1):
        for kind, (page, wire) in pages.items():
            wire.clear()
            label = labels[kind][turn % 2]
            found = option(page, KEYS[kind], label, kind, case.count)
            taken = found["t1"] - found["t0"]
            first.setdefault(kind, taken)
            stages[kind].add(found, wire)
            if turn > _WARM_UP:
                times[kind].append(taken)
    for page, _ in pages.values():
        page.context.close()
    floor = {"empty_profile_ms": stages["empty"].profile()}
    return _figures(times, first) | stages["ours"].figures() | floor


def _open(browser: Browser, url: str, query: str) -> tuple[Page, Traffic]:
    page = browser.new_context(viewport=_SIZE, locale="de-DE").new_page()
    page.add_init_script(INIT)
    wire = Traffic().follow(page)
    page.goto(f"{url}/{query}")
    page.wait_for_function("() => bench.box() || bench.text() || bench.paths() > 9", timeout=60_000)
    page.wait_for_timeout(2000)  # everything beside the map has come as well
    return page, wire


def _figures(times: Mapping[str, list[float]], first: Mapping[str, float]) -> dict[str, Any]:
    middle = {kind: median(taken) for kind, taken in times.items()}
    floor = middle["empty"]
    found = {
        "ours_ms": round(middle["ours"], 1),
        "empty_rerun_ms": round(floor, 1),
        "ratio_to_empty_rerun": round(middle["ours"] / floor, 3),
        "ours_first_click_ms": round(first["ours"], 1),
        "clicks": len(times["ours"]),
        "range_ms": {kind: [round(min(t), 1), round(max(t), 1)] for kind, t in times.items()},
    }
    if "plain" in middle:
        found["st_folium_rebuilt_ms"] = round(middle["plain"], 1)
        found["st_folium_rebuilt_ratio"] = round(middle["plain"] / floor, 3)
    return found


class Changes:
    """Bytes and stages of the changes of one page."""

    def __init__(self) -> None:
        self.bytes: dict[str, list[int]] = {kind: [] for kind in KINDS}
        self.stages: dict[str, list[float]] = {}

    def add(self, found: Mapping[str, Any], wire: Traffic) -> None:
        """Take in one change: the socket's messages in the browser and as they were decoded."""
        for kind, size in wire.bytes_by_kind().items():
            self.bytes[kind].append(size)
        sent = [at for what, at in found["messages"] if what == "sent"]
        got = [at for what, at in found["messages"] if what == "got"]
        if not sent or not got:
            return
        stages = {
            "click_to_sent": sent[0] - found["t0"],
            "sent_to_first_message": got[0] - sent[0],
            "painted": found["t1"] - found["t0"],
        }
        for name in ("map", "script_finished"):
            place = wire.position(name)
            if 0 <= place < len(got):
                stages[f"{name}_message"] = got[place] - found["t0"]
        for name, taken in stages.items():
            self.stages.setdefault(name, []).append(taken)

    def profile(self) -> dict[str, float]:
        """Return the medians of the stages; those ending in `_message` count from the click."""
        return {name: round(median(taken), 1) for name, taken in self.stages.items()}

    def figures(self) -> dict[str, Any]:
        """Return bytes and stages.

        A style table that the browser has had before costs only its hash. Its size is that of the
        first time, so the largest of all changes counts.
        """
        return {
            "bytes_per_change": max(self.bytes["map"]),
            "table_chart_bytes": max(self.bytes["table_chart"]),
            "other_bytes": max(self.bytes["other"]),
            "profile_ms": self.profile(),
        }
