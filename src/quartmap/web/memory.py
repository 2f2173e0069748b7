"""Keeping the search for garbage short.

Streamlit searches all objects in memory for garbage after every run of its script, and nothing
else runs meanwhile, so that the page waits for its last parts. With libraries and a data package
in memory that took five times as long as the run itself. What has survived such a search is there
to stay and left out of the next ones; only once it has doubled is it searched again.
"""

import gc
from typing import Final

MANY: Final = 50_000
"""So many objects are searched in about 10 ms."""
_GROWTH: Final = 2


class _Keeper:
    """Called by Python around every search."""

    def __init__(self) -> None:
        self.kept = 0

    def __call__(self, phase: str, info: dict[str, int]) -> None:
        """Leave the survivors of a whole search out of the next, or have all of them searched."""
        if phase != "stop" or info["generation"] < 2:  # noqa: PLR2004 - the oldest
            return
        if len(gc.get_objects(generation=2)) < MANY:
            return
        if self.kept and gc.get_freeze_count() > _GROWTH * self.kept:
            self.kept = 0
            gc.unfreeze()
            return
        gc.freeze()
        self.kept = self.kept or gc.get_freeze_count()


def keep_survivors() -> None:
    """Have it done in this process from now on."""
    if not any(isinstance(one, _Keeper) for one in gc.callbacks):
        gc.callbacks.append(_Keeper())
