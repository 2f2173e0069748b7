"""The little language of `--where`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quartmap.analysis.condition import checked, parsed
from quartmap.errors import SelectionError

PROPERTIES = {"name": "Hörsterfeld", "share": 12.5, "count": 3, "empty": None, "date": "2022-05-15"}


@pytest.mark.parametrize(
    "text",
    [
        "share > 10",
        "share >= 12.5 and share <= 12.5",
        "share = 12.5",
        "share != 12",
        "share <> 12 and share == 12.5",
        "count < +3.5",
        "count > -1e3",
        'name contains "HOERST"',
        "name contains 'feld'",
        'name = "Hörsterfeld"',
        "name != 'hörsterfeld'",
        'date >= "2022"',
        "empty = null",
        "share != null",
        "share > 100 or name contains 'ster'",
        "not share > 100",
        "NOT (share > 100 OR count > 100) AND count = 3",
        # and binds closer than or
        "count = 3 or share > 100 and share > 200",
        "((((count = 3))))",
    ],
)
def test_met(text):
    assert parsed(text).meets(PROPERTIES)


@pytest.mark.parametrize(
    "text",
    [
        "share > 12.5",
        "(count = 3 or share > 100) and share > 200",
        "name contains 'H.r'",
        "name = 'hörsterfeld'",
        "empty = 0",
        "empty != 0",
        "empty contains ''",
        "share = null",
        "not count = 3",
    ],
)
def test_not_met(text):
    assert not parsed(text).meets(PROPERTIES)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "ends at character 1, where a property"),
        ("share", "ends at character 6, where one of = !="),
        ("share >", "ends at character 8, where a number or a text in quotes"),
        ("share > 10 share", "has 'share' at character 12, where 'and', 'or' or the end"),
        ("(share > 10", "ends at character 12, where '\\)'"),
        ("share > 10)", "has '\\)' at character 11"),
        ("name = Essen", "has 'Essen' at character 8, where a number or a text in quotes"),
        ("name contains 'x", "quote at character 15 .* not closed"),
        ("share > 10,5", "'10,5' at character 9: write decimals with a point, 10.5"),
        ("share > 10 & count > 1", "has '&' at character 12"),
        ("share > 1.2.3", "character 9"),
        ("share > null", "'null' \\(character 7\\) goes with = and != only"),
        ("__import__('os').system('x')", "has '.' at character 17"),
        ("and", "has 'and' at character 1"),
        ("(" * 100 + "a = 1" + ")" * 100, "nested more than 40 deep"),
        ("not " * 100 + "a = 1", "nested more than 40 deep"),
        ("a = 1 or " * 1000 + "a = 1", "longer than 4000"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text, message):
    with pytest.raises(SelectionError, match=message):
        parsed(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "share > 1 and colour = 'red'",
            "'colour' \\(character 15\\); there are: name, share, count",
        ),
        ("name > 5", "'name' holds text"),
        ("share > 'a'", "'share' holds numbers"),
        ("share contains 'a'", "'share' holds numbers"),
        ("share contains 1", "'share' holds numbers"),
    ],
)
def test_what_the_properties_cannot_answer_is_told(text, message):
    with pytest.raises(SelectionError, match=message):
        checked(parsed(text), [PROPERTIES])


def test_a_property_may_be_absent_in_some_features():
    checked(parsed("share > 1 and empty = 'x'"), [{"share": None, "empty": None}, PROPERTIES])


@given(st.text(alphabet="ab =!<>()'\"0.,-nortdcis", max_size=40))
def test_any_text_is_read_or_refused_in_a_sentence(text):
    told = ""
    try:
        found = parsed(text).comparisons()
    except SelectionError as error:
        found, told = (), str(error)
    assert found or told.endswith(".")


@given(st.integers(-50, 50), st.integers(-50, 50))
def test_numbers_compare_as_numbers(value, limit):
    assert parsed(f"x < {limit}").meets({"x": value}) == (value < limit)
