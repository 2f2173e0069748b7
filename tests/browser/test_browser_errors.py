"""The section on the quality of estimates in Chromium, on a narrow phone."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support.dashboard import Dashboard

pytestmark = pytest.mark.browser


def test_pictures_follow_the_choice_and_nothing_scrolls_sideways(
    new_page: Callable[..., Page], serve: Callable[..., str], geodata_dir: Path
) -> None:
    page = new_page(viewport={"width": 360, "height": 780})
    page.goto(f"{serve(geodata_dir, 'geodata')}/data?section=estimates")
    charts = page.locator(".st-key-error_charts .q-drawing svg")
    expect(charts).to_have_count(2)
    expect(page.locator(".q-lead")).to_contain_text("1-km-Zellen")
    Dashboard(page, "").pick("checked", "Leerstandsquote")
    expect(page).to_have_url(re.compile("checked=vacancy_rate"))
    title = page.locator(".q-errors .q-title").first
    expect(title).to_contain_text("Leerstandsquote")
    expect(charts).to_have_count(2)
    wide = "() => document.querySelector('[data-testid=stMain]').scrollWidth"
    assert page.evaluate(wide) <= 360
