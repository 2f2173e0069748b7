"""The areas side by side: residents, a few indicators, size, what the estimates rest on."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from quartmap.analysis.estimate import estimates
from quartmap.analysis.estimate_record import Estimate
from quartmap.names import Language
from quartmap.own.record import OwnArea
from quartmap.package import DataPackage
from quartmap.texts import Notation, Texts, texts
from quartmap.texts.reasons import reason_text
from quartmap.texts.statuses import status_text
from quartmap.views import markup, own_areas, own_words

_MEANS: Final = 5
_NOT_TOLD: Final = ("suppressed", "missing")
_PLACES: Final = 2


@lru_cache(maxsize=64)
def compare_table(package: DataPackage, language: Language, areas: tuple[OwnArea, ...]) -> str:
    """Return the table as HTML: a row for each area."""
    words, found = texts(language), estimates(package, areas)
    ids = _indicators(package)
    pairs = zip(areas, found, strict=True)
    rows = [_row(package, words, at, pair, ids) for at, pair in enumerate(pairs)]
    table = markup.tag("thead", _head(package, words, ids)) + markup.tag("tbody", *rows)
    lines = [_legend(words), *_sources(words, found)]
    several = len(areas) > 1
    title = markup.text(words.t("The areas side by side") if several else words.t("At a glance"))
    return markup.tag(
        "section",
        markup.tag("h2", title),
        f'<div class="q-own-wide" tabindex="0" role="region" aria-label="{title}">'
        f"{markup.tag('table', table)}</div>",
        *(markup.tag("p", markup.text(one), css="q-aside") for one in lines),
        css="q-own",
    )


def _indicators(package: DataPackage) -> list[str]:
    """Return the residents, and of each topic the first indicator of the grid."""
    census = package.dashboard.census
    if census is None:
        return []
    topics = package.indicators["topic"]
    first = {str(topics[one.indicator]): one.indicator for one in reversed(census.means)}
    means = [one.indicator for one in census.means if one.indicator in first.values()]
    return [census.population, *means[:_MEANS]]


def _head(package: DataPackage, words: Texts, ids: Sequence[str]) -> str:
    area = markup.text(words.t("Area"))
    cells = [f'<th scope="col">{area}</th>']
    for one in ids:
        row = package.indicators.loc[one]
        unit = markup.tag("small", markup.text(words.unit(str(row["unit"]))))
        cells.append(f'<th scope="col">{markup.text(words.pick(row, "label"))}{unit}</th>')
    size = markup.text(words.t("Area size")) + markup.tag("small", "km²")
    basis = markup.text(words.t("Basis"))
    cells += [f'<th scope="col">{one}</th>' for one in (size, basis)]
    return markup.tag("tr", *cells)


def _row(
    package: DataPackage,
    words: Texts,
    at: int,
    pair: tuple[OwnArea, Estimate],
    ids: Sequence[str],
) -> str:
    area, estimate = pair
    sign = markup.tag("b", markup.text(own_areas.letter(at)), css="q-own-sign")
    about = markup.tag("small", markup.text(own_words.made_text(words, area)))
    name = f'<th scope="row">{sign}{markup.text(area.name)}{about}</th>'
    size = Notation(words, _PLACES, "").number(estimate.area_km2)
    if estimate.reason:
        why = markup.tag("span", markup.text(reason_text(words, estimate)))
        figures = f'<td class="q-why" colspan="{len(ids)}">{why}</td>'
    else:
        figures = "".join(_cell(package, words, estimate, one) for one in ids)
    basis = "" if estimate.reason == "outside" else own_words.basis_text(words, estimate)
    return markup.tag(
        "tr",
        name,
        figures,
        markup.tag("td", markup.text(size)),
        markup.tag("td", markup.text(basis)),
    )


def _cell(package: DataPackage, words: Texts, estimate: Estimate, indicator_id: str) -> str:
    figure = estimate.figures.get(indicator_id)
    if figure is None:
        return markup.tag("td", markup.text("\N{EN DASH}"))
    value, span = own_words.figure_text(package, words, figure)
    told = status_text(figure.status, words) if figure.status in _NOT_TOLD else span
    return markup.tag("td", markup.text(value), markup.tag("small", markup.text(told)))


def _legend(words: Texts) -> str:
    return words.t(
        "\N{ALMOST EQUAL TO}: estimated; below it the range it probably lies in; in brackets: "
        "unreliable. Counts are rounded to tens."
    )


def _sources(words: Texts, found: Sequence[Estimate]) -> list[str]:
    stated = dict.fromkeys((one.attribution, one.reference_date) for one in found)
    return [
        words.t("As of {date}", date=words.date(date))
        + " · "
        + words.t("Source: {source}", source=credit)
        for credit, date in stated
        if credit and date
    ]
