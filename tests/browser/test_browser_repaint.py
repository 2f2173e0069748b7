"""A change draws what it changes: one run, no navigation anew, nothing faded, nothing twice."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, Request, expect

from support.dashboard import Dashboard
from support.server import dashboard

pytestmark = pytest.mark.browser

# Counts the runs that the page asks for.
_SENT: Final = """
const send = WebSocket.prototype.send;
window.sent = 0;
WebSocket.prototype.send = function (data) { window.sent += 1; return send.call(this, data); };
"""
# Whatever moves or fades while a change is on its way, but for the line at the top.
_WATCH: Final = """() => {
  window.moving = new Set();
  const look = () => {
    for (const one of document.getAnimations()) {
      const name = one.animationName || one.transitionProperty;
      const inside = one.effect.target.closest('.stElementContainer, summary');
      if (inside && one.effect.target === inside) window.moving.add(name);
    }
    if (!window.stopped) requestAnimationFrame(look);
  };
  look();
  window.redrawn = 0;
  new MutationObserver(() => (window.redrawn += 1)).observe(
    document.querySelector('.q-nav').parentElement,
    {subtree: true, childList: true, attributes: true}
  );
}"""


def _sent(page: Page) -> int:
    return int(page.evaluate("window.sent"))


def test_the_first_map_needs_one_run(mini_page: Dashboard) -> None:
    mini_page.page.add_init_script(_SENT)
    mini_page.open()
    mini_page.page.locator(".st-key-lang").wait_for()
    mini_page.settled()
    mini_page.page.wait_for_timeout(1000)
    assert _sent(mini_page.page) == 1


# On a machine that is busy the map may take longer than a page waits for it.
_PATIENT: Final = """
from quartmap.maps import report
wait = report.wait
report.wait = lambda reports, patience_s, between: wait(reports, 60, between)
"""


@pytest.fixture
def patient_url(mini_dir: Path) -> Iterator[str]:
    """Serve pages that wait for their map however long it takes."""
    server = dashboard(mini_dir, "patient", first=_PATIENT).start()
    yield server.url
    server.stop()


@pytest.fixture
def patient(patient_url: str, new_page: Callable[..., Page]) -> Dashboard:
    """A page of that server; it is closed before the server is."""
    return Dashboard(new_page(), patient_url)


def test_the_rest_comes_once_the_map_is_painted(patient: Dashboard) -> None:
    page = patient.page
    page.add_init_script("""
      const looking = setInterval(() => {
        if (!document.querySelector('.st-key-place')) return;
        const frame = document.querySelector('iframe[title="streamlit_folium.st_folium"]');
        const inner = frame && frame.contentDocument;
        window.painted = Boolean(inner && inner.querySelector('#map_div[data-revision]'));
        clearInterval(looking);
      }, 5);
    """)
    patient.open()
    page.locator(".st-key-place").wait_for()
    assert page.evaluate("window.painted") is True


def test_a_change_fades_nothing_and_leaves_the_navigation(mini_page: Dashboard) -> None:
    page = mini_page.open("?level=ward").page
    page.evaluate(_WATCH)
    mini_page.choose("level", "Orte")
    page.evaluate("window.stopped = true")
    assert page.evaluate("[...window.moving]") == []
    assert page.evaluate("window.redrawn") == 0


def test_the_watch_sees_a_fading_part(mini_page: Dashboard) -> None:
    page = mini_page.open().page
    page.evaluate(_WATCH)
    page.add_style_tag(
        content=".stElementContainer { transition: opacity 1s !important; opacity: .9 !important }"
    )
    page.wait_for_timeout(300)
    assert page.evaluate("[...window.moving]") == ["opacity"]


# A part that comes and goes, and a block that takes another class, as with each change.
_STIR: Final = """async () => {
  const block = document.querySelector('[data-testid="stMain"] .stVerticalBlock');
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const part = document.createElement('div');
  part.innerHTML = '<p>a</p><p>b</p>';
  const other = () => block.classList.toggle('stirred');
  for (const step of [() => block.append(part), other, () => part.remove()]) {
    step();
    await frame();
  }
}"""


def test_a_small_change_styles_few_elements_anew(mini_page: Dashboard) -> None:
    page = mini_page.open().page
    page.wait_for_timeout(500)
    browser = page.context.browser
    assert browser is not None
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    page.evaluate(_STIR)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    styled = [one["args"]["elementCount"] for one in events if one["name"] == "UpdateLayoutTree"]
    assert 2 <= sum(styled) < 40


def test_the_language_goes_through_to_the_navigation(mini_page: Dashboard) -> None:
    page = mini_page.open("?level=ward").page
    page.locator(".st-key-lang").get_by_text("English", exact=True).click()
    page.get_by_role("link", name="Case studies").first.wait_for()
    mini_page.settled()
    expect(page.locator(".st-key-level input")).to_have_value("wards")


def test_turning_to_another_page_amid_a_change_leaves_a_page(mini_page: Dashboard) -> None:
    page = mini_page.open().page
    for pause in (10, 30, 50, 80):
        page.locator(".st-key-tab [role=radio]").nth(1).wait_for()
        page.get_by_role("link", name="Handlungsfelder").first.wait_for()
        page.evaluate(
            """async (pause) => {
              document.querySelectorAll('.st-key-tab [role=radio]')[1].click();
              await new Promise((done) => setTimeout(done, pause));
              const links = [...document.querySelectorAll('.q-nav a')];
              links.find((one) => one.innerText.trim() === 'Handlungsfelder').click();
            }""",
            pause,
        )
        page.wait_for_timeout(1000)
        expect(page.locator("h1").first).to_be_visible()
        mini_page.open()


def _documents(page: Page) -> list[tuple[str, bool]]:
    """Return the map's documents as they will be asked for: by the page itself, else its frame."""
    asked: list[tuple[str, bool]] = []

    def note(request: Request) -> None:
        name = request.url.rpartition("/")[2]
        if name.startswith(("areas-", "actors-")):
            asked.append((name, request.frame == page.main_frame))

    page.on("request", note)
    return asked


def test_the_maps_documents_are_read_ahead_and_once(mini_page: Dashboard) -> None:
    asked = _documents(mini_page.page)
    mini_page.open()
    names = [name for name, _ in asked]
    assert len(names) == len(set(names)) > 1
    assert {early for _, early in asked} == {True}


def test_a_map_fetches_what_was_not_read_ahead(mini_page: Dashboard) -> None:
    mini_page.page.add_init_script(
        "Object.defineProperty(window, 'quartmapAhead', {value: undefined})"
    )
    asked = _documents(mini_page.page)
    mini_page.open()
    assert len([name for name, early in asked if not early]) > 1
