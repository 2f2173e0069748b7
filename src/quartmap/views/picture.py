"""From a question to everything that map, table and chart show; kept for the next visitor."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import pandas as pd

from quartmap.analysis import hierarchy
from quartmap.analysis.breaks import Breaks, classify
from quartmap.analysis.ranking import ranked
from quartmap.analysis.selection import AreaFilter, select_areas
from quartmap.errors import SelectionError
from quartmap.maps.style import Coded, circle_rows, class_rows, code_areas, legend
from quartmap.names import Language, Scheme
from quartmap.package import DataPackage
from quartmap.texts import Notation, Texts, texts


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the areas: hashable, so that the answer can be kept."""

    level: str
    indicator: str
    date: str
    scheme: Scheme
    k: int
    own: tuple[float, ...]
    place: str
    modes: tuple[str, ...]
    text: str
    value_range: tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Picture:
    """The answer: `ranking` is what table and chart show, the rest what the map shows.

    Counts have no `breaks`: they are circles. `cases` are the case studies filled beside the
    level because it has no area of theirs.
    """

    notation: Notation
    breaks: Breaks | None
    observed: pd.DataFrame
    ranking: pd.DataFrame
    areas: Coded
    cases: Coded
    legend: dict[str, object]
    shown: tuple[str, ...]
    total: int
    largest: float
    problem: str = ""


def notation(package: DataPackage, indicator: str, words: Texts) -> Notation:
    """Return how the figures of an indicator are written."""
    row = package.indicators.loc[indicator]
    return Notation(words, int(str(row["decimals"])), words.unit(str(row["unit"])))


@lru_cache(maxsize=128)
def picture(package: DataPackage, question: Question, language: Language) -> Picture:
    """Return the picture of a question; all sessions share it."""
    words = texts(language)
    observed = package.observed(question.indicator, question.level, question.date)
    extra = _beside(package, question)
    observed = pd.concat([observed, extra[~extra.index.isin(observed.index)]])
    shown, problem = _shown(package, question, observed["value"])
    there, _ = _shown(package, _only_place(question), observed["value"])
    extensive = bool(package.indicators.loc[question.indicator, "extensive"])
    breaks = None
    if not extensive:
        breaks = classify(observed["value"], question.scheme, question.k, own=question.own)
    written = notation(package, question.indicator, words)

    def code(order: pd.Index, kept: Collection[str]) -> Coded:
        return code_areas(order, observed, breaks, kept, written)

    areas, cases = _coded(package, question, shown, code)
    names = package.register["name"].reindex(list(shown))
    order = ranked(names, observed.reindex(list(shown)))
    largest = float(observed["value"].max()) if observed["value"].notna().any() else 1.0
    rows = class_rows(breaks, (areas, cases), written) if breaks else circle_rows(largest, written)
    return Picture(
        notation=written,
        breaks=breaks,
        observed=observed,
        ranking=order,
        areas=areas,
        cases=cases,
        legend=_legend(package, question, written, rows, (areas, cases)),
        shown=shown,
        largest=largest,
        total=len(there),
        problem=problem,
    )


def _coded(
    package: DataPackage,
    question: Question,
    shown: tuple[str, ...],
    code: Callable[[pd.Index, Collection[str]], Coded],
) -> tuple[Coded, Coded]:
    """Return the letters of the level and those of the case studies filled beside it."""
    level, case_level = question.level, package.dashboard.case_level
    areas = code(package.geometry[level].index, shown)
    if level == case_level or case_level not in package.geometry:
        return areas, Coded("", ())
    beside = set(_beside(package, question).index) & set(shown)
    return areas, code(package.geometry[case_level].index, beside)


def _only_place(question: Question) -> Question:
    """Return the question with no other filter than its place."""
    return replace(question, modes=(), text="", value_range=(None, None))


def _beside(package: DataPackage, question: Question) -> pd.DataFrame:
    """Return the figures of case studies whose municipality has no area at this level."""
    board = package.dashboard
    level = next(one for one in board.levels if one.id == question.level)
    observed = package.observed(question.indicator, board.case_level, question.date)
    if not level.within_cases or question.level == board.case_level:
        return observed.iloc[:0]
    outside = [
        place.case
        for place in board.places
        if place.case
        and not hierarchy.members(package.register, question.level, place.municipality)
    ]
    return observed[observed.index.isin(outside)]


def _shown(
    package: DataPackage, question: Question, values: "pd.Series[float]"
) -> tuple[tuple[str, ...], str]:
    wanted = AreaFilter(
        place=question.place,
        modes=question.modes,
        text=question.text,
        value_range=question.value_range,
    )
    try:
        shown = select_areas(package, question.level, wanted, values=values)
        case_level = package.dashboard.case_level
        if question.level != case_level and case_level in package.geometry:
            cases = select_areas(package, case_level, wanted, values=values)
            beside = _beside(package, question).index
            shown += tuple(area_id for area_id in cases if area_id in beside)
    except SelectionError as error:
        return tuple(package.geometry[question.level].index), str(error)
    return shown, ""


def _legend(
    package: DataPackage,
    question: Question,
    written: Notation,
    rows: list[list[Any]],
    coded: tuple[Coded, ...],
) -> dict[str, object]:
    words = written.words
    row = package.indicators.loc[question.indicator]
    title = (
        f"{words.pick(row, 'label')} ({written.unit})" if written.unit else words.pick(row, "label")
    )
    foot = [
        words.t("As of {date}", date=words.date(question.date)),
        words.t("Source: {source}", source=source_line(package, question)),
    ]
    return legend(title, rows, coded, foot, words)


def source_line(package: DataPackage, question: Question) -> str:
    """Return the attributions of the figures shown, the most used first."""
    observed = package.observed(question.indicator, question.level, question.date)
    used = observed["source_id"].astype(str).value_counts().index[:3]
    return "; ".join(dict.fromkeys(str(package.sources.loc[one, "attribution"]) for one in used))
