"""ISO dates that are no more precise than their source."""

import calendar
import re
from datetime import date

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def is_real(text: str, *, full: bool = False) -> bool:
    """Return True where `text` is a date of the calendar; `full` asks for a day.

    >>> is_real("2015-02"), is_real("2015-02-30"), is_real("2015", full=True)
    (True, False, False)
    """
    return (not full or len(text) == len("2015-10-28")) and span(text) is not None


def span(text: str) -> tuple[str, str] | None:
    """Return the first and last day of the year, month or day `text`; None if it is no date.

    >>> span("2015-02")
    ('2015-02-01', '2015-02-28')
    """
    match = _PARTIAL.fullmatch(text)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day:
        return text, text
    last_month = int(month or 12)
    last = date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])
    return first.isoformat(), last.isoformat()
