"""First-party addresses: what is served, compressed, kept for good and refused."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from starlette.applications import Starlette

from quartmap.maps.report import expect
from quartmap.maps.resources import edition
from quartmap.package import DataPackage, load
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
        "/data/000000000000/lindtal-1.0.0.zip",
        "/data/{digest}/other.zip",
        "/data/{digest}/..%2fdatapackage.json",
        "/leaflet/images/../leaflet.js",
        "/leaflet/images/%2e%2e/leaflet.js",
    ],
)
def test_anything_else_is_not_there(app: Starlette, mini: DataPackage, path: str) -> None:
    known = {"edition": edition(mini), "digest": mini.digest[:12]}
    assert ask(app, path.format(**known)).status == 404


def test_a_broken_package_serves_nothing(root: str) -> None:
    app = Starlette(routes=routes(lambda: None))
    assert ask(app, f"{root}/areas-ward.json").status == 404


def test_actors_without_location_have_none(app: Starlette, root: str) -> None:
    actors = json.loads(ask(app, f"{root}/actors-en.json").body)["actors"]
    places = {one["id"]: one["at"] for one in actors}
    assert places["a4"] is None
    assert places["a1"] == [50.015, 10.005]
    assert {one["id"]: one["type"] for one in actors}["a2"] == "Shop"


def test_the_whole_package_is_served_for_good(app: Starlette, mini: DataPackage) -> None:
    address = f"/data/{mini.digest[:12]}/lindtal-1.0.0.zip"
    reply = ask(app, address)
    assert reply.headers["content-type"] == "application/zip"
    assert reply.headers["cache-control"] == IMMUTABLE
    assert reply.headers["content-disposition"] == 'attachment; filename="lindtal-1.0.0.zip"'
    with zipfile.ZipFile(io.BytesIO(reply.body)) as zipped:
        assert "lindtal-1.0.0/datapackage.json" in zipped.namelist()
    again = ask(app, address, {"If-None-Match": reply.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


def test_an_edition_that_has_changed_is_not_served_as_itself(mini_copy: Path) -> None:
    package = load(mini_copy)
    (mini_copy / "events.csv").write_text("changed", "utf-8")
    app = Starlette(routes=routes(lambda: package))
    reply = ask(app, f"/data/{package.digest[:12]}/lindtal-1.0.0.zip")
    assert reply.status == 503
    assert "cache-control" not in reply.headers


def test_a_painted_map_may_tell_of_itself(app: Starlette) -> None:
    report = expect()
    assert ask(app, f"/painted/{report.token}").status == 405
    assert not report.come.is_set()
    assert ask(app, f"/painted/{report.token}", method="POST").status == 204
    assert report.come.is_set()
    assert ask(app, "/painted/too-late", method="POST").status == 204
