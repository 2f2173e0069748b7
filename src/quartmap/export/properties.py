"""What a feature tells of itself beside its values."""

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any, Final

from quartmap.export.values import plain, source_text

if TYPE_CHECKING:
    import geopandas as gpd

    from quartmap.package import DataPackage

_CASE_TEXTS: Final = (
    "parent_body",
    "urban_structure",
    "sociodemographic_structure",
    "integration_mode",
)
_DERIVED: Final = {
    "boundary_note": "Umriss angenähert, keine amtliche Grenze",
    "boundary_note_en": "approximate outline, not an official boundary",
}
_ACTOR_COLUMNS: Final = (
    "area_id",
    "serves",
    "address",
    "coord_precision",
    "activity_de",
    "activity_en",
    "website",
    "currency",
    "last_confirmed",
    "source_year",
    "source_url",
)
"""What may be shown; a column that is not listed never leaves the package."""


def area_properties(package: "DataPackage", areas: "gpd.GeoDataFrame") -> dict[str, dict[str, Any]]:
    """Return the properties of each area, by area_id, in order; case studies with their texts.

    Every feature of a layer has the same members, null where one does not apply.
    """
    has_derived = (areas["boundary_status"] == "derived").any()
    cases = _case_texts(package)
    has_case = any(area_id in cases for area_id in areas.index)
    entries = package.register.loc[areas.index].to_dict("records")
    names = {str(area_id): str(name) for area_id, name in package.register["name"].items()}
    properties = {}
    rows = areas.drop(columns="geometry").to_dict("records")
    for area_id, entry, row in zip(areas.index, entries, rows, strict=True):
        found = _identity(area_id, entry, names)
        found["area_km2"] = plain(row["area_km2"])
        found["boundary_status"] = row["boundary_status"]
        if has_derived:
            derived = row["boundary_status"] == "derived"
            found |= {name: text if derived else None for name, text in _DERIVED.items()}
        if has_case:
            found |= cases.get(area_id, dict.fromkeys(_case_names()))
        properties[area_id] = found
    return properties


def actor_properties(
    package: "DataPackage", actors: "gpd.GeoDataFrame"
) -> dict[str, dict[str, Any]]:
    """Return what may be shown of each actor, by actor_id, in order."""
    dimensions = {known.id: known.label for known in package.dashboard.dimensions}
    properties = {}
    for row in actors.drop(columns="geometry").reset_index().to_dict("records"):
        label = dimensions.get(row["dimension"])
        kind = package.actor_types.loc[row["actor_type"]]
        source_id = row["source_id"]
        found = {
            "actor_id": str(row["actor_id"]),
            "name": row["name"],
            "actor_type": row["actor_type"],
            "actor_type_de": kind["label_de"],
            "actor_type_en": kind["label_en"],
            "dimension": row["dimension"],
            "dimension_de": label.de if label else None,
            "dimension_en": label.en if label else None,
        }
        found |= {column: plain(row[column]) for column in _ACTOR_COLUMNS}
        found["source"] = source_text(package.sources, source_id)
        found["attribution"] = plain(package.sources.loc[source_id, "attribution"])
        properties[str(row["actor_id"])] = found
    return properties


def _identity(
    area_id: str, row: Mapping[Hashable, Any], names: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "area_id": area_id,
        "name": row["name"],
        "level": row["level"],
        "parent_id": plain(row["parent_id"]),
        "parent_name": names.get(row["parent_id"]),
        "boundary_date": plain(row["boundary_date"]),
    }


def _case_names() -> tuple[str, ...]:
    return tuple(f"{name}{suffix}" for name in _CASE_TEXTS for suffix in ("", "_en"))


def _case_texts(package: "DataPackage") -> dict[str, dict[str, str]]:
    cases = package.cases.cases if package.cases is not None else ()
    texts: dict[str, dict[str, str]] = {}
    for case in cases:
        told = {name: getattr(case, name) for name in _CASE_TEXTS}
        texts[case.area_id] = {
            f"{name}{suffix}": text.en if suffix else text.de
            for name, text in told.items()
            for suffix in ("", "_en")
        }
    return texts
