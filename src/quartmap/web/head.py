"""What the head of the page holds beside Streamlit's own."""

from functools import lru_cache
from html import escape
from importlib.resources import files
from typing import Final

from quartmap.maps.resources import first_documents
from quartmap.names import PAGES, Language
from quartmap.package import DataPackage
from quartmap.texts import texts
from quartmap.web.chunks import MAPS, needed

_NAMES: Final = "|".join(PAGES[1:])
_START: Final = (
    "<script>window.__streamlit = {BACKEND_BASE_URL: new URL("
    f"location.pathname.replace(/({_NAMES})\\/?$/, ''), location.origin).href, "
    'HOST_CONFIG: {allowedOrigins: ["https://nobody.invalid"], useExternalAuthToken: false}}'
    "</script>"
)
"""Opened at a page's own address, Streamlit would look for its server below it first. It would
also ask the server, before it connects, which sites may steer the page from outside: none may, and
each of its own messages would be held against a long list of them."""
_HISTORY: Final = """<script>(() => {
  let asked = false, path = location.pathname;
  for (const act of ["pointerdown", "keydown", "click", "input", "blur"])
    addEventListener(act, () => { asked = true; }, true);
  const push = history.pushState, replace = history.replaceState;
  history.pushState = function (state, title, url) {
    const next = new URL(url ?? "", location.href).pathname, arrives = next !== path;
    const change = arrives || asked ? push : replace;
    change.call(history, state, title, url);
    path = next;
    if (arrives) asked = false;
  };
  addEventListener("popstate", () => { path = location.pathname; asked = false; });
})()</script>"""
"""Streamlit makes each address that the script writes a step in the history. One that merely
completes the address just arrived at, before anybody did anything, belongs to that step: else
Back would stop at an address that no one has been to."""
_UNCOVER: Final = """<script>addEventListener("click", (event) => {
  if (innerWidth > 768 || !event.target.closest(".st-key-hits a")) return;
  document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
})</script>"""
"""On a phone the sidebar lies over the page: a hit of the search is to be seen."""

_AHEAD: Final = """<script>window.quartmapAhead = (() => {
  const idle = window.requestIdleCallback || setTimeout;
  const rest = () => new Promise((done) => idle(done, {timeout: 300}));
  const read = (url) => fetch(url, {priority: "low"})
    .then((reply) => (reply.ok ? reply.text() : ""))
    .then((text) => rest().then(() => text && JSON.parse(text)));
  const named = [...document.querySelectorAll('link[rel="quartmap-document"]')];
  const found = new Map(named.map(({href}) => [href, read(href).catch(() => null)]));
  return {read: (url) => found.get(url)};
})()</script>"""
"""The map's documents are fetched and read while the page waits for the server, not once the map's
frame asks for them."""


def head(
    package: DataPackage | None, language: Language, scripts: list[str], page: str = PAGES[0]
) -> str:
    """Return title and style, and links to what the page will need; `scripts` first for a map.

    Fetched early it is there when the page asks for it.
    """
    title = texts(language).pick(package.dashboard.title) if package else "quartmap"
    ahead: list[str] = []
    if package and page in MAPS:
        ahead = [*scripts, *first_documents(package, language, whole=page == PAGES[0])]
    links = "".join(f'<link rel="modulepreload" href="{chunk}">' for chunk in needed(page))
    for address in ahead:
        kind = "quartmap-document" if address.endswith(".json") else "prefetch"
        links += f'<link rel="{kind}" href="{escape(address)}">'
    scripts_first = f"<title>{escape(title)}</title>{_START}{_HISTORY}{_UNCOVER}{_sheets()}"
    return f"{scripts_first}{links}{_AHEAD}<style>{_style()}</style>"


@lru_cache(maxsize=1)
def _sheets() -> str:
    script = files("quartmap") / "views" / "sheet.js"
    return f"<script>{script.read_text('utf-8')}</script>"


@lru_cache(maxsize=1)
def _style() -> str:
    folder = (files("quartmap") / "views").iterdir()
    sheets = {one.name: one for one in folder if one.name.endswith(".css")}
    return "\n".join(sheet.read_text("utf-8") for _, sheet in sorted(sheets.items()))
