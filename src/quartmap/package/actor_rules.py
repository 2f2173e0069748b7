"""Rules of `actors.csv`: coordinates that are whole, plausible and as precise as stated."""

from typing import Final

import pandas as pd

from quartmap.package.faults import Faults
from quartmap.package.tables import Sheet

MARGIN: Final = 0.5
"""Degrees around the areas of the package within which an actor is plausible."""

Bounds = tuple[float, float, float, float]


def check_actors(sheet: Sheet, frame: pd.DataFrame, bounds: Bounds | None, faults: Faults) -> None:
    """Note half coordinates, precision without place (and back), places far from all areas.

    `bounds` is west, south, east, north of all areas in degrees; None where no area is known.
    """
    path = sheet.table.path
    lat, lon = sheet.text["lat"] != "", sheet.text["lon"] != ""
    half = lat != lon
    faults.rows(
        path,
        "lat",
        sheet.where(half, "name"),
        lambda name: f"{name!r} has only one of lat and lon. Fill in both or empty both.",
    )
    precise = sheet.text["coord_precision"] != "none"
    faults.rows(
        path,
        "coord_precision",
        sheet.where(~half & precise & ~lat, "coord_precision"),
        lambda value: (
            f"the precision is {value!r}, but there are no coordinates. "
            "Fill them in or write 'none'."
        ),
    )
    faults.rows(
        path,
        "coord_precision",
        sheet.where(~half & ~precise & lat, "name"),
        lambda name: (
            f"{name!r} has coordinates, but the precision 'none'. "
            "State building, street or locality."
        ),
    )
    if bounds is not None:
        _check_plausible(sheet, frame, bounds, faults)


def _check_plausible(sheet: Sheet, frame: pd.DataFrame, bounds: Bounds, faults: Faults) -> None:
    west, south, east, north = bounds
    lat, lon = frame["lat"], frame["lon"]

    def inside(x: "pd.Series[float]", y: "pd.Series[float]") -> "pd.Series[bool]":
        return x.between(west - MARGIN, east + MARGIN) & y.between(south - MARGIN, north + MARGIN)

    outside = lat.notna() & lon.notna() & ~inside(lon, lat)
    swapped = outside & inside(lat, lon)
    faults.rows(
        sheet.table.path,
        "lat",
        sheet.where(swapped, "lat"),
        lambda value: f"lat ({value}) and lon are swapped. Write the latitude into lat.",
    )
    said = sheet.text["lat"] + ", " + sheet.text["lon"]
    faults.rows(
        sheet.table.path,
        "lat",
        [(line, said[line]) for line in sheet.text.index[outside & ~swapped]],
        lambda value: (
            f"the place {value} (lat, lon) lies far outside all areas of the package. "
            "Mend the coordinates."
        ),
    )
