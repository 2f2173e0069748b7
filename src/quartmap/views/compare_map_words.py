"""What the two maps are called, what they compare, and what may not be compared."""

from collections.abc import Iterator
from functools import lru_cache

import pandas as pd

from quartmap.analysis import difference, series
from quartmap.package import DataPackage
from quartmap.texts import Notation, Texts
from quartmap.views import compare_map_offers as offered
from quartmap.views.compare_map_choice import OTHER_DATE, Pair, Side
from quartmap.views.compare_map_offers import DATES, INDICATORS, PLACES, TIME


def indicator_name(package: DataPackage, indicator: str, words: Texts) -> str:
    """Return the label of an indicator."""
    return words.pick(package.indicators.loc[indicator], "label")


def place_name(package: DataPackage, place_id: str, words: Texts) -> str:
    """Return the label of a place."""
    return words.pick(offered.place_of(package, place_id).label)


def level_name(package: DataPackage, level: str, words: Texts, *, plural: bool = False) -> str:
    """Return the label of a level, of one area or of many."""
    found = next(one for one in package.dashboard.levels if one.id == level)
    return words.pick(found.plural if plural else found.label)


def title(package: DataPackage, pair: Pair, side: Side, written: Notation) -> str:
    """Return the title of a legend: the indicator, what minus what, the unit."""
    words = written.words
    name = indicator_name(package, side.indicator, words)
    if pair.minus:
        name += f": {formula(package, pair, side, words)}"
    return f"{name} ({written.unit})" if written.unit else name


def formula(package: DataPackage, pair: Pair, side: Side, words: Texts) -> str:
    """Return what is subtracted from what."""
    if pair.minus == OTHER_DATE:
        dates = words.date(side.date), words.date(pair.minus_date)
        return f"{dates[0]} \N{MINUS SIGN} {dates[1]}"
    own, other = (level_name(package, one, words) for one in (side.level, pair.minus))
    return f"{own} \N{MINUS SIGN} {other}"


def caption(package: DataPackage, pair: Pair, side: Side, words: Texts) -> str:
    """Return what stands on a map: what sets it apart from the other."""
    if pair.versus == PLACES:
        return place_name(package, side.place, words)
    if pair.versus == INDICATORS:
        return f"{indicator_name(package, side.indicator, words)} · {words.date(side.date)}"
    return "" if pair.versus == TIME else _dated(package, pair, side, words)


def _dated(package: DataPackage, pair: Pair, side: Side, words: Texts) -> str:
    if pair.minus == OTHER_DATE:
        return formula(package, pair, side, words)
    return words.date(side.date)


def foot(
    package: DataPackage, pair: Pair, side: Side, words: Texts, *, mixed: bool
) -> Iterator[str]:
    """Yield the lines under a legend: date, source, how far to trust a difference."""
    sides = [one for one in pair.sides if one.indicator == side.indicator]
    dates = [*(one.date for one in sides), pair.minus_date]
    if pair.versus != TIME:
        told = " · ".join(words.date(one) for one in sorted(set(filter(None, dates))))
        yield words.t("As of {date}", date=told)
    if pair.minus:
        yield words.t("Only where both figures are there and reliable.")
    if mixed:
        yield words.t("In part estimated figures.")
    every = tuple(sorted(set(filter(None, dates)))) if pair.versus != TIME else ()
    yield words.t("Source: {source}", source=sources(package, side.indicator, side.level, every))


@lru_cache(maxsize=256)
def sources(package: DataPackage, indicator: str, level: str, dates: tuple[str, ...]) -> str:
    """Return the attributions of the figures at these dates (of all), the most used first."""
    dates = dates or package.reference_dates(indicator, level)
    used = [package.observed(indicator, level, date)["source_id"] for date in dates]
    names = pd.concat(used).astype(str).value_counts().index[:3]
    return "; ".join(dict.fromkeys(str(package.sources.loc[one, "attribution"]) for one in names))


