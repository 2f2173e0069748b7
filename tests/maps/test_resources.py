"""What the browser fetches and the frame that holds it."""

import json

import pytest
import shapely

from quartmap.maps import base_map, restyle
from quartmap.maps.resources import ROOT, actor_document, documents, edition, geometry_document, url
from quartmap.maps.style import Change, Coded
from quartmap.package import DataPackage, load
from quartmap.texts import Notation, texts


def test_every_layer_has_a_document(mini: DataPackage) -> None:
    names = set(documents(mini))
    assert {f"areas-{level}.json" for level in ("core", "ward", "town", "shire")} <= names
    assert {"actors-de.json", "actors-en.json", "context-rivers.json", "map.css"} <= names
    assert "context-railways.json" not in names


def test_geometry_is_what_the_package_has(mini: DataPackage) -> None:
    features = json.loads(geometry_document(mini, "ward"))["features"]
    for feature, shape in zip(features, mini.geometry["ward"].geometry, strict=True):
        drawn = shapely.from_geojson(json.dumps(feature["geometry"]))
        assert drawn.equals_exact(shape, 1e-9)
        lat, lon = feature["properties"]["at"]
        assert shape.contains(shapely.Point(lon, lat))


def test_actor_types_come_in_the_language(mini: DataPackage) -> None:
    german = json.loads(actor_document(mini, "de"))["actors"]
    english = json.loads(actor_document(mini, "en"))["actors"]
    assert [german[0]["type"], english[0]["type"]] == ["Amt", "Public office"]


def test_address_changes_with_the_data(mini: DataPackage, hostile_dir) -> None:
    other = load(hostile_dir)
    assert edition(other) != edition(mini)
    assert url(mini, "map.css") == f"{ROOT}map/{edition(mini)}/map.css"


def test_frame_asks_this_server_only(mini: DataPackage) -> None:
    frame = base_map(mini, texts("de"))
    addresses = [address for _, address in [*frame.default_js, *frame.default_css]]
    assert addresses
    assert all(address.startswith("../../") for address in addresses)


@pytest.mark.parametrize("name", ["</script><script>alert(1)</script>", "${1}`", "\u2028{{7*7}}"])
def test_style_table_is_inert(name: str) -> None:
    nothing = Coded("", ())
    change = Change(
        geometry="g",
        areas=nothing,
        cases=nothing,
        case_ids=(),
        actors="",
        breaks=None,
        legend={"title": name},
        notation=Notation(texts("de"), 0, "%"),
        fit={},
    )
    group = restyle(change)
    table = next(iter(group._children.values())).table
    assert "<" not in table
    assert json.loads(table)["legend"]["title"] == name
