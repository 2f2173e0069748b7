"""The words of a condition: names, signs, numbers, quoted texts."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from quartmap.errors import SelectionError

MAX_LENGTH: Final = 4000

Kind = Literal["word", "name", "sign", "number", "text", "end"]

_WORDS: Final = frozenset({"and", "or", "not", "null"})
_TOKEN: Final = re.compile(
    r"""
    (?P<text>"[^"]*"|'[^']*')
    | (?P<comma>[-+]?\d+,\d+)
    | (?P<number>[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d{1,3})?(?![\w.]))
    | (?P<sign><=|>=|!=|<>|==|=|<|>)
    | (?P<word>[()])
    | (?P<name>[^\W\d][\w-]*)
    """,
    re.VERBOSE,
)
_SAME: Final = {"<>": "!=", "==": "="}


@dataclass(frozen=True, slots=True)
class Token:
    """One word; `position` counts characters of the condition from 1."""

    kind: Kind
    text: str
    position: int


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a condition, closed by an `end`.

    Raises
    ------
    SelectionError
        If a character fits nowhere, a quote is not closed, or the text is longer than
        `MAX_LENGTH`.
    """
    if len(text) > MAX_LENGTH:
        raise SelectionError(f"The condition is longer than {MAX_LENGTH} characters.")
    found = []
    at = _skipped(text, 0)
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise SelectionError(_unreadable(text, at))
        found.append(_token(match))
        at = _skipped(text, match.end())
    return (*found, Token("end", "", len(text) + 1))


def _token(match: re.Match[str]) -> Token:
    group, text, position = match.lastgroup, match.group(), match.start() + 1
    if group == "text":
        return Token("text", text[1:-1], position)
    if group == "comma":
        raise SelectionError(
            f"{text!r} at character {position}: write decimals with a point, "
            f"{text.replace(',', '.')}."
        )
    if group == "name":
        return _named(text, position)
    if group == "sign":
        return Token("sign", _SAME.get(text, text), position)
    return Token("number" if group == "number" else "word", text, position)


def _named(text: str, position: int) -> Token:
    lower = text.lower()
    if lower in _WORDS:
        return Token("word", lower, position)
    return Token(
        "sign" if lower == "contains" else "name", lower if lower == "contains" else text, position
    )


def _skipped(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _unreadable(text: str, at: int) -> str:
    if text[at] in "\"'":
        return f"The quote at character {at + 1} of the condition is not closed."
    return f"The condition has {text[at]!r} at character {at + 1}, which has no meaning there."
