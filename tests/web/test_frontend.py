"""Streamlit's own files: sent packed and kept for good; nothing but them is opened."""

import gzip

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from quartmap.web.frontend import ADDRESS, FrontendFiles, folder, known
from quartmap.web.packed import IMMUTABLE
from support.asgi import ask

_PACKED = {"Accept-Encoding": "gzip, deflate, br"}


async def _beyond(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("beyond", 418)(scope, receive, send)


@pytest.fixture
def app() -> ASGIApp:
    return FrontendFiles(_beyond)


def _largest(kind: str) -> str:
    found = (one for one in known() if one.endswith(kind))
    return max(found, key=lambda one: known()[one].stat().st_size)


@pytest.mark.parametrize("kind", [".js", ".css"])
def test_a_module_travels_packed_and_is_kept(app: ASGIApp, kind: str) -> None:
    address = _largest(kind)
    content = (folder() / address.removeprefix(ADDRESS)).read_bytes()
    reply = ask(app, address, _PACKED)
    assert gzip.decompress(reply.body) == content
    assert len(reply.body) < len(content) / 2
    assert reply.headers["content-encoding"] == "gzip"
    assert reply.headers["cache-control"] == IMMUTABLE
    assert reply.headers["content-type"].startswith(
        ("text/javascript", "application/j", "text/css")
    )
    assert ask(app, address).body == content
    again = ask(app, address, {**_PACKED, "If-None-Match": reply.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


def test_what_packing_makes_no_smaller_is_sent_as_it_is(app: ASGIApp) -> None:
    address = next(one for one in known() if one.endswith(".woff2"))
    reply = ask(app, address, _PACKED)
    assert "content-encoding" not in reply.headers
    assert reply.body[:4] == b"wOF2"


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/static/",
        "/static/../index.html",
        "/static/js/../../../__init__.py",
        "/static/js/none.js",
        "/studies/static/js/none.js",
    ],
)
def test_everything_else_is_passed_on(app: ASGIApp, address: str) -> None:
    assert ask(app, address, _PACKED).body == b"beyond"


def test_nothing_is_taken_in(app: ASGIApp) -> None:
    assert ask(app, _largest(".css"), method="POST").status == 418
