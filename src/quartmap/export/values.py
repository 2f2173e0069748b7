"""The values of one indicator as flat properties, each with all that a number needs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from quartmap.errors import UnknownNameError
from quartmap.names import NO_VALUE

if TYPE_CHECKING:
    from quartmap.package import DataPackage

_EXTRAS: Final = {"low": "value_low", "high": "value_high", "note": "note"}
_NOTHING: Final[Mapping[str, Any]] = {"value": None, "status": "missing", "source_id": ""}


@dataclass(frozen=True, slots=True)
class Values:
    """What was observed of one indicator at one date.

    rows : the observation of each area that has one, by area_id.
    credits_ : the source and the attribution of each source among them, by source_id.
    extras : which of low, high, note any area has.
    """

    indicator_id: str
    unit: str
    reference_date: str
    rows: Mapping[str, Mapping[str, Any]]
    credits_: Mapping[str, tuple[str, str]]
    extras: tuple[str, ...]

    def properties(self, area_id: str) -> dict[str, Any]:
        """Return the flat properties of one area; `missing` where nothing was observed."""
        row = self.rows.get(area_id, _NOTHING)
        source, attribution = self.credits_.get(row["source_id"], (None, None))
        found = {
            "": None if row["status"] in NO_VALUE else number(row["value"]),
            "_unit": self.unit,
            "_reference_date": self.reference_date,
            "_status": row["status"],
            "_source": source,
            "_attribution": attribution,
        }
        found |= {f"_{extra}": plain(row.get(_EXTRAS[extra])) for extra in self.extras}
        return {f"{self.indicator_id}{suffix}": value for suffix, value in found.items()}

    def source_ids(self, area_ids: Iterable[str]) -> set[str]:
        """Return the sources of the values of these areas."""
        return {self.rows[area_id]["source_id"] for area_id in area_ids if area_id in self.rows}


def observed_values(
    package: "DataPackage", indicator_id: str, level: str, reference_date: str | None = None
) -> Values:
    """Return the values of an indicator at a level and date.

    A date may be given less precisely than it is stored (`2022` for `2022-05-15`) if that is
    unambiguous; without one it is `newest_date`.

    Raises
    ------
    UnknownNameError
        If there is no such indicator, or none of it at this level and date.
    """
    if indicator_id not in package.indicators.index:
        known = ", ".join(package.indicators.index)
        raise UnknownNameError(f"There is no indicator {indicator_id!r}; there are: {known}.")
    if reference_date is None:
        date = newest_date(package, indicator_id, level)
    else:
        date = stored_date(package, indicator_id, level, reference_date)
    observed = package.observed(indicator_id, level, date)
    rows = dict(zip(observed.index, observed.to_dict("records"), strict=True))
    used = package.sources.loc[observed["source_id"].unique()]
    return Values(
        indicator_id=indicator_id,
        unit=str(package.indicators.loc[indicator_id, "unit"]),
        reference_date=date,
        rows=rows,
        credits_={
            str(source_id): (source_text(package.sources, str(source_id)), row["attribution"])
            for source_id, row in used.iterrows()
        },
        extras=tuple(
            extra
            for extra, column in _EXTRAS.items()
            if any(plain(row[column]) is not None for row in rows.values())
        ),
    )


def newest_date(package: "DataPackage", indicator_id: str, level: str) -> str:
    """Return the newest reference date that more than half as many areas have as the best one.

    So one figure in print does not hide a whole census.
    """
    offers = package.offers
    rows = offers[(offers["indicator_id"] == indicator_id) & (offers["level"] == level)]
    if rows.empty:
        levels = sorted(set(offers["level"][offers["indicator_id"] == indicator_id]))
        raise UnknownNameError(
            f"Indicator {indicator_id!r} has no values for the level {level!r}; "
            f"it has them for: {', '.join(levels)}."
        )
    covered = rows[rows["count"] * 2 > rows["count"].max()]
    return str(max(covered["reference_date"]))


def stored_date(package: "DataPackage", indicator_id: str, level: str, asked: str) -> str:
    """Return the reference date that `asked` names, given whole or by its beginning."""
    dates = sorted(package.reference_dates(indicator_id, level))
    fitting = [date for date in dates if date.startswith(f"{asked}-")]
    if asked in dates or len(fitting) == 1:
        return asked if asked in dates else fitting[0]
    raise UnknownNameError(
        f"Indicator {indicator_id!r} has no values of {asked!r} for the level {level!r}; "
        f"its dates are: {', '.join(dates) or 'none'}."
    )


def source_text(sources: pd.DataFrame, source_id: str) -> str:
    """Return `source_id: producer, title`."""
    row = sources.loc[source_id]
    return f"{source_id}: {row['producer']}, {row['title']}"


def number(value: object) -> float | int | None:
    """Return a figure as JSON should carry it: whole ones without `.0`, absent ones as None."""
    if not isinstance(value, int | float) or pd.isna(value):
        return None
    return int(value) if float(value).is_integer() else float(value)


def plain(cell: object) -> Any:  # noqa: ANN401  a JSON scalar
    """Return a cell as a JSON scalar; empty text and NaN become None."""
    if isinstance(cell, str):
        return cell or None
    return number(cell)
