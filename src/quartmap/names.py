"""Field words used everywhere: coordinate systems, closed sets, column names."""

from typing import Final, Literal, NewType

WEB_CRS: Final = "EPSG:4326"
"""WGS 84 in degrees: every stored and delivered geometry."""
METRIC_CRS: Final = "EPSG:25832"
"""ETRS89 / UTM 32N in metres: every length, distance and buffer."""
AREA_CRS: Final = "EPSG:3035"
"""ETRS89 / LAEA, equal-area: every area in km² and the census grid."""

AreaId = NewType("AreaId", str)
IndicatorId = NewType("IndicatorId", str)
ActorId = NewType("ActorId", str)

Language = Literal["de", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("de", "en")

BoundaryStatus = Literal["official", "derived"]
IndicatorKind = Literal["count", "share", "rate", "density", "mean", "index"]
ValueStatus = Literal["observed", "estimated", "zero", "suppressed", "unreliable", "missing"]
DatePrecision = Literal["day", "month", "year", "decade", "period", "approx"]
SourceQuality = Literal["official", "official_copy", "derived", "reported", "press"]
CoordPrecision = Literal["building", "street", "locality", "none"]
Currency = Literal["as_of_source", "historic", "unknown"]
Scheme = Literal["natural", "quantiles", "equal", "std", "own"]

BOUNDARY_STATUSES: Final = ("official", "derived")
INDICATOR_KINDS: Final = ("count", "share", "rate", "density", "mean", "index")
VALUE_STATUSES: Final = (
    "observed",
    "estimated",
    "zero",
    "suppressed",
    "unreliable",
    "missing",
)
DATE_PRECISIONS: Final = ("day", "month", "year", "decade", "period", "approx")
SOURCE_QUALITIES: Final = ("official", "official_copy", "derived", "reported", "press")
COORD_PRECISIONS: Final = ("building", "street", "locality", "none")
CURRENCIES: Final = ("as_of_source", "historic", "unknown")
SCHEMES: Final = ("natural", "quantiles", "equal", "std", "own")

FEWEST_RESIDENTS: Final = 300
"""Below so many residents nothing is told of an area: neither cells nor estimates are more exact.

The rules around it stand in `quartmap.analysis.disclosure`.
"""

NO_VALUE: Final = frozenset({"suppressed", "missing"})
"""Statuses whose row carries no figure; the map shows them without a class colour."""

AREA_PROPERTIES: Final = frozenset(
    {
        "area_id",
        "name",
        "level",
        "parent_id",
        "parent_name",
        "boundary_date",
        "area_km2",
        "boundary_status",
        "boundary_note",
        "boundary_note_en",
        "parent_body",
        "parent_body_en",
        "urban_structure",
        "urban_structure_en",
        "sociodemographic_structure",
        "sociodemographic_structure_en",
        "integration_mode",
        "integration_mode_en",
    }
)
"""What an exported area tells of itself: no indicator may be called so."""
VALUE_SUFFIXES: Final = (
    "",
    "_unit",
    "_reference_date",
    "_status",
    "_source",
    "_attribution",
    "_low",
    "_high",
    "_note",
)
"""What may follow an indicator's id in the name of an exported property."""

PAGES: Final = ("map", "studies", "actors", "fields", "compare", "own", "similar", "data")
"""The pages as their addresses name them; the first stands at the root."""
