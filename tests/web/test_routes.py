"""First-party addresses: what is served, compressed, kept for good and refused."""

import gzip
import json

import pytest
from starlette.applications import Starlette

from quartmap.maps.resources import edition
from quartmap.package import DataPackage
from quartmap.web.routes import IMMUTABLE, routes
from support.asgi import ask


@pytest.fixture
def app(mini: DataPackage) -> Starlette:
    return Starlette(routes=routes(lambda: mini))


@pytest.fixture
def root(mini: DataPackage) -> str:
    return f"/map/{edition(mini)}"


def test_areas_come_in_file_order(app: Starlette, root: str, mini: DataPackage) -> None:
    reply = ask(app, f"{root}/areas-ward.json")
    features = json.loads(reply.body)["features"]
    assert [one["id"] for one in features] == list(mini.geometry["ward"].index)
    assert features[1]["properties"]["name"] == "Hafen"
    assert reply.headers["content-type"] == "application/json"


def test_replies_are_kept_for_good_and_compressed(app: Starlette, root: str) -> None:
    plain = ask(app, f"{root}/areas-town.json")
    packed = ask(app, f"{root}/areas-town.json", {"Accept-Encoding": "gzip"})
    assert plain.headers["cache-control"] == IMMUTABLE
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert int(packed.headers["content-length"]) == len(packed.body)


def test_known_content_is_not_sent_again(app: Starlette, root: str) -> None:
    first = ask(app, f"{root}/actors-de.json")
    again = ask(app, f"{root}/actors-de.json", {"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/map/000000000000/areas-ward.json",
        "/map/{edition}/areas-nowhere.json",
        "/map/{edition}/..%2f..%2fdatapackage.json",
        "/map/{edition}/observations.csv",
        "/leaflet/images/../leaflet.js",
        "/leaflet/images/%2e%2e/leaflet.js",
    ],
)
def test_anything_else_is_not_there(app: Starlette, mini: DataPackage, path: str) -> None:
    assert ask(app, path.format(edition=edition(mini))).status == 404


def test_a_broken_package_serves_nothing(root: str) -> None:
    app = Starlette(routes=routes(lambda: None))
    assert ask(app, f"{root}/areas-ward.json").status == 404


def test_actors_without_location_have_none(app: Starlette, root: str) -> None:
    actors = json.loads(ask(app, f"{root}/actors-en.json").body)["actors"]
    places = {one["id"]: one["at"] for one in actors}
    assert places["a4"] is None
    assert places["a1"] == [50.015, 10.005]
    assert {one["id"]: one["type"] for one in actors}["a2"] == "Shop"
