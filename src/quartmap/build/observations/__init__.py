"""The numbers: indicators, observations, series breaks and the sources behind them."""

from pathlib import Path
from typing import Final

import pandas as pd

from quartmap.build import geometry_sources
from quartmap.build.citations import distinct
from quartmap.build.observations import (
    altena2011,
    atlas,
    catalogue,
    cells,
    counties,
    elections,
    figures,
    population,
    press,
    reported,
    rows,
    singles,
    zensus2011,
    zensus2022,
)
from quartmap.build.observations.rows import Family, Yield
from quartmap.build.part import FileRow, Part, SourceRow

TABLES: Final[tuple[Family, ...]] = (
    zensus2011.build,
    altena2011.build,
    zensus2022.build,
    population.build,
    counties.inkar,
    counties.regional,
    elections.build,
    atlas.build,
)
SINGLES: Final[tuple[Family, ...]] = (reported.build, press.build, press.census, figures.build)
FACT: Final = "fact-citation-only"
REPEATED: Final = (
    "essen_city_timeseries.csv: all rows; repeats other tables, party shares are out of scope",
    "inkar_kreis_essen_mk_1995_2022.csv: all rows; repeats the table of all counties",
)


def build(sources: Path, target: Path) -> Part:
    """Write `indicators.csv`, `observations.csv` and `series_breaks.csv` into `target`.

    `target` must hold `areas.csv` already: it lists the census cells to take.
    """
    tables = [family(sources) for family in TABLES] + [cells.build(sources, target)]
    singles_found, left_out = _singles(sources, tables)
    observations = rows.merge([part.rows for part in tables] + [singles_found.rows])
    used = set(observations["indicator_id"])
    breaks = catalogue.series_breaks(used)
    rows.write(observations, target / "observations.csv")
    rows.write(catalogue.indicators(used), target / "indicators.csv")
    rows.write(breaks, target / "series_breaks.csv")
    known = [geometry_sources.GRID, *catalogue.sources(), *distinct(singles_found.sources)]
    named = set(observations["source_id"]) | set(breaks["source_id"])
    return Part(
        files=_files(observations, breaks, known),
        sources=[source for source in known if source.source_id in named],
        left_out=[line for part in tables for line in part.left_out] + left_out + [*REPEATED],
    )


def _singles(sources: Path, tables: list[Yield]) -> tuple[Yield, list[str]]:
    """Return the single figures that repeat neither a table nor each other, and what was left."""
    found = [family(sources) for family in SINGLES]
    together = pd.concat([part.rows for part in found], ignore_index=True)
    kept, repeated = singles.distinct(together, [part.rows for part in tables])
    lines = [line for part in found for line in part.left_out]
    lines.append(f"single figures: {repeated} rows, repeat a table or another page")
    return Yield(kept, sources=tuple(page for part in found for page in part.sources)), lines


def _files(
    observations: pd.DataFrame, breaks: pd.DataFrame, known: list[SourceRow]
) -> list[FileRow]:
    """Return what the descriptor says of the three tables."""
    ids = tuple(sorted(set(observations["source_id"])))
    terms = sorted({row.licence for row in known if row.source_id in ids})
    credit = sorted(
        {row.attribution for row in known if row.licence != FACT and row.source_id in ids}
    )
    return [
        FileRow(
            path="observations.csv",
            title="Beobachtungen / Observations",
            source_ids=ids,
            licence="; ".join(terms),
            attribution="; ".join([*credit, "Einzelangaben: siehe sources.csv"]),
            processing="Read, keyed, dated, statuses set; 2011 computed from the census grid.",
        ),
        FileRow(
            path="indicators.csv",
            title="Indikatoren / Indicators",
            source_ids=("quartmap-vocabulary",),
            licence="Apache-2.0",
            attribution="quartmap",
            processing="Written by hand.",
        ),
        FileRow(
            path="series_breaks.csv",
            title="Zeitreihenbrüche / Series breaks",
            source_ids=tuple(sorted(set(breaks["source_id"]) - {""})),
            licence="Apache-2.0",
            attribution="quartmap",
            processing="Written by hand from the notes of the sources.",
        ),
    ]
