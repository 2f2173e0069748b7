"""What the section on the quality of estimates says."""

from collections.abc import Mapping, Sequence
from typing import Any

from quartmap.analysis.estimate_errors import SizeClass, by_check, is_relative, of_check
from quartmap.package import DataPackage
from quartmap.package.schema import CHECKS
from quartmap.texts import Texts
from quartmap.views.picture import notation


def lead(package: DataPackage, words: Texts, sizes: Sequence[SizeClass]) -> str:
    """Return the first sentences: how far off small areas are, and what does better."""
    first = sizes[0].errors
    worst = max((one.errors for one in sizes), key=lambda one: abs(one.worst))

    def told(value: float, *, signed: bool = False) -> str:
        return error(package, words, first.indicator_id, value, signed=signed)

    parts = [
        words.t(
            "An area that is hardly larger than a census cell cannot be told from it. Estimated "
            "from 1 km cells alone, the number of residents of areas {small} is off by {mean} on "
            "average and by {most} at worst ({area}).",
            small=size(sizes[0], words),
            mean=told(first.mean),
            most=told(first.worst, signed=True),
            area=area_name(package, first.worst_area),
        )
    ]
    if worst is not first:
        parts.append(
            words.t(
                "Larger areas may be off as far: {area} by {most}.",
                area=area_name(package, worst.worst_area),
                most=told(worst.worst, signed=True),
            )
        )
    groups = by_check(package)
    better = [one for one in groups if (one.check, one.basis) == ("register", "100m")]
    if better:
        mean = told(better[0].mean)
        parts.append(words.t("Where 100 m cells are known, the mean error is {mean}.", mean=mean))
    totals = [one for one in groups if one.check == "census"]
    if totals and totals[0].indicator_id == first.indicator_id:
        mean = told(totals[0].mean)
        parts.append(
            words.t("Of whole municipalities and larger, the mean error is {mean}.", mean=mean)
        )
    return " ".join(parts)


def about(words: Texts) -> str:
    """Return what the table of all checks holds."""
    return words.t(
        "Error: estimate less true figure; of counts in per cent of the true figure. The mean "
        "leaves the sign out. The intervals are meant to hold the true figure in 90 of 100 areas; "
        "the last column says in how many they do. The areas of these checks had no part in "
        "making the intervals."
    )


def size(one: SizeClass, words: Texts) -> str:
    """Return a class of sizes in words."""
    over = words.number(one.over, 0)
    if one.up_to is None:
        return words.t("over {over} km²", over=over)
    up_to = words.number(one.up_to, 0)
    if one.over == 0:
        return words.t("up to {up_to} km²", up_to=up_to)
    return words.t("over {over} to {up_to} km²", over=over, up_to=up_to)


def area_name(package: DataPackage, area_id: str) -> str:
    """Return the name of an area; of a part of a municipality with that."""
    register = package.register
    name, above = str(register.loc[area_id, "name"]), str(area_id)
    if register.loc[area_id, "same_as"]:
        return name
    while above and not register.loc[above, "ags"]:
        above = str(register.loc[above, "parent_id"])
    if above in {"", area_id}:
        return name
    return ", ".join((name, str(register.loc[above, "name"])))


def indicators(package: DataPackage, words: Texts) -> dict[str, str]:
    """Return the indicators that are checked, with their labels."""
    ids = package.estimate_errors["indicator_id"].unique()
    return {str(one): words.pick(package.indicators.loc[one], "label") for one in ids}


def error_unit(package: DataPackage, indicator_id: str, words: Texts) -> str:
    """Return the unit of an indicator's errors: per cent of a count, points of a share."""
    unit = str(package.indicators.loc[indicator_id, "unit"])
    if is_relative(package, indicator_id):
        return words.unit("%")
    return words.t("percentage points") if unit == "%" else words.unit(unit)


def error(
    package: DataPackage, words: Texts, indicator_id: str, value: float, *, signed: bool = False
) -> str:
    """Return an error with its unit."""
    unit = error_unit(package, indicator_id, words)
    bare = error_number(package, words, indicator_id, value, signed=signed)
    return f"{bare}\N{NO-BREAK SPACE}{unit}"


def error_number(
    package: DataPackage, words: Texts, indicator_id: str, value: float, *, signed: bool = False
) -> str:
    """Return an error without its unit."""
    decimals = 1
    if not is_relative(package, indicator_id):
        decimals = max(int(str(package.indicators.loc[indicator_id, "decimals"])), 1)
    return words.number(value, decimals, signed=signed)


def named(package: DataPackage, words: Texts, indicator_id: str) -> str:
    """Return an indicator and the unit that its errors stand in."""
    return words.t(
        "{label} \N{MIDDLE DOT} errors ({unit})",
        label=indicators(package, words)[indicator_id],
        unit=error_unit(package, indicator_id, words),
    )


