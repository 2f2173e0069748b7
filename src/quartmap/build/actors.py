"""Actors: who works on integration, where, and how well that place is known."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import yaml

from quartmap.build import citations
from quartmap.build.actor_places import Place, find_place, read_districts
from quartmap.build.geometry_sources import ADDRESSES, CITY, file_row
from quartmap.build.part import FileRow, Part, SourceRow
from quartmap.build.tables import read_rows, write_rows
from quartmap.build.wording import ACCOMMODATION, reword
from quartmap.names import WEB_CRS
from quartmap.package.schema import ACTOR_TYPES, ACTORS

AREA_IDS: Final[Mapping[str, str]] = {
    "altena": "altena",
    "altenessen_karnap": "altenessen-karnap",
    "hoersterfeld": "hoersterfeld",
    "essen_city": "05113000",
    "maerkischer_kreis": "05962",
    "project": "05",
}
"""Keys of the raw files and of the register; the project itself is kept at the state."""
OWN: Final = SourceRow(
    source_id="quartmap-vocabulary",
    producer="quartmap",
    title="Bezeichnungen, Farben und Muster dieses Dashboards",
    licence="Apache-2.0",
    licence_url="https://www.apache.org/licenses/LICENSE-2.0",
    attribution="quartmap",
    quality="derived",
)
WIKIPEDIA: Final = SourceRow(
    source_id="wikipedia-coordinates",
    producer="Wikipedia",
    title="Koordinaten einzelner Orte (Altenessen, Haus Köster-Emden)",
    url="https://de.wikipedia.org",
    licence="fact-citation-only",
    attribution="Wikipedia",
    retrieved_via="Spiegelseiten",
    quality="reported",
)
PLACES: Final = (ADDRESSES, CITY, WIKIPEDIA)
"""Sources of coordinates."""
_HERE: Final = Path(__file__).parent
_ADDRESS: Final = re.compile(r"https?://[^\s;()]+")


def build(sources: Path, target: Path) -> Part:
    """Write `actors.csv` and `actor_types.csv`; return their provenance and what was coarsened.

    Raises
    ------
    ValueError
        If a type has no label, or an actor's words or address name accommodation.
    """
    raw = read_rows(sources / "actors" / "actors.csv")
    left_out = correct(raw)
    districts = read_districts(sources)
    places = [find_place(row, districts, website(row)) for row in raw]
    rows = [actor(row, place) for row, place in zip(raw, places, strict=True)]
    types = read_rows(_HERE / "actor_types.csv")
    check_types(rows, types)
    check_words(rows)
    write_rows(target, ACTORS, rows)
    write_rows(target, ACTOR_TYPES, types)
    left_out += [
        f"actors.csv, {row['id']}: {place.why}"
        for row, place in zip(raw, places, strict=True)
        if place.why
    ]
    left_out.append("actors.csv: notes and integration_role are working notes")
    used = citations.distinct(citations.find(row["source_url"]) for row in raw)
    return Part(describe(used), [*used, *PLACES, OWN], left_out)


def correct(rows: list[dict[str, str]]) -> list[str]:
    """Put the corrections into the raw rows; return a line for each but added websites.

    Raises
    ------
    ValueError
        If a correction has no actor, or a website no source.
    """
    table: dict[str, dict[str, str]] = yaml.safe_load(
        (_HERE / "actor_corrections.yaml").read_text(encoding="utf-8")
    )
    by_id = {row["id"]: row for row in rows}
    lines = []
    for actor_id, cells in table.items():
        if actor_id not in by_id:
            raise ValueError(f"actor_corrections.yaml: no actor {actor_id!r} in actors.csv.")
        changed = {column: value for column, value in cells.items() if column != "why"}
        host = urlsplit(changed.get("website", "")).netloc
        if host.removeprefix("www.") not in by_id[actor_id]["source_url"]:
            raise ValueError(f"actor_corrections.yaml, {actor_id}: {host!r} is not in its source.")
        by_id[actor_id].update(changed)
        if "website" not in changed:
            lines.append(f"actors.csv, {actor_id}: {', '.join(changed)} changed: {cells['why']}")
    return lines


def actor(row: Mapping[str, str], place: Place) -> dict[str, str]:
    """Return the row of `actors.csv` for a raw one."""
    activity = reword(row["activity_de"], row["activity_en"]).text
    source = citations.find(row["source_url"])
    return {
        "actor_id": row["id"],
        "name": row["name"],
        "actor_type": row["type"],
        "area_id": AREA_IDS[row["quarter"]],
        "serves": ";".join(AREA_IDS[key] for key in row["serves"].split(";")),
        "dimension": row["dimension"].replace("_", "-"),
        "address": place.address,
        "lat": place.lat,
        "lon": place.lon,
        "coord_precision": place.precision,
        "activity_de": activity.de,
        "activity_en": activity.en,
        "website": website(row),
        "currency": row["status"],
        "last_confirmed": confirmed(row["source_year"]),
        "source_id": source.source_id,
        "source_year": row["source_year"],
        "source_url": source.url,
    }


def website(row: Mapping[str, str]) -> str:
    """Return the actor's own site: corrected by hand, or beside the school register."""
    if "website" in row:
        return row["website"]
    if (
        row["type"] not in {"school", "adult_education"}
        or "schuldaten.csv" not in row["source_url"]
    ):
        return ""
    return next(iter(_ADDRESS.findall(row["source_url"])[1:]), "")


def confirmed(year: str) -> str:
    """Return the last year a source states; empty where it states none.

    >>> confirmed("2022+"), confirmed("2016-2019"), confirmed("2020s")
    ('2022', '2019', '')
    """
    found = re.fullmatch(r"(?:\d{4}-)?(\d{4})\+?", year)
    return found[1] if found else ""


def check_types(rows: list[dict[str, str]], types: list[dict[str, str]]) -> None:
    """Refuse types without a label and labels without an actor."""
    used, known = ({row["actor_type"] for row in table} for table in (rows, types))
    if used != known:
        raise ValueError(f"actor_types.csv and actors.csv differ in: {sorted(used ^ known)}.")


def check_words(rows: list[dict[str, str]]) -> None:
    """Refuse any cell of an actor that names accommodation of refugees."""
    hits = [
        f"{row['actor_id']}, {column}: {cell!r}"
        for row in rows
        for column, cell in row.items()
        if ACCOMMODATION.search(cell)
    ]
    if hits:
        raise ValueError(f"actors.csv names accommodation: {'; '.join(hits)}. Mend wording.yaml.")


def describe(used: list[SourceRow]) -> list[FileRow]:
    """Return what the descriptor says of the two files."""
    actors = FileRow(
        path=ACTORS.path,
        title="Lokale Akteure / Local actors",
        source_ids=tuple(row.source_id for row in (*used, *PLACES)),
        licence=f"{ADDRESSES.licence}; fact-citation-only",
        attribution="; ".join([*(row.attribution for row in PLACES), "je Akteur: source_id"]),
        processing="Keyed to areas; places coarsened where neither the body nor the municipality "
        "is the source of the address; working notes left out.",
        crs=WEB_CRS,
    )
    types = file_row(
        ACTOR_TYPES.path,
        "Akteurstypen / Types of actors",
        (OWN,),
        processing="Labels written for this package.",
    )
    return [actors, types]
