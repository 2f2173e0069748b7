"""The balance: which kinds of actors the register has in each case study, and which not."""

from functools import lru_cache

import pandas as pd

from quartmap.analysis.balance import Finding, balance, findings_on_actors
from quartmap.analysis.reach import GONE
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import Texts, texts
from quartmap.views import markup
from quartmap.views.actor_choice import case_name, municipality_of


def balance_section(package: DataPackage, words: Texts) -> str:
    """Return the HTML of the balance and of what the study finds on actors."""
    return _section(package, words.language)


@lru_cache(maxsize=4)
def _section(package: DataPackage, language: Language) -> str:
    words, counts = texts(language), balance(package)
    title = words.t("Balance: types of actors in the register, by quarter")
    return markup.tag(
        "section",
        markup.tag("h2", markup.text(title)),
        *(markup.tag("p", markup.text(one)) for one in _about(package, words)),
        *(_finding(package, words, counts, one) for one in findings_on_actors(package)),
        markup.tag("div", _table(package, words, counts), css="q-wide"),
        css="q-card q-balance",
    )


def _about(package: DataPackage, words: Texts) -> list[str]:
    gone = int((package.actors["currency"] == GONE).sum())
    contact = package.dashboard.operator.contact
    lines = [
        words.t(
            "The register gathers actors that a source names. It is not a complete list, and not "
            "everybody active in a quarter is written about: “none in the register” does not mean "
            "that there is none. The numbers say nothing of size or weight, and do not rank the "
            "quarters."
        ),
        words.t("An actor that serves several quarters counts in each."),
    ]
    if gone:
        lines[1] += " " + words.n(
            "{count} actor that is no longer there is not counted.",
            "{count} actors that are no longer there are not counted.",
            gone,
        )
    if contact:
        lines[1] += " " + words.t("Somebody is missing? Tell {contact}.", contact=contact)
    return lines


def _finding(package: DataPackage, words: Texts, counts: pd.DataFrame, finding: Finding) -> str:
    source = package.sources.loc[finding.statement.source_id]
    credit = markup.link(str(source["url"]), str(source["attribution"]))
    rows = [
        (
            words.pick(package.actor_types.loc[kind], "label"),
            markup.text(" \N{MIDDLE DOT} ".join(_by_case(package, words, counts, kind))),
        )
        for kind in finding.types
    ]
    return markup.tag(
        "div",
        markup.tag("h3", markup.text(words.t("What the study says of these actors"))),
        markup.tag("p", markup.text(words.pick(finding.statement.text)), css="q-quote"),
        markup.tag("p", markup.text(words.t("Source: {source}", source="")), credit, css="q-aside"),
        markup.pairs(rows),
        css="q-finding",
    )


def _by_case(package: DataPackage, words: Texts, counts: pd.DataFrame, kind: str) -> list[str]:
    own = counts[counts.index.get_level_values("actor_type") == kind].sum()
    return [f"{case_name(package, str(one))}: {_count(words, int(own[one]))}" for one in own.index]


def _count(words: Texts, count: int) -> str:
    return words.number(count, 0) if count else words.t("none in the register")


def _table(package: DataPackage, words: Texts, counts: pd.DataFrame) -> str:
    caption = words.t("Number of actors in or serving each quarter")
    heads = [_column(package, str(case)) for case in counts.columns]
    first = markup.tag("td", markup.text(words.t("Type of actor")))
    parts = [
        markup.tag("caption", markup.text(caption)),
        markup.tag("thead", markup.tag("tr", first, *heads)),
    ]
    for dimension in package.dashboard.dimensions:
        if dimension.id in counts.index.get_level_values("dimension"):
            own = counts.loc[[dimension.id]].droplevel("dimension")
            label = words.pick(dimension.label)
            rows = [_row(words, label, own.sum(), sum_up=True)]
            for kind, figures in own.iterrows():
                name = words.pick(package.actor_types.loc[str(kind)], "label")
                rows.append(_row(words, name, figures))
            parts.append(markup.tag("tbody", *rows))
    return markup.tag("table", *parts)


def _column(package: DataPackage, case: str) -> str:
    around = municipality_of(package, case)
    where = str(package.register.loc[around, "name"]) if around else ""
    name = markup.text(package.register.loc[case, "name"])
    return f'<th scope="col">{name}{markup.tag("small", markup.text(where))}</th>'


def _row(words: Texts, label: str, counts: "pd.Series[int]", *, sum_up: bool = False) -> str:
    scope = "rowgroup" if sum_up else "row"
    cells = [
        markup.tag("td", markup.text(_count(words, int(count))), css="" if count else "q-none")
        for count in counts
    ]
    head = f'<th scope="{scope}">{markup.text(label)}</th>'
    return markup.tag("tr", head, *cells, css="q-sum" if sum_up else "")
