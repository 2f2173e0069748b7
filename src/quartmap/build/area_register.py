"""The register of keys: who is part of whom, who is compared with whom, who is the same."""

import pandas as pd

from quartmap.build.area_shapes import STATE, TOWN
from quartmap.package.schema import AREAS


def rows(areas: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `areas.csv`, in the columns of the schema; empty text where none."""
    same_as = find_same(areas)
    register = pd.DataFrame(areas.drop(columns=["geometry", "area_km2"]))
    register["same_as"] = register["area_id"].map(same_as).fillna("")
    official = register["level"].isin(["municipality", "county", "state"])
    register["ags"] = register["area_id"].where(official, "")
    register["reference_area_id"] = [
        find_reference(row["area_id"], row["level"], row["parent_id"], same_as)
        for row in register.to_dict("records")
    ]
    return register[[column.name for column in AREAS.columns]]


def find_same(areas: pd.DataFrame) -> dict[str, str]:
    """Return, for the quarter and the counties that are one municipality, that municipality."""
    municipalities = areas[areas["level"] == "municipality"]
    alone = ~municipalities["parent_id"].duplicated(keep=False)
    pairs = municipalities.loc[alone, ["parent_id", "area_id"]].itertuples(index=False, name=None)
    return {"altena": TOWN} | dict(pairs)


def find_reference(area_id: str, level: str, parent_id: str, same_as: dict[str, str]) -> str:
    """Return what an area is compared with by default; empty for the state.

    An area below the city is held against the city, a county-free city against the state, and
    a quarter that is a municipality against what that municipality is held against.
    """
    if level == "municipality":
        return STATE if parent_id in same_as else parent_id
    if level == "quarter" and area_id in same_as:
        return find_reference(same_as[area_id], "municipality", same_as[area_id][:5], same_as)
    if level == "district":
        return area_id.partition("-")[0]
    return parent_id