def head(package: DataPackage, pair: Pair, words: Texts) -> tuple[str, str]:
    """Return what is compared, in few words: its name and a line about it."""
    name = indicator_name(package, pair.left.indicator, words)
    places = [place_name(package, one.place, words) for one in (pair.left, pair.right)]
    level = level_name(package, pair.left.level, words, plural=True)
    if pair.versus == INDICATORS:
        other = indicator_name(package, pair.right.indicator, words)
        return words.t("{one} beside {other}", one=name, other=other), level
    if pair.versus == PLACES:
        beside = words.t("{one} beside {other}", one=places[0], other=places[1])
        return name, f"{level} · {beside} · {words.date(pair.left.date)}"
    if pair.versus == TIME:
        return name, f"{level} · " + words.t("all dates")
    dates = words.date(pair.left.date), words.date(pair.right.date)
    beside = words.t("{one} beside {other}", one=dates[0], other=dates[1])
    return name, f"{level} · {beside}"


def sentences(package: DataPackage, pair: Pair, words: Texts, *, moving: bool) -> list[str]:
    """Return in words what the maps compare and how they go together; `moving` on a screen."""
    found = []
    if pair.minus:
        found.append(_subtraction(package, pair, words))
    counts = not pair.minus and bool(package.indicators.loc[pair.right.indicator, "extensive"])
    if not pair.single or pair.versus == TIME:
        found.append(_measure(pair, words, circles=counts))
    if pair.versus == PLACES:
        found.append(words.t("Both maps have the same scale."))
        if moving:
            found.append(words.t("They move together."))
    found += list(_changes(package, pair, words))
    return found


def _measure(pair: Pair, words: Texts, *, circles: bool) -> str:
    """Say whether what looks alike is alike."""
    if pair.versus == TIME and circles:
        return words.t("Circles of one size stand for the same figure at all dates.")
    if pair.versus == TIME:
        return words.t(
            "All dates have the same classes, so that a colour means the same throughout."
        )
    if not pair.alike:
        return words.t("Each map has a legend of its own: what looks alike is not the same figure.")
    if circles:
        return words.t("Circles of one size stand for the same figure on both maps.")
    return words.t("Both maps have the same classes: a colour means the same on either side.")


def _subtraction(package: DataPackage, pair: Pair, words: Texts) -> str:
    if pair.minus == OTHER_DATE:
        return words.t(
            "Shown is the figure of {date} minus that of {earlier}; only figures of one source "
            "and one base are subtracted.",
            date=words.date(pair.right.date),
            earlier=words.date(pair.minus_date),
        )
    return words.t(
        "Shown is the figure of each area minus that of the area around it (level: {level}) at "
        "the same date.",
        level=level_name(package, pair.minus, words),
    )


def _changes(package: DataPackage, pair: Pair, words: Texts) -> Iterator[str]:
    """Yield where the base changes between the dates shown."""
    if pair.versus == DATES:
        indicator = pair.left.indicator
        one, two = pair.left.date, pair.right.date
        told = _told(difference.changes_between(package, indicator, one, two), words)
        if told:
            yield words.t(
                "Between the two dates the base of the figures changes ({changes}): they are not "
                "subtracted from each other.",
                changes=told,
            )
    if pair.versus == TIME:
        found = offered.offers(package, TIME, pair.left.level, (pair.left.place, pair.right.place))
        dates = found[pair.left.indicator].dates
        changes = difference.changes_between(package, pair.left.indicator, dates[0], dates[-1])
        if changes:
            yield words.t(
                "The base of the figures changes ({changes}): figures before and after it cannot "
                "be compared directly.",
                changes=_told(changes, words),
            )


def _told(changes: tuple[series.Break, ...], words: Texts) -> str:
    return "; ".join(f"{words.date(one.break_date)}: {change_label(one, words)}" for one in changes)


def change_label(change: series.Break, words: Texts) -> str:
    """Return what changed."""
    return change.label_en if words.language == "en" else change.label_de