def single(package: DataPackage, words: Texts, row: Mapping[Any, Any]) -> str:
    """Return one estimate in words."""
    written = notation(package, str(row["indicator_id"]), words)
    return words.t(
        "estimated {estimate} ({low} to {high}), true {truth} on {date}",
        estimate=written.quantity(float(row["estimate"])),
        low=written.number(float(row["low"])),
        high=written.number(float(row["high"])),
        truth=written.quantity(float(row["truth"])),
        date=words.date(str(row["reference_date"])),
    )


def check_name(check: str, words: Texts) -> str:
    """Return what an estimate is held against, shortly."""
    return {
        "update": words.t("official update"),
        "census": words.t("published census figure"),
        "register": words.t("register of residents"),
        "fine": words.t("100 m cells"),
        "weights": words.t("100 m cells as weights only"),
        "coarser": words.t("exact values, larger cells"),
    }[check]


def basis_name(basis: str, words: Texts) -> str:
    """Return the cells that an estimate rests on."""
    return words.t("from 100 m cells") if basis == "100m" else words.t("from 1 km cells")


def against(check: str, basis: str, words: Texts) -> str:
    """Return check and basis in one line."""
    return words.t(
        "Estimates {basis}, held against: {check}",
        basis=basis_name(basis, words),
        check=check_name(check, words),
    )


def dates(package: DataPackage, wanted: tuple[str, str, str], words: Texts) -> str:
    """Return the first and the last date of the true figures of a check."""
    found = of_check(package, *wanted)["reference_date"]
    ends = dict.fromkeys(words.date(str(one)) for one in (found.min(), found.max()))
    return "\N{EN DASH}".join(ends)


def checks(package: DataPackage, words: Texts) -> list[tuple[str, str]]:
    """Return the checks of this package, each with what is compared with what."""
    there = {one.check for one in by_check(package)}
    told = {
        "update": words.t(
            "Residents of whole municipalities by the official update of two other days. Before "
            "the census of 2011 the update still rested on the census of 1987, after it on the "
            "new one: these differences hold what changed in between, and the change of base."
        ),
        "census": words.t(
            "Figures of the same census as offices or the press published them for whole "
            "municipalities, a county, the state. Of towns with only the later census and the "
            "change since 2011 in print, 2011 is computed back (to about 0.1 %). The interval of "
            "so large an area is narrow, for it knows of the cells at the border only: that cells "
            "are altered, rounded or withheld comes on top, and it holds less often than elsewhere."
        ),
        "register": words.t(
            "Residents of districts by the city's own register, on the day next to the census "
            "that there is a figure for. The register counts otherwise than the census, and some "
            "years lie between: part of these differences is no error of the estimate. From 100 m "
            "cells, the interval of each district is made from all others. Districts whose edge "
            "lies partly in cells without 100 m figures are left out there."
        ),
        "fine": words.t(
            "What the 100 m cells say of the same area. Residents by 100 m cells are themselves "
            "an estimate: 1 km figures spread by dwellings. Foreign nationals, dwellings and "
            "vacant ones are counts of the census, altered where they are small, and therefore "
            "brought to the published figure of each 1 km cell; floor areas are put together from "
            "classes of 10 m²."
        ),
        "weights": words.t(
            "For these indicators no 100 m figures are there. The same 1 km values are weighted "
            "once by surface, once by the residents of 100 m cells: this tells the error of the "
            "weights, not that of differences within a cell. The intervals are not made from it."
        ),
        "coarser": words.t(
            "Blocks of ten by ten 1 km cells stand for cells, and from these the municipalities "
            "are estimated as own areas are: they are then as large, beside a cell, as areas a "
            "hundredth of their size. The true figures are known exactly. This is taken over to "
            "1 km cells on the assumption that places within a cell differ as cells within a "
            "block do; for shares that 100 m cells count, it leads to about the same intervals."
        ),
    }
    return [(check_name(one, words), told[one]) for one in CHECKS if one in there]


def sources(package: DataPackage, wanted: tuple[str, str, str], words: Texts) -> str:
    """Return where the true figures of a check come from."""
    used = of_check(package, *wanted)["source_id"].value_counts().index
    credits_ = [str(package.sources.loc[one, "attribution"]) for one in used]
    shown = "; ".join(dict.fromkeys(credits_))
    return words.t("Source of the true figures: {sources}", sources=shown)


def calibration(words: Texts) -> list[str]:
    """Return how the intervals are made."""
    return [
        words.t(
            "An interval is the estimate plus and minus a factor times a measure of doubt: how "
            "many residents live in cells that the area cuts, and how far cells around differ."
        ),
        words.t(
            "The factor is the one that held the true figure in 90 of 100 areas, with the "
            "correction for their number (split conformal). The areas were drawn for this alone: "
            "circles and polygons of many sizes in places with 100 m cells (of two places the "
            "wider factor holds), and for all other shares and means in larger cells elsewhere. "
            "Residents from 100 m cells can be held against registers only."
        ),
    ]
