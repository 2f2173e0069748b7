"""A collector of problems: every check adds to it, nothing stops at the first."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from quartmap.errors import Problem

SHOWN: Final = 50
"""Rows with one and the same fault that are listed one by one; the rest is counted."""


@dataclass(slots=True)
class Faults:
    """Problems in the order found; `bad` has by file the lines at fault and their columns."""

    problems: list[Problem] = field(default_factory=list)
    bad: defaultdict[str, defaultdict[int, set[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )

    def add(
        self,
        file: str,
        message: str,
        *,
        row: int | None = None,
        column: str | None = None,
        resource: str = "",
    ) -> None:
        """Note one problem; `resource` names the part of the package that it takes away."""
        self.problems.append(Problem(file, message, row, column, resource))
        if row is not None:
            self.bad[file][row].add(column or "")

    def rows(
        self,
        file: str,
        column: str | None,
        found: Iterable[tuple[int, object]],
        say: Callable[[str], str],
    ) -> None:
        """Note one problem for each (line, value); past `SHOWN` the rest is counted only."""
        pairs = list(found)
        for row, value in pairs[:SHOWN]:
            self.add(file, say(str(value)), row=row, column=column)
        rest = pairs[SHOWN:]
        for row, _ in rest:
            self.bad[file][row].add(column or "")
        if rest:
            text = f"{len(rest)} more rows have the same fault, the next is row {rest[0][0]}."
            self.problems.append(Problem(file, text, None, column))

    def drops(self, resource: str) -> bool:
        """Return True where a problem says that `resource` is left out."""
        return any(problem.resource == resource for problem in self.problems)


def listing(values: Iterable[object], most: int = 12) -> str:
    """Return values as a quoted list for a message, shortened past `most`.

    >>> listing(["a", "b"])
    "'a', 'b'"
    """
    items = [repr(value) for value in values]
    more = f" and {len(items) - most} more" if len(items) > most else ""
    return ", ".join(items[:most]) + more
