"""Headers and language on every reply."""

import re
from collections.abc import Callable, Iterable
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from quartmap.names import PAGES, Language

_TITLE = re.compile(rb"<title>.*?</title>", re.DOTALL)


def policy(*, image_hosts: Iterable[str] = (), embedders: Iterable[str] = ()) -> str:
    """Return the Content-Security-Policy.

    `unsafe-inline` and `unsafe-eval` are forced: streamlit-folium runs the map's script by `eval`
    and inline, Vega compiles expressions, Streamlit sets inline styles. All else is this server
    alone; `image_hosts` are the online tiles that a visitor may switch on, `embedders` may show
    the page in a frame.
    """
    images = " ".join(["'self'", "data:", "blob:", *image_hosts])
    ancestors = " ".join(["'self'", *embedders])
    return "; ".join(
        [
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
            "style-src 'self' 'unsafe-inline'",
            f"img-src {images}",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors {ancestors}",
        ]
    )


class SecurityHeaders:
    """ASGI middleware that adds the headers to every HTTP reply."""

    def __init__(self, app: ASGIApp, content_policy: str) -> None:
        self.app = app
        self.fixed = {
            "Content-Security-Policy": content_policy,
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Permissions-Policy": "camera=(), geolocation=(self), microphone=()",
            "Cross-Origin-Opener-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to its reply."""

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.fixed.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, add if scope["type"] == "http" else send)


class PageHead:
    """ASGI middleware that mends the head of Streamlit's page.

    The language is the one asked for instead of a fixed English; `additions` gives the HTML to
    add for it and the page asked for (title, style, what the browser should fetch early).
    """

    def __init__(
        self,
        app: ASGIApp,
        languages: tuple[Language, ...],
        additions: Callable[[Language, str], str],
    ) -> None:
        self.app = app
        self.languages = languages
        self.additions = additions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Rewrite the page's HTML; everything else passes untouched."""
        if scope["type"] != "http" or not _asks_for_page(scope):
            await self.app(scope, receive, send)
            return
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[-1]
        language = next((one for one in self.languages if one == asked), self.languages[0])
        named = scope["path"].rstrip("/").rpartition("/")[2]
        page = named if named in PAGES else PAGES[0]
        added = self.additions(language, page)
        await self.app(_plain(scope), receive, _rewriter(send, language, added))


def _asks_for_page(scope: Scope) -> bool:
    headers = dict(scope["headers"])
    # A file fetched ahead is asked for like a page; only the second header tells them apart.
    asked = b"text/html" in headers.get(b"accept", b"")
    page = headers.get(b"sec-fetch-dest", b"document") in (b"document", b"iframe")
    framed = "/component/" in scope["path"]
    return scope["method"] == "GET" and asked and page and not framed


def _plain(scope: Scope) -> Scope:
    """Return the scope without `Accept-Encoding`, so that the HTML can be read."""
    headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": headers}


def _rewriter(send: Send, language: str, additions: str) -> Send:
    start: list[Message] = []
    body = bytearray()

    async def rewrite(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.append(message)
            return
        body.extend(message.get("body", b""))
        if message.get("more_body"):
            return
        page = bytes(body).replace(b'<html lang="en"', f'<html lang="{language}"'.encode(), 1)
        page = _TITLE.sub(b"", page, count=1).replace(b"</head>", f"{additions}</head>".encode(), 1)
        MutableHeaders(scope=start[0])["content-length"] = str(len(page))
        await send(start[0])
        await send({"type": "http.response.body", "body": page})

    return rewrite
