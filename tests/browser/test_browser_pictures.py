"""Pictures to take away really arrive, and the cloud follows its pickers."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

_RESTING = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def _saved(page: Page, key: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.locator(f".st-key-{key} button").click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def test_a_chart_and_the_map_arrive_as_pictures(new_page, serve, mini_dir, tmp_path):
    page = new_page()
    address = serve(mini_dir, "mini")
    page.goto(f"{address}/compare")
    page.locator(".st-key-bells_png button").wait_for()
    page.locator(_RESTING).wait_for()
    chart = _saved(page, "bells_png", tmp_path)
    assert chart.suffix == ".png"
    image = chart.read_bytes()
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(image[16:20], "big") > 1400
    page.locator(".st-key-fold_compare_image summary").click()
    both = _saved(page, "compare_svg", tmp_path)
    assert both.name == "lindtal_places_ward_foreign_share_2022-05-15.svg"
    names = [one.text for one in ET.parse(both).iter() if one.tag.endswith("}text")]  # noqa: S314
    assert names.index("Hafenviertel") < names.index("Moosbach")
    page.goto(f"{address}/?level=ward")
    page.locator(".st-key-files summary").click()
    drawn = _saved(page, "map_svg", tmp_path)
    assert drawn.name.endswith("_ward_foreign_share_2022-05-15.svg")
    root = ET.parse(drawn).getroot()  # noqa: S314 - our own
    told = [one.text for one in root.iter() if one.tag.endswith("}text")]
    assert "Ausländeranteil (%)" in told
    assert "Quelle: © Statistikamt Lindtal" in told


def test_the_cloud_follows_its_pickers(real_page):
    page = real_page.page
    page.goto(f"{real_page.url}/compare?cloud=county&x=gdp_per_capita")
    title = page.locator(".q-part h3")
    title.wait_for()
    page.locator(_RESTING).wait_for()
    before = title.inner_text()
    box = page.locator(".st-key-y input[role=combobox]")
    options = real_page.unfold(box)
    other = next(one for one in options.all_inner_texts() if one.strip() not in box.input_value())
    page.keyboard.press("Escape")
    real_page.pick("y", other.strip())
    expect(title).not_to_have_text(before)
    assert title.inner_text().startswith(other.split(": ", 1)[1].strip())
    address = page.url.partition("?")[2]
    assert "y=" in address
    assert "x=gdp_per_capita" in address
