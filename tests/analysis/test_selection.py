"""Filters over the mini package, counted by hand."""

import pytest

from quartmap.analysis.nearness import Near
from quartmap.analysis.selection import ActorFilter, AreaFilter, select_actors, select_areas
from quartmap.errors import SelectionError, UnknownNameError

ALL_WARDS = (
    "09999001-altmarkt",
    "09999001-hafen",
    "09999001-muehle",
    "09999001-sonnenberg",
)


def test_nothing_asked_is_everything_in_the_order_of_the_package(mini):
    assert select_areas(mini, "ward", AreaFilter()) == ALL_WARDS
    assert select_actors(mini, ActorFilter()) == ("a1", "a2", "a3", "a4", "a5")


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (AreaFilter(text="MUEHLE"), ("09999001-muehle",)),
        (AreaFilter(text="."), ()),
        (AreaFilter(place="09999001"), ALL_WARDS),
        (AreaFilter(place="09999002"), ()),
        (AreaFilter(modes=("open",)), ("09999001-altmarkt", "09999001-hafen")),
        (AreaFilter(modes=("guarded",)), ("09999001-muehle",)),
        (AreaFilter(modes=("open", "guarded"), text="m"), ("09999001-altmarkt", "09999001-muehle")),
        (AreaFilter(modes=("other",)), ()),
    ],
)
def test_wards(mini, asked, ids):
    assert select_areas(mini, "ward", asked) == ids


def test_modes_choose_the_case_studies_and_the_towns_that_hold_them(mini):
    assert select_areas(mini, "core", AreaFilter(modes=("open",))) == ("hafenviertel", "moosbach")
    assert select_areas(mini, "town", AreaFilter(modes=("guarded",))) == ("09999001",)


@pytest.mark.parametrize(
    ("bounds", "ids"),
    [
        ((10.0, 20.0), ("09999001-altmarkt", "09999001-hafen")),
        ((10.1, None), ("09999001-hafen",)),
        ((None, 10.0), ("09999001-altmarkt",)),
        ((None, None), ALL_WARDS),
    ],
)
def test_a_range_is_inclusive_and_leaves_out_what_has_no_value(mini, bounds, ids):
    values = mini.observed("foreign_share", "ward", "2022-05-15")["value"]
    asked = AreaFilter(value_range=bounds)
    assert select_areas(mini, "ward", asked, values=values) == ids


def test_a_range_that_makes_no_sense_is_told(mini):
    with pytest.raises(SelectionError, match="needs an indicator"):
        select_areas(mini, "ward", AreaFilter(value_range=(1.0, None)))
    values = mini.observed("foreign_share", "ward", "2022-05-15")["value"]
    with pytest.raises(SelectionError, match=r"ends \(2\) below its start \(3\)"):
        select_areas(mini, "ward", AreaFilter(value_range=(3.0, 2.0)), values=values)


def test_an_unknown_level_is_told(mini):
    with pytest.raises(UnknownNameError, match=r"'parish'.*core, ward, town, shire"):
        select_areas(mini, "parish", AreaFilter())


def test_areas_near_a_point(mini):
    # 100 m south-west of the corner that the four wards share at 50.01 N, 10.01 E
    near = Near(lat=50.0095, lon=10.0095, radius_m=60)
    assert select_areas(mini, "ward", AreaFilter(near=near)) == (
        "09999001-altmarkt",
        "09999001-muehle",
        "09999001-sonnenberg",
    )


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (ActorFilter(types=("shop",)), ("a2", "a5")),
        (ActorFilter(dimensions=("council",), types=("society",)), ("a4",)),
        (ActorFilter(place="09999001"), ("a1", "a2", "a3")),
        (ActorFilter(place="09999002"), ("a4", "a5")),
        (ActorFilter(place="moosbach"), ("a4", "a5")),
        (ActorFilter(place="09999"), ("a1", "a2", "a3", "a4", "a5")),
        (ActorFilter(text="raeder"), ("a5",)),
        (ActorFilter(text="verein"), ("a3", "a4")),
        (ActorFilter(text="kaistrasse"), ("a2",)),
        (ActorFilter(text="used goods"), ("a2",)),
        (ActorFilter(text="(unknown|shop)"), ()),
    ],
)
def test_actors(mini, asked, ids):
    assert select_actors(mini, asked) == ids


def test_only_exactly_placed_actors_are_near(mini):
    here = Near(lat=50.005, lon=10.005, radius_m=100)
    assert select_actors(mini, ActorFilter(near=here)) == ()
    wide = Near(lat=50.005, lon=10.005, radius_m=2000)
    assert select_actors(mini, ActorFilter(near=wide)) == ("a1", "a2", "a5")
