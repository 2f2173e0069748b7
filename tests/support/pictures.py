"""`PYTHONPATH=tests python -m support.pictures`: take the pictures of both READMEs anew."""

import io
from typing import Final

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from support.browsing import launch
from support.dashboard import Dashboard
from support.server import ROOT, dashboard

_VIEW: Final = "?place=essen&area=altenessen-karnap"
_PICTURES: Final = {
    "map.png": (f"{_VIEW}&lang=en", "en-GB"),
    "map.de.png": (_VIEW, "de-DE"),
}
"""File to address and the browser's language."""
_FONTS_MS: Final = 2_000


def picture(browser: Browser, url: str, query: str, locale: str) -> bytes:
    """Return the page as PNG of 1440 by 900 pixels, in 256 colours to be small."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale=locale)
    Dashboard(page, url).open(query)
    page.wait_for_timeout(_FONTS_MS)
    with Image.open(io.BytesIO(page.screenshot())) as shot:
        small = shot.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    page.close()
    content = io.BytesIO()
    small.save(content, "PNG", optimize=True)
    return content.getvalue()


def main() -> None:
    server = dashboard(ROOT / "geodata", "pictures").start()
    try:
        with sync_playwright() as engine:
            browser = launch(engine.chromium)
            for name, (query, locale) in _PICTURES.items():
                path = ROOT / "docs" / "images" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(picture(browser, server.url, query, locale))
            browser.close()
    finally:
        server.stop()


if __name__ == "__main__":
    main()
