"""Text as a reader searches it: case, umlauts and accents do not matter."""

import re
import unicodedata
from functools import lru_cache

import pandas as pd

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@lru_cache(maxsize=32_768)
def folded(text: str) -> tuple[str, str]:
    """Return `text` in lower case, once with ue for ü, once without any accents.

    >>> folded("Große Höhe")
    ('grosse hoehe', 'grosse hohe')
    """
    plain = unicodedata.normalize("NFC", " ".join(text.split())).casefold()
    return _unaccented(plain.translate(_UMLAUTS)), _unaccented(plain)


def contains(text: str, sought: str) -> bool:
    """Tell whether `sought` occurs in `text`, taken literally; empty is found everywhere.

    >>> contains("Hörsterfeld", "HOERST"), contains("Hörsterfeld", "horst")
    (True, True)
    """
    return any(part in whole for whole, part in zip(folded(text), folded(sought), strict=True))


def matches(texts: "pd.Series[str]", sought: str) -> "pd.Series[bool]":
    """Return for each text (same index) whether `sought` occurs in it; absent text does not."""
    parts = folded(sought)
    if not any(parts):
        return texts.map(lambda text: isinstance(text, str)).astype(bool)

    def found(text: object) -> bool:
        if not isinstance(text, str):
            return False
        return any(part in whole for whole, part in zip(folded(text), parts, strict=True))

    return pd.Series([found(text) for text in texts.tolist()], index=texts.index, dtype=bool)


def sort_key(text: str) -> tuple[str, str]:
    """Return the key by which German readers expect names sorted (ä as a)."""
    return folded(text)[1], text


@lru_cache(maxsize=32_768)
def street_key(street: str) -> tuple[str, str]:
    """Return `street` folded, without spaces and points, Str. written out.

    Written out rather than cut short, so that a street half typed still matches.

    >>> street_key("Karnaper Straße") == street_key("karnaper-str.")
    True
    """
    first, second = folded(street)
    return _compact(first), _compact(second)


def _compact(form: str) -> str:
    return re.sub(r"[^a-z0-9]", "", re.sub(r"str\b", "strasse", form))


def _unaccented(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
