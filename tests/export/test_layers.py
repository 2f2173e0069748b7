"""Layers by name, with conditions."""

import pandas as pd
import pytest

from quartmap.errors import SelectionError, UnknownNameError
from quartmap.export.geojson import area_layer
from quartmap.export.layers import named_layer, offers
from quartmap.export.values import newest_date
from quartmap.names import AREA_PROPERTIES, VALUE_SUFFIXES


def ids(layer):
    return [feature["id"] for feature in layer["features"]]


def test_offers_are_the_layers_of_the_package(mini):
    found = [(offer.name, offer.label_de, offer.count) for offer in offers(mini)]
    assert found == [
        ("cores", "Kerne", 3),
        ("wards", "Ortsteile", 4),
        ("towns", "Orte", 2),
        ("shires", "Landkreise", 1),
        ("actors", "Akteure", 5),
    ]
    assert tuple(offer.name for offer in offers(mini)) == mini.layers()


def test_without_indicators_all_that_the_level_has(mini):
    found = named_layer(mini, "wards")["features"][0]["properties"]
    assert [found[name] for name in ("density", "foreign_share", "population")] == [
        1254.5,
        10,
        1000,
    ]


@pytest.mark.parametrize("level", ["core", "ward", "shire"])
def test_no_indicator_can_be_called_like_a_property(mini, level):
    for feature in area_layer(mini, level)["features"]:
        assert {"area_id", "name"} <= set(feature["properties"]) <= AREA_PROPERTIES


def test_no_value_can_be_called_like_another_indicator_s(mini):
    layer = area_layer(mini, "core", indicator_ids=("foreign_share",))
    for feature in layer["features"]:
        names = set(feature["properties"]) - AREA_PROPERTIES
        assert names <= {f"foreign_share{suffix}" for suffix in VALUE_SUFFIXES}


def test_a_date_chooses_the_indicators_that_have_it(mini):
    found = named_layer(mini, "wards", reference_date="2011")["features"][0]["properties"]
    assert (found["foreign_share"], found["population"]) == (5, 1200)
    assert "density" not in found


def test_a_condition_keeps_what_meets_it(mini):
    layer = named_layer(
        mini,
        "wards",
        indicator_ids=("foreign_share",),
        where='foreign_share > 10 and name contains "HA"',
    )
    assert ids(layer) == ["09999001-hafen"]
    assert layer["metadata"]["filter"] == 'foreign_share > 10 and name contains "HA"'


def test_an_indicator_of_the_condition_is_added(mini):
    layer = named_layer(
        mini, "wards", indicator_ids=("density",), where='foreign_share_status = "suppressed"'
    )
    assert ids(layer) == ["09999001-muehle"]
    assert layer["features"][0]["properties"]["foreign_share"] is None


def test_nothing_may_meet_it(mini):
    assert ids(named_layer(mini, "actors", where='name = "x"')) == []


def test_conditions_on_actors(mini):
    layer = named_layer(mini, "actors", where='dimension = "trade" and address = null')
    assert ids(layer) == ["a3"]


@pytest.mark.parametrize(
    ("name", "options", "error", "message"),
    [
        ("parishes", {}, UnknownNameError, "'parishes'; there are: cores, wards"),
        ("actors", {"indicator_ids": ("density",)}, SelectionError, "no indicators"),
        ("actors", {"reference_date": "2022"}, SelectionError, "no indicators"),
        ("wards", {"indicator_ids": ("height",)}, UnknownNameError, "'height'"),
        ("wards", {"reference_date": "1999"}, UnknownNameError, "'1999'; its dates are: 2011"),
        ("wards", {"where": "height > 3"}, SelectionError, "'height'"),
        ("wards", {"where": "height >"}, SelectionError, "ends at character 9"),
    ],
)
def test_what_cannot_be_given_is_told(mini, name, options, error, message):
    with pytest.raises(error, match=message):
        named_layer(mini, name, **options)


def test_the_newest_date_is_one_that_covers_the_level(mini):
    assert newest_date(mini, "foreign_share", "ward") == "2022-05-15"


def test_a_single_late_figure_does_not_hide_a_census():
    table = pd.DataFrame(
        {
            "indicator_id": "share",
            "level": "town",
            "reference_date": ["2011", "2022", "2025"],
            "count": [390, 196, 195],
        }
    )

    class Package:
        offers = table

    assert newest_date(Package(), "share", "town") == "2022"
