"""One reading of a data package for the whole process, read anew when a file changes."""

import time
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Final

from quartmap.package.reader import Reading, read

_LOCK = Lock()
FRESH_S: Final = 0.25
"""For so long the files of a sound package count as seen: looking at each takes a while."""

_State = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    moment: float
    root: Path
    state: _State
    reading: Reading


_last: _Seen | None = None


def shared(root: Path) -> Reading:
    """Return the tolerant reading of `root`; the routes and every session share it."""
    global _last  # noqa: PLW0603 - one reading for the process
    with _LOCK:
        now, last = time.monotonic(), _last if _last and _last.root == root else None
        if last and not last.reading.problems and now - last.moment < FRESH_S:
            return last.reading
        state = _state(root)
        found = last.reading if last and last.state == state else read(root)
        _last = _Seen(now, root, state, found)
        return found


def _state(root: Path) -> _State:
    files = sorted(path for path in root.rglob("*") if path.is_file())
    stats = ((str(path), path.stat()) for path in files)
    return tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in stats)
