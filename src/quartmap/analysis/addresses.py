"""Addresses found from what a person types."""

import re
from typing import Final

import pandas as pd

from quartmap.analysis import folding

_NUMBER: Final = re.compile(r"^(?P<street>.*?\D)\s*(?P<number>\d{1,4})\s*(?P<letter>[a-zA-Z]?)$")
_HOUSE: Final = r"^\s*(?P<number>\d+)\s*(?P<letter>[a-zA-Z]?)"


def find_addresses(addresses: pd.DataFrame, text: str, limit: int = 10) -> pd.DataFrame:
    """Return up to `limit` rows of `addresses` that fit `text`, the best first.

    Case, umlauts, hyphens and Str. for Straße do not matter; what follows a comma is ignored.
    Without a house number, several streets that fit give one address each. A number that the
    street does not have gives the nearest ones.

    Parameters
    ----------
    addresses
        One row per address with the columns street, house_number, lat, lon, area_id.
    """
    street, number, letter = _parsed(text)
    places = _places(addresses["street"].unique().tolist(), street)
    if number is None:
        places = dict(list(places.items())[: max(limit, 0)])
    found = addresses[addresses["street"].isin(list(places))]
    if found.empty or limit < 1:
        return addresses.iloc[:0]
    keys = _keys(found, places)
    order = ["quality", "place", "number", "letter"]
    if number is not None:
        keys["away"] = (keys["number"] - number).abs()
        keys["other"] = (keys["letter"] != letter) | (keys["away"] > 0)
        order = ["quality", "away", "other", "place", "number", "letter"]
    keys = keys.sort_values(order, kind="stable")
    if number is None and len(places) > 1:
        keys = keys.drop_duplicates("place")
    return addresses.loc[keys.index[:limit]]


def _parsed(text: str) -> tuple[str, int | None, str]:
    line = text.split(",", maxsplit=1)[0].strip()
    match = _NUMBER.match(line)
    if match is None:
        return line, None, ""
    return match["street"], int(match["number"]), match["letter"].lower()


def _places(streets: list[str], sought: str) -> dict[str, tuple[int, int]]:
    """Return quality and place of each street that fits, the best first, then by name."""
    parts = folding.street_key(sought)
    if not all(parts):
        return {}
    fitting = [(_quality(folding.street_key(street), parts), street) for street in streets]
    ordered = sorted(
        ((quality, street) for quality, street in fitting if quality is not None),
        key=lambda pair: (pair[0], folding.sort_key(pair[1])),
    )
    return {street: (quality, place) for place, (quality, street) in enumerate(ordered)}


def _quality(keys: tuple[str, str], parts: tuple[str, str]) -> int | None:
    """Return 0 for the same street, 1 for the same start, 2 for the same part, else None."""
    pairs = list(zip(keys, parts, strict=True))
    if any(key == part for key, part in pairs):
        return 0
    if any(key.startswith(part) for key, part in pairs):
        return 1
    return 2 if any(part in key for key, part in pairs) else None


def _keys(found: pd.DataFrame, places: dict[str, tuple[int, int]]) -> pd.DataFrame:
    house = found["house_number"].astype(str).str.extract(_HOUSE)
    return pd.DataFrame(
        {
            "quality": [places[street][0] for street in found["street"]],
            "place": [places[street][1] for street in found["street"]],
            "number": pd.to_numeric(house["number"], errors="coerce"),
            "letter": house["letter"].fillna("").str.lower(),
        },
        index=found.index,
    )
