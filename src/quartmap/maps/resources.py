"""What the browser fetches for the map: one address per document, immutable per content."""

import hashlib
import json
from collections.abc import Callable
from functools import lru_cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import shapely
from xstatic.pkg import leaflet

from quartmap.maps.config import CONTEXT, config
from quartmap.maps.reach import reach_documents
from quartmap.names import LANGUAGES, Language
from quartmap.package import DataPackage
from quartmap.texts import texts

ROOT: Final = "../../"
"""From the component's frame to the server's root; survives a base path."""
LEAFLET: Final = Path(leaflet.BASE_DIR)

_ASSETS = files("quartmap.maps") / "assets"
_DRAWING = _ASSETS / "draw"


@lru_cache(maxsize=1)
def code() -> bytes:
    """Return Leaflet and the map's own JavaScript."""
    parts = sorted(part.name for part in _ASSETS.iterdir() if part.name.endswith(".js"))
    scripts = [(LEAFLET / "leaflet.js").read_bytes()]
    return b"\n".join([*scripts, *((_ASSETS / part).read_bytes() for part in parts)])


@lru_cache(maxsize=1)
def stylesheet() -> bytes:
    """Return Leaflet's and our stylesheet; Leaflet's images keep their own address."""
    theirs = (LEAFLET / "leaflet.css").read_bytes()
    ours = (_ASSETS / "quartmap.css").read_bytes()
    return theirs.replace(b"url(images/", b"url(../../leaflet/images/") + b"\n" + ours


@lru_cache(maxsize=1)
def drawing_code() -> bytes:
    """Return what only a map to draw on needs: Leaflet-Geoman and our use of it."""
    parts = sorted(part.name for part in _DRAWING.iterdir() if part.name.endswith(".js"))
    theirs = (_ASSETS / "vendor" / "leaflet-geoman.min.js").read_bytes()
    return b"\n".join([theirs, *((_DRAWING / part).read_bytes() for part in parts)])


@lru_cache(maxsize=1)
def drawing_stylesheet() -> bytes:
    """Return the stylesheet of such a map; its signs are data: addresses."""
    theirs = (_ASSETS / "vendor" / "leaflet-geoman.css").read_bytes()
    return theirs + b"\n" + (_DRAWING / "draw.css").read_bytes()


def edition(package: DataPackage) -> str:
    """Return the part of an address that changes whenever data or code do."""
    return _edition(package.digest)


@lru_cache(maxsize=8)
def _edition(digest: str) -> str:
    drawing = drawing_code() + drawing_stylesheet()
    return hashlib.sha256(digest.encode() + code() + stylesheet() + drawing).hexdigest()[:12]


def url(package: DataPackage, name: str) -> str:
    """Return the address of a document, seen from the component's frame."""
    return f"{ROOT}map/{edition(package)}/{name}"


def first_documents(package: DataPackage, language: Language, *, whole: bool = True) -> list[str]:
    """Return the addresses of what a map's first view needs, seen from the page.

    `whole` is the map page's, with areas and actors; the others have what every map has.
    """
    board = package.dashboard
    levels = dict.fromkeys([board.view.level, board.case_level]) if whole else ()
    names = [f"map-{language}.js", *(f"areas-{one}.json" for one in levels)]
    names += [f"actors-{language}.json"] if whole else []
    base = f"map/{edition(package)}"
    return [f"{base}/{name}" for name in [*names, "map.css"]]


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


def script(package: DataPackage, language: Language) -> bytes:
    """Return the map's script with what it knows from the start."""
    known = _json(config(package, texts(language)))
    return code() + b"\nwindow.quartmap.config = " + known + b";\n"


def documents(package: DataPackage) -> dict[str, Callable[[], bytes]]:
    """Return what makes every document, by its name."""
    found: dict[str, Callable[[], bytes]] = {
        "map.css": stylesheet,
        "draw.js": drawing_code,
        "draw.css": drawing_stylesheet,
        **reach_documents(package),
    }
    for level in package.geometry:
        found[f"areas-{level}.json"] = partial(geometry_document, package, level)
    for name in CONTEXT:
        if package.file(f"context/{name}.geojson"):
            found[f"context-{name}.json"] = partial(context_document, package, name)
    for language in LANGUAGES:
        found[f"actors-{language}.json"] = partial(actor_document, package, language)
        found[f"map-{language}.js"] = partial(script, package, language)
    return found
