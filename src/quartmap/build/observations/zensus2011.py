"""Census 2011 for the quarters, districts and boroughs of Essen and the city."""

from pathlib import Path
from typing import Final

import pandas as pd

from quartmap.build.observations import rows
from quartmap.build.part import slug

FILE: Final = "indicators/essen_zensus2011_units.csv"
CITY: Final = "05113000"
SOURCE: Final = "zensus-2011-grid-aggregated"
NATIONALITY: Final = (
    "born_abroad",
    "dual_nationals",
    "foreign_eu27",
    "foreign_nationals",
    "foreign_other_europe",
    "foreign_rest_of_world",
    "nationals_greek",
    "nationals_italian",
    "nationals_polish",
    "nationals_romanian",
    "nationals_russian",
    "nationals_turkish",
)
"""Counts by nationality or birth: small cells are perturbed, so never shown below a borough."""
WEAK_POPULATION: Final = (
    "population_census",
    "population_density_census",
    "share_foreign",
    "share_born_abroad",
    "share_dual_nationals",
)
"""Figures that rest on the population estimate, weak where the outline is derived."""
_BELOW_BOROUGH: Final = ("Stadtteil", "Fallstudie", "Siedlung")
QUARTERS: Final = {
    "essen_altenessen_karnap": "altenessen-karnap",
    "essen_hoersterfeld": "hoersterfeld",
}
_MIN_COVERAGE: Final = 0.8


def area_ids(units: pd.DataFrame) -> dict[str, str]:
    """Return the key of the source (`essen_st40`) → `area_id`, for areas of the package."""
    units = units.drop_duplicates("quarter_id")
    keys = {"essen": CITY} | QUARTERS
    for key, name, level in units[["quarter_id", "name", "level"]].itertuples(index=False):
        if level == "Stadtteil":
            keys[key] = f"{CITY}-{slug(name)}"
        elif level == "Stadtbezirk":
            keys[key] = f"{CITY}-b{key.removeprefix('essen_sb')}"
    return keys


def graded_by_coverage(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows; those whose cells cover too little of the area become unreliable.

    `coverage` is the part of residents or dwellings, 0 to 1; NaN where it does not apply.
    """
    part = frame["coverage"] < _MIN_COVERAGE
    frame.loc[part, "status"] = "unreliable"
    frame.loc[part, "note"] = frame["coverage"][part].map(
        lambda share: f"deckt nur {100 * share:.0f} % ab, übrige Zellen geheim"
    )
    return frame


def _graded(units: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with status and note: what is withheld, what is weak, what covers a part."""
    coverage = units["note"].str.extract(r"coverage ([\d.]+)")[0].astype(float)
    units = units.assign(status="estimated", note="", coverage=coverage)
    derived = units["quarter_id"] == "essen_hoersterfeld"
    weak = derived & units["indicator_id"].isin(WEAK_POPULATION)
    units.loc[weak, ["status", "note"]] = [
        "unreliable",
        "Einwohnerzahl im Umriss nur grob geschätzt",
    ]
    outlined = derived & (units["indicator_id"] == "area")
    units.loc[outlined, ["status", "note"]] = ["unreliable", "abgeleiteter Umriss"]
    units = graded_by_coverage(units)
    # Nought means that every cell was withheld, and no figure that too few cells were left.
    withheld = units["value"].isin(["", "0.0"])
    units.loc[withheld, ["status", "note"]] = ["suppressed", "Zellen geheim gehalten"]
    return units


def build(sources: Path) -> rows.Yield:
    """Return the 51 figures of the 2011 census for quarters, districts, boroughs and Essen."""
    units = rows.read(sources / FILE)
    keys = area_ids(units)
    part = units["level"] == "Teilraum"
    named, _ = rows.renamed(units[~part], "zensus2011")
    small = named["level"].isin(_BELOW_BOROUGH) & named["indicator_id"].isin(NATIONALITY)
    kept = _graded(named[~small])
    frame = kept.assign(area_id=kept["quarter_id"].map(keys), reference_date=kept["ref_date"])
    return rows.Yield(
        rows.complete(frame, source_id=SOURCE),
        (
            f"zensus2011: {part.sum()} rows, sub-areas ('Teilraum') that the package lacks",
            f"zensus2011: {small.sum()} rows, counts by nationality or birth below borough level",
        ),
    )
