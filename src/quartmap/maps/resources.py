"""What the browser fetches for the map: one document per address, immutable per content."""

import hashlib
import json
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import shapely
from xstatic.pkg import leaflet

from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import texts

ROOT: Final = "../../"
"""From the component's frame to the server's root; survives a base path."""
CONTEXT: Final = ("towns", "builtup", "rivers", "railways", "labels")
"""The parts of the offline basemap, from the ground up."""
LEAFLET: Final = Path(leaflet.BASE_DIR)

_ASSETS = files("quartmap.maps") / "assets"


@lru_cache(maxsize=1)
def script() -> bytes:
    """Return the map's JavaScript as one file (each further file would be a round trip)."""
    parts = sorted(part.name for part in _ASSETS.iterdir() if part.name.endswith(".js"))
    return b"\n".join((_ASSETS / part).read_bytes() for part in parts)


@lru_cache(maxsize=1)
def stylesheet() -> bytes:
    """Return the stylesheet of the frame that holds the map."""
    return (_ASSETS / "quartmap.css").read_bytes()


def short_hash(content: bytes) -> str:
    """Return the part of the content's hash that stands in its address."""
    return hashlib.sha256(content).hexdigest()[:12]


def asset_urls() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return folium's (name, address) pairs of scripts and stylesheets, all first-party."""
    ours = f"{ROOT}assets/{short_hash(script())}/quartmap.js"
    sheet = f"{ROOT}assets/{short_hash(stylesheet())}/quartmap.css"
    scripts = [("leaflet", f"{ROOT}leaflet/leaflet.js"), ("quartmap", ours)]
    sheets = [("leaflet_css", f"{ROOT}leaflet/leaflet.css"), ("quartmap_css", sheet)]
    return scripts, sheets


def _json(document: Any) -> bytes:  # noqa: ANN401 - whatever JSON holds
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def _text(value: object) -> str:
    return json.dumps(str(value), ensure_ascii=False)


def geometry_document(package: DataPackage, level: str) -> bytes:
    """Return the areas of `level` as GeoJSON in file order.

    Each has its id, name, geometry and `at`: [lat, lon] of a point inside, for its circle.
    """
    areas = package.geometry[level]
    points = areas.representative_point()
    features = [
        f'{{"type":"Feature","id":{_text(area_id)},"properties":{{"name":{_text(name)},'
        f'"at":[{lat:.5f},{lon:.5f}]}},"geometry":{geometry}}}'
        for area_id, name, lat, lon, geometry in zip(
            areas.index,
            areas["name"],
            points.y,
            points.x,
            shapely.to_geojson(areas.geometry.to_numpy()),
            strict=True,
        )
    ]
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'.encode()


def actor_document(package: DataPackage, language: Language) -> bytes:
    """Return all actors in register order with what a symbol and its tooltip say."""
    words = texts(language)
    types = package.actor_types
    actors = [
        {
            "id": actor_id,
            "name": row["name"],
            "type": words.pick(types.loc[row["actor_type"]], "label"),
            "letter": types.loc[row["actor_type"], "symbol"],
            "dimension": row["dimension"],
            "precision": row["coord_precision"],
            "address": row["address"],
            "at": None
            if row["coord_precision"] == "none"
            else [round(row["lat"], 6), round(row["lon"], 6)],
        }
        for actor_id, row in package.actors.iterrows()
    ]
    return _json({"actors": actors})


def context_document(package: DataPackage, name: str) -> bytes:
    """Return one part of the offline basemap as the package has it."""
    path = package.file(f"context/{name}.geojson")
    if path is None:
        raise KeyError(name)
    return path.read_bytes()


def documents(package: DataPackage) -> dict[str, Callable[[], bytes]]:
    """Return every document of the package by its name without the hash."""
    found: dict[str, Callable[[], bytes]] = {}
    for level in package.geometry:
        found[f"areas-{level}"] = lambda level=level: geometry_document(package, level)  # type: ignore[misc]
    for name in CONTEXT:
        if package.file(f"context/{name}.geojson"):
            found[f"context-{name}"] = lambda name=name: context_document(package, name)  # type: ignore[misc]
    for language in ("de", "en"):
        found[f"actors-{language}"] = lambda language=language: actor_document(package, language)  # type: ignore[misc]
    return found


def url(package: DataPackage, name: str) -> str:
    """Return the address of a document: it changes when the package does."""
    return f"{ROOT}geo/{package.digest[:12]}/{name}.json"
