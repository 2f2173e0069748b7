"""Areas that a person defined, with their estimates: GeoJSON (RFC 7946) and a long CSV.

Where an estimate has a reason for being none, its area carries the reason and no figure.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from quartmap.analysis.folding import folded
from quartmap.analysis.own_rounding import rounded
from quartmap.export import geojson
from quartmap.export.citation import DIGITS
from quartmap.export.geometry import bounding_box, geometry_objects
from quartmap.export.metadata import indicator_entry, resource_terms
from quartmap.export.tabular import cell
from quartmap.export.values import number, source_text
from quartmap.names import NO_VALUE
from quartmap.own.naming import cleaned
from quartmap.package.cells import KILOMETRE_CELLS
from quartmap.package.documents import Text

if TYPE_CHECKING:
    from quartmap.analysis.estimate_record import Estimate, Figure
    from quartmap.own.record import OwnArea
    from quartmap.package import DataPackage

_LETTERS: Final = 40
LAYER: Final = "own"
LABEL: Final = Text(de="Eigene Quartiere", en="Own quarters")
METHOD: Final = Text(
    de="Geschätzt aus Zensus-Gitterzellen; _low und _high sind die Grenzen des Intervalls.",
    en="Estimated from census grid cells; _low and _high are the bounds of the interval.",
)
"""What these figures are: no official statistics."""


def own_geojson(
    package: "DataPackage", areas: "Sequence[OwnArea]", estimates: "Sequence[Estimate]"
) -> bytes:
    """Return the areas as a FeatureCollection; the same areas give the same bytes."""
    pairs = list(zip(areas, estimates, strict=True))
    shapes = [area.shape for area in areas]
    features = [
        {
            "type": "Feature",
            "id": f"{LAYER}-{place}",
            "geometry": geometry,
            "properties": _properties(package, area, estimate),
        }
        for place, ((area, estimate), geometry) in enumerate(
            zip(pairs, geometry_objects(shapes), strict=True), start=1
        )
    ]
    box = bounding_box(shapes)
    layer: geojson.Layer = {"type": "FeatureCollection", "metadata": about(package, estimates)}
    layer |= {"bbox": box} if box else {}
    return geojson.dumps(layer | {"features": features})


def own_csv(
    package: "DataPackage", areas: "Sequence[OwnArea]", estimates: "Sequence[Estimate]"
) -> bytes:
    """Return a row for each figure of each area; an area without any has one with the reason."""
    rows = [
        row
        for place, (area, estimate) in enumerate(zip(areas, estimates, strict=True), start=1)
        for row in _rows(package, f"{LAYER}-{place}", area, estimate)
    ]
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\n")
    names = list(rows[0]) if rows else ["id"]
    writer.writerow(names)
    writer.writerows([cell(row[name]) for name in names] for row in rows)
    return target.getvalue().encode("utf-8")


def about(package: "DataPackage", estimates: "Sequence[Estimate]") -> dict[str, Any]:
    """Return title, package, indicators, licences, attribution and citation, as all layers do."""
    title = package.dashboard.title
    licences, _ = resource_terms(package, KILOMETRE_CELLS)
    attribution = sorted({one.attribution for one in estimates if one.attribution})
    told = (one for one in estimates if not one.reason)
    found = {key: one for one in told for key in one.figures}
    return {
        "title": f"{title.de}: {LABEL.de}",
        "title_en": f"{title.en}: {LABEL.en}",
        "layer": LAYER,
        "description": METHOD.de,
        "description_en": METHOD.en,
        "package": {"name": package.name, "version": package.version, "digest": package.digest},
        "licences": [{"name": name, "url": licences[name]} for name in sorted(licences)],
        "attribution": attribution,
        "citation": (
            f"{title.de}: {LABEL.de}. {package.name} {package.version} "
            f"({package.digest}). {'; '.join(attribution)}"
        ),
        "indicators": [
            indicator_entry(package, key, estimate.reference_date)
            for key, estimate in found.items()
        ],
    }


def edition(package: "DataPackage") -> str:
    """Return which data the figures are from, in a line."""
    return f"{package.name} {package.version} ({package.digest[:DIGITS]})"


def stem(area: "OwnArea") -> str:
    """Return the name of a file about an area, without its ending: letters, digits, hyphens."""
    plain = re.sub(r"[^a-z0-9]+", "-", folded(area.name)[0]).strip("-")
    return plain[:_LETTERS].strip("-") or "area"


def _properties(package: "DataPackage", area: "OwnArea", estimate: "Estimate") -> dict[str, Any]:
    found = _identity(area, estimate)
    if estimate.reason:
        return found | {"reason": estimate.reason}
    found |= {
        "basis": estimate.basis,
        "cells": estimate.cells,
        "whole_cells": estimate.whole_cells,
        "share_whole": round(estimate.whole, 3),
    }
    for key, figure in estimate.figures.items():
        told = _told(package, figure, estimate)
        found |= {f"{key}{suffix}": value for suffix, value in told.items()}
    return found


def _identity(area: "OwnArea", estimate: "Estimate") -> dict[str, Any]:
    found: dict[str, Any] = {"name": cleaned(area.name), "made": area.made}
    found["area_km2"] = number(round(estimate.area_km2, 4))
    if area.made == "circle" and area.centre and area.radius_m:
        lon, lat = area.centre
        found |= {"centre_lon": lon, "centre_lat": lat, "radius_m": area.radius_m}
    if area.parts:
        found["parts"] = ";".join(area.parts)
    return found


def _told(package: "DataPackage", figure: "Figure", estimate: "Estimate") -> dict[str, Any]:
    """Return all that goes with a figure, by suffix; rounded, and nothing where it is hidden."""
    one = rounded(package, figure)
    shown = figure.status not in NO_VALUE
    sources = [source_text(package.sources, key) for key in estimate.source_ids]
    return {
        "": number(one.value) if shown else None,
        "_unit": str(package.indicators.loc[figure.indicator_id, "unit"]),
        "_reference_date": estimate.reference_date,
        "_status": figure.status,
        "_source": "; ".join(sources) or None,
        "_attribution": estimate.attribution or None,
        "_low": number(one.low) if shown else None,
        "_high": number(one.high) if shown else None,
    }


_COLUMNS: Final = {
    "value": "",
    "value_low": "_low",
    "value_high": "_high",
    "unit": "_unit",
    "reference_date": "_reference_date",
    "status": "_status",
    "source": "_source",
    "attribution": "_attribution",
}


def _rows(
    package: "DataPackage", key: str, area: "OwnArea", estimate: "Estimate"
) -> Iterator[dict[str, Any]]:
    identity: dict[str, Any] = {"id": key, "name": cleaned(area.name), "made": area.made}
    identity["area_km2"] = number(round(estimate.area_km2, 4))
    end = {"reason": estimate.reason or None, "edition": edition(package)}
    if estimate.reason:
        nothing = dict.fromkeys(_COLUMNS)
        yield identity | {"indicator_id": None, "label_de": None, "label_en": None} | nothing | end
        return
    for indicator_id, figure in estimate.figures.items():
        row = package.indicators.loc[indicator_id]
        told = _told(package, figure, estimate)
        yield (
            identity
            | {"indicator_id": indicator_id}
            | {name: row[name] for name in ("label_de", "label_en")}
            | {name: told[suffix] for name, suffix in _COLUMNS.items()}
            | end
        )
