"""The dumbbells of a topic as finished charts: shares on one axis, everything else on its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from quartmap.analysis import pairs
from quartmap.analysis.comparison import Comparison
from quartmap.charts.dumbbell import Bell, End, Group, Scale, dumbbell_chart
from quartmap.charts.ink import LIGHT, Ink
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.paper.series import credit
from quartmap.texts import Notation, Texts, texts
from quartmap.views.figures import status_text
from quartmap.views.picture import notation
from quartmap.views.study_figures_tables import area_name


@dataclass(frozen=True, slots=True)
class Panel:
    """A chart, and what it shows in a sentence."""

    specification: Mapping[str, Any]
    told: str


@lru_cache(maxsize=128)
def panels(
    package: DataPackage, topic: str, language: Language, ink: Ink = LIGHT
) -> tuple[Panel, ...]:
    """Return the charts of a topic: the shares together, then each other indicator."""
    found = [row for row in pairs.rows(package, topic) if row.pairs]
    kinds = package.indicators["kind"]
    shares = [row for row in found if kinds[row.indicator_id] == "share"]
    others = [[row] for row in found if kinds[row.indicator_id] != "share"]
    groups = [shares, *others] if shares else others
    return tuple(_panel(package, rows, texts(language), ink) for rows in groups)


@lru_cache(maxsize=32)
def credit_line(package: DataPackage, topic: str, language: Language) -> str:
    """Return the sources of all figures drawn."""
    words = texts(language)
    used = [
        str(observed(package, one, area)["source_id"])
        for row in pairs.rows(package, topic)
        for one in row.pairs
        for area in (one.area_id, one.reference_area_id)
    ]
    return words.t("Source: {source}", source=credit(package, used, words))


def observed(package: DataPackage, one: Comparison, area_id: str) -> Mapping[Any, Any]:
    """Return the observation behind one end of a pair."""
    level = str(package.register.loc[area_id, "level"])
    rows = package.observed(one.indicator_id, level, one.reference_date)
    return rows.loc[[area_id]].to_dict("records")[0]


def _panel(package: DataPackage, rows: Sequence[pairs.Row], words: Texts, ink: Ink) -> Panel:
    written = [notation(package, row.indicator_id, words) for row in rows]
    groups = [_group(package, row, one) for row, one in zip(rows, written, strict=True)]
    share = package.indicators.loc[rows[0].indicator_id, "kind"] == "share"
    unit, decimals = written[0].unit, max(one.decimals for one in written)
    title = words.t("Share in {unit}", unit=unit) if share else unit
    specification = dumbbell_chart(groups, Scale(title, decimals, bool(share)), words, ink)
    labels = "; ".join(one.label for one in groups)
    told = words.t("{label}. The same figures stand in the table below.", label=labels)
    return Panel(specification, told)


def _group(package: DataPackage, row: pairs.Row, written: Notation) -> Group:
    label = written.words.pick(package.indicators.loc[row.indicator_id], "label")
    date = written.words.date(row.reference_date)
    return Group(label, date, tuple(_bells(package, row, written)))


def _bells(package: DataPackage, row: pairs.Row, written: Notation) -> Iterator[Bell]:
    places = list(pairs.case_studies(package))
    for one in row.pairs:
        # What is of another date than the rest of the group says so.
        date = "" if one.reference_date == row.reference_date else one.reference_date
        own = _Figure(one.area_id, one.value or 0.0, one.status, one)
        other = _Figure(
            one.reference_area_id, one.reference_value or 0.0, one.reference_status, one
        )
        place = places.index(one.area_id)
        ends = (_end(package, own, written), _end(package, other, written))
        yield Bell(place, *ends, date=written.words.date(date) if date else "")


@dataclass(frozen=True, slots=True)
class _Figure:
    area_id: str
    value: float
    status: str
    pair: Comparison


def _end(package: DataPackage, one: _Figure, written: Notation) -> End:
    words, number = written.words, written.number(one.value)
    source = observed(package, one.pair, one.area_id)["source_id"]
    told = (
        written.quantity(one.value),
        words.date(one.pair.reference_date),
        status_text(one.status, words),
        str(package.sources.loc[source, "attribution"]),
    )
    return End(
        name=area_name(package, one.area_id),
        value=one.value,
        written=_marked(number, one.status),
        status=one.status,
        told="; ".join(part for part in told if part),
    )


def _marked(number: str, status: str) -> str:
    """Return the figure with the sign of its status, as statistical offices set them."""
    marked = {"estimated": f"\N{ALMOST EQUAL TO}\N{NO-BREAK SPACE}{number}"}
    return marked.get(status, f"({number})" if status == "unreliable" else number)
