"""Conditions on properties, as typed after `--where`.

    share > 10 and (name contains "berg" or not status = "suppressed")

A condition is read into a small tree and walked; nothing in it is ever executed. Comparisons are
= != < <= > >= contains; texts stand in quotes; `null` is an absent value, which only `= null` and
`!= null` can find. `contains` ignores case, umlauts and accents; `=` does not.
"""

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from quartmap.analysis import folding
from quartmap.analysis.tokens import Token, tokens
from quartmap.errors import SelectionError

Literal = float | str | None
_MAX_DEPTH: Final = 40

_ORDER: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Condition(Protocol):
    """Something that the properties of a feature meet or do not meet."""

    def meets(self, properties: Mapping[str, Any]) -> bool:
        """Tell whether the properties meet the condition."""

    def comparisons(self) -> Iterable["Comparison"]:
        """Return every comparison in it, left to right."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One property against one literal; `position` counts characters from 1."""

    name: str
    sign: str
    literal: Literal
    position: int

    def meets(self, properties: Mapping[str, Any]) -> bool:
        """Tell whether the property compares so; an absent value meets only `= null`."""
        value = properties.get(self.name)
        if self.literal is None:
            return (value is None) == (self.sign == "=")
        if value is None:
            return False
        if self.sign == "contains":
            return folding.contains(str(value), str(self.literal))
        return _ORDER[self.sign](value, self.literal)

    def comparisons(self) -> Iterable["Comparison"]:
        """Return the comparison itself."""
        return (self,)


@dataclass(frozen=True, slots=True)
class Joined:
    """Several conditions: all must be met, or (`every` false) one."""

    parts: tuple[Condition, ...]
    every: bool

    def meets(self, properties: Mapping[str, Any]) -> bool:
        """Tell whether all parts, or one of them, are met."""
        return (all if self.every else any)(part.meets(properties) for part in self.parts)

    def comparisons(self) -> Iterable[Comparison]:
        """Return the comparisons of all parts."""
        return tuple(found for part in self.parts for found in part.comparisons())


@dataclass(frozen=True, slots=True)
class Negated:
    """A condition that must not be met."""

    part: Condition

    def meets(self, properties: Mapping[str, Any]) -> bool:
        """Tell whether the part is not met."""
        return not self.part.meets(properties)

    def comparisons(self) -> Iterable[Comparison]:
        """Return the comparisons of the part."""
        return self.part.comparisons()


def parsed(text: str) -> Condition:
    """Return the condition that `text` states.

    Raises
    ------
    SelectionError
        If it cannot be read; the message says at which character and what would fit there.

    Examples
    --------
    >>> parsed("share > 10 and name contains 'BERG'").meets({"share": 12.5, "name": "Altenberg"})
    True
    """
    return _Reader(tokens(text)).condition()


def checked(condition: Condition, features: Sequence[Mapping[str, Any]]) -> None:
    """Refuse a condition that the properties of these features cannot answer.

    Raises
    ------
    SelectionError
        If a property does not exist (the message lists what does), or a text is compared with a
        number or a number with a text.
    """
    kinds = _kinds(features)
    for comparison in condition.comparisons():
        if comparison.name not in kinds:
            raise SelectionError(
                f"There is no property {comparison.name!r} (character {comparison.position}); "
                f"there are: {', '.join(kinds)}."
            )
        _check_kind(comparison, kinds[comparison.name])


def _kinds(features: Sequence[Mapping[str, Any]]) -> dict[str, type | None]:
    kinds: dict[str, type | None] = {}
    for properties in features:
        for name, value in properties.items():
            kind = None if value is None else str if isinstance(value, str) else float
            kinds[name] = kinds.get(name) or kind
    return kinds


def _check_kind(comparison: Comparison, kind: type | None) -> None:
    where = f"(character {comparison.position})"
    number = isinstance(comparison.literal, float)
    if kind is None or comparison.literal is None:
        return
    if kind is str and number and comparison.sign != "contains":
        raise SelectionError(
            f"{comparison.name!r} holds text {where}: put what it is compared with in quotes."
        )
    if kind is float and (comparison.sign == "contains" or not number):
        raise SelectionError(
            f"{comparison.name!r} holds numbers {where}: compare it with a number by "
            f"{' '.join(_ORDER)}."
        )


class _Reader:
    """Reads tokens by the grammar: or < and < not < (…) and comparisons."""

    def __init__(self, given: Sequence[Token]) -> None:
        self._tokens = given
        self._next = 0
        self._depth = 0

    def condition(self) -> Condition:
        found = self._joined("or")
        if self._peek().kind != "end":
            raise self._fault("'and', 'or' or the end")
        return found

    def _joined(self, word: str) -> Condition:
        read = self._single if word == "and" else lambda: self._joined("and")
        parts = [read()]
        while self._take(word):
            parts.append(read())
        return parts[0] if len(parts) == 1 else Joined(tuple(parts), every=word == "and")

    def _single(self) -> Condition:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise SelectionError(f"The condition is nested more than {_MAX_DEPTH} deep.")
        if self._take("not"):
            found: Condition = Negated(self._single())
        elif self._take("("):
            found = self._joined("or")
            if not self._take(")"):
                raise self._fault("')'")
        else:
            found = self._comparison()
        self._depth -= 1
        return found

    def _comparison(self) -> Comparison:
        name = self._read("name", "a property")
        sign = self._read("sign", "one of = != < <= > >= contains")
        literal = self._literal()
        if literal is None and sign.text not in ("=", "!="):
            raise SelectionError(f"'null' (character {sign.position}) goes with = and != only.")
        return Comparison(name.text, sign.text, literal, name.position)

    def _literal(self) -> Literal:
        if self._take("null"):
            return None
        token = self._peek()
        if token.kind not in ("number", "text"):
            raise self._fault("a number or a text in quotes")
        self._next += 1
        return float(token.text) if token.kind == "number" else token.text

    def _peek(self) -> Token:
        return self._tokens[self._next]

    def _take(self, word: str) -> bool:
        taken = self._peek().kind == "word" and self._peek().text == word
        self._next += taken
        return taken

    def _read(self, kind: str, expected: str) -> Token:
        token = self._peek()
        if token.kind != kind:
            raise self._fault(expected)
        self._next += 1
        return token

    def _fault(self, expected: str) -> SelectionError:
        token = self._peek()
        found = "ends" if token.kind == "end" else f"has {token.text!r}"
        return SelectionError(
            f"The condition {found} at character {token.position}, where {expected} should stand."
        )
