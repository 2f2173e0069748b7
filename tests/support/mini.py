"""Copies of the mini package: with hashes renewed, or with every name hostile."""

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import yaml

MINI = Path(__file__).parents[1] / "data" / "mini"

HOSTILE = (
    "<script>alert(1)</script>${window.pwned=1}`${window.pwned=2}`\"'{{7*7}}</script>"
    "<img src=x onerror=window.pwned=3>"
)
"""What no page may run: markup, template strings, quotes, a closing script tag."""


def copy_mini(target: Path) -> Path:
    """Return a fresh copy of the mini package at `target`."""
    shutil.copytree(MINI, target)
    return target


def renew_descriptor(folder: Path) -> None:
    """Write bytes and hash of every listed file that is there into datapackage.json."""
    path = folder / "datapackage.json"
    content = json.loads(path.read_text("utf-8"))
    for resource in content["resources"]:
        file = folder / resource["path"]
        if file.is_file():
            data = file.read_bytes()
            resource["bytes"] = len(data)
            resource["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")


def change_rows(path: Path, change: Callable[[dict[str, str]], None]) -> None:
    """Apply `change` to every row of a CSV file, in place."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        change(row)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), "utf-8")


def make_hostile(folder: Path) -> Path:
    """Put `HOSTILE` behind every name and label that a visitor sees, and renew the hashes."""
    labels = {
        "areas.csv": ("name",),
        "actors.csv": ("name", "serves", "address", "activity_de", "activity_en"),
        "actor_types.csv": ("label_de", "label_en"),
        "indicators.csv": ("label_de", "label_en", "definition_de", "definition_en", "unit"),
        "observations.csv": ("note",),
        "sources.csv": ("producer", "title", "attribution"),
        "events.csv": ("event_de", "event_en"),
        "series_breaks.csv": ("label_de", "label_en"),
    }
    for file, columns in labels.items():
        change_rows(folder / file, lambda row, columns=columns: _spoil_row(row, columns))
    for path in sorted((folder / "areas").glob("*.geojson")):
        _spoil_names(path)
    for name in ("dashboard.yaml", "cases.yaml", "policy_fields.yaml"):
        path = folder / name
        spoiled = _spoil_texts(yaml.safe_load(path.read_text("utf-8")))
        path.write_text(yaml.safe_dump(spoiled, allow_unicode=True, sort_keys=False), "utf-8")
    renew_descriptor(folder)
    return folder


def _spoil_row(row: dict[str, str], columns: tuple[str, ...]) -> None:
    for column in columns:
        row[column] = f"{row[column]} {HOSTILE}".strip()


def _spoil_names(path: Path) -> None:
    content = json.loads(path.read_text("utf-8"))
    for feature in content["features"]:
        feature["properties"]["name"] += f" {HOSTILE}"
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def _spoil_texts(value: object) -> object:
    """Return the document with hostile German and English texts, keys untouched."""
    if isinstance(value, Mapping):
        if set(value) == {"de", "en"}:
            return {language: f"{text} {HOSTILE}" for language, text in value.items()}
        return {key: _spoil_texts(inner) for key, inner in value.items()}
    return [_spoil_texts(inner) for inner in value] if isinstance(value, list) else value
