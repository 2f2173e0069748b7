"""The printed profile in Chromium: one click gives the PDF of the quarter that is shown."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from support.dashboard import Dashboard

pytestmark = pytest.mark.browser


def test_one_click_downloads_the_profile(real_page: Dashboard) -> None:
    page = real_page.open("?lang=en").page
    page.get_by_role("link", name="Case studies").first.click()
    link = page.get_by_role("link", name="Profile as PDF")
    expect(link).to_be_visible()
    box = link.bounding_box()
    assert box is not None
    assert box["height"] >= 24
    with page.expect_download() as waiting:
        link.click()
    file = waiting.value
    assert file.suggested_filename == "altena-en.pdf"
    content = Path(file.path()).read_bytes()
    assert content.startswith(b"%PDF-1.7")
