"""The study's table of its quarters, side by side, and what stands behind each cell."""

from functools import lru_cache
from typing import Final

from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.package.documents import Case, Cases, Statement, Text
from quartmap.texts import Texts, texts
from quartmap.views import markup
from quartmap.views.study_image import mode_line
from quartmap.views.study_source import cited, claim_mark

_FIELDS: Final = ("parent_body", "urban_structure", "sociodemographic_structure")


@lru_cache(maxsize=4)
def study_table(package: DataPackage, language: Language) -> str:
    """Return the table as HTML, '' without case studies; on a phone it reads as cards."""
    cases, words = package.cases, texts(language)
    if cases is None:
        return ""
    rows = [
        *(_wording(cases, words, name) for name in _FIELDS),
        _headed(cases, words, "integration_mode", _modes(package, cases, words)),
        *_behind(package, cases, words),
    ]
    head = [
        _cell("th", _heading(cases, words, "quarter"), "row"),
        *(_cell("th", _named(case, words), "columnheader") for case in cases.cases),
    ]
    table = _part("thead", _part("tr", *head)) + _part("tbody", *rows)
    return markup.tag(
        "section",
        markup.tag("h2", markup.text(words.pick(cases.caption))),
        markup.tag("div", _part("table", table), css="q-cases"),
        markup.tag(
            "p",
            markup.text(words.t("Source: {source}", source="")),
            cited(package, words, cases.source_id),
            css="q-aside",
        ),
        _findings(package, cases, words),
        css="q-study",
    )


_ROLES: Final = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row"}
"""Said aloud, because the phone's layout takes them from the elements."""


def _part(name: str, *content: str) -> str:
    return f'<{name} role="{_ROLES[name]}">{"".join(content)}</{name}>'


def _cell(name: str, content: str, role: str) -> str:
    role = "rowheader" if role == "row" else role
    return f'<{name} role="{role}">{content}</{name}>'


def _row(heading: str, short: str, cells: list[str]) -> str:
    """Return a row; each cell repeats the heading, for the phone where it stands alone."""
    label = f'<span class="q-label" aria-hidden="true">{markup.text(short)}</span>'
    row = [_cell("th", heading, "row"), *(_cell("td", label + cell, "cell") for cell in cells)]
    return _part("tr", *row)


def _heading(cases: Cases, words: Texts, name: str) -> str:
    return _original(cases.headings[name], words) if name in cases.headings else markup.text(name)


def _headed(cases: Cases, words: Texts, name: str, cells: list[str]) -> str:
    short = words.pick(cases.headings[name]) if name in cases.headings else name
    return _row(_heading(cases, words, name), short, cells)


def _original(text: Text, words: Texts) -> str:
    """Return the text, and beside a translation the study's own words."""
    shown = markup.text(words.pick(text))
    if words.language == "de" or text.de == text.en:
        return shown
    return f'{shown}<span class="q-original" lang="de">{markup.text(text.de)}</span>'


def _named(case: Case, words: Texts) -> str:
    kind = markup.tag("span", markup.text(words.pick(case.quarter_type)), css="q-kind")
    return _original(case.quarter, words) + kind


def _wording(cases: Cases, words: Texts, name: str) -> str:
    cells = [_original(getattr(case, name), words) for case in cases.cases]
    return _headed(cases, words, name, cells)


def _modes(package: DataPackage, cases: Cases, words: Texts) -> list[str]:
    modes = {mode.id: mode for mode in package.dashboard.modes}
    return [
        mode_line(modes[case.mode])
        + markup.tag("strong", _original(case.integration_mode, words))
        + markup.tag("span", markup.text(words.pick(modes[case.mode].meaning)), css="q-kind")
        for case in cases.cases
    ]


def _behind(package: DataPackage, cases: Cases, words: Texts) -> list[str]:
    """Return a row for each kind of statement that any case has."""
    headings = {
        "strengths": words.t("Strengths"),
        "conflicts": words.t("Conflicts"),
        "programmes": words.t("Programmes"),
        "claims": words.t("Claims of parties and the press"),
    }
    return [
        _row(
            markup.text(heading),
            heading,
            [_folded(package, words, case, name) for case in cases.cases],
        )
        for name, heading in headings.items()
        if any(getattr(case, name) for case in cases.cases)
    ]


def _folded(package: DataPackage, words: Texts, case: Case, name: str) -> str:
    statements: tuple[Statement, ...] = getattr(case, name)
    if not statements:
        return markup.tag("span", markup.text(words.t("none recorded")), css="q-none")
    count = len(statements)
    summary = {
        "strengths": words.n("{count} strength", "{count} strengths", count),
        "conflicts": words.n("{count} conflict", "{count} conflicts", count),
        "programmes": words.n("{count} programme", "{count} programmes", count),
        "claims": words.n("{count} claim", "{count} claims", count),
    }[name]
    return markup.tag(
        "details",
        markup.tag("summary", markup.text(summary)),
        _statements(package, words, statements),
    )


def _statements(package: DataPackage, words: Texts, statements: tuple[Statement, ...]) -> str:
    items = [
        markup.tag(
            "li",
            claim_mark(words) if one.is_claim else "",
            markup.text(words.pick(one.text)),
            cited(package, words, one.source_id),
        )
        for one in statements
    ]
    return markup.tag("ul", *items)


def _findings(package: DataPackage, cases: Cases, words: Texts) -> str:
    if not cases.findings:
        return ""
    summary = words.n(
        "{count} finding of the study on all cases",
        "{count} findings of the study on all cases",
        len(cases.findings),
    )
    return markup.tag(
        "details",
        markup.tag("summary", markup.text(summary)),
        _statements(package, words, cases.findings),
        css="q-findings",
    )
