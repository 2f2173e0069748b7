"""No accommodation of refugees is located: no coordinate, street or site beside its name."""

import re
from collections.abc import Mapping
from typing import Final

from quartmap.package.faults import Faults
from quartmap.package.tables import Sheet

ACCOMMODATION: Final = re.compile(
    r"übergangs(?:wohn)?heim|zeltd[oö]rf|zeltstadt|erstaufnahme|behelfseinrichtung|"
    r"(?:flüchtlings|geflüchteten|asyl\w*|sammel|gemeinschafts|not|landes|container)"
    r"(?:unterk[uü]nft|heim\b|heime|wohnheim|dorf|dörf|lager)|"
    r"unterk[uü]nfte? für (?:geflüchtete|flüchtlinge|asyl)|zentrale unterbringung|"
    r"(?:refugee|asylum)[\w -]{0,12}(?:accommodation|shelter|camp|hostel|home)|"
    r"tent (?:village|camp)|reception (?:centre|center|facility)|transitional (?:home|hostel)",
    re.IGNORECASE,
)
"""Words for accommodation, German and English."""

STREET: Final = re.compile(
    r"\w*(?:straße|strasse)\b|\w+str\.|\b[A-ZÄÖÜ][\w-]+(?:weg|platz|allee|gasse|ring|damm|ufer) \d|"
    r"\b[A-ZÄÖÜ][\w-]+ (?:Str\.|Weg|Platz|Allee|Ring|Damm|Ufer)(?:\W|$)"
)
"""What reads as a street or a house, as German addresses are written."""

_SAY = (
    "{word!r} reads as accommodation of refugees and is located here ({how}). Accommodation is "
    "never located: remove the place or the entry."
)
_LOCATED: Final[Mapping[str, tuple[str, ...]]] = {
    "actors": ("name", "activity_de", "activity_en", "address", "serves")
}
_PROSE: Final[Mapping[str, tuple[str, ...]]] = {
    "events": ("event_de", "event_en"),
    "observations": ("note",),
}


def check_privacy(sheets: Mapping[str, Sheet], faults: Faults) -> None:
    """Note rows that name accommodation together with coordinates, an address or a street."""
    for name, columns in _LOCATED.items():
        _check_located(sheets[name], columns, faults)
    for name, columns in _PROSE.items():
        _check_prose(sheets[name], columns, faults)


def _check_located(sheet: Sheet, columns: tuple[str, ...], faults: Faults) -> None:
    text = sheet.text
    for line, row in text[(text["lat"] != "") | (text["address"] != "")].iterrows():
        for column in columns:
            match = ACCOMMODATION.search(row[column])
            if match is not None:
                message = _SAY.format(word=match[0], how="coordinates or address")
                faults.add(sheet.table.path, message, row=int(str(line)), column=column)
                break


def _check_prose(sheet: Sheet, columns: tuple[str, ...], faults: Faults) -> None:
    for column in columns:
        faults_of = {text: located(text) for text in sheet.text[column].unique().tolist() if text}
        wrong = [text for text, message in faults_of.items() if message]
        faults.rows(sheet.table.path, column, sheet.having(column, wrong), located)


def located(text: str) -> str:
    """Return the fault of a text that names accommodation beside a street, else ''."""
    word = ACCOMMODATION.search(text)
    street = None if word is None else STREET.search(text)
    if word is None or street is None:
        return ""
    return _SAY.format(word=word[0], how=street[0].strip())
