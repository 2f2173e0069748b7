"""The nearest areas with all figures compared, to take away as a table."""

import csv
import io
from collections.abc import Iterator

from quartmap.analysis.similar_figures import GRID
from quartmap.analysis.similar_offers import grid_date
from quartmap.analysis.similar_peers import Question, likeness
from quartmap.package import DataPackage
from quartmap.views import similar_words

_HEAD = (
    "area_id",
    "name",
    "distance",
    "indicators",
    "indicator_id",
    "weight",
    "value",
    "unit",
    "status",
    "reference_date",
    "source_id",
    "apart",
)
_FORMULA = ("=", "+", "-", "@", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}")


def table(package: DataPackage, question: Question, name: str) -> bytes:
    """Return a row per area and indicator, the area itself first, as UTF-8 CSV.

    distance, apart : in robust standard deviations; apart is signed, the area minus the first.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(_HEAD)
    writer.writerows([_cell(one) for one in row] for row in _rows(package, question, name))
    return target.getvalue().encode()


def _rows(package: DataPackage, question: Question, name: str) -> Iterator[list[object]]:
    found, weights = likeness(package, question), dict(question.weights)
    date = grid_date(package) if question.basis == GRID else question.basis
    ids = list(found.apart.columns)
    units, own = package.indicators["unit"], found.own

    def tail(one: str, figure: tuple[float, str], source: str) -> list[object]:
        return [one, weights[one], figure[0], units[one], figure[1], date, source]

    for one in ids:
        last = tail(one, found.own_cell(one), own.source[one].iloc[0])
        yield [question.subject.area_id, name, 0, len(ids), *last, 0]
    for area in found.peers:
        about = [area, similar_words.full_name(package, area), found.distance(area)]
        for one in ids:
            figure, source = found.cell(area, one), str(found.others.source[one][area])
            apart = round(float(found.apart[one][area]), 6)
            yield [*about, found.shared(area), *tail(one, figure, source), apart]


def _cell(value: object) -> object:
    if isinstance(value, float) and value != value:  # noqa: PLR0124 - NaN
        return ""
    if isinstance(value, str) and value.lstrip().startswith(_FORMULA):
        return f"'{value}"  # a spreadsheet would run it
    return value
