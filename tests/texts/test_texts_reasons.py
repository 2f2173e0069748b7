"""Why there are no figures: a sentence for every reason, in both languages."""

from dataclasses import dataclass
from typing import get_args

import pytest

from quartmap.analysis.disclosure import FEWEST_RESIDENTS
from quartmap.analysis.estimate_record import Reason
from quartmap.names import LANGUAGES, Language
from quartmap.texts import texts
from quartmap.texts.reasons import reason_text


@dataclass(frozen=True)
class _Told:
    reason: str
    beside: str = ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_a_sentence_of_its_own(language: Language) -> None:
    found = {one: reason_text(texts(language), _Told(one, "Ort")) for one in get_args(Reason)}
    assert found.pop("") == ""
    assert all(one.endswith(".") for one in found.values())
    assert len(set(found.values())) == len(found)
    for reason in ("few-residents", "difference"):
        assert str(FEWEST_RESIDENTS) in found[reason]


def test_the_area_beside_is_named() -> None:
    assert "„Süd“" in reason_text(texts("de"), _Told("difference", "Süd"))
    assert "“{few}”" in reason_text(texts("en"), _Told("difference", "{few}"))
