"""The two files of the checks, and their entries in `datapackage.json`."""

import json
from pathlib import Path
from typing import Any

import pandas as pd

from quartmap.build.descriptor import FILE, resource
from quartmap.build.geometry_sources import BY, ESTIMATE, GRID
from quartmap.build.part import FileRow, SourceRow
from quartmap.build.tables import read_rows
from quartmap.package.schema import CALIBRATION, ESTIMATE_ERRORS

_CITED = "fact-citation-only"


def write(table: pd.DataFrame, path: Path) -> None:
    """Write a table as UTF-8, LF, comma; no figure is written as 5.0."""
    text = table.astype(object).map(_text)
    text.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")


def _text(value: object) -> object:
    return f"{value:.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else value


def note(target: Path) -> None:
    """Write the entries of both files, with size and hash, into `datapackage.json`."""
    path = target / FILE
    package = json.loads(path.read_text("utf-8"))
    sources = {
        row["source_id"]: SourceRow(**row)  # type: ignore[arg-type] # read as text
        for row in read_rows(target / "sources.csv")
    }
    entries: dict[str, Any] = {entry["path"]: entry for entry in package["resources"]}
    for file in files(target):
        entries[file.path] = resource(target, file, sources)
    package["resources"] = [entries[name] for name in sorted(entries)]
    text = json.dumps(package, ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def files(target: Path) -> tuple[FileRow, FileRow]:
    """Return what `datapackage.json` says of the two files."""
    used = list(pd.read_csv(target / ESTIMATE_ERRORS.path, dtype=str)["source_id"].unique())
    own = [GRID.source_id, ESTIMATE.source_id]
    held_against = sorted(set(used) - set(own))
    credit = f"{GRID.attribution}; {ESTIMATE.attribution}"
    calibration = FileRow(
        path=CALIBRATION.path,
        title="Faktoren der Schätzintervalle / Factors of the intervals of estimates",
        source_ids=tuple(own),
        licence=BY.name,
        attribution=credit,
        processing=(
            "Half an interval is factor times scale (quartmap.analysis.interval). factor: the "
            "ceil((n + 1) * 0.9)-th smallest of |truth - estimate| / scale over n areas (split "
            "conformal); aimed: per cent of areas whose true figure should lie in the interval. "
            "Only areas of which a person would get figures count. check fine: 300 circles and "
            "polygons each, drawn with a fixed seed in Essen and in Altena, truth from 100 m "
            "cells, the wider factor of the two places; coarser: 600 drawn outside North Rhine-"
            "Westphalia, blocks of 10 x 10 published cells taken for cells, truth from the "
            "published ones; register: districts of Essen with a register count."
        ),
    )
    errors = FileRow(
        path=ESTIMATE_ERRORS.path,
        title="Prüfung der Schätzungen / Estimates held against known figures",
        source_ids=(*own, *held_against),
        licence=f"{BY.name}; {_CITED}; reproduction-with-source",
        attribution=f"{credit}; Vergleichszahlen: siehe source_id",
        processing=(
            "Estimates from the census grid of 2011-05-09 beside truth. check update: GV-ISys of "
            "2009 and 2013; census: published figures of the census, 15 towns computed back from "
            "2022 and the printed change; register: counts of districts nearest to the census, "
            "2008 to 2014, the interval by the factor of the other districts where it rests on "
            "100 m cells; fine: sums of 100 m cells, in each 1 km cell brought to the published "
            "figure, floor areas from classes of 10 m2; weights: the 1 km values weighted by 100 m "
            "cells; coarser: municipalities of whole published cells, estimated from blocks of "
            "10 x 10, area_km2 at that scale. low, high: the interval."
        ),
    )
    return calibration, errors
