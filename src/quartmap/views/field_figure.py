"""The study's figure as a control: one field in the middle, the others around it.

The fields are the options of one control, which a keyboard walks through; fields.css lays them
out as the figure where there is room, and as a list where there is not.
"""

from typing import Final

import streamlit as st

from quartmap.charts.policy_figure import in_ring, policy_figure
from quartmap.package import DataPackage
from quartmap.package.documents import PolicyField, PolicyFields
from quartmap.texts import Texts
from quartmap.views import markup, state

FIELD: Final = "field"


def policy(package: DataPackage) -> PolicyFields:
    """Return the policy fields; the page is offered only where there are some."""
    if package.policy_fields is None:
        raise LookupError("the page of the policy fields ran without policy fields")
    return package.policy_fields


def parameter(policy: PolicyFields) -> state.Parameter:
    """Return the parameter of the chosen field; at first it is the one in the middle."""
    ids = [one.id for one in in_ring(policy).fields]
    return state.Parameter(FIELD, ids[0] if ids else "", frozenset(ids))


def figure(package: DataPackage, words: Texts, policy: PolicyFields) -> PolicyField | None:
    """Draw the figure with its caption; return the chosen field."""
    ring = in_ring(policy)
    fields = {one.id: one for one in ring.fields}
    if not fields:
        return None
    around = st.container(key="fields_ring" if ring.count else "fields_list")
    with around, st.container(key=f"fields_ring_{ring.count}"):
        st.segmented_control(
            words.t("Policy field"),
            list(fields),
            format_func={key: _label(words, one) for key, one in fields.items()}.__getitem__,
            key=FIELD,
            label_visibility="collapsed",
            required=True,
            width="stretch",
        )
    source = package.sources.loc[policy.source_id]
    credit = markup.link(str(source["url"]), str(source["attribution"]))
    label = markup.text(words.t("Source: {source}", source=""))
    name = markup.tag("strong", markup.text(words.pick(policy.caption)))
    st.html(markup.tag("p", name, "<br>", label, credit, css="q-field-caption"))
    _take_away(package, words, policy)
    return fields[st.session_state[FIELD]]


def _label(words: Texts, field: PolicyField) -> str:
    name = markup.literal(words.pick(field.label).strip())
    return f"**{name}** {markup.literal(words.pick(field.principle))}"


def _take_away(package: DataPackage, words: Texts, policy: PolicyFields) -> None:
    source = package.sources.loc[policy.source_id]
    credit = words.t("Source: {source}", source=source["attribution"])
    st.download_button(
        words.t("Figure with its measures (SVG)"),
        data=lambda: policy_figure(policy, words, credit).encode(),
        file_name=f"{package.name}_policy_fields_{words.language}.svg",
        mime="image/svg+xml",
        on_click="ignore",
        key="fields_svg",
    )
