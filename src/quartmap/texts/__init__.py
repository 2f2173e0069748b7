"""Words, numbers and dates in the reader's language.

The English sentence is the key (gettext); `de.po` holds the German one, `de_studies.po` and the
like those of a single page. gettext and Babel are
the field's standard, and a `.po` file is what translators' tools read.
"""

import io
import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Any

from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

from quartmap.names import Language
from quartmap.texts.dates import Partial


class Texts:
    """Everything that depends on the language: `t` for words, the rest for figures and dates."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._translations = _translations(language)

    def t(self, message: str, **values: object) -> str:
        """Return the translated sentence with `{name}` filled in."""
        return str(self._translations.gettext(message)).format(**values)

    def n(self, one: str, many: str, count: int, **values: object) -> str:
        """Return the singular or plural sentence; `{count}` is the grouped number."""
        text = self._translations.ngettext(one, many, count)
        return str(text).format(count=self.number(count, 0), **values)

    def pick(self, record: Any, name: str = "") -> str:  # noqa: ANN401 - a record or a row
        """Return the text of `record` in this language, German where English is empty."""
        if not name:
            return str(getattr(record, self.language))
        return str(record[f"{name}_{self.language}"] or record[f"{name}_de"])

    def number(self, value: float, decimals: int, *, signed: bool = False) -> str:
        """Return `value` grouped and rounded: `16.315`, `12,5`; `+1,2` when signed."""
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        size = abs(half_up(value, decimals))
        text = format_decimal(size, format=pattern, locale=self.language)
        if text == format_decimal(0, format=pattern, locale=self.language):
            return text
        sign = "\N{MINUS SIGN}" if value < 0 else "+" if signed else ""
        return sign + text

    def unit(self, unit: str) -> str:
        """Return the unit symbol in this language."""
        return str(self._translations.gettext(unit)) if unit else ""

    def date(self, date: str) -> str:
        """Return a partial ISO date as precise as it is: `2015`, `10/2015`, `28.10.2015`."""
        partial = Partial.parse(date)
        if partial.day:
            return format_date(partial.first, format="medium", locale=self.language)
        if partial.month:
            return format_skeleton("yMMMM", partial.first, locale=self.language)
        return str(partial.year)


def half_up(value: float, decimals: int) -> Decimal:
    """Return `value` rounded as people do, and as browsers do: 2.5 to 3, 1.25 to 1.3."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Notation:
    """How the figures of one indicator are written."""

    words: Texts
    decimals: int
    unit: str

    def number(self, value: float, *, signed: bool = False) -> str:
        """Return the figure without its unit."""
        return self.words.number(value, self.decimals, signed=signed)

    def rounded(self, value: float) -> float:
        """Return the figure with the decimals it is shown with."""
        return float(half_up(value, self.decimals))

    def quantity(self, value: float, *, signed: bool = False) -> str:
        """Return the figure with its unit behind a no-break space."""
        return f"{self.number(value, signed=signed)}\N{NO-BREAK SPACE}{self.unit}".rstrip()

    def bounds(self, low: float, high: float) -> str:
        """Return a bound or range in words (`über 30`, `20-30`); empty where both are NaN."""
        if not (math.isnan(low) or math.isnan(high)):
            return f"{self.number(low)}\N{EN DASH}{self.number(high)}"
        if not math.isnan(low):
            return self.words.t("over {number}", number=self.number(low))
        if not math.isnan(high):
            return self.words.t("under {number}", number=self.number(high))
        return ""


@lru_cache
def _translations(language: Language) -> NullTranslations:
    if language == "en":
        return NullTranslations()
    folder = (one for one in files(__package__).iterdir() if one.is_file())
    names = {one.name: one for one in folder if re.fullmatch(rf"{language}(_\w+)?\.po", one.name)}
    found = Translations()
    for _, catalogue in sorted(names.items()):
        compiled = io.BytesIO()
        write_mo(compiled, read_po(io.BytesIO(catalogue.read_bytes()), locale=language))
        compiled.seek(0)
        found.merge(Translations(compiled))
    return found


@lru_cache
def texts(language: Language) -> Texts:
    """Return the texts of `language` (kept: a catalogue is read once)."""
    return Texts(language)
