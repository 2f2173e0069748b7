"""Dates that are no more precise than their source."""

import datetime as dt
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Partial:
    """A year, a month or a day; what is not known is None."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the date in ISO 8601 `text`: `2015`, `2015-10` or `2015-10-28`."""
        return cls(*(int(part) for part in text.split("-")))

    @property
    def first(self) -> dt.date:
        """The first day it may mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)
