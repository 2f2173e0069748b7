"""An upload as JSON: held to its limits by its bytes, then parsed by Python alone."""

import json
from typing import Any, Final

import numpy as np

from quartmap.own import limits
from quartmap.own.formats import foreign_format
from quartmap.own.naming import cleaned
from quartmap.own.refusal import refused

_KEY: Final = 40
"""Characters of a member's name that are quoted."""


def parsed(content: bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the JSON of a file; every number is a float, so that none is too long to convert.

    Raises
    ------
    RefusedError
        Where the file is too large or deep, of another format, or no JSON.
    """
    if len(content) > limits.BYTES:
        raise refused("too-large", limit=limits.BYTES // 1_000_000)
    if not content.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise refused("empty-file")
    found = foreign_format(content)
    if found:
        raise refused("format", format=found)
    text = _decoded(content)
    _check_nesting(content)
    return _parsed(text)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused("encoding", place=error.start + 1) from None


def _check_nesting(content: bytes) -> None:
    """Refuse what is nested too deeply or would fill the memory; strings do not count.

    Escapes are blanked first, pairs of backslashes before quotes, as the parser reads them. A file
    that is no JSON may be misread behind its first mistake; the parser does not get further.
    """
    plain = content.replace(rb"\\", b"__").replace(rb"\"", b"__")
    marks = np.frombuffer(plain, dtype=np.uint8)
    quoted = np.cumsum(marks == ord('"'), dtype=np.uint8) & 1
    free = marks[quoted == 0]
    arrays, objects = free == ord("["), free == ord("{")
    for found, most in (
        (objects, limits.OBJECTS),
        (free == ord(":"), limits.MEMBERS),
        (free == ord(","), limits.VALUES),
    ):
        if np.count_nonzero(found) > most:
            raise refused("crowded", limit=limits.FEATURES)
    closed = (free == ord("]")) | (free == ord("}"))
    steps = (arrays | objects).astype(np.int8) - closed
    if steps.size and np.cumsum(steps, dtype=np.int32).max() > limits.DEPTH:
        raise refused("deep", limit=limits.DEPTH)
    if np.count_nonzero(arrays) > limits.ARRAYS:
        raise refused("vertices", limit=limits.VERTICES)


def _repeated(names: list[str]) -> list[str]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return [name]
        seen.add(name)
    return []


def _parsed(text: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    double: list[str] = []

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs) and not double:
            double.extend(_repeated([name for name, _ in pairs]))
        return found

    try:
        content = json.loads(text, object_pairs_hook=members, parse_int=float, parse_constant=float)
    except json.JSONDecodeError as error:
        several = error.msg == "Extra data" and text[error.pos :].lstrip("\x1e \r\n")[:1] == "{"
        place = {"line": error.lineno} if several else {"line": error.lineno, "column": error.colno}
        raise refused("lines" if several else "json", **place) from None
    except RecursionError:
        raise refused("deep", limit=limits.DEPTH) from None
    if double:
        raise refused("duplicate", key=cleaned(double[0], _KEY))
    return content
