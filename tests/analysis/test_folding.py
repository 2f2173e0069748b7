"""Search does not mind case, umlauts and accents, and takes signs literally."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quartmap.analysis.folding import contains, matches, sort_key, street_key


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("Hörsterfeld", "hörster"),
        ("Hörsterfeld", "HOERSTER"),
        ("Hörsterfeld", "horster"),
        ("Hoerster Weg", "Hörster"),
        ("Große Straße", "grosse strasse"),
        ("Grosse Strasse", "große"),
        ("Café Élan", "cafe elan"),
        ("Cafe\u0301", "café"),
        ("Duerr", "err"),
        ("Bürger  laden", " bürger laden "),
        ("anything", ""),
    ],
)
def test_found(text, sought):
    assert contains(text, sought)


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("Altena", "A.t"),
        ("Altena", "Altena+"),
        ("Neuss", "nuss"),
        ("abc", "[a-c]"),
        ("Mauer", "Mär"),
    ],
)
def test_not_found(text, sought):
    assert not contains(text, sought)


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_part_is_found_in_its_whole(before, after):
    assert contains(f"{before}Köln{after}", "koeln")


def test_absent_text_is_not_found():
    texts = pd.Series({"a": "Süd", "b": None, "c": "Nord"})
    assert matches(texts, "sued").to_dict() == {"a": True, "b": False, "c": False}


def test_names_sort_as_in_german():
    names = ["Zollverein", "Überruhr", "Ulmen", "ärger", "Aue"]
    assert sorted(names, key=sort_key) == ["ärger", "Aue", "Überruhr", "Ulmen", "Zollverein"]


@pytest.mark.parametrize("typed", ["Karnaper Str.", "karnaper-straße", "KARNAPERSTRASSE"])
def test_forms_of_a_street_are_one(typed):
    assert street_key(typed) == street_key("Karnaper Straße")


def test_a_street_named_after_strassburg_is_left_alone():
    assert street_key("Straßburger Weg")[0] == "strassburgerweg"
