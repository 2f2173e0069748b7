"""The download: valid RFC 7946, what the map shows and nothing else."""

import json
from pathlib import Path
from typing import Any

import pytest
import shapely

from quartmap.texts import texts
from support.dashboard import Dashboard

pytestmark = pytest.mark.browser


def _download(dashboard: Dashboard) -> tuple[str, dict[str, Any]]:
    button = dashboard.widget("download").locator("button")
    dashboard.page.wait_for_timeout(300)  # a script that is about to start has not said so yet
    dashboard.settled()  # what is pressed while the page is drawn is lost
    with dashboard.page.expect_download() as waiting:
        button.click()
    path = Path(waiting.value.path())
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return waiting.value.suggested_filename, content


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])


def _rings(geometry: dict[str, Any]) -> list[list[list[list[float]]]]:
    polygons: list[list[list[list[float]]]] = (
        geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    )
    return polygons


def test_download_holds_the_areas_and_values_of_the_map(mini_page: Dashboard) -> None:
    mini_page.open()
    mini_page.write("min", "9,5")
    name, content = _download(mini_page)
    assert name == "lindtal_wards_selection.geojson"
    properties = [feature["properties"] for feature in content["features"]]
    ids = [one["area_id"] for one in properties]
    assert ids == ["09999001-altmarkt", "09999001-hafen"]
    table = mini_page.frame.evaluate(
        """() => quartmap.areas.items.map((item, index) =>
          [item.feature.id, quartmap.style.codes[index], quartmap.style.values[index]])"""
    )
    shown = {area: value for area, code, value in table if code != "."}
    assert shown == {"09999001-altmarkt": 10, "09999001-hafen": 20}
    for one in properties:
        values = [value for key, value in one.items() if key.startswith("foreign_share")]
        assert shown[one["area_id"]] in values
        assert "2022-05-15" in values


def test_download_keeps_rfc_7946(real_page: Dashboard) -> None:
    real_page.open("?place=essen&level=district&indicator=share_foreign&date=2011-05-09")
    _, content = _download(real_page)
    assert content["type"] == "FeatureCollection"
    assert "crs" not in content
    assert len(content["features"]) == real_page.frame.evaluate(
        "() => quartmap.style.codes.replaceAll('.', '').length"
    )
    assert {"licence", "license", "licences", "licenses"} & set(content["metadata"])
    for feature in content["features"]:
        assert shapely.from_geojson(json.dumps(feature["geometry"])).is_valid
        for polygon in _rings(feature["geometry"]):
            for number, ring in enumerate(polygon):
                assert ring[0] == ring[-1]
                assert shapely.LinearRing(ring).is_ccw is (number == 0)
                assert all(_decimals(repr(part)) <= 7 for point in ring for part in point)


def test_whole_layer_has_every_area(mini_page: Dashboard) -> None:
    mini_page.open()
    mini_page.write("q", "hafen")
    mini_page.widget("seen").locator("label").click()
    mini_page.settled()
    name, content = _download(mini_page)
    assert name == "lindtal_wards.geojson"
    assert len(content["features"]) == 4


def test_actors_are_filtered_as_on_the_map(mini_page: Dashboard) -> None:
    mini_page.open("?dimension=council")
    mini_page.pick("layer", texts("de").t("Local actors"))
    mini_page.settled()
    _, content = _download(mini_page)
    names = {feature["properties"]["name"] for feature in content["features"]}
    assert names == {"Amt für Teilhabe", "Freundeskreis Moosbach"}
    places = {f["properties"]["name"]: f["geometry"] for f in content["features"]}
    assert places["Freundeskreis Moosbach"] is None
