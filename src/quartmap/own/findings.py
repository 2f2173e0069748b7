"""What was found wrong or changed while a file is read: gathered, told all at once."""

from collections.abc import Iterable

from quartmap.own import limits
from quartmap.own.refusal import REPAIRABLE, Offer, Refusal, RefusedError, Remark


class Findings:
    """The refusals and remarks of one file."""

    def __init__(self) -> None:
        self.refusals: list[Refusal] = []
        self.remarks: list[Remark] = []

    def refuse(self, kind: str, **values: object) -> None:
        """Keep a reason that concerns the whole file."""
        self.refusals.append(Refusal(kind, values))

    def refuse_feature(self, error: RefusedError, feature: int, name: str) -> None:
        """Keep the reasons of one feature."""
        self.refusals.extend(one.at(feature, name) for one in error.refusals)

    def remark(self, kind: str, feature: int = 0, name: str = "", **values: object) -> None:
        """Keep something that was changed, once for each feature."""
        said = Remark(kind, values, feature, name)
        if said not in self.remarks[-4:]:
            self.remarks.append(said)

    def settle(self) -> None:
        """Raise what was found wrong, the first of many and the number of the rest.

        Raises
        ------
        RefusedError
            Where anything was.
        """
        if not self.refusals:
            return
        told = sorted(self.refusals, key=lambda one: one.feature)
        more = len(told) - limits.TOLD
        rest = [Refusal("more", {"number": more})] if more > 0 else []
        raise RefusedError([*told[: limits.TOLD], *rest], _offer(one.kind for one in told))

    @property
    def told(self) -> tuple[Remark, ...]:
        """The remarks, at most as many as are told of refusals."""
        return tuple(self.remarks[: limits.TOLD])


def _offer(kinds: Iterable[str]) -> Offer:
    found = set(kinds)
    if found <= REPAIRABLE:
        return "repair"
    # Whether swapped outlines cross themselves as well is offered next.
    return "swap" if found <= REPAIRABLE | {"swapped"} else ""
