"""The case studies against their municipalities: pairs of figures of one indicator and date."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from quartmap.analysis import profile, series
from quartmap.analysis.comparison import Comparison, compare
from quartmap.package.dates import span

if TYPE_CHECKING:
    from quartmap.package import DataPackage

Why = Literal["other-date", "no-figure", "reference-without"]


@dataclass(frozen=True, slots=True)
class Unpaired:
    """A case study that an indicator cannot be compared for.

    why : `other-date` (both have figures, never of one date), `no-figure` (the case study has
        none that could be drawn: suppressed or a range), `reference-without`.
    date, reference_date : the newest one of each with a figure, '' where there is none.
    """

    area_id: str
    reference_area_id: str
    why: Why
    date: str
    reference_date: str


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator: its pairs in the order of the case studies, and what could not be paired.

    reference_date : that of most pairs, the newest of such; '' without a pair.
    """

    indicator_id: str
    reference_date: str
    pairs: tuple[Comparison, ...]
    unpaired: tuple[Unpaired, ...]


def case_studies(package: "DataPackage") -> Mapping[str, str]:
    """Return what each case study is compared with, in the package's order.

    That is its municipality; of a whole town what the town lies in.
    """
    areas = package.geometry.get(package.dashboard.case_level)
    found = (
        {} if areas is None else {str(one): profile.references(package, one) for one in areas.index}
    )
    return {area_id: others[0] for area_id, others in found.items() if others}


@lru_cache(maxsize=4)
def topics(package: "DataPackage") -> tuple[str, ...]:
    """Return the topics that have a pair, in the dashboard's order."""
    order = [one.id for one in package.dashboard.topics]
    return tuple(one for one in order if any(row.pairs for row in rows(package, one)))


@lru_cache(maxsize=64)
def rows(package: "DataPackage", topic: str) -> tuple[Row, ...]:
    """Return a row for each intensive indicator of the topic that a case study has."""
    indicators = package.indicators
    wanted = indicators.index[(indicators["topic"] == topic) & ~indicators["extensive"]]
    cases = case_studies(package)
    found = (_row(package, str(one), cases) for one in wanted)
    return tuple(row for row in found if row.pairs or row.unpaired)


def counts(package: "DataPackage", topic: str) -> int:
    """Return how many counts of the topic the case studies have: they are not compared so."""
    indicators = package.indicators
    wanted = indicators.index[(indicators["topic"] == topic) & indicators["extensive"]]
    known = [series.figures_of(package, one) for one in case_studies(package)]
    return sum(any(one in figures for figures in known) for one in wanted)


def _row(package: "DataPackage", indicator_id: str, cases: Mapping[str, str]) -> Row:
    dated = {one: _dates(package, one, indicator_id) for one in cases}
    beside = {one: _dates(package, one, indicator_id) for one in cases.values()}
    common = {one: set(dated[one] or ()) & set(beside[cases[one]] or ()) for one in cases}
    all_dates = set().union(*common.values())
    date = max(
        sorted(all_dates),
        key=lambda one: (sum(one in some for some in common.values()), _end(one)),
        default="",
    )
    pairs = tuple(
        compare(
            package,
            area_id,
            indicator_id,
            date if date in some else series.latest(some),
            reference_area_id=cases[area_id],
        )
        for area_id, some in common.items()
        if some
    )
    unpaired = tuple(
        _unpaired(area_id, other, dated[area_id] or (), beside[other] or ())
        for area_id, other in cases.items()
        if not common[area_id] and dated[area_id] is not None
    )
    return Row(indicator_id, date, pairs, unpaired)


def _dates(package: "DataPackage", area_id: str, indicator_id: str) -> tuple[str, ...] | None:
    """Return the dates with a value; None where there is no observation at all."""
    figures = series.points(package, area_id, indicator_id)
    return series.dates(figures) if figures else None


def _end(date: str) -> str:
    return (span(date) or ("", date))[1]


def _unpaired(area_id: str, other: str, own: tuple[str, ...], theirs: tuple[str, ...]) -> Unpaired:
    why: Why = "other-date" if own and theirs else "reference-without" if own else "no-figure"
    return Unpaired(area_id, other, why, series.latest(own), series.latest(theirs))
