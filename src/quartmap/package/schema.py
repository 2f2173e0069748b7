"""The tables of a data package: columns, types, keys, closed sets."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from quartmap import names

ColumnType = Literal["string", "number", "integer", "boolean", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; `closed` is the closed set of allowed values, if any."""

    name: str
    type: ColumnType = "string"
    required: bool = False
    closed: tuple[str, ...] = ()
    pattern: str = ""

    def descriptor(self) -> dict[str, Any]:
        """Return the column as a Table Schema field."""
        constraints: dict[str, Any] = {}
        if self.required:
            constraints["required"] = True
        if self.closed:
            constraints["enum"] = list(self.closed)
        if self.pattern:
            constraints["pattern"] = self.pattern
        field: dict[str, Any] = {"name": self.name, "type": self.type}
        return field | ({"constraints": constraints} if constraints else {})


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Values of `column` must stand in `reference` of table `table` (same table allowed)."""

    column: str
    table: str
    reference: str


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file: its columns in order, its primary key and its foreign keys."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    required: bool = False
    folder: str = ""

    @property
    def path(self) -> str:
        """The file inside the package."""
        return f"{self.folder}{self.name.replace('-', '_')}.csv"

    def descriptor(self) -> dict[str, Any]:
        """Return the table as a Table Schema."""
        keys = [
            {
                "fields": [key.column],
                "reference": {
                    "resource": "" if key.table == self.name else key.table,
                    "fields": [key.reference],
                },
            }
            for key in self.foreign_keys
        ]
        schema: dict[str, Any] = {
            "fields": [column.descriptor() for column in self.columns],
            "primaryKey": list(self.key),
            "missingValues": [""],
        }
        return schema | ({"foreignKeys": keys} if keys else {})


PARTIAL_DATE: Final = r"\d{4}(-\d{2}(-\d{2})?)?"
"""ISO 8601, no more precise than the source: `2015`, `2015-10`, `2015-10-28`."""


def _text(*columns: str, required: bool = True) -> tuple[Column, ...]:
    return tuple(Column(name, required=required) for name in columns)


AREAS: Final = Table(
    "areas",
    (
        *_text("area_id", "level", "name"),
        Column("parent_id"),
        Column("ags", pattern=r"\d{2}(\d{3}(\d{3})?)?"),
        Column("reference_area_id"),
        Column("same_as"),
        Column("boundary_status", required=True, closed=names.BOUNDARY_STATUSES),
        Column("boundary_date", required=True, pattern=PARTIAL_DATE),
    ),
    ("area_id",),
    (
        ForeignKey("parent_id", "areas", "area_id"),
        ForeignKey("reference_area_id", "areas", "area_id"),
        ForeignKey("same_as", "areas", "area_id"),
    ),
    required=True,
)

INDICATORS: Final = Table(
    "indicators",
    (
        *_text("indicator_id", "label_de", "label_en", "definition_de", "definition_en", "unit"),
        Column("kind", required=True, closed=names.INDICATOR_KINDS),
        Column("extensive", "boolean", required=True),
        Column("topic", required=True),
        Column("decimals", "integer", required=True),
        *_text("caveat_de", "caveat_en", required=False),
    ),
    ("indicator_id",),
    required=True,
)

SOURCES: Final = Table(
    "sources",
    (
        *_text("source_id", "producer", "title"),
        Column("url"),
        Column("licence", required=True),
        Column("licence_url"),
        Column("attribution", required=True),
        Column("retrieved_via"),
        Column("quality", required=True, closed=names.SOURCE_QUALITIES),
    ),
    ("source_id",),
    required=True,
)

OBSERVATIONS: Final = Table(
    "observations",
    (
        *_text("area_id", "indicator_id"),
        Column("reference_date", required=True, pattern=PARTIAL_DATE),
        Column("period_start", "date"),
        Column("period_end", "date"),
        Column("date_precision", required=True, closed=names.DATE_PRECISIONS),
        Column("value", "number"),
        Column("value_low", "number"),
        Column("value_high", "number"),
        Column("status", required=True, closed=names.VALUE_STATUSES),
        Column("source_id", required=True),
        Column("note"),
    ),
    ("area_id", "indicator_id", "reference_date", "source_id"),
    (
        ForeignKey("area_id", "areas", "area_id"),
        ForeignKey("indicator_id", "indicators", "indicator_id"),
        ForeignKey("source_id", "sources", "source_id"),
    ),
)

SERIES_BREAKS: Final = Table(
    "series-breaks",
    (
        Column("indicator_id", required=True),
        Column("break_date", required=True, pattern=PARTIAL_DATE),
        *_text("label_de", "label_en"),
        Column("source_id"),
    ),
    ("indicator_id", "break_date"),
    (
        ForeignKey("indicator_id", "indicators", "indicator_id"),
        ForeignKey("source_id", "sources", "source_id"),
    ),
)

ACTOR_TYPES: Final = Table(
    "actor-types",
    (*_text("actor_type", "label_de", "label_en"), Column("symbol", pattern=".{1,2}")),
    ("actor_type",),
)

ACTORS: Final = Table(
    "actors",
    (
        *_text("actor_id", "name", "actor_type"),
        Column("area_id"),
        Column("serves"),
        Column("dimension", required=True),
        Column("address"),
        Column("lat", "number"),
        Column("lon", "number"),
        Column("coord_precision", required=True, closed=names.COORD_PRECISIONS),
        *_text("activity_de", "activity_en", "website", required=False),
        Column("currency", required=True, closed=names.CURRENCIES),
        Column("last_confirmed", pattern=PARTIAL_DATE),
        Column("source_id", required=True),
        Column("source_year"),
        Column("source_url"),
    ),
    ("actor_id",),
    (
        ForeignKey("actor_type", "actor-types", "actor_type"),
        ForeignKey("area_id", "areas", "area_id"),
        ForeignKey("source_id", "sources", "source_id"),
    ),
)

EVENTS: Final = Table(
    "events",
    (
        Column("event_id", required=True),
        Column("date", required=True, pattern=PARTIAL_DATE),
        Column("date_precision", required=True, closed=names.DATE_PRECISIONS),
        *_text("area_id", "category", "event_de", "event_en"),
        Column("is_claim", "boolean", required=True),
        Column("source_id", required=True),
    ),
    ("event_id",),
    (
        ForeignKey("area_id", "areas", "area_id"),
        ForeignKey("source_id", "sources", "source_id"),
    ),
)

CHECKS: Final = ("update", "census", "register", "fine", "weights", "coarser")
"""What an estimate was held against.

