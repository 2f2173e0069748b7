"""Residents near the actors of a type: the question, the table of estimates, how it was done."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from quartmap.analysis.balance import case_ids
from quartmap.analysis.reach import FEWEST, RADII_M, Reach, reach, reach_types
from quartmap.package import DataPackage
from quartmap.package.cells import hectare_cells
from quartmap.texts import Texts
from quartmap.views import markup
from quartmap.views.actor_choice import municipality_of

_DASH: Final = "\N{EN DASH}"
_PERCENT: Final = "\N{NO-BREAK SPACE}%"


def ask_reach(package: DataPackage, words: Texts, types: Mapping[str, str]) -> None:
    """Ask for the type and the distance."""
    counts = reach_types(package)
    labels = {key: label for key, label in types.items() if key in counts}
    st.selectbox(
        words.t("Type of actor (number with an exact position)"),
        list(labels),
        format_func=lambda key: f"{labels[key]} ({words.number(counts[key], 0)})",
        key="reach",
    )
    st.segmented_control(
        words.t("Within (air line)"),
        RADII_M,
        format_func=lambda metres: _metres(words, metres),
        key="within",
        label_visibility="collapsed",
        required=True,
    )


def _metres(words: Texts, metres: float) -> str:
    return f"{words.number(metres, 0)}\N{NO-BREAK SPACE}m"


def reach_card(package: DataPackage, words: Texts, actor_type: str, radius_m: int) -> str:
    """Return the HTML of the estimates for every case study, beside its municipality."""
    label = words.pick(package.actor_types.loc[actor_type], "label")
    distance = _metres(words, radius_m)
    title = words.t("Residents within {distance} of: {type}", distance=distance, type=label)
    cells = hectare_cells(package)
    dates = sorted({words.date(one.reference_date) for one in cells if one.reference_date})
    stand = words.t("As of {date}", date=", ".join(dates)) if dates else ""
    line = " · ".join(
        filter(None, [words.t("estimate with its range"), stand, words.t("air line, not a walk")])
    )
    head = "".join(
        f'<th scope="col">{markup.text(one)}</th>'
        for one in (words.t("Area"), words.t("Residents nearby"), words.t("Share"))
    )
    rows = [
        _row(package, words, reach(package, one, actor_type, radius_m)) for one in case_ids(package)
    ]
    table = markup.tag("thead", markup.tag("tr", head)) + markup.tag(
        "tbody", *rows, *_municipalities(package, words, actor_type, radius_m)
    )
    return markup.tag(
        "div",
        markup.tag("h2", markup.text(title)),
        markup.tag("p", markup.text(line), css="q-kind"),
        markup.tag("table", table, css="q-reach"),
        _method(words),
        *_credits(words, dict.fromkeys(one.attribution for one in cells)),
        css="q-card",
    )


def _row(package: DataPackage, words: Texts, found: Reach) -> str:
    name = str(package.register.loc[found.area_id, "name"])
    around = municipality_of(package, found.area_id)
    about = [str(package.register.loc[around, "name"])] if around else []
    if package.register.loc[found.area_id, "boundary_status"] == "derived":
        about.append(words.t("outline approximate"))
    about.append(_residents(words, found))
    if found.left_out and not found.reason:
        about.append(
            words.n(
                "{count} more actor has no exact position and is not counted",
                "{count} more actors have no exact position and are not counted",
                found.left_out,
            )
        )
    return markup.tag("tr", _head(name, " · ".join(about)), _figures(words, found))


def _head(name: str, about: str) -> str:
    small = markup.tag("small", markup.text(about))
    return f'<th scope="row">{markup.text(name)}{small}</th>'


def _residents(words: Texts, found: Reach) -> str:
    if found.residents is None:
        return words.t("no 100 m cells in the data package")
    return words.t("{count} residents", count=_hundreds(words, found.residents))


def _hundreds(words: Texts, persons: float) -> str:
    """Return residents rounded to 100: the cells are no more exact."""
    return words.number(round(persons, -2), 0)


def _figures(words: Texts, found: Reach) -> str:
    if found.reached is None or found.low is None or found.high is None or not found.residents:
        return _said(_reason(words, found))
    low, high = found.low, found.high
    one_percent = found.residents / 100
    persons = _hundreds(words, found.reached)
    share = words.number(found.reached / one_percent, 0) + _PERCENT
    floor = words.number(FEWEST, 0), words.number(FEWEST / one_percent, 0)
    ends = (_hundreds(words, low), words.number(low / one_percent, 0))
    if low < FEWEST:
        ends = (
            words.t("under {number}", number=floor[0]),
            words.t("under {number}", number=floor[1]),
        )
    tops = (_hundreds(words, high), words.number(high / one_percent, 0))
    return _cell(persons, _span(ends[0], tops[0])) + _cell(
        share, _span(ends[1], tops[1]) + _PERCENT
    )


def _cell(figure: str, span: str) -> str:
    return markup.tag("td", markup.text(figure), markup.tag("small", markup.text(span)))


def _span(low: str, high: str) -> str:
    return high if low == high else f"{low} {_DASH} {high}"


def _said(why: str) -> str:
    """Return a cell over both columns of figures: there is none, and why."""
    return f'<td class="q-why" colspan="2">{markup.text(why)}</td>'


def _reason(words: Texts, found: Reach) -> str:
    few = words.t("fewer than {number}: not given", number=words.number(FEWEST, 0))
    none = words.t("no resident near an actor of the register with an exact position")
    inexact = words.n(
        "not known: {count} actor here has no exact position",
        "not known: {count} actors here have no exact position",
        found.left_out,
    )
    unknown = words.t("cannot be estimated")
    return {"few": few, "none": none, "inexact": inexact}.get(found.reason, unknown)


def _municipalities(
    package: DataPackage, words: Texts, actor_type: str, radius_m: int
) -> list[str]:
    """Return a row for each municipality: its residents, and why nothing is said of the reach."""
    why = words.t("not given: the register records the quarters, not all of the municipality")
    around = dict.fromkeys(municipality_of(package, one) for one in case_ids(package))
    rows = []
    for one in filter(None, around):
        if one in case_ids(package) or not package.same_area(one).isdisjoint(case_ids(package)):
            continue
        found = reach(package, one, actor_type, radius_m)
        name = str(package.register.loc[one, "name"])
        rows.append(markup.tag("tr", _head(name, _residents(words, found)), _said(why)))
    return rows


def _method(words: Texts) -> str:
    lines = [
        words.t(
            "Residents are estimated: those of the 1 km census cells, spread over 100 m cells by "
            "the dwellings and buildings in them. Figures are rounded to 100."
        ),
        words.t(
            "Within a cell residents are taken as spread evenly. The range below each figure does "
            "without that: from the cells wholly within the distance to those touched by it. How "
            "uncertain the residents of a cell are is not in it."
        ),
        words.t(
            "It starts from actors placed to the building or street, also those outside the "
            "quarter, and leaves out those that are no longer there. Actors that the register "
            "does not know are missing."
        ),
        words.t("It is the distance in a straight line: slopes, rivers and railways lengthen it."),
    ]
    items = "".join(markup.tag("li", markup.text(one)) for one in lines)
    summary = markup.tag("summary", markup.text(words.t("How this is estimated")))
    return markup.tag("details", summary, markup.tag("ul", items), css="q-method")


def _credits(words: Texts, credit_lines: Mapping[str, object]) -> list[str]:
    return [
        markup.tag("p", markup.text(words.t("Source: {source}", source=one)), css="q-aside")
        for one in credit_lines
        if one
    ]
