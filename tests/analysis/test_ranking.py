"""The order of areas by value."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from quartmap.analysis.ranking import ranked


def test_golden(mini):
    names = mini.areas("ward")["name"]
    found = ranked(names, mini.observed("foreign_share", "ward", "2022-05-15"))
    assert list(found["name"]) == ["Hafen", "Altmarkt", "Mühle", "Sonnenberg"]
    assert found["rank"].astype(object).where(found["rank"].notna(), None).tolist() == [
        1,
        2,
        None,
        None,
    ]
    assert list(found["status"]) == ["observed", "observed", "suppressed", "missing"]


def test_ties_share_the_smaller_number_and_stand_by_name():
    names = pd.Series({"a": "Zeche", "b": "Übung", "c": "Aue", "d": "Nord"})
    observed = pd.DataFrame(
        {"value": [5.0, 5.0, 9.0, 1.0], "status": "observed"}, index=["a", "b", "c", "d"]
    )
    found = ranked(names, observed)
    assert list(zip(found.index, found["rank"], strict=True)) == [
        ("c", 1),
        ("b", 2),
        ("a", 2),
        ("d", 4),
    ]


def test_areas_that_were_not_asked_for_do_not_count():
    observed = pd.DataFrame({"value": [5.0, 9.0], "status": "observed"}, index=["a", "b"])
    found = ranked(pd.Series({"a": "Aue", "z": "Zeche"}), observed)
    assert list(found.index) == ["a", "z"]
    assert found.loc["a", "rank"] == 1
    assert found.loc["z", "status"] == "missing"


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 5), min_size=1), st.randoms())
def test_the_order_of_the_rows_does_not_matter(values, random):
    ids = list(values)
    frame = pd.DataFrame({"value": [values[i] for i in ids], "status": "observed"}, index=ids)
    shuffled = list(ids)
    random.shuffle(shuffled)
    names = pd.Series("x", index=ids)
    assert ranked(names, frame).equals(ranked(names[shuffled], frame.loc[shuffled]))
