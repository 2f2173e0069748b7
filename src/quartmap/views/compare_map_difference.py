"""What is subtracted on the two maps, and where that is allowed."""

from functools import lru_cache

import pandas as pd

from quartmap.analysis import difference
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.views import compare_map_offers as offered
from quartmap.views.compare_map_choice import OTHER_DATE, Pair, Side
from quartmap.views.compare_map_offers import DATES, INDICATORS, PLACES, TIME
from quartmap.views.picture import Picture, Question, picture


def answer(package: DataPackage, side: Side, language: Language) -> Picture:
    """Return what the map page would show of one side."""
    question = Question(
        level=side.level,
        indicator=side.indicator,
        date=side.date,
        scheme="natural",
        k=5,
        own=(),
        place=offered.narrowed(package, side.level, side.place),
        modes=(),
        text="",
        value_range=(None, None),
    )
    return picture(package, question, language)


@lru_cache(maxsize=256)
def differences(
    package: DataPackage, side: Side, minus: str, minus_date: str, language: Language
) -> pd.DataFrame:
    """Return the differences of one side; index area_id, columns as `analysis.difference` has."""
    own = answer(package, side, language)
    if minus == OTHER_DATE:
        earlier = Side(side.place, side.level, side.indicator, minus_date)
        found = difference.minus_date(own.observed, answer(package, earlier, language).observed)
    else:
        found = difference.minus_level(package, own.observed, side.indicator, side.date, minus)
    return found


@lru_cache(maxsize=256)
def subtrahends(package: DataPackage, pair: Pair, *, dated: bool) -> tuple[str, ...]:
    """Return what can be subtracted on every map of a pair: levels, then `OTHER_DATE`.

    `dated` says that there is another date of the same base. Counts are never subtracted: a part
    has fewer than the whole, whatever is compared.
    """
    ids = {pair.left.indicator, pair.right.indicator}
    if pair.versus == TIME or package.indicators.loc[sorted(ids), "extensive"].any():
        return ()
    board = package.dashboard
    return tuple(
        one.id
        for one in board.levels
        if one.id not in {board.case_level, pair.left.level}
        if all(_some(package, side, one.id) for side in (pair.left, pair.right))
    ) + ((OTHER_DATE,) if dated and pair.versus != INDICATORS else ())


def _some(package: DataPackage, side: Side, level: str) -> bool:
    if package.observed(side.indicator, level, side.date)["value"].notna().sum() == 0:
        return False
    shown = list(answer(package, side, "de").shown)
    found = differences(package, side, level, "", "de")
    return bool(found["value"].reindex(shown).notna().any())


def subtracted(pair: Pair, minus: str, other: str) -> Pair:
    """Return the pair with what is subtracted; `other` is the other date where two are alike."""
    date = ""
    if minus == OTHER_DATE:
        date = pair.left.date if pair.versus == DATES else other
    return Pair(pair.versus, pair.laid, pair.left, pair.right, minus, date)


def dated(package: DataPackage, pair: Pair, others: tuple[str, ...]) -> bool:
    """Tell whether another date may be subtracted: never across a change of base."""
    if pair.versus == PLACES:
        return bool(others)
    if pair.versus != DATES:
        return False
    changes = difference.changes_between(
        package, pair.left.indicator, pair.left.date, pair.right.date
    )
    return not changes
