"""From values to a PDF: one template, and everything of the data as values for it."""

import datetime as dt
import hashlib
import json
import re
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any, Final

import typst

from quartmap.export.citation import DIGITS
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.paper.profile import content, quarter_of

STANDARD: Final = "ua-1"
"""PDF/UA-1: Typst refuses to write what would break it, e.g. a picture without a text."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=32)
def profile_pdf(package: DataPackage, area_id: str, language: Language, site: str = "") -> bytes:
    """Return the profile as PDF; the same package, language and `site` give the same bytes.

    Raises
    ------
    UnknownNameError
        If the package has no such quarter.
    """
    return compiled(content(package, area_id, language, site), package.version)


def stamp(package: DataPackage) -> str:
    """Return what changes with every byte of the data, and with what makes a document of them."""
    made_by = f"{package.digest} {version('quartmap')} ".encode() + _template()
    return hashlib.sha256(made_by).hexdigest()[:DIGITS]


def file_name(package: DataPackage, area_id: str, language: Language) -> str:
    """Return the name of the file: `altena-de.pdf`."""
    return f"{quarter_of(package, area_id).area_id}-{language}.pdf"


def compiled(values: dict[str, Any], edition: str) -> bytes:
    """Return the values set as PDF; `edition` is the data's version, for the document's date."""
    # The data are one text that the template reads as JSON: nothing of it is ever Typst's code.
    document: bytes = typst.compile(
        _template(),
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={"data": json.dumps(values, ensure_ascii=False)},
        pdf_standards=STANDARD,
        timestamp=_moment(edition),
    )
    return document


def _moment(edition: str) -> int:
    """Return the time that the document says it was made at: the year of the data's version."""
    year = _YEAR.match(edition)
    date = dt.datetime(int(year.group()) if year else 1980, 1, 1, tzinfo=dt.UTC)
    return int(date.timestamp())


@lru_cache(maxsize=1)
def _template() -> bytes:
    return (files("quartmap") / "paper" / "profile.typ").read_bytes()


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Return Typst's own fonts alone: a document is the same on every machine."""
    return typst.Fonts(include_system_fonts=False)
