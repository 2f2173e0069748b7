"""Security headers on every reply, and the page's language."""

import re
from html import escape
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from quartmap.package import load
from quartmap.web.head import head
from quartmap.web.headers import PageHead, SecurityHeaders, policy
from support.asgi import ask
from support.mini import HOSTILE

_PAGE = '<!doctype html><html lang="en"><head></head><body lang="en">ä</body></html>'
_BROWSER = {"Accept": "text/html,*/*"}


async def _page(scope, receive, send) -> None:
    request = Request(scope)
    if request.url.path != "/missing":
        await HTMLResponse(_PAGE)(scope, receive, send)
    else:
        await Response(b"{}", 404, media_type="application/json")(scope, receive, send)


def _directives(text: str) -> dict[str, list[str]]:
    return {one.split()[0]: one.split()[1:] for one in text.split(";")}


@pytest.mark.parametrize("path", ["/", "/missing"])
def test_every_reply_carries_the_headers(path: str) -> None:
    headers = ask(SecurityHeaders(_page, policy()), path).headers
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'self'" in headers["content-security-policy"]


def test_policy_lets_nobody_in_by_itself() -> None:
    directives = _directives(policy())
    assert directives["default-src"] == ["'self'"]
    assert directives["frame-ancestors"] == ["'self'"]
    assert directives["object-src"] == ["'none'"]
    everything = [word for words in directives.values() for word in words]
    assert not [word for word in everything if word.startswith("http") or word == "*"]


def test_policy_names_tiles_and_embedders_only_where_they_belong() -> None:
    text = policy(image_hosts=["https://tiles.example"], embedders=["https://town.example"])
    directives = _directives(text)
    assert "https://tiles.example" in directives["img-src"]
    assert directives["frame-ancestors"] == ["'self'", "https://town.example"]
    assert text.count("example") == 2


def _with_head() -> PageHead:
    return PageHead(_page, ("de", "en"), lambda language, page: f"<title>{language} {page}</title>")


@pytest.mark.parametrize(
    ("query", "language"), [("", "de"), ("?lang=en", "en"), ("?lang=%22%3E%3Cscript%3E", "de")]
)
def test_page_tells_its_language_and_what_it_will_need(query: str, language: str) -> None:
    reply = ask(_with_head(), f"/{query}", _BROWSER)
    wanted = _PAGE.replace('<html lang="en"', f'<html lang="{language}"')
    title = f"<title>{language} map</title>"
    assert reply.body.decode() == wanted.replace("</head>", f"{title}</head>")
    assert int(reply.headers["content-length"]) == len(reply.body)


@pytest.mark.parametrize(
    ("path", "page"),
    [("/", "map"), ("/studies", "studies"), ("/base/data/", "data"), ("/nowhere", "map")],
)
def test_page_tells_which_it_is(path: str, page: str) -> None:
    assert f"<title>de {page}</title>" in ask(_with_head(), path, _BROWSER).body.decode()


def test_what_is_fetched_ahead_is_no_page() -> None:
    ahead = {**_BROWSER, "Sec-Fetch-Dest": "empty"}
    assert ask(_with_head(), "/", ahead).body.decode() == _PAGE


def test_other_replies_stay_as_they_are() -> None:
    assert ask(_with_head(), "/missing", {"Accept": "application/json"}).body == b"{}"
    assert ask(_with_head(), "/", {"Accept": "*/*"}).body.decode() == _PAGE


def test_head_names_the_package_literally(hostile_dir: Path, mini_dir: Path) -> None:
    tame = head(load(mini_dir), "de", [])
    text = head(load(hostile_dir), "de", ["a.js?x=1&y=2"])
    assert '<link rel="prefetch" href="a.js?x=1&amp;y=2">' in text
    assert f"<title>Lindtal in Karten {escape(HOSTILE)}</title>" in text
    assert re.findall("<script>.*?</script>", text, re.DOTALL) == re.findall(
        "<script>.*?</script>", tame, re.DOTALL
    )
    assert text.count("<script") == tame.count("<script")
    assert HOSTILE not in text
    assert "<img" not in text
