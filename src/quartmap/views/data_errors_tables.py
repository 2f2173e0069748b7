"""The tables on the quality of estimates."""

from collections.abc import Sequence
from itertools import groupby

from quartmap.analysis.estimate_errors import Errors, SizeClass, by_check, of_check
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import data_errors_words as said
from quartmap.views import markup
from quartmap.views.picture import notation
from quartmap.views.study_figures_tables import cell, framed, small


def size_table(package: DataPackage, words: Texts, sizes: Sequence[SizeClass]) -> str:
    """Return the errors of one check by size of the area."""
    if not sizes:
        return ""
    first = sizes[0].errors
    label = said.named(package, words, first.indicator_id)
    caption = f"{label}. {said.against(first.check, first.basis, words)}"
    head = _head(words.t("Size of the area"), words)
    rows = [
        _row(said.size(one, words), [*_figures(package, words, one.errors)], small_head="")
        for one in sizes
    ]
    return _table(caption, head, "".join(rows))


def check_table(package: DataPackage, words: Texts) -> str:
    """Return the errors of all checks, indicator by indicator."""
    names = list(said.indicators(package, words))
    ordered = sorted(by_check(package), key=lambda one: names.index(one.indicator_id))
    bodies = []
    for indicator, group in groupby(ordered, lambda one: one.indicator_id):
        label = said.named(package, words, indicator)
        title = cell("th", markup.text(label), "q-break", colspan="5", scope="rowgroup")
        rows = [_check_row(package, words, one) for one in group]
        bodies.append(markup.tag("tbody", markup.tag("tr", title), *rows))
    head = _head(words.t("Held against"), words)
    return framed(markup.tag("table", head, *bodies), words.t("All checks"))


def _check_row(package: DataPackage, words: Texts, one: Errors) -> str:
    dates = dict.fromkeys(words.date(date) for date in one.dates)
    span = "\N{EN DASH}".join(dates)
    about = f"{said.basis_name(one.basis, words)}, {span}"
    name = said.check_name(one.check, words)
    return _row(name, [*_figures(package, words, one)], small_head=about)


def _head(first: str, words: Texts) -> str:
    names = [
        words.t("Areas"),
        words.t("Mean error"),
        words.t("Worst error"),
        words.t("True figure in the interval"),
    ]
    cells = [cell("th", markup.text(first), scope="col")]
    cells += [cell("th", markup.text(name), "q-number", scope="col") for name in names]
    return markup.tag("thead", markup.tag("tr", *cells))


def _figures(package: DataPackage, words: Texts, one: Errors) -> Sequence[str]:
    worst = said.error_number(package, words, one.indicator_id, one.worst, signed=True)
    inside = f"{words.number(one.inside, 0)}\N{NO-BREAK SPACE}%"
    return (
        markup.text(words.number(one.areas, 0)),
        markup.text(said.error_number(package, words, one.indicator_id, one.mean)),
        markup.text(worst) + small(said.area_name(package, one.worst_area)),
        markup.text(inside),
    )


def _row(name: str, figures: Sequence[str], *, small_head: str) -> str:
    head = cell("th", markup.text(name) + small(small_head), scope="row")
    return markup.tag("tr", head, *(cell("td", one, "q-number") for one in figures))


def _table(caption: str, head: str, rows: str) -> str:
    body = markup.tag("tbody", rows)
    # Above the box, not a caption in it: on a phone the table scrolls, its title does not.
    title = markup.tag("p", markup.text(caption), css="q-title")
    return title + framed(markup.tag("table", head, body), caption)


def single_table(package: DataPackage, words: Texts, wanted: tuple[str, str, str]) -> str:
    """Return every area of a check: size, true figure, estimate, interval, error."""
    check, basis, indicator = wanted
    written = notation(package, indicator, words)
    lines = []
    for row in of_check(package, *wanted).sort_values("area_km2").to_dict("records"):
        inside = words.t("yes") if row["inside"] else words.t("no")
        off = said.error_number(package, words, indicator, float(row["error"]), signed=True)
        figures = [
            words.number(float(row["area_km2"]), 1),
            f"{written.number(float(row['truth']))}",
            written.number(float(row["estimate"])),
            f"{written.number(float(row['low']))}\N{EN DASH}{written.number(float(row['high']))}",
            off,
            inside,
        ]
        cells = [markup.text(one) for one in figures]
        date = words.date(str(row["reference_date"]))
        lines.append(_row(said.area_name(package, str(row["area_id"])), cells, small_head=date))
    names = [
        words.unit("km²"),
        words.t("True figure"),
        words.t("Estimate"),
        words.t("Interval"),
        words.t("Error"),
        words.t("In the interval"),
    ]
    head = [cell("th", markup.text(words.t("Area")), scope="col")]
    head += [cell("th", markup.text(name), "q-number", scope="col") for name in names]
    label = said.named(package, words, indicator)
    caption = f"{label}. {said.against(check, basis, words)}"
    return _table(caption, markup.tag("thead", markup.tag("tr", *head)), "".join(lines))


def calibration_table(package: DataPackage, words: Texts) -> str:
    """Return the factors by which intervals are stretched, and what they were taken from."""
    rows = []
    for row in package.calibration.reset_index().to_dict("records"):
        label = words.pick(package.indicators.loc[str(row["indicator_id"])], "label")
        figures = [
            words.number(float(row["factor"]), 2),
            words.number(float(row["areas"]), 0),
            said.check_name(str(row["check"]), words),
        ]
        about = said.basis_name(str(row["basis"]), words)
        rows.append(_row(label, [markup.text(one) for one in figures], small_head=about))
    names = [words.t("Factor"), words.t("Areas"), words.t("Held against")]
    head = [cell("th", markup.text(words.t("Indicator")), scope="col")]
    head += [cell("th", markup.text(name), "q-number", scope="col") for name in names]
    caption = words.t("Factors of the intervals")
    return _table(caption, markup.tag("thead", markup.tag("tr", *head)), "".join(rows))
