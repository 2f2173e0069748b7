"""Which areas have figures of an indicator, at which dates, of which status, from which source."""

from functools import lru_cache
from typing import Final

import pandas as pd

from quartmap.names import SOURCE_QUALITIES, VALUE_STATUSES
from quartmap.package import DataPackage

_FIGURES: Final = ["value", "value_low", "value_high"]


@lru_cache(maxsize=512)
def coverage(package: DataPackage, indicator_id: str) -> pd.DataFrame:
    """Return one row per level and reference date that has an observation.

    Columns level, reference_date, figures (areas with a value or a bound), areas (all of the
    level), and one column per status with its count of areas. Levels in the dashboard's order,
    dates ascending.

    Raises
    ------
    UnknownNameError
        Where the package has no such indicator.
    """
    sizes = _sizes(package)
    rows = []
    for level, size in sizes.items():
        for date in _dates(package, indicator_id, level):
            seen = package.observed(indicator_id, level, date)
            known = seen[_FIGURES].notna()
            found = seen["status"].value_counts()
            row = {
                "level": level,
                "reference_date": date,
                "figures": int(known.any(axis=1).sum()),
                "areas": size,
            }
            rows.append(row | {one: int(found.get(one, 0)) for one in VALUE_STATUSES})
    columns = ["level", "reference_date", "figures", "areas", *VALUE_STATUSES]
    return pd.DataFrame(rows, columns=columns)


@lru_cache(maxsize=2)
def _places(package: DataPackage) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the dates of every indicator and level, also where no area has a figure."""
    found: dict[tuple[str, str], list[str]] = {}
    for indicator_id, level, date in package.lookup.places:
        found.setdefault((indicator_id, level), []).append(date)
    return {key: tuple(sorted(dates)) for key, dates in found.items()}


def _dates(package: DataPackage, indicator_id: str, level: str) -> tuple[str, ...]:
    return _places(package).get((indicator_id, level), ())


@lru_cache(maxsize=2)
def _sizes(package: DataPackage) -> dict[str, int]:
    """Return the count of areas of each level: those drawn, else those in the register."""
    listed = package.register["level"].value_counts()
    return {
        level.id: len(package.geometry[level.id])
        if level.id in package.geometry
        else int(listed.get(level.id, 0))
        for level in package.dashboard.levels
    }


@lru_cache(maxsize=512)
def source_shares(package: DataPackage, indicator_id: str) -> tuple[tuple[str, int], ...]:
    """Return the sources of an indicator with their counts of observations, most used first."""
    rows = package.observations
    used = rows.loc[rows["indicator_id"] == indicator_id, "source_id"].astype(str).value_counts()
    pairs = [(str(source_id), int(count)) for source_id, count in used.items()]
    return tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))


@lru_cache(maxsize=2)
def derivations(package: DataPackage) -> pd.DataFrame:
    """Return the sources whose figures are derived or estimated, one row each.

    Index source_id, ordered by quality (derived first), then by count. Columns quality, count
    (of such observations), indicators (tuple of ids), levels (tuple of ids), first, last
    (reference dates), notes (tuple of distinct texts).
    """
    rows = package.observations
    quality = rows["source_id"].astype(str).map(package.sources["quality"])
    rows = rows[(quality == "derived") | (rows["status"] == "estimated")]
    rows = rows.assign(
        level=rows["area_id"].astype(str).map(package.register["level"]),
        source_id=rows["source_id"].astype(str),
        indicator_id=rows["indicator_id"].astype(str),
        reference_date=rows["reference_date"].astype(str),
    )
    order = [level.id for level in package.dashboard.levels]
    found = {
        str(source_id): _derivation(group, order) for source_id, group in rows.groupby("source_id")
    }
    columns = ["count", "indicators", "levels", "first", "last", "notes"]
    table = pd.DataFrame.from_dict(found, orient="index", columns=columns)
    table.insert(0, "quality", package.sources["quality"].reindex(table.index))
    key = table["quality"].map(lambda one: int(one != "derived"))
    rank = key * len(rows) * 2 - table["count"]
    return table.loc[rank.sort_values(kind="stable").index]


def _derivation(group: pd.DataFrame, order: list[str]) -> list[object]:
    levels = set(group["level"])
    return [
        len(group),
        tuple(sorted(set(group["indicator_id"]))),
        tuple(level for level in order if level in levels),
        min(group["reference_date"]),
        max(group["reference_date"]),
        tuple(sorted({note for note in group["note"].astype(str) if note})),
    ]


def status_counts(package: DataPackage) -> dict[str, int]:
    """Return the count of observations of every status that occurs, in the order of names."""
    found = package.observations["status"].value_counts()
    return {one: int(found[one]) for one in VALUE_STATUSES if found.get(one, 0)}


def quality_counts(package: DataPackage) -> dict[str, int]:
    """Return the count of observations by the quality of their source, best quality first."""
    quality = package.observations["source_id"].astype(str).map(package.sources["quality"])
    found = quality.value_counts()
    return {one: int(found[one]) for one in SOURCE_QUALITIES if found.get(one, 0)}
