"""One reading of a data package for the whole process, read anew when a file changes."""

import time
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Final

from quartmap.package.reader import Reading, read

_LOCK = Lock()
FRESH_S: Final = 1.0
"""For so long the files on disk count as seen: looking at each takes longer than a small page."""


def shared(root: Path) -> Reading:
    """Return the tolerant reading of `root`; the routes and every session share it."""
    with _LOCK:
        return _read(root, _state(root, int(time.monotonic() / FRESH_S)))


@lru_cache(maxsize=1)
def _state(root: Path, moment: int) -> tuple[tuple[str, int, int], ...]:  # noqa: ARG001 - the key
    files = sorted(path for path in root.rglob("*") if path.is_file())
    stats = ((str(path), path.stat()) for path in files)
    return tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in stats)


@lru_cache(maxsize=1)
def _read(root: Path, state: tuple[tuple[str, int, int], ...]) -> Reading:  # noqa: ARG001 - the key
    return read(root)
