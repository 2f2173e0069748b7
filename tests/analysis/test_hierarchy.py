"""Which area lies in which, in the mini package."""

import pandas as pd

from quartmap.analysis.hierarchy import ancestors, members


def test_ancestors_climb_to_the_top_and_across_identities(mini):
    assert ancestors(mini.register, "muehlrand") == {
        "muehlrand",
        "09999001-muehle",
        "09999001",
        "09999",
    }
    assert ancestors(mini.register, "moosbach") == {"moosbach", "09999002", "09999"}


def test_the_whole_level_without_a_place(mini):
    assert members(mini.register, "town") == ("09999001", "09999002")


def test_areas_below_a_place(mini):
    assert len(members(mini.register, "ward", "09999001")) == 4
    assert members(mini.register, "ward", "09999002") == ()
    assert members(mini.register, "core", "09999001") == ("hafenviertel", "muehlrand")


def test_what_is_the_same_as_the_place_belongs_to_it(mini):
    assert members(mini.register, "core", "09999002") == ("moosbach",)
    assert members(mini.register, "town", "moosbach") == ("09999002",)


def test_above_a_place_stands_what_it_lies_in(mini):
    assert members(mini.register, "shire", "09999001") == ("09999",)
    assert members(mini.register, "town", "09999001-hafen") == ("09999001",)


def test_a_circle_of_parents_ends():
    register = pd.DataFrame(
        {"level": "x", "parent_id": ["b", "a"], "same_as": ""}, index=["a", "b"]
    )
    assert ancestors(register, "a") == {"a", "b"}
