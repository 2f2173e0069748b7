"""Own areas in the browser: drawn, edited, passed on as a link, uploaded, downloaded."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Locator, expect

from support.dashboard import FRAME, Dashboard
from support.mini import HOSTILE

pytestmark = pytest.mark.browser
_CORNERS: Final = [(51.45, 7.0), (51.45, 7.03), (51.465, 7.03), (51.465, 7.0)]
_NAME: Final = HOSTILE[:80].rstrip()


def _tool(dashboard: Dashboard, act: str) -> Locator:
    return dashboard.map.locator(f".own-tools button[data-act={act}]")


def _screen(dashboard: Dashboard, lat: float, lon: float) -> tuple[float, float]:
    """Return where a place is on the screen."""
    at = dashboard.frame.evaluate(
        "(at) => window.quartmap.map.latLngToContainerPoint(at)", [lat, lon]
    )
    box = dashboard.page.locator(FRAME).bounding_box()
    assert box is not None
    return box["x"] + at["x"], box["y"] + at["y"]


def _draw(dashboard: Dashboard) -> None:
    dashboard.frame.evaluate(
        "() => void quartmap.map.setView([51.4575, 7.015], 13, {animate: false})"
    )
    _tool(dashboard, "draw").click()
    for lat, lon in [*_CORNERS, _CORNERS[0]]:
        x, y = _screen(dashboard, lat, lon)
        dashboard.page.mouse.move(x, y)
        dashboard.page.mouse.click(x, y)


def _rows(dashboard: Dashboard) -> Locator:
    return dashboard.page.locator(".q-own tbody tr")


def test_drawn_edited_and_opened_elsewhere(real_page: Dashboard, new_page: Any) -> None:
    real_page.open("own")
    with real_page.repaint():
        _draw(real_page)
    expect(real_page.map.locator("path.own")).to_have_count(1)
    expect(real_page.map.locator(".own-name small")).to_contain_text("Einwohner")
    assert real_page.view()["zoom"] == 13
    expect(_rows(real_page)).to_have_count(1)
    first, drawn = real_page.page.url, _rows(real_page).inner_text()
    _tool(real_page, "edit").click()
    x, y = _screen(real_page, *_CORNERS[2])
    real_page.page.mouse.move(x, y)
    real_page.page.mouse.down()
    real_page.page.mouse.move(x + 60, y - 40, steps=4)
    real_page.page.mouse.up()
    with real_page.repaint():
        _tool(real_page, "done").click()
    expect(_rows(real_page)).not_to_have_text(drawn)
    assert real_page.page.url != first
    other = Dashboard(new_page(), real_page.url)
    other.open(real_page.page.url.split("/")[-1])
    assert _rows(other).inner_text() == _rows(real_page).inner_text()


def test_uploaded_names_are_text_and_small_areas_have_no_figures(
    real_page: Dashboard, tmp_path: Path
) -> None:
    boxes = {_NAME: (7.0, 51.44, 7.03, 51.46), "Block": (7.012, 51.47, 7.014, 51.471)}
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[w, s], [e, s], [e, n], [w, n], [w, s]]],
            },
        }
        for name, (w, s, e, n) in boxes.items()
    ]
    file = tmp_path / "two.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    real_page.open("own")
    real_page.press("own_way", "Datei")
    real_page.page.locator("input[type=file]").set_input_files(file)
    with real_page.repaint():
        real_page.widget("own_add_file").get_by_role("button").click()
    expect(real_page.map.locator(".own-name .words").first).to_contain_text(_NAME)
    expect(_rows(real_page).first).to_contain_text(_NAME)
    expect(_rows(real_page).last).to_contain_text("weniger als 300")
    for frame in real_page.page.frames:
        assert frame.evaluate("() => window.pwned === undefined")
        assert frame.locator("img[src='x']").count() == 0
    with real_page.page.expect_download() as waiting:
        real_page.widget("own_geojson").get_by_role("button").click()
    document = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    large, small = (one["properties"] for one in document["features"])
    assert large["name"] == _NAME
    assert any(str(large[name]) == "estimated" for name in large if name.endswith("_status"))
    assert small["reason"] == "few-residents"
    assert not any(name.endswith("_low") for name in small)
