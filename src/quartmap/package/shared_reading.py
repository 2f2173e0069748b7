"""One reading of a data package for the whole process, read anew when a file changes."""

from functools import lru_cache
from pathlib import Path
from threading import Lock

from quartmap.package.reader import Reading, read

_LOCK = Lock()


def shared(root: Path) -> Reading:
    """Return the tolerant reading of `root`; the routes and every session share it."""
    with _LOCK:
        return _read(root, _state(root))


def _state(root: Path) -> tuple[tuple[str, int, int], ...]:
    files = sorted(path for path in root.rglob("*") if path.is_file())
    stats = ((str(path), path.stat()) for path in files)
    return tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in stats)


@lru_cache(maxsize=1)
def _read(root: Path, state: tuple[tuple[str, int, int], ...]) -> Reading:  # noqa: ARG001 - the key
    return read(root)
