"""The error tree; messages say what is wrong, where, and how to mend it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a data package: where it is, what it is, how to mend it.

    `row` is the line in the file as an editor counts it (the header is line 1), or None.
    `resource` names the part of the package that is left out because of it.
    """

    file: str
    message: str
    row: int | None = None
    column: str | None = None
    resource: str = ""

    def __str__(self) -> str:
        """Return `file, row 3, column 'x': message`."""
        where = [self.file]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.column is not None:
            where.append(f"column {self.column!r}")
        return f"{', '.join(where)}: {self.message}"


class QuartmapError(Exception):
    """Root of all errors that quartmap raises on purpose."""


class DataPackageError(QuartmapError, ValueError):
    """A data package that cannot be used; `problems` lists everything found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        lines = "\n".join(f"- {problem}" for problem in self.problems)
        super().__init__(
            f"{count} problem{'s' if count != 1 else ''} in the data package:\n{lines}"
        )


class UnknownNameError(QuartmapError, KeyError):
    """A layer, level, indicator, area or date that the package does not have."""

    def __str__(self) -> str:
        """Return the sentence itself (KeyError would quote it)."""
        return str(self.args[0])


class SelectionError(QuartmapError, ValueError):
    """A filter, class or date that cannot be applied as asked."""
