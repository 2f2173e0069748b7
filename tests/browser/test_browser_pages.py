"""A walk through all pages, in both languages, on a desk and on a phone.

It needs only what the frame of the pages promises: a navigation, a title, a heading, an address.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Frame, Page, expect

import quartmap
from quartmap.names import Language
from quartmap.package import DataPackage, load
from quartmap.texts import texts
from quartmap.views import pages
from support.dashboard import FRAME, Dashboard

pytestmark = pytest.mark.browser

_RESTING = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_NAVIGATION = ".q-nav a"
_FOLDED = '[data-testid="stMain"] [data-testid="stExpander"] details:not([open]) > summary'
_WIDTHS = """() => {
  const main = document.querySelector('[data-testid=stMain]'), root = document.documentElement;
  return [main.scrollWidth - main.clientWidth, root.scrollWidth - window.innerWidth];
}"""
# What a reader sees or hears, one piece of text at a time. What is marked as being in another
# language is quoted; inside a drawing Vega writes labels of its own.
_SAID = """() => {
  const said = new Set();
  const root = document.documentElement;
  const quoted = (node) => (node.closest('[lang]') || root).lang !== root.lang;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode, inside = node.parentElement;
    if (inside.closest('script, style, noscript') || quoted(inside)) continue;
    said.add(node.data.replace(/\\s+/g, ' ').trim());
  }
  for (const node of document.querySelectorAll('[data-testid=stMain] :not(svg *)'))
    for (const name of ['aria-label', 'title', 'alt', 'placeholder'])
      if (node.getAttribute(name)) said.add(node.getAttribute(name).replace(/\\s+/g, ' ').trim());
  return [...said].filter(Boolean);
}"""


def _catalogue() -> Iterator[tuple[str, str]]:
    """Return every English sentence with its German one, singular and plural each."""
    for path in sorted((Path(quartmap.__file__).parent / "texts").glob("de*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="de"):
                if isinstance(message.id, str):
                    yield message.id, str(message.string)
                else:
                    yield from zip(message.id, map(str, message.string), strict=True)


@lru_cache
def _wrong(language: Language) -> re.Pattern[str]:
    """Return what no text of a page in that language may be: a sentence of the other."""
    both = [pair for pair in _catalogue() if pair[0]]
    own = {german if language == "de" else english for english, german in both}
    other = {english if language == "de" else german for english, german in both}
    return re.compile("|".join(_pattern(one) for one in sorted(other - own) if _telling(one)))


def _telling(sentence: str) -> bool:
    """Tell whether the words beside the placeholders are enough to know the sentence by."""
    letters = len(re.sub(r"\{\w+\}|%d|[^A-Za-zÄÖÜäöüß]", "", sentence))
    return letters > (9 if re.search(r"\{\w+\}|%d", sentence) else 2)


def _pattern(sentence: str) -> str:
    """Return the sentence as a pattern: anything, or nothing yet, may fill a placeholder."""
    parts = re.split(r"\{\w+\}|%d", " ".join(sentence.split()))
    return ".*".join(map(re.escape, parts)).strip("\\ ").join(("(?:", ")"))


def _mixed(page: Page, language: Language) -> list[str]:
    """Return the texts of the page, its frames included, that are in the other language."""
    said = [text for frame in page.frames if _ours(frame, page) for text in frame.evaluate(_SAID)]
    assert len(said) > 10
    names = _names()  # a town may be called like a word of the other language
    return [text for text in said if text not in names and _wrong(language).fullmatch(text)]


@lru_cache
def _names() -> frozenset[str]:
    return frozenset(load().register["name"])


def _ours(frame: Frame, page: Page) -> bool:
    return frame.url.startswith("/".join(page.url.split("/")[:3]))


def _rest(page: Page) -> None:
    page.locator(_RESTING).wait_for()
    # A script that is about to start has not said so yet.
    page.wait_for_timeout(200)
    page.locator(_RESTING).wait_for()


def _go(page: Page, title: str) -> None:
    """Follow the navigation to the page of that name."""
    link = page.locator(_NAVIGATION).filter(has_text=re.compile(f"^{re.escape(title)}$"))
    link.click()
    expect(link).to_have_attribute("aria-current", "page")
    _rest(page)


def _on_map(dashboard: Dashboard) -> None:
    """Wait for the map; for a moment that of the run before may stand beside it."""
    _rest(dashboard.page)
    expect(dashboard.page.locator(FRAME)).to_have_count(1)
    dashboard.expect_area_count(2)
    dashboard.settled()


def _unfold(page: Page) -> None:
    """Open all that is folded away; what is unfolded is there only then."""
    for _ in range(40):
        if not page.locator(_FOLDED).count():
            return
        page.locator(_FOLDED).first.click()
        _rest(page)
    raise AssertionError("expanders do not stay open")


def _title(package: DataPackage, language: Language, name: str) -> str:
    words = texts(language)
    own = "" if name == pages.MAP else f"{pages.titles(words)[name]} \N{EN DASH} "
    return own + words.pick(package.dashboard.title)


@pytest.fixture(scope="module")
def package(geodata_dir: Path) -> DataPackage:
    return load(geodata_dir)


@pytest.mark.parametrize(("language", "width"), [("de", 1440), ("en", 390)])
def test_a_walk_through_all_pages(
    real_page: Dashboard, package: DataPackage, language: Language, width: int
) -> None:
    """Console, requests and dialogs are watched by the page's fixture."""
    page = real_page.page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{real_page.url}/?lang={language}")
    expect(page.locator("h1")).to_have_count(1)
    _rest(page)
    found: dict[str, object] = {}
    for name, title in pages.titles(texts(language)).items():
        _go(page, title)
        expect(page).to_have_title(_title(package, language, name))
        expect(page.locator("html")).to_have_attribute("lang", language)
        heading = page.locator("h1")
        expect(heading).to_have_count(1)
        if name not in (pages.MAP, pages.SIMILAR):  # theirs says what is shown
            expect(heading).to_have_text(title)
        expect(page.get_by_test_id("stException")).to_have_count(0)
        _unfold(page)
        if any(over > 0 for over in page.evaluate(_WIDTHS)):
            found[f"{name}, overflow"] = page.evaluate(_WIDTHS)
        if mixed := _mixed(page, language):
            found[f"{name}, other language"] = mixed
    assert found == {}


