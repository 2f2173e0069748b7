"""Documents: case studies, policy fields, dated events and the dashboard itself."""

from pathlib import Path
from typing import Any, Final

import yaml

from quartmap.build import cases, citations, events
from quartmap.build.actors import OWN
from quartmap.build.geometry_sources import file_row
from quartmap.build.part import FileRow, Part, SourceRow
from quartmap.build.tables import read_rows, write_rows
from quartmap.package.documents import Cases, Dashboard, Document, PolicyFields
from quartmap.package.schema import EVENTS, INDICATORS, OBSERVATIONS

_HERE: Final = Path(__file__).parent
_LEFT_OUT: Final = (
    "case_studies.yaml: figures other than claims are observations",
    "case_studies.yaml: lists of actors repeat the register",
    "policy_framework.yaml: policy_differences_between_municipalities repeats a finding",
    "policy_framework.yaml: related_maxims_2019 come from a later paper",
)


def build(sources: Path, target: Path) -> Part:
    """Write `cases.yaml`, `policy_fields.yaml`, `events.csv` and `dashboard.yaml`.

    Raises
    ------
    ValueError
        If a text has no English, locates accommodation, or the first view shows nothing.
    """
    folder = sources / "actors"
    found = cases.read_cases(_read(folder / "abb1.yaml"), _read(folder / "case_studies.yaml"))
    fields = cases.read_policy_fields(_read(folder / "policy_framework.yaml"))
    dashboard = Dashboard(**_read(_HERE / "dashboard.yaml"))
    check_view(dashboard, target)
    timeline = read_rows(folder / "timeline.csv")
    write_document(target / "cases.yaml", found)
    write_document(target / "policy_fields.yaml", fields)
    write_document(target / "dashboard.yaml", dashboard)
    write_rows(target, EVENTS, map(events.event, timeline))
    files = [
        *describe(found, fields),
        describe_events([events.source(row) for row in timeline]),
    ]
    used = {source_id for file in files for source_id in file.source_ids}
    rows = [row for row in citations.load().values() if row.source_id in used]
    return Part(files, [*citations.distinct(rows), OWN], [*_LEFT_OUT, *events.moved(timeline)])


def write_document(path: Path, document: Document) -> None:
    """Write a document as YAML, in the order of its fields; what is as by default is left out."""
    text = yaml.safe_dump(
        document.model_dump(mode="json", exclude_defaults=True),
        allow_unicode=True,
        sort_keys=False,
        width=100,
    )
    path.write_text(text, encoding="utf-8", newline="\n")


def check_view(dashboard: Dashboard, target: Path) -> None:
    """Refuse a first view whose indicator has no observation at its date.

    Says nothing where the observations are not written yet.
    """
    if not (target / OBSERVATIONS.path).exists():
        return
    view = dashboard.view
    shown = (view.indicator, view.reference_date)
    rows = read_rows(target / OBSERVATIONS.path)
    if shown not in {(row["indicator_id"], row["reference_date"]) for row in rows}:
        raise ValueError(f"dashboard.yaml: the first view {shown!r} has no observations.")
    topics = {row["topic"] for row in read_rows(target / INDICATORS.path)}
    if missing := topics - {topic.id for topic in dashboard.topics}:
        raise ValueError(
            f"dashboard.yaml: topics of indicators without a label: {sorted(missing)}."
        )


def describe(found: Cases, fields: PolicyFields) -> list[FileRow]:
    """Return what the descriptor says of the three documents."""
    statements = [
        statement
        for case in found.cases
        for statement in (*case.strengths, *case.conflicts, *case.programmes, *case.claims)
    ] + list(found.findings)
    cited = {found.source_id, *(statement.source_id for statement in statements)}
    by_id = {row.source_id: row for row in citations.load().values()}
    return [
        file_row(
            "cases.yaml",
            "Fallstudien (ABB. 1) / Case studies",
            (by_id[found.source_id], *(by_id[key] for key in sorted(cited - {found.source_id}))),
            processing="ABB. 1 word for word, English beside it is ours; claims of parties marked.",
        ),
        file_row(
            "policy_fields.yaml",
            "Handlungsfelder (ABB. 2) / Policy fields",
            (by_id[fields.source_id],),
            processing="Measures paraphrase the study; actors assigned by this package.",
        ),
        file_row(
            "dashboard.yaml",
            "Dashboard",
            (OWN,),
            processing="Words, colours, patterns and extents written for this package.",
        ),
    ]


def describe_events(used: list[SourceRow]) -> FileRow:
    """Return what the descriptor says of the events."""
    return file_row(
        EVENTS.path,
        "Ereignisse / Dated events",
        tuple(citations.distinct(used)),
        processing="Dates as precise as the source; accommodation keyed to borough or wider.",
    )


def _read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded
