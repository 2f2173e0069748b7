"""Times measured inside the browser, so that the tool that clicks does not count."""

from typing import Any, Final

from playwright.sync_api import Page

# t0: the mouse is released on an option. t1: what was waited for is on the screen, i.e. the frame
# after it has been painted. Socket messages are noted for the profile.
INIT: Final = """
if (window === window.top) {
  window.bench = {messages: []};
  const bench = window.bench;
  document.addEventListener('pointerup', (event) => {
    if (event.target.closest && event.target.closest('[role=option]')) {
      bench.t0 = performance.now();
      bench.messages.length = 0;
    }
  }, true);
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    bench.messages.push(['sent', performance.now()]);
    return send.call(this, data);
  };
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...all) {
      super(...all);
      this.addEventListener('message', () => bench.messages.push(['got', performance.now()]));
    }
  };
  bench.painted = (done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  });
  bench.frame = () => {
    const frame = document.querySelector('iframe[title="streamlit_folium.st_folium"]');
    try { return frame && frame.contentWindow; } catch (error) { return null; }
  };
  bench.box = () => {
    const inner = bench.frame();
    return inner && inner.document.querySelector('#map_div[data-revision]');
  };
  bench.boxes = () => [...document.querySelectorAll('iframe[title="streamlit_folium.st_folium"]')]
    .map((frame) => frame.contentDocument.querySelector('#map_div[data-revision]'))
    .filter(Boolean);
  bench.text = () => {
    const box = document.querySelector('.st-key-answer');
    return box ? box.innerText.trim() : '';
  };
  bench.paths = () => {
    const inner = bench.frame();
    return inner ? inner.document.querySelectorAll('path.leaflet-interactive').length : 0;
  };
}
"""

# Each returns once armed; the promise of the time lies in bench.result.
_ARM: Final = {
    "ours": """() => {
      const box = bench.box(), old = box.dataset.revision;
      bench.result = new Promise((resolve) => new MutationObserver((_, observer) => {
        if (box.dataset.revision === old) return;
        observer.disconnect();
        resolve(performance.now());
      }).observe(box, {attributes: true, attributeFilter: ['data-revision']}));
    }""",
    "plain": """(count) => {
      const seen = bench.frame();
      seen.benchSeen = true;
      bench.result = new Promise((resolve) => {
        const look = () => {
          const inner = bench.frame();
          const fresh = inner && !inner.benchSeen;
          if (fresh && bench.paths() >= count) bench.painted(() => resolve(performance.now()));
          else requestAnimationFrame(look);
        };
        look();
      });
    }""",
    "empty": """() => {
      const old = bench.text();
      bench.result = new Promise((resolve) => new MutationObserver((_, observer) => {
        if (bench.text() === old || !bench.text()) return;
        observer.disconnect();
        bench.painted(() => resolve(performance.now()));
      }).observe(document.body, {subtree: true, childList: true, characterData: true}));
    }""",
}
_READ: Final = """async () => {
  const t1 = await bench.result;
  return {t0: bench.t0, t1, messages: bench.messages.slice()};
}"""

# Milliseconds from the start of the navigation.
FIRST: Final = {
    "ours": "() => bench.box() && performance.now()",
    "empty": "() => bench.text() && performance.now()",
}
_RESTS: Final = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def option(page: Page, key: str, label: str, kind: str, count: int = 0) -> dict[str, Any]:
    """Choose an option of the select box `key`; return t0, t1 (ms) and the socket's messages."""
    page.bring_to_front()
    page.locator(_RESTS).wait_for()
    page.locator(f".st-key-{key} input[role=combobox]").click()
    wanted = page.locator("[role=option]").get_by_text(label, exact=True)
    wanted.wait_for()
    page.wait_for_timeout(250)  # the list has opened and the processor rests
    page.evaluate(_ARM[kind], count)
    wanted.click()
    found: dict[str, Any] = page.evaluate(_READ)
    page.locator(_RESTS).wait_for()
    return found