def test_the_walk_knows_the_other_language(mini_page: Dashboard) -> None:
    mini_page.open("?lang=en")
    _rest(mini_page.page)
    assert _mixed(mini_page.page, "en") == []
    assert "Reference date" in _mixed(mini_page.page, "de")
    # A sentence with a figure in it, too.
    assert any("areas shown" in text for text in _mixed(mini_page.page, "de"))


@pytest.mark.parametrize("name", [pages.STUDIES, pages.ACTORS, pages.FIELDS, pages.DATA])
def test_each_page_has_an_address(
    new_page: Callable[..., Page],
    serve: Callable[..., str],
    geodata_dir: Path,
    package: DataPackage,
    name: str,
) -> None:
    page = new_page()
    page.goto(f"{serve(geodata_dir, 'geodata')}/{name}?lang=en")
    expect(page.locator("h1")).to_have_text(pages.titles(texts("en"))[name])
    expect(page).to_have_title(_title(package, "en", name))
    _rest(page)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    assert parse_qs(urlsplit(page.url).query) == {"lang": ["en"]}


def test_the_map_stands_as_it_was_left(mini_page: Dashboard) -> None:
    mini_page.page.goto(f"{mini_page.url}/?level=town&date=2011-05-09")
    _on_map(mini_page)
    _rest(mini_page.page)
    left, shown = mini_page.page.url, mini_page.picture()
    titles = pages.titles(texts("de"))
    _go(mini_page.page, titles[pages.FIELDS])
    assert urlsplit(mini_page.page.url).path == f"/{pages.FIELDS}"
    assert "level" not in mini_page.page.url
    _go(mini_page.page, titles[pages.MAP])
    _on_map(mini_page)
    assert parse_qs(urlsplit(mini_page.page.url).query) == parse_qs(urlsplit(left).query)
    assert mini_page.picture() == shown
