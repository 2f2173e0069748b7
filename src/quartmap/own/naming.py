"""Names that a person or a file gives to an area: made harmless to show, never trusted."""

import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from quartmap.own import limits

_KEYS: Final = ("name", "title", "label", "bezeichnung")
_READ: Final = 1_000
"""Characters looked at: a name may come with megabytes."""


def cleaned(text: str, most: int = limits.NAME) -> str:
    r"""Return `text` in one line without control, bidi, private and lone surrogate characters.

    >>> cleaned("  Rund um\nden\u202e Markt ")
    'Rund um den Markt'
    """
    shown = "".join(" " if one.isspace() else one for one in text[:_READ])
    shown = "".join(one for one in shown if not unicodedata.category(one).startswith("C"))
    line = " ".join(unicodedata.normalize("NFC", shown).split())
    return line[:most].rstrip()


def name_of(properties: object) -> str:
    """Return the name that a feature's properties give it; '' where there is none."""
    if not isinstance(properties, Mapping):
        return ""
    found: dict[str, Any] = {}
    for key, value in properties.items():
        found.setdefault(key.lower() if len(key) <= max(map(len, _KEYS)) else "", value)
    for key in _KEYS:
        name = _text(found.get(key))
        if name:
            return name
    return ""


def _text(value: object) -> str:
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 (exact)
        return str(int(value))
    return ""
