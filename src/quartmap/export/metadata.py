"""What goes with every layer: where it is from, under which licence, how to cite it."""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from quartmap.export.values import Values
from quartmap.package.documents import Text

if TYPE_CHECKING:
    import geopandas as gpd

    from quartmap.package import DataPackage

About = dict[str, Any]
ACTORS: Final = "actors"
ACTORS_LABEL: Final = Text(de="Akteure", en="Actors")


def about_areas(
    package: "DataPackage",
    level: str,
    *,
    columns: Sequence[Values] = (),
    area_ids: Collection[str] = (),
) -> About:
    """Return title, package, indicators, licences, attribution and citation of an area layer."""
    known = next(known for known in package.dashboard.levels if known.id == level)
    sources = {source for column in columns for source in column.source_ids(area_ids)}
    path = f"areas/{known.layer}.geojson"
    about = _about(package, known.layer, known.plural, path=path, source_ids=sources)
    if columns:
        about["indicators"] = [
            indicator_entry(package, column.indicator_id, column.reference_date)
            for column in columns
        ]
    return about


def about_actors(package: "DataPackage", actors: "gpd.GeoDataFrame") -> About:
    """Return title, package, licences, attribution and citation of the actor layer."""
    sources = set(actors["source_id"])
    return _about(package, ACTORS, ACTORS_LABEL, path="actors.csv", source_ids=sources)


def _about(
    package: "DataPackage", layer: str, label: Text, *, path: str, source_ids: Iterable[str]
) -> About:
    title = package.dashboard.title
    licences, credits_ = resource_terms(package, path)
    for source_id in sorted(source_ids):
        row = package.sources.loc[source_id]
        name = str(row["licence"])
        licences[name] = licences.get(name) or str(row["licence_url"]) or None
        credits_.append(str(row["attribution"]))
    attribution = sorted({text for text in credits_ if text})
    return {
        "title": f"{title.de}: {label.de}",
        "title_en": f"{title.en}: {label.en}",
        "layer": layer,
        "package": {
            "name": package.name,
            "version": package.version,
            "digest": package.digest,
        },
        "licences": [{"name": name, "url": licences[name]} for name in sorted(licences)],
        "attribution": attribution,
        "citation": (
            f"{title.de}: {label.de}. {package.name} {package.version} "
            f"({package.digest}). {'; '.join(attribution)}"
        ),
        "filter": None,
    }


def indicator_entry(
    package: "DataPackage", indicator_id: str, reference_date: str
) -> dict[str, Any]:
    """Return what a layer says of an indicator and the date that its values are of."""
    row = package.indicators.loc[indicator_id]
    texts = ("label_de", "label_en", "definition_de", "definition_en", "caveat_de", "caveat_en")
    return {
        "indicator_id": indicator_id,
        "unit": str(row["unit"]),
        "kind": row["kind"],
        "extensive": bool(row["extensive"]),
        "reference_date": reference_date,
    } | {name: row[name] or None for name in texts}


def resource_terms(package: "DataPackage", path: str) -> tuple[dict[str, str | None], list[str]]:
    """Return the licences (name to address) and credits that the descriptor states of a file."""
    file = package.file("datapackage.json")
    if file is None:
        return {}, []
    descriptor = json.loads(file.read_text("utf-8"))
    for resource in descriptor.get("resources", ()):
        if resource.get("path") == path:
            licences = resource.get("licenses") or descriptor.get("licenses") or ()
            named = {entry["name"]: entry.get("path") for entry in licences if "name" in entry}
            return named, [resource.get("attribution", "")]
    return {}, []
