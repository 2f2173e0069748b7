"""The observations arranged for asking: one row per area for each combination, found at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd

from quartmap.names import SOURCE_QUALITIES

COMBINATION: Final = ["indicator_id", "level", "reference_date"]
SHOWN: Final = [
    "value",
    "value_low",
    "value_high",
    "status",
    "source_id",
    "date_precision",
    "reference_date",
    "note",
]

_TEXT: Final = ["area_id", "status", "source_id", "date_precision", "reference_date"]


@dataclass(frozen=True, slots=True, eq=False)
class Lookup:
    """The best observation of every area, indicator and date, sorted by combination and area.

    `offers` has a row for each combination with a figure: indicator_id, level,
    reference_date, count (of areas with a value or a bound).
    """

    rows: pd.DataFrame
    places: Mapping[tuple[str, str, str], tuple[int, int]]
    offers: pd.DataFrame

    def at(self, indicator_id: str, level: str, reference_date: str) -> pd.DataFrame:
        """Return the rows of one combination; index area_id, columns `SHOWN`; maybe empty."""
        start, stop = self.places.get((indicator_id, level, reference_date), (0, 0))
        return self.rows.iloc[start:stop].copy()


def arrange(
    observations: pd.DataFrame,
    register: pd.DataFrame,
    sources: pd.DataFrame,
    *,
    twins: Mapping[str, frozenset[str]],
    order: Mapping[str, int],
) -> Lookup:
    """Return the lookup. `twins` are the areas that are the same, `order` the geometry order.

    `observations` has categories for its keys, those of area_id are the register's. Where
    several sources speak, the better quality is kept; an area without an own row takes that of
    its twin.
    """
    own = observations[["area_id", "indicator_id", *SHOWN]]
    rows = pd.concat([own.assign(lent=False), _lent(own, twins)], ignore_index=True)
    levels = pd.Categorical(register["level"].reindex(rows["area_id"].cat.categories))
    areas = rows["area_id"].cat.codes.to_numpy()
    ranks = _ranks(rows["source_id"], sources)
    places = np.array([order[area] for area in rows["area_id"].cat.categories], dtype="int64")
    keys = [
        rows["indicator_id"].cat.codes.to_numpy(),
        levels.codes[areas],
        rows["reference_date"].cat.codes.to_numpy(),
        places[areas],
    ]
    preference = [rows["lent"].to_numpy(), ranks, rows["source_id"].cat.codes.to_numpy()]
    sorting = np.lexsort([*reversed(preference), *reversed(keys)])
    ranked = np.stack([key[sorting] for key in keys]) if len(rows) else np.zeros((4, 0))
    fresh = np.ones(len(rows), dtype=bool)
    fresh[1:] = (ranked[:, 1:] != ranked[:, :-1]).any(axis=0)
    best = rows.drop(columns="lent").take(sorting[fresh]).reset_index(drop=True)
    best["level"] = levels.take(areas[sorting[fresh]])
    shown = best.astype(dict.fromkeys(_TEXT, "str")).set_index("area_id")[SHOWN]
    return Lookup(shown, *_spans(best))


def _ranks(source_ids: "pd.Series[str]", sources: pd.DataFrame) -> "np.ndarray[Any, np.dtype[Any]]":
    """Return the rank of each row's source, 0 the best."""
    quality = sources["quality"].reindex(source_ids.cat.categories)
    ranks = [SOURCE_QUALITIES.index(name) for name in quality]
    return np.array(ranks, dtype="int64")[source_ids.cat.codes.to_numpy()]


def _lent(own: pd.DataFrame, twins: Mapping[str, frozenset[str]]) -> pd.DataFrame:
    """Return the rows of areas that have a twin, under the twin's id."""
    areas = own["area_id"].cat.categories
    codes = own["area_id"].cat.codes.to_numpy()
    known = {area: code for code, area in enumerate(areas)}
    parts = []
    for area, group in twins.items():
        rows = np.flatnonzero(codes == known[area])
        twins_of_area = sorted(group - {area})
        parts += [(rows, np.full(len(rows), known[twin])) for twin in twins_of_area]
    if not parts:
        return own.iloc[:0].assign(lent=True)
    rows, taken = (np.concatenate(column) for column in zip(*parts, strict=True))
    lent = pd.Categorical.from_codes(taken, areas)
    return own.iloc[rows].assign(area_id=lent, lent=True)


def _spans(
    best: pd.DataFrame,
) -> tuple[dict[tuple[str, str, str], tuple[int, int]], pd.DataFrame]:
    """Return where each combination's rows lie, and the combinations with a figure."""
    figure = best[["value", "value_low", "value_high"]].notna().any(axis=1)
    groups = best.assign(figure=figure).groupby(COMBINATION, sort=True, observed=True)["figure"]
    counts = groups.agg(size="size", count="sum").reset_index()
    counts = counts.astype(dict.fromkeys(COMBINATION, "str"))
    stops = np.cumsum(counts["size"].to_numpy())
    starts = stops - counts["size"].to_numpy()
    keys = counts[COMBINATION].itertuples(index=False, name=None)
    spans = zip(starts.tolist(), stops.tolist(), strict=True)
    offers = counts.loc[counts["count"] > 0, [*COMBINATION, "count"]].reset_index(drop=True)
    return dict(zip(keys, spans, strict=True)), offers.astype({"count": "int64"})
