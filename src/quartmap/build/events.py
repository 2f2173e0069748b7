"""Dated events of the case studies."""

from collections.abc import Mapping
from typing import Final

from quartmap.build import citations
from quartmap.build.actors import AREA_IDS
from quartmap.build.part import SourceRow, slug
from quartmap.build.wording import ACCOMMODATION, STREET, Wording, reword

DATE_LENGTH: Final = {"day": 10, "month": 7, "year": 4, "approx": 4}
"""How much of an ISO date each precision keeps; an approximate date keeps its year."""
BELOW_BOROUGH: Final = frozenset({"altenessen-karnap", "hoersterfeld"})
"""Case studies that are smaller than a borough or do not coincide with one."""


def event(row: Mapping[str, str]) -> dict[str, str]:
    """Return the row of `events.csv` for a raw one.

    The raw timeline holds happenings only: what a party claims stands in the cases.

    Raises
    ------
    ValueError
        If the event locates accommodation of refugees below borough level or by street.
    """
    shown = reword(row["event_de"], row["event_en"])
    area_id = shown.area_id or AREA_IDS[row["case"]]
    check_event(area_id, shown)
    date = row["date"][: DATE_LENGTH[row["date_precision"]]]
    return {
        "event_id": "-".join([date, *slug(shown.text.de.replace("é", "e")).split("-")[:5]]),
        "date": date,
        "date_precision": row["date_precision"],
        "area_id": area_id,
        "category": row["category"],
        "event_de": shown.text.de,
        "event_en": shown.text.en,
        "is_claim": "false",
        "source_id": source(row).source_id,
    }


def source(row: Mapping[str, str]) -> SourceRow:
    """Return the reference of a raw row."""
    return citations.find(row["source_key"])


def check_event(area_id: str, shown: Wording) -> None:
    """Refuse an event that locates accommodation below borough level or by street."""
    text = f"{shown.text.de} / {shown.text.en}"
    if ACCOMMODATION.search(text) and (area_id in BELOW_BOROUGH or STREET.search(text)):
        raise ValueError(f"Event {text!r} at {area_id!r} locates accommodation. Mend wording.yaml.")


def moved(rows: list[dict[str, str]]) -> list[str]:
    """Return a line for each raw event that is keyed to a wider area than in the raw file."""
    found = [(row, reword(row["event_de"], row["event_en"])) for row in rows]
    return [
        f"events.csv, {row['date']}: keyed to {shown.area_id}, not {AREA_IDS[row['case']]}: "
        f"{shown.why}"
        for row, shown in found
        if shown.area_id
    ]
