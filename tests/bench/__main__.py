"""`python -m tests.bench [DIR]`: measure, print, write `build/bench.json`."""

import json
import os
import platform
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from tests.bench import estimate, generated
from tests.bench.clicks import Case, measure
from tests.bench.extras import profiles, slider
from tests.bench.first_map import first_map_ratio
from tests.bench.pages import pages
from tests.support.browsing import launch
from tests.support.server import BUILD, ROOT, Server, dashboard, free_port, script

CLICKS = 9


def cases(geodata: Path, synthetic: Path) -> list[Case]:
    """Return what is measured: level, indicators of one topic, date."""
    district = ("floor_area_per_dwelling", "floor_area_per_resident")
    town = ("rent_net_cold", "share_owner_occupied")
    return [
        Case(50, geodata, "district", district, "2011-05-09", place="essen"),
        Case(396, geodata, "municipality", town, "2022-05-15", place="nrw"),
        Case(5000, synthetic, generated.LEVEL, generated.INDICATORS, generated.DATE),
    ]


def plain(data: Path, name: str) -> Server:
    """Return a server of the rebuilt map, not yet started."""
    port = free_port()
    arguments = [sys.executable, "-m", "tests.bench.plain_app", str(data), str(port)]
    return Server(arguments, port, BUILD / "logs" / f"{name}.log")


def run(browser: Browser, geodata: Path, synthetic: Path) -> dict[str, Any]:
    """Start the servers in turn and return all figures."""
    empty = script(Path(__file__).with_name("empty.py"), "bench-empty").start()
    found: dict[str, Any] = {"click": {}}
    try:
        for case in cases(geodata, synthetic):
            servers = (dashboard(case.data, "bench-ours"), plain(case.data, "bench-plain"))
            try:
                ours, rebuilt = (server.start().url for server in servers)
                found["click"][str(case.count)] = measure(
                    browser, case, {"ours": ours, "plain": rebuilt, "empty": empty.url}, CLICKS
                )
                print(case.count, json.dumps(found["click"][str(case.count)]), flush=True)  # noqa: T201
                if case.count == 396:
                    found |= first_map_ratio(browser, ours, empty.url)
                    found["pages"] = _pages(browser, ours)
                    found |= slider(browser, ours) | profiles(geodata)
                    found |= estimate.measured(geodata)
            finally:
                for server in servers:
                    server.stop()
    finally:
        empty.stop()
    return found


def _pages(browser: Browser, ours: str) -> dict[str, Any]:
    empty = script(Path(__file__).with_name("empty_page.py"), "bench-empty-page").start()
    try:
        return pages(browser, ours, empty.url)
    finally:
        empty.stop()


def table(found: dict[str, Any]) -> str:
    """Return the figures as lines to read."""
    lines = ["areas   ours  empty  ratio  rebuilt  ratio  bytes"]
    for count, row in found["click"].items():
        lines.append(
            f"{count:>5} {row['ours_ms']:>6.0f} {row['empty_rerun_ms']:>6.0f}"
            f" {row['ratio_to_empty_rerun']:>6.2f} {row['st_folium_rebuilt_ms']:>8.0f}"
            f" {row['st_folium_rebuilt_ratio']:>6.2f} {row['bytes_per_change']:>6}"
        )
    lines.append(f"first map / empty page: {found['first_map_ratio_to_empty_page']:.2f}")
    for name, row in found["pages"].items():
        lines.append(
            f"{name} / empty page: opens {row['open_ratio']:.2f}, changes {row['change_ratio']:.2f}"
        )
    lines.append(f"slider: {found['slider_dates_per_s']:.1f} dates a second")
    lines.append(f"profile as PDF, once one was made: {found['profile_s']:.1f} s")
    return "\n".join([*lines, *estimate.lines(found)])


def main() -> None:
    """Measure and write."""
    geodata = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "geodata"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        synthetic = generated.write(Path(folder) / "package")
        browser = launch(playwright.chromium)
        found = run(browser, geodata.absolute(), synthetic)
        found["machine"] = {
            "cpus": os.cpu_count(),
            "load": os.getloadavg()[0],
            "python": platform.python_version(),
            "chromium": browser.version,
        }
        browser.close()
    BUILD.mkdir(exist_ok=True)
    (BUILD / "bench.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    print(table(found))  # noqa: T201 - the figures are the point


if __name__ == "__main__":
    main()