update : the official update of another day. census : published totals of the census itself.
register : a city's register of another day. fine : figures of finer cells. weights : the same
cells, weighted by finer ones. coarser : whole cells, estimated from larger ones made of them.
"""
_BASES: Final = ("1km", "100m")
_FIGURES: Final = ("area_km2", "truth", "estimate", "low", "high")

CALIBRATION: Final = Table(
    "calibration",
    (
        Column("basis", required=True, closed=_BASES),
        Column("indicator_id", required=True),
        Column("factor", "number", required=True),
        Column("aimed", "number", required=True),
        Column("areas", "integer", required=True),
        Column("check", required=True, closed=CHECKS),
    ),
    ("basis", "indicator_id"),
    (ForeignKey("indicator_id", "indicators", "indicator_id"),),
    folder="census/",
)
"""By how much an interval is stretched: half its width is `factor` times the estimate's scale."""

ESTIMATE_ERRORS: Final = Table(
    "estimate-errors",
    (
        Column("check", required=True, closed=CHECKS),
        Column("area_id", required=True),
        Column("basis", required=True, closed=_BASES),
        Column("indicator_id", required=True),
        Column("reference_date", required=True, pattern=PARTIAL_DATE),
        *(Column(name, "number", required=True) for name in _FIGURES),
        Column("source_id", required=True),
    ),
    ("check", "area_id", "basis", "indicator_id", "reference_date"),
    (
        ForeignKey("area_id", "areas", "area_id"),
        ForeignKey("indicator_id", "indicators", "indicator_id"),
        ForeignKey("source_id", "sources", "source_id"),
    ),
)
"""Estimates from census cells beside what they were held against, one row for each.

area_km2 : as the estimator saw the area: with the check `coarser`, by as much smaller as its cells
are larger than the published ones.
"""

TABLES: Final[Mapping[str, Table]] = {
    table.name: table
    for table in (
        AREAS,
        INDICATORS,
        SOURCES,
        OBSERVATIONS,
        SERIES_BREAKS,
        ACTOR_TYPES,
        ACTORS,
        EVENTS,
        CALIBRATION,
        ESTIMATE_ERRORS,
    )
}
