"""Why an area gets no figures, in words."""

from typing import Protocol

from quartmap.names import FEWEST_RESIDENTS
from quartmap.texts import Texts


class Explained(Protocol):
    """What may have a reason: an estimate."""

    @property
    def reason(self) -> str:
        """Return the reason, '' where there are figures."""
        ...

    @property
    def beside(self) -> str:
        """Return the name of the area that it differs from by too few residents, or ''."""
        ...


def reason_text(words: Texts, estimate: Explained) -> str:
    """Return why there are no figures, '' where there are. Names in it are not escaped."""
    few = words.number(FEWEST_RESIDENTS, 0)
    known = {
        "outside": words.t("No inhabited cell of the census lies in this area."),
        "no-residents": words.t("By the estimate, nobody lives in this area."),
        "few-residents": words.t(
            "By the estimate, fewer than {few} people live in this area. For so few, no figures "
            "are shown.",
            few=few,
        ),
        "few-cells": words.t(
            "This area rests on too few cells of the census for figures to be shown. "
            "A larger area helps."
        ),
        "difference": words.t(
            "This area differs from “{beside}” by fewer than {few} residents. Figures of both "
            "would give away something about these few, so none are shown here.",
            beside=estimate.beside,
            few=few,
        ),
    }
    return known.get(estimate.reason, "")
