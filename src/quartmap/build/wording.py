"""Words shown instead of those in the raw files: corrected English, accommodation not located."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import yaml

from quartmap.package.documents import Text

_FILE: Final = Path(__file__).with_name("wording.yaml")

ACCOMMODATION: Final = re.compile(
    r"unterk[uü]nft|unterbringung|wohnheim|übergangsheim|asyl(bewerber)?heim|flüchtlingsheim"
    r"|zelt(dorf|stadt)|containerdorf|erstaufnahme|notaufnahme"
    r"|accommodation|hostel|shelter|tent (village|camp)|camp\b",
    re.IGNORECASE,
)
"""Words for places where refugees are lodged."""
STREET: Final = re.compile(r"\w+(str\.|straße|weg|allee|platz|ring)\b", re.IGNORECASE)
"""A name that looks like a street."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A German text with its English, and the area it is keyed to if not the given one."""

    text: Text
    area_id: str = ""
    why: str = ""


@cache
def load() -> Mapping[str, Mapping[str, str]]:
    """Return the replacements, by the German text of the raw files."""
    texts = yaml.safe_load(_FILE.read_text(encoding="utf-8"))["texts"]
    return MappingProxyType({entry["de"]: entry for entry in texts})


def reword(german: str, english: str = "") -> Wording:
    """Return what is shown for a text of the raw files; without a replacement, the text itself.

    Raises
    ------
    ValueError
        If there is no English for it.
    """
    entry = load().get(german, {})
    text = Text(de=entry.get("to", german), en=entry.get("en", english))
    if not text.en:
        raise ValueError(f"{german!r} has no English. Add it to {_FILE.name}.")
    return Wording(text, entry.get("area", ""), entry.get("why", ""))


def claim(key: str, value: object, date: str) -> Text:
    """Return the sentence for a figure that a party claims."""
    claims = yaml.safe_load(_FILE.read_text(encoding="utf-8"))["claims"]
    return Text(
        **{tongue: words.format(value=value, date=date) for tongue, words in claims[key].items()}
    )
