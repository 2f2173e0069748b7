"""How good estimates from census cells are: their errors by size, by check, and one by one."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

import streamlit as st
from altair.utils.schemapi import debug_mode

from quartmap.analysis import estimate_errors
from quartmap.charts.caption import Caption
from quartmap.charts.estimate_error import Mark, size_chart, truth_chart
from quartmap.charts.ink import Ink
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import Texts, texts
from quartmap.views import data_errors_words as said
from quartmap.views import markup, theme
from quartmap.views.addressing import Parameter
from quartmap.views.data_errors_tables import (
    calibration_table,
    check_table,
    single_table,
    size_table,
)
from quartmap.views.drawing import drawing
from quartmap.views.sheet import sheet

FIRST: Final = "fine"
"""The check that tells most about a small area; what the page shows first where there is one."""


def is_there(package: DataPackage) -> bool:
    """Return True where the package tells how far its estimates are off."""
    return not package.estimate_errors.empty


@lru_cache(maxsize=2)
def parameters(package: DataPackage) -> tuple[Parameter, ...]:
    """Return the parameters: the indicator that is looked at, and what it is held against."""
    if not is_there(package):
        return ()
    ids = list(package.estimate_errors["indicator_id"].unique())
    checks = frozenset(_key(one) for one in estimate_errors.by_check(package))
    return (
        Parameter("checked", ids[0], frozenset(ids)),
        Parameter("against", _offered(package, ids[0])[0], checks),
    )


def draw(package: DataPackage, words: Texts) -> None:
    """Draw the section: the worst at first, then one indicator in pictures, then all checks."""
    sheet(_head(package, words.language), "errors_head")
    indicator, against = _asked(package, words)
    wanted = (*_parts(against), indicator)
    label = words.t(
        "{label}: the same figures stand in the tables below.",
        label=said.indicators(package, words)[indicator],
    )
    drawn = drawings(package, wanted, words.language, theme.ink())
    charts = markup.tag("div", *(drawing(one, label) for one in drawn), css="q-drawings")
    sheet(charts + _sizes(package, wanted, words.language), "error_charts")
    label = words.t("These figures area by area")
    with st.expander(label, key="fold_errors", on_change="rerun") as box:
        if box.open:
            st.html(_single(package, wanted, words.language))
    sheet(_checks(package, words.language), "errors_checks")
    label = words.t("How the intervals are made")
    with st.expander(label, key="fold_calibration", on_change="rerun") as box:
        if box.open:
            st.html(_calibration(package, words.language))


def _box(*parts: str) -> str:
    return markup.tag("div", *parts, css="q-figures q-errors")


@lru_cache(maxsize=4)
def _head(package: DataPackage, language: Language) -> str:
    """Return the heading and how far off estimates are, in words."""
    words = texts(language)
    indicator = str(package.estimate_errors["indicator_id"].iloc[0])
    told = said.lead(package, words, _first_sizes(package, indicator))
    heading = markup.tag("h2", markup.text(words.t("How good are the estimates?")))
    return _box(heading, markup.tag("p", markup.text(told), css="q-lead"))


@lru_cache(maxsize=4)
def _checks(package: DataPackage, language: Language) -> str:
    """Return the errors of every check, and what is compared with what."""
    words = texts(language)
    return _box(
        markup.tag("h3", markup.text(words.t("All checks"))),
        markup.tag("p", markup.text(said.about(words))),
        check_table(package, words),
        markup.tag("h3", markup.text(words.t("What is held against what"))),
        markup.pairs([(name, markup.text(text)) for name, text in said.checks(package, words)]),
    )


def _first_sizes(package: DataPackage, indicator: str) -> tuple[estimate_errors.SizeClass, ...]:
    """Return the errors of the coarsest cells by size of the area."""
    found = [one for one in estimate_errors.by_check(package) if one.indicator_id == indicator]
    best = [one for one in found if one.check == FIRST] or found
    return estimate_errors.by_size(package, best[-1].check, best[-1].basis, indicator)


def _key(one: estimate_errors.Errors) -> str:
    return f"{one.check}-{one.basis}"


def _parts(key: str) -> tuple[str, str]:
    check, basis = key.split("-")
    return check, basis


def _asked(package: DataPackage, words: Texts) -> tuple[str, str]:
    """Ask for the indicator and what its estimates are held against; return both."""
    labels = said.indicators(package, words)
    left, right = st.columns(2)
    with left:
        indicator = st.selectbox(
            words.t("Indicator"), list(labels), format_func=labels.__getitem__, key="checked"
        )
    offered = _offered(package, indicator)
    if st.session_state["against"] not in offered:
        st.session_state["against"] = offered[0]
    names = {key: said.against(*_parts(key), words) for key in offered}
    with right:
        against = st.selectbox(
            words.t("Held against"), list(names), format_func=names.__getitem__, key="against"
        )
    return str(indicator), str(against)


@lru_cache(maxsize=32)
def _offered(package: DataPackage, indicator: str) -> tuple[str, ...]:
    """Return the checks of an indicator, the most telling first."""
    found = [one for one in estimate_errors.by_check(package) if one.indicator_id == indicator]
    ordered = sorted(found, key=lambda one: (one.check != FIRST, -one.areas))
    return tuple(dict.fromkeys(_key(one) for one in ordered))


@lru_cache(maxsize=64)
def drawings(
    package: DataPackage, wanted: tuple[str, str, str], language: Language, ink: Ink
) -> tuple[dict[str, Any], ...]:
    """Return the two charts of a check: errors by size, and estimates beside true figures."""
    words = texts(language)
    check, basis, indicator = wanted
    found = [*_marks(package, wanted, words)]
    label = said.indicators(package, words)[indicator]
    foot = (words.t("Dot: the interval holds the true figure. Cross: it does not."),)
    line = f"{said.against(check, basis, words)}, {said.dates(package, wanted, words)}"
    relative = estimate_errors.is_relative(package, indicator)
    decimals = int(str(package.indicators.loc[indicator, "decimals"]))
    unit = said.error_unit(package, indicator, words)
    sizes = words.t("Error ({unit}) by size of the area (km²)", unit=unit)
    own = words.unit(str(package.indicators.loc[indicator, "unit"]))
    beside_ = words.t("Estimate with its interval over the true figure ({unit})", unit=own)
    # Holding every part against the schema takes as long as making it.
    with debug_mode(arg=False):
        first = Caption(label, f"{sizes}. {line}", foot, 0 if relative else decimals)
        second = Caption(label, f"{beside_}. {line}", foot, decimals)
        return size_chart(found, first, words, ink), truth_chart(found, second, words, ink)


def _marks(package: DataPackage, wanted: tuple[str, str, str], words: Texts) -> Iterable[Mark]:
    rows = estimate_errors.of_check(package, *wanted)
    for row in rows[rows["error"].notna() & rows["area_km2"].notna()].to_dict("records"):
        yield Mark(
            name=said.area_name(package, str(row["area_id"])),
            told=said.single(package, words, row),
            km2=float(row["area_km2"]),
            truth=float(row["truth"]),
            estimate=float(row["estimate"]),
            low=float(row["low"]),
            high=float(row["high"]),
            error=float(row["error"]),
            inside=bool(row["inside"]),
        )


@lru_cache(maxsize=64)
def _sizes(package: DataPackage, wanted: tuple[str, str, str], language: Language) -> str:
    """Return what stands below the charts: the same by size, and the sources."""
    words = texts(language)
    sizes = estimate_errors.by_size(package, *wanted)
    sources = markup.text(said.sources(package, wanted, words))
    return _box(size_table(package, words, sizes), markup.tag("p", sources, css="q-aside"))


@lru_cache(maxsize=32)
def _single(package: DataPackage, wanted: tuple[str, str, str], language: Language) -> str:
    return _box(single_table(package, texts(language), wanted))


@lru_cache(maxsize=4)
def _calibration(package: DataPackage, language: Language) -> str:
    words = texts(language)
    parts = [markup.tag("p", markup.text(one)) for one in said.calibration(words)]
    return _box(*parts, calibration_table(package, words))
