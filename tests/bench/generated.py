"""A package of 5,000 areas with ~36 vertices each and two indicators, made from the mini one."""

import csv
import json
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import yaml
from shapely import Polygon
from tests.support.mini import change_rows, copy_mini, renew_descriptor

from quartmap.names import AREA_CRS, WEB_CRS

LEVEL: Final = "town"
INDICATORS: Final = ("density", "foreign_share")
DATE: Final = "2022-05-15"
_COLUMNS, _ROWS = 100, 50
_SIDE: Final = 0.01
_STEPS: Final = 9
"""Vertices on each side of an area: 4 x 9 = 36."""
_WEST, _SOUTH = 10.1, 50.1


def write(target: Path) -> Path:
    """Write the package into the new folder `target`."""
    folder = copy_mini(target)
    ids = [f"08{number:06d}" for number in range(_COLUMNS * _ROWS)]
    rows = [
        {"area_id": one, "level": LEVEL, "name": f"Ort {one}", "parent_id": "09999", "ags": one}
        | {"reference_area_id": "09999", "boundary_status": "official", "boundary_date": "2022"}
        for one in ids
    ]
    change_rows(folder / "indicators.csv", lambda row: row.update(topic="people"))
    _extend(folder / "areas.csv", rows, ("area_id",))
    _extend(folder / "observations.csv", _observations(ids), ("area_id", "indicator_id"))
    path = folder / "areas" / "towns.geojson"
    content = json.loads(path.read_text("utf-8"))
    content["features"] += _features(ids)
    content["features"].sort(key=lambda feature: feature["id"])
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    _look_there(folder / "dashboard.yaml")
    renew_descriptor(folder)
    return folder


def _extend(path: Path, rows: Iterable[dict[str, str]], key: tuple[str, ...]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns, old = list(reader.fieldnames or ()), list(reader)
    merged = sorted([*old, *rows], key=lambda row: [row[column] for column in key])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(merged)


def _observations(ids: Iterable[str]) -> list[dict[str, str]]:
    chance = random.Random(1)  # noqa: S311 - the same figures each time
    return [
        {"area_id": one, "indicator_id": indicator, "reference_date": DATE, "status": "observed"}
        | {"date_precision": "day", "source_id": "office", "value": f"{chance.uniform(1, 99):.1f}"}
        for one in ids
        for indicator in INDICATORS
    ]


def _features(ids: list[str]) -> list[dict[str, Any]]:
    rings = [list(_ring(number % _COLUMNS, number // _COLUMNS)) for number in range(len(ids))]
    outlines = gpd.GeoSeries([Polygon(ring) for ring in rings], crs=WEB_CRS)
    sizes = (outlines.to_crs(AREA_CRS).area / 1e6).round(4)
    return [
        {
            "type": "Feature",
            "id": one,
            "properties": {
                "area_id": one,
                "name": f"Ort {one}",
                "area_km2": float(size),
                "boundary_status": "official",
            },
            "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
        }
        for one, ring, size in zip(ids, rings, sizes, strict=True)
    ]


def _ring(column: int, row: int) -> Iterable[tuple[float, float]]:
    """Return a square with _STEPS vertices a side, counterclockwise, shared with neighbours."""
    corners = [(0, 0), (1, 0), (1, 1), (0, 1)]
    for index, (x, y) in enumerate(corners):
        to_x, to_y = corners[(index + 1) % 4]
        for step in range(_STEPS):
            share = step / _STEPS
            lon = _WEST + (column + x + (to_x - x) * share) * _SIDE
            lat = _SOUTH + (row + y + (to_y - y) * share) * _SIDE
            yield round(lon, 6), round(lat, 6)


def _look_there(path: Path) -> None:
    board = yaml.safe_load(path.read_text("utf-8"))
    north, east = _SOUTH + _ROWS * _SIDE, _WEST + _COLUMNS * _SIDE
    board["places"][0]["bounds"] = [_SOUTH, _WEST, north, east]
    path.write_text(yaml.safe_dump(board, allow_unicode=True, sort_keys=False), "utf-8")
