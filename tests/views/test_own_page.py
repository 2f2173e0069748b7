"""The page of own areas: ways to define one, what is kept, what is told and what is not."""

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import shapely
from streamlit.testing.v1 import AppTest

from quartmap.own import link, shapes
from quartmap.own.record import OwnArea
from quartmap.package import DataPackage, load
from quartmap.texts import texts
from quartmap.views import own_areas
from quartmap.views.own_circle import centres
from quartmap.views.own_corners import as_geometry, as_text
from quartmap.views.own_files import outlines
from support.mini import HOSTILE
from support.shown import bodies

Visit = Callable[..., AppTest]
Geometry = dict[str, Any]
_SMALL = shapely.box(7.012, 51.46, 7.014, 51.461)


@pytest.fixture(scope="module")
def real(geodata_dir: Path) -> DataPackage:
    return load(geodata_dir)


def _html(test: AppTest) -> str:
    return unescape("\n".join(bodies(test)))


def _sent(test: AppTest) -> dict[str, Any]:
    """Return what the map is told of own areas."""
    sent = json.loads(test.get("component_instance")[0].proto.json_args)
    script = next(one for one in sent.values() if "quartmap.paint(" in str(one))
    table = re.search(r"quartmap\.paint\((\{.*\})\);", str(script))
    assert table is not None
    found: dict[str, Any] = json.loads(table[1])["own"]
    return found


def _names(test: AppTest) -> list[str]:
    return [area["name"] for area in _sent(test)["areas"]]


def _box(west: float, south: float, size: float = 0.02) -> shapely.Polygon:
    east, north = round(west + size, 6), round(south + size / 2, 6)
    return shapely.box(west, south, east, north)


def _told(*areas: OwnArea) -> str:
    text = link.encode(areas)
    assert text
    return text


def _drawn(name: str, west: float, south: float) -> OwnArea:
    return OwnArea(name, _box(west, south), "drawn")


def test_empty_page_invites_and_has_an_example(visit: Visit, geodata_dir: Path) -> None:
    test = visit(geodata_dir, "own")
    assert not test.exception
    assert "Noch ist keines da" in _html(test)
    assert _sent(test)["areas"] == []
    assert "<table" not in _html(test)
    test.button(key="own_example").click().run()
    assert not test.exception
    package = load(geodata_dir)
    assert package.cases is not None
    first = package.cases.cases[0].area_id
    assert _names(test) == [package.register.loc[first, "name"]]
    (area,) = link.decode(package, test.query_params["own"])
    assert area.parts == (first,)
    assert "Auf einen Blick" in _html(test)


def test_page_of_another_package(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "own")
    assert not test.exception
    test.button(key="own_example").click().run()
    assert not test.exception
    assert len(_names(test)) == 1


def test_link_brings_all_areas_and_the_one_looked_at(visit: Visit, geodata_dir: Path) -> None:
    told = _told(_drawn("Nord", 7.0, 51.48), _drawn("Süd", 7.0, 51.44))
    test = visit(geodata_dir, "own", own=told, own_at="1", lang="en")
    assert not test.exception
    assert [area["chosen"] for area in _sent(test)["areas"]] == [False, True]
    assert "The areas side by side" in _html(test)
    assert test.query_params["own"] == told
    assert re.search(r"≈\xa0[\d,]+<small>[\d,]+\N{EN DASH}[\d,]+</small>", _html(test))


@pytest.mark.parametrize("told", ["~0123456789ab", "dA.!!", "%00" * 1000])
def test_a_broken_link_is_one_sentence(visit: Visit, mini_dir: Path, told: str) -> None:
    test = visit(mini_dir, "own", own=told, own_at="99")
    assert not test.exception
    assert [one.value for one in test.warning if "Link" in one.value]
    assert _sent(test)["areas"] == []


def test_hostile_names_are_text(visit: Visit, hostile_dir: Path) -> None:
    name = HOSTILE[:80].rstrip()
    package = load(hostile_dir)
    area = shapes.joined(package, name, [str(package.geometry["town"].index[0])])
    test = visit(hostile_dir, "own", own=_told(area, area))
    assert not test.exception
    raw = "\n".join(bodies(test))
    assert "<script>alert" not in raw
    assert "&lt;script&gt;alert" in raw
    assert "<script>" not in str(test.radio(key="own_at").options)


