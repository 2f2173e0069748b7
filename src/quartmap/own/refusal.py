"""What is wrong with an own area, and what was changed in it: said in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Self

from quartmap.errors import QuartmapError
from quartmap.own.sentences import SENTENCES
from quartmap.texts import Texts, texts

Offer = Literal["", "swap", "repair"]


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing to say about an upload or a drawing.

    kind : which sentence (`sentences.SENTENCES`).
    values : what the sentence names; numbers are written in the reader's format.
    feature, name : of the feature in the file, counted from 1; 0 where it concerns all of it.
    """

    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)
    feature: int = 0
    name: str = ""

    def sentence(self, words: Texts) -> str:
        """Return what is wrong, where, and how to mend it; plain text, hostile like its source."""
        values = {key: _written(words, value) for key, value in self.values.items()}
        said = SENTENCES[self.kind](words, values)
        if self.feature and self.name:
            return words.t(
                "Feature {number} ({name}): {problem}",
                number=self.feature,
                name=self.name,
                problem=said,
            )
        if self.feature:
            return words.t("Feature {number}: {problem}", number=self.feature, problem=said)
        return said

    def at(self, feature: int, name: str) -> Self:
        """Return the same, said of a feature of the file."""
        return replace(self, feature=feature, name=name)


@dataclass(frozen=True, slots=True)
class Refusal(Saying):
    """A reason why an area is not taken."""


@dataclass(frozen=True, slots=True)
class Remark(Saying):
    """Something that was changed or left out in an area that is taken."""


class RefusedError(QuartmapError, ValueError):
    """An upload, drawing or link that is not taken.

    refusals : everything that is wrong.
    offer : what would mend all of it if read again so: `swap` or `repair`; '' where nothing does.
    """

    def __init__(self, refusals: Sequence[Refusal], offer: Offer = "") -> None:
        self.refusals = tuple(refusals)
        self.offer: Offer = offer
        english = texts("en")
        super().__init__("\n".join(one.sentence(english) for one in self.refusals))


def _written(words: Texts, value: object) -> str:
    if isinstance(value, int | float):
        return words.number(value, 0 if isinstance(value, int) else 2)
    return str(value)


def refused(kind: str, **values: object) -> RefusedError:
    """Return the error of a single reason."""
    offer: Offer = "repair" if kind in REPAIRABLE else "swap" if kind == "swapped" else ""
    return RefusedError([Refusal(kind, values)], offer)


REPAIRABLE = frozenset({"crossing", "hole"})
"""What `repair` mends."""
