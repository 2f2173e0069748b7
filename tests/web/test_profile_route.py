"""The address of a quarter's printed profile."""

import pytest
from starlette.applications import Starlette

from quartmap.package import DataPackage
from quartmap.paper.compile import profile_pdf, stamp
from quartmap.web.routes import IMMUTABLE, routes
from support.asgi import ask


@pytest.fixture
def app(mini: DataPackage) -> Starlette:
    return Starlette(routes=routes(lambda: mini))


def test_the_profile_is_served_for_good(app: Starlette, mini: DataPackage) -> None:
    address = f"/profile/{stamp(mini)}/hafenviertel-en.pdf"
    reply = ask(app, address, {"Host": "maps.example.org"})
    assert reply.headers["content-type"] == "application/pdf"
    assert reply.headers["cache-control"] == IMMUTABLE
    assert reply.headers["content-disposition"] == 'attachment; filename="hafenviertel-en.pdf"'
    assert reply.body == profile_pdf(mini, "hafenviertel", "en", "http://maps.example.org/")
    seen = {"Host": "maps.example.org", "If-None-Match": reply.headers["etag"]}
    again = ask(app, address, seen)
    assert (again.status, again.body) == (304, b"")


def test_a_strange_host_stands_in_no_document(app: Starlette, mini: DataPackage) -> None:
    reply = ask(app, f"/profile/{stamp(mini)}/moosbach-de.pdf", {"Host": "x" * 3000})
    assert reply.body == profile_pdf(mini, "moosbach", "de", "")


@pytest.mark.parametrize(
    "path",
    [
        "/profile/000000000000/moosbach-de.pdf",
        "/profile/{stamp}/moosbach-fr.pdf",
        "/profile/{stamp}/moosbach.pdf",
        "/profile/{stamp}/nowhere-de.pdf",
        "/profile/{stamp}/..%2fmoosbach-de.pdf",
    ],
)
def test_any_other_profile_is_not_there(app: Starlette, mini: DataPackage, path: str) -> None:
    assert ask(app, path.format(stamp=stamp(mini))).status == 404


def test_a_broken_package_has_no_profile(mini: DataPackage) -> None:
    app = Starlette(routes=routes(lambda: None))
    assert ask(app, f"/profile/{stamp(mini)}/moosbach-de.pdf").status == 404