def test_drawn_on_the_map_edited_and_chosen(
    visit: Visit, geodata_dir: Path, real: DataPackage
) -> None:
    test = visit(geodata_dir, "own")
    key = f"own-map-{real.digest[:12]}-de"
    act: list[Geometry] = [
        {"turn": 1, "act": "draw", "shape": shapely.geometry.mapping(_box(7.0, 51.48))},
        {"turn": 2, "act": "draw", "shape": shapely.geometry.mapping(_box(7.0, 51.44))},
        {"turn": 3, "act": "choose", "at": 0},
        {"turn": 4, "act": "edit", "at": 0, "shape": shapely.geometry.mapping(_box(7.1, 51.48))},
    ]
    for answer in act:
        test.session_state[key] = answer
        test.run()
        assert not test.exception
    assert _names(test) == ["Gebiet A", "Gebiet B"]
    first, second = link.decode(load(geodata_dir), test.query_params["own"])
    assert first.shape.equals(_box(7.1, 51.48))
    assert second.shape.equals(_box(7.0, 51.44))
    assert (first.made, _sent(test)["turn"]) == ("drawn", 4)
    before = test.query_params["own"]
    test.run()  # the frame repeats its last answer
    assert test.query_params["own"] == before


def test_what_a_forged_map_says_harms_nothing(
    visit: Visit, mini_dir: Path, mini: DataPackage
) -> None:
    test = visit(mini_dir, "own")
    forged: list[dict[str, Any]] = [
        {"act": "draw"},
        {"act": "draw", "shape": {"type": "Point", "coordinates": [7, 51]}},
        {"act": "draw", "shape": {"type": "Polygon", "coordinates": [[["x"]]]}},
        {"act": "edit", "at": 5, "shape": None},
        {"act": "edit", "at": "0"},
        {"act": "choose", "at": -1},
        {"act": "area", "area": "nowhere"},
        {"act": []},
    ]
    for turn, answer in enumerate(forged, 1):
        test.session_state[f"own-map-{mini.digest[:12]}-de"] = answer | {"turn": turn}
        test.run()
        assert not test.exception
        assert _sent(test)["areas"] == []
    test.session_state[f"own-map-{mini.digest[:12]}-de"] = {"act": "area", "turn": "x"}
    test.run()
    assert not test.exception


def test_order_name_and_end(visit: Visit, geodata_dir: Path) -> None:
    told = _told(_drawn("Nord", 7.0, 51.48), _drawn("Süd", 7.0, 51.44))
    test = visit(geodata_dir, "own", own=told)
    test.button(key="own_down").click().run()
    assert (_names(test), test.query_params["own_at"]) == (["Süd", "Nord"], "1")
    test.text_input(key="own_name").set_value("  Nord\u202estadt ").run()
    assert _names(test) == ["Süd", "Nordstadt"]
    test.button(key="own_remove").click().run()
    assert _names(test) == ["Süd"]
    test.button(key="own_remove").click().run()
    assert not test.exception
    assert "own" not in test.query_params


def test_circle_around_an_actor(visit: Visit, geodata_dir: Path, real: DataPackage) -> None:
    placed = real.actors[real.actors["coord_precision"] == "building"].iloc[0]
    test = visit(geodata_dir, "own")
    test.segmented_control(key="own_way").set_value("circle").run()
    test.text_input(key="own_centre").set_value(str(placed["name"])).run()
    test.number_input(key="own_radius").set_value(700).run()
    test.button(key="own_add_circle").click().run()
    assert not test.exception
    (area,) = link.decode(real, test.query_params["own"])
    assert area.radius_m == 700
    assert area.centre == pytest.approx((placed["lon"], placed["lat"]), abs=2e-5)


def test_joined_areas(visit: Visit, mini_dir: Path, mini: DataPackage) -> None:
    ids = sorted(map(str, mini.geometry["ward"].index))[:2]
    test = visit(mini_dir, "own")
    test.segmented_control(key="own_way").set_value("join").run()
    test.multiselect(key="own_parts").set_value(ids).run()
    test.button(key="own_add_joined").click().run()
    assert not test.exception
    (area,) = link.decode(mini, test.query_params["own"])
    assert area.parts == tuple(ids)
    assert test.multiselect(key="own_parts").value == []


