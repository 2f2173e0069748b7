"""Bytes of a package file as text; a wrong encoding is named with its line and byte."""

from pathlib import Path

from quartmap.package.faults import Faults

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(root: Path, path: str, faults: Faults, *, resource: str) -> str | None:
    r"""Return the text of `root/path`, or None where it is not UTF-8 or not readable.

    A byte order mark is dropped, line ends become `\n`.
    """
    try:
        data = (root / path).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        text = f"cannot be read ({reason}). Restore the file or mend its permissions."
        faults.add(path, text, resource=resource)
        return None
    if data.startswith(_UTF16):
        text = "is UTF-16, not UTF-8. Save the file with the encoding UTF-8."
        faults.add(path, text, resource=resource)
        return None
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        faults.add(path, _wrong_byte(data[error.start]), row=line, resource=resource)
        return None


def _wrong_byte(byte: int) -> str:
    guess = bytes([byte]).decode("cp1252", errors="ignore")
    hint = f" ({guess!r} in Windows-1252)" if guess.isprintable() and guess else ""
    return f"is not UTF-8: byte 0x{byte:02x}{hint}. Save the file with the encoding UTF-8."
