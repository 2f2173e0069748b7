"""Word from the browser that a map is painted, so that the server knows when to send the rest.

It comes by an address of its own: an answer of the component would run the page once more.
"""

import secrets
import threading
import time
from collections.abc import Callable, Sequence
from typing import Final
from weakref import WeakValueDictionary

from quartmap.maps.resources import ROOT

PLACE: Final = "painted"
_STEP_S: Final = 0.05


class Report:
    """What one map is asked to tell, once; kept by whoever waits for it."""

    def __init__(self) -> None:
        self.token: Final = secrets.token_urlsafe(12)
        self.come: Final = threading.Event()

    @property
    def address(self) -> str:
        """Return where the map tells it, from the map's own address."""
        return f"{ROOT}{PLACE}/{self.token}"


_expected: Final[WeakValueDictionary[str, Report]] = WeakValueDictionary()


def expect() -> Report:
    """Return a report to wait for; it is forgotten with the object."""
    report = Report()
    _expected[report.token] = report
    return report


def receive(token: str) -> bool:
    """Take a report in; return whether anyone waits for it."""
    report = _expected.get(token)
    if report is not None:
        report.come.set()
    return report is not None


def wait(reports: Sequence[Report], patience_s: float, between: Callable[[], object]) -> None:
    """Wait until all have come, `patience_s` seconds at most; call `between` again and again."""
    ends = time.monotonic() + patience_s
    for report in reports:
        while not report.come.wait(max(0, min(_STEP_S, ends - time.monotonic()))):
            if time.monotonic() >= ends:
                return
            between()