def test_refused_file_offers_its_repair(visit: Visit, geodata_dir: Path) -> None:
    bow = [[7.0, 51.45], [7.03, 51.47], [7.03, 51.45], [7.0, 51.47], [7.0, 51.45]]
    file = json.dumps({"type": "Polygon", "coordinates": [bow]}).encode()
    test = visit(geodata_dir, "own")
    test.segmented_control(key="own_way").set_value("file").run()
    test.file_uploader[0].set_value(("bow.geojson", file, "application/json")).run()
    test.button(key="own_add_file").click().run()
    assert not test.exception
    assert test.warning
    assert _sent(test)["areas"] == []
    test.button(key="own_mend").click().run()
    assert not test.exception
    assert not test.warning
    assert _names(test) == ["Gebiet A"]


def test_typed_corners_become_an_area_and_are_edited(visit: Visit, geodata_dir: Path) -> None:
    test = visit(geodata_dir, "own", own=_told(_drawn("Nord", 7.0, 51.48)))
    test.session_state["own_corners"] = True
    test.run()
    text = test.text_area(key="own_corner_text")
    assert str(text.value).splitlines()[0] == "7.020000, 51.480000"
    text.set_value("7.00, 51.48\n7.04, 51.48\n7.04, 51.50").run()
    test.button(key="own_save_corners").click().run()
    assert not test.exception
    (area,) = link.decode(load(geodata_dir), test.query_params["own"])
    assert area.shape.equals(shapely.Polygon([(7.0, 51.48), (7.04, 51.48), (7.04, 51.5)]))
    test.text_area(key="own_corner_text").set_value("7.00, 51.48\nnonsense\n7.04, 51.50").run()
    test.button(key="own_save_corners").click().run()
    assert test.warning
    assert "nonsense" in str(test.text_area(key="own_corner_text").value)


def test_a_small_area_shows_its_reason_only(visit: Visit, geodata_dir: Path) -> None:
    test = visit(geodata_dir, "own", own=_told(OwnArea("Block", _SMALL, "drawn")))
    assert not test.exception
    assert "≈" not in re.findall(r"<tbody>(.*?)</tbody>", _html(test))[0]
    (area,) = _sent(test)["areas"]
    assert (area["line"], area["sign"]) == ("keine Zahlen", "x")


def test_areas_too_large_for_a_link_stay_in_the_session(visit: Visit, geodata_dir: Path) -> None:
    spread = [
        [[[lon, lat], [lon + 0.001, lat], [lon + 0.001, lat + 0.001], [lon, lat]]]
        for lon in (6.5 + 0.01 * step for step in range(40))
        for lat in (51.3 + 0.01 * step for step in range(20))
    ]
    file = json.dumps({"type": "MultiPolygon", "coordinates": spread}).encode()
    test = visit(geodata_dir, "own")
    test.segmented_control(key="own_way").set_value("file").run()
    test.file_uploader[0].set_value(("many.geojson", file, "application/json")).run()
    test.button(key="own_add_file").click().run()
    assert not test.exception
    assert "zu groß für einen Link" in _html(test)
    assert len(_sent(test)["areas"]) == 1
    mark = test.query_params["own"]
    assert len(mark) < 20
    elsewhere = visit(geodata_dir, "own", own=mark)
    assert "zu groß" in elsewhere.warning[0].value


def test_outlines_are_geojson() -> None:
    document = json.loads(outlines([_drawn("Nord", 7.0, 51.48)]))
    (feature,) = document["features"]
    assert feature["properties"] == {"name": "Nord"}
    assert shapely.from_geojson(json.dumps(feature["geometry"])).equals(_box(7.0, 51.48))


def test_names_given_are_not_taken_twice() -> None:
    words = texts("en")
    there = (_drawn("Area A", 7.0, 51.0), _drawn("Area C", 7.0, 51.1))
    assert own_areas.unused_name(words, there) == "Area B"
    assert own_areas.unused_name(words, ()) == "Area A"


def test_corners_keep_holes_and_parts() -> None:
    hole = shapely.box(7.1, 51.1, 7.2, 51.2)
    shape = shapely.union(shapely.box(7, 51, 7.5, 51.5) - hole, shapely.box(8, 51, 8.1, 51.1))
    again = shapely.from_geojson(json.dumps(as_geometry(as_text(shape))))
    assert again.equals(shape)


@pytest.mark.parametrize("asked", ["7.01, 51.48", "51.48 7.01", "51.48;7.01"])
def test_a_point_is_read_either_way(mini: DataPackage, asked: str) -> None:
    assert list(centres(mini, asked).values()) == [(7.01, 51.48)]
