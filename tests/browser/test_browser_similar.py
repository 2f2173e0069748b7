"""The page of similar areas in Chromium: the map shows the nearest; a click sets one beside."""

import re

import pytest
from playwright.sync_api import expect

from support.dashboard import Dashboard

pytestmark = pytest.mark.browser


def test_a_weight_repaints_the_map_and_an_area_is_set_beside(real_page: Dashboard) -> None:
    real_page.open("similar?like=hoersterfeld&basis=grid")
    page = real_page.page
    codes = real_page.picture()["codes"]
    assert sum(codes.count(one) for one in "012") == 10
    assert codes.count("-") == 1  # the district around it
    labels = real_page.map.locator(".leaflet-labels-pane .label span")
    nearest = page.locator(".q-alike tbody th").first.inner_text().split("\n")[0]
    expect(labels.filter(has_text=nearest).first).to_be_attached()

    page.locator(".st-key-fold_weights summary").click()
    row = page.locator(".st-key-by_vacancy_rate")
    with real_page.repaint():
        row.get_by_role("radio", name="0").click()
    expect(page).to_have_url(re.compile("by="))
    assert "vacancy_rate" not in page.url
    assert real_page.picture()["codes"] != codes

    with real_page.repaint():
        real_page.area("05113000-byfang").press("Enter")
    expect(page.locator(".q-beside caption")).to_contain_text("Byfang (Essen)")
    expect(page).to_have_url(re.compile("peer=05113000-byfang"))
