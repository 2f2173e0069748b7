"""Numbers and names in the 64 characters that an address leaves as they are, besides . and ~."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

_SIGNS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_VALUE: Final = {sign: value for value, sign in enumerate(_SIGNS)}
_BITS: Final = 5
_MORE: Final = 1 << _BITS
"""Set in a sign that is followed by higher bits of the same number."""
_LONGEST: Final = 7
"""Signs of one number: 35 bits hold every coordinate."""
_PLAIN: Final = re.compile(r"[A-Za-z0-9-]")
_ESCAPED: Final = re.compile(r"_([0-9a-f]{0,6})_")


def numbers_text(values: Iterable[int]) -> str:
    """Return whole numbers of either sign as text; small ones take one character.

    >>> numbers_text([0, -1, 16, 100_000])
    'ABgBgqjG'
    """
    return "".join(_number(value) for value in values)


def _number(value: int) -> str:
    left = value * 2 if value >= 0 else -value * 2 - 1
    signs = []
    while left >= _MORE:
        signs.append(_SIGNS[left % _MORE + _MORE])
        left //= _MORE
    return "".join(signs) + _SIGNS[left]


def numbers(text: str) -> Sequence[int]:
    """Return the numbers of a text.

    Raises
    ------
    ValueError
        Where it holds another character, a number that is too long or does not end.
    """
    found, value, place = [], 0, 0
    for sign in text:
        if sign not in _VALUE or place >= _LONGEST:
            raise ValueError
        value |= (_VALUE[sign] % _MORE) << (_BITS * place)
        place += 1
        if _VALUE[sign] < _MORE:
            found.append(-(value + 1) // 2 if value % 2 else value // 2)
            value = place = 0
    if place:
        raise ValueError
    return found


def name_text(name: str) -> str:
    """Return any text: letters of English, digits and hyphens as they are, the rest by number.

    >>> name_text("Am Bühl 3")
    'Am__B_fc_hl__3'
    """
    signs = [one if _PLAIN.fullmatch(one) else f"_{ord(one):x}_" for one in name]
    return "".join(signs).replace("_20_", "__")


def name(text: str) -> str:
    """Return the name that a text stands for.

    Raises
    ------
    ValueError
        Where an escape is not one.
    """
    found = _ESCAPED.sub(lambda match: chr(int(match[1] or "20", 16)), text)
    if _PLAIN.sub("", _ESCAPED.sub("", text)):
        raise ValueError
    return found
