"""Addresses as people type them."""

import pandas as pd
import pytest

from quartmap.analysis.addresses import find_addresses

ROWS = [
    ("Karnaper Straße", "98"),
    ("Karnaper Straße", "100"),
    ("Karnaper Straße", "100a"),
    ("Karnaper Straße", "100 b"),
    ("Karnaper Straße", "110"),
    ("Am Karnaper Markt", "2"),
    ("Mühlengasse", "3"),
    ("Straße des 17. Juni", "5"),
    ("Markt", "1"),
    ("Marktstraße", "7"),
]


@pytest.fixture
def addresses():
    frame = pd.DataFrame(ROWS, columns=["street", "house_number"])
    return frame.assign(lat=51.5, lon=7.0, area_id="x")


def found(addresses, text, limit=10):
    rows = find_addresses(addresses, text, limit)
    return [f"{row.street} {row.house_number}" for row in rows.itertuples()]


@pytest.mark.parametrize(
    "text",
    [
        "Karnaper Str. 100",
        "karnaper-strasse 100, 45329 Essen",
        "KARNAPER STRAßE 100",
        "Karnaperstr 100",
    ],
)
def test_the_address_itself_comes_first(addresses, text):
    assert found(addresses, text, 1) == ["Karnaper Straße 100"]


@pytest.mark.parametrize("text", ["Karnaper Str. 100 B", "karnaper str 100b"])
def test_letters_count(addresses, text):
    assert found(addresses, text)[0] == "Karnaper Straße 100 b"


def test_the_same_number_then_the_nearest(addresses):
    assert found(addresses, "Karnaper Straße 109") == [
        "Karnaper Straße 110",
        "Karnaper Straße 100",
        "Karnaper Straße 100a",
        "Karnaper Straße 100 b",
        "Karnaper Straße 98",
    ]


def test_umlauts(addresses):
    assert found(addresses, "muehlengasse 3") == ["Mühlengasse 3"]
    assert found(addresses, "Muhleng") == ["Mühlengasse 3"]


def test_same_street_before_beginning_before_part(addresses):
    assert found(addresses, "Markt") == ["Markt 1", "Marktstraße 7", "Am Karnaper Markt 2"]


def test_a_street_alone_gives_its_addresses_in_order(addresses):
    assert found(addresses, "Karnaper Straß", 3) == [
        "Karnaper Straße 98",
        "Karnaper Straße 100",
        "Karnaper Straße 100a",
    ]


def test_a_number_in_the_name_of_the_street(addresses):
    assert found(addresses, "straße des 17. juni 5") == ["Straße des 17. Juni 5"]


@pytest.mark.parametrize("text", ["", "  ", ",", "99", ".*", "Nirgendweg 3"])
def test_nothing_is_found(addresses, text):
    rows = find_addresses(addresses, text)
    assert rows.empty
    assert list(rows.columns) == list(addresses.columns)
