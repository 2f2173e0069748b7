"""Below the figure: everything as one table, the notes, links to the map."""

from collections.abc import Iterable, Sequence

import streamlit as st

from quartmap.package import DataPackage
from quartmap.package.documents import Measure, PolicyFields
from quartmap.texts import Texts
from quartmap.views import markup, pages
from quartmap.views.field_actors import ELSEWHERE, actor_name, by_quarter, quarters
from quartmap.views.field_card import derived_sign


def table(package: DataPackage, words: Texts, policy: PolicyFields) -> None:
    """Offer every measure by quarter as one table; folded away it is not sent."""
    label = words.t("All measures and quarters as a table")
    with st.expander(label, key="fold_measures", on_change="rerun") as box:
        if box.open:
            st.html(matrix(package, words, policy))


def matrix(package: DataPackage, words: Texts, policy: PolicyFields) -> str:
    """Return measures by quarters as an HTML table, grouped by field."""
    labels = quarters(package, words.language)
    groups = [(words.pick(one.label), one.measures) for one in policy.fields]
    groups.append((words.t("Levers at a glance"), policy.levers))
    heads = [words.t("Measure"), *labels.values()]
    head = markup.tag("tr", *(f'<th scope="col">{markup.text(one)}</th>' for one in heads))
    bodies = (
        _group(package, words, title, measures, len(labels))
        for title, measures in groups
        if measures
    )
    caption = markup.tag("caption", markup.text(words.pick(policy.caption)))
    whole = markup.tag("table", caption, markup.tag("thead", head), *bodies)
    return markup.tag("div", whole, css="q-measure-table")


def _group(
    package: DataPackage, words: Texts, title: str, measures: Sequence[Measure], count: int
) -> str:
    head = f'<th scope="rowgroup" colspan="{count + 1}">{markup.text(title)}</th>'
    rows = (markup.tag("tr", _cells(package, words, one)) for one in measures)
    return markup.tag("tbody", markup.tag("tr", head, css="q-group"), *rows)


def _cells(package: DataPackage, words: Texts, measure: Measure) -> str:
    found = by_quarter(package, measure.actor_ids)
    elsewhere = found.pop(ELSEWHERE, [])
    sign = " " + derived_sign(words) if measure.derived else ""
    name = markup.text(f"{measure.id} {words.pick(measure.label)}") + sign
    if elsewhere:
        said = (
            words.t("Not tied to a quarter") + ": " + "; ".join(_names(package, words, elsewhere))
        )
        name += markup.tag("small", markup.text(said))
    none = markup.tag("span", markup.text(words.t("no actor recorded in the register")))
    cells = (
        "<br>".join(markup.text(one) for one in _names(package, words, ids)) or none
        for ids in found.values()
    )
    return f'<th scope="row">{name}</th>' + "".join(markup.tag("td", cell) for cell in cells)


def _names(package: DataPackage, words: Texts, ids: Iterable[str]) -> list[str]:
    return [actor_name(package, words, one) for one in ids]


def foot(package: DataPackage, words: Texts, policy: PolicyFields) -> str:
    """Return what to mind, and links to the quarters on the map, as HTML."""
    silence = words.t(
        "No entry does not mean that there is nothing: the register of actors is not complete."
    )
    notes = [words.pick(one) for one in policy.notes] + [silence]
    items = "".join(markup.tag("p", markup.text(one)) for one in notes)
    minded = markup.pairs([(words.t("Mind"), items)])
    links = [
        pages.anchor(pages.MAP, words.pick(one.label), words, place=one.id)
        for one in package.dashboard.places
        if one.case
    ]
    lead = markup.tag("span", markup.text(words.t("Show on the map")))
    return markup.tag("div", minded, css="q-card q-foot q-field-notes") + markup.tag(
        "p", lead, *links, css="q-field-places"
    )
