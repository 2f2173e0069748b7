"""The errors of estimates as plain lines, for the terminal."""

from collections.abc import Iterator

from quartmap.analysis.estimate_errors import Errors, by_check, by_size
from quartmap.package import DataPackage

_HEAD = ("indicator", "check", "cells", "dates", "areas", "mean", "worst", "inside", "worst area")
_FORM = "{:<26}{:<10}{:<6}{:<23}{:>6}{:>9}{:>10}{:>8}  {}"


def lines(package: DataPackage) -> Iterator[str]:
    """Yield the table of factors and that of errors, the latter also by size of the area."""
    yield "Half an interval = factor x scale"
    for row in package.calibration.reset_index().to_dict("records"):
        told = f"{row['factor']:.3f} from {row['areas']:.0f} areas ({row['check']})"
        yield f"  {row['basis']:<6}{row['indicator_id']:<28}{told}"
    yield "Errors: counts in per cent of the true figure, all others in their unit"
    yield _FORM.format(*_HEAD)
    for one in by_check(package):
        yield _line(one)
        for part in by_size(package, one.check, one.basis, one.indicator_id):
            end = "" if part.up_to is None else f" to {part.up_to:g}"
            size = f"  over {part.over:g}{end} km2"
            errors = part.errors
            yield _FORM.format(size, "", "", "", *_figures(errors), errors.worst_area)


def _line(one: Errors) -> str:
    dates = (
        "-".join(dict.fromkeys(one.dates)) if one.dates[0] == one.dates[1] else "/".join(one.dates)
    )
    head = (one.indicator_id, one.check, one.basis, dates)
    return _FORM.format(*head, *_figures(one), one.worst_area)


def _figures(one: Errors) -> tuple[str, ...]:
    return str(one.areas), f"{one.mean:.2f}", f"{one.worst:+.2f}", f"{one.inside:.0f} %"
