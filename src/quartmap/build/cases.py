"""Case studies (ABB. 1) and policy fields (ABB. 2) as documents of the package."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from quartmap.build import citations, wording
from quartmap.build.actors import AREA_IDS
from quartmap.package.documents import (
    Case,
    Cases,
    Measure,
    PolicyField,
    PolicyFields,
    Statement,
    Text,
)

STUDY: Final = "seed"
"""How the raw files cite the brief that the figures are quoted from."""
READING: Final = Text(
    de="Die Zuordnung der Akteure ist eine Lesart dieses Dashboards, nicht der Studie.",
    en="The assignment of actors is this dashboard's reading, not the study's.",
)
AFTER_STUDY: Final = {
    "A4": Text(
        de="Jünger als die Studie sind die Quellen zum Schulprojekt des Islamischen Zentrums für "
        "Gemeinwohl (2019) und zu den Moscheetagen der KIM-E (2022).",
        en="Later than the study are the sources on the school project of the Islamisches Zentrum "
        "für Gemeinwohl (2019) and on the mosque open days of KIM-E (2022).",
    )
}
NOTES: Final = (
    Text(
        de="Die Abbildung der Studie zeigt die vier Handlungsfelder; die Maßnahmen geben den "
        "Text darum herum in eigenen Worten wieder.",
        en="The study's figure shows the four fields; the measures paraphrase the text around it.",
    ),
    Text(
        de="U1 bis U4 sind abgeleitet: Die Studie nennt Arten von Unsicherheit und warnt vor "
        "Untätigkeit, benennt aber keine Maßnahmen.",
        en="U1 to U4 are derived: the study lists kinds of uncertainty and warns against passivity "
        "rather than naming measures.",
    ),
    READING,
)

Raw = Mapping[str, Any]


def read_cases(quoted: Raw, raw: Raw) -> Cases:
    """Return the case studies: cells quoted from `quoted` (ABB. 1), what stands behind from `raw`.

    Raises
    ------
    ValueError
        If a text has no English.
    """
    findings = raw["cross_case_findings"]
    return Cases(
        caption=Text(
            de=quoted["caption"],
            en="Case-study quarters of the QUARTPOINT project and their mode of integration",
        ),
        source_id=_source(STUDY),
        headings={key: Text(**text) for key, text in quoted["rows"].items()},
        cases=tuple(read_case(key, quoted, raw) for key in sorted(quoted["cells"])),
        findings=tuple(
            statement(item | {"source": findings["source"]}) for item in findings["items"]
        ),
    )


def read_case(key: str, quoted: Raw, raw: Raw) -> Case:
    """Return one case study by its key in the raw files."""
    study = raw["case_studies"][key]
    return Case(
        area_id=AREA_IDS[key],
        mode=study["mode"],
        quarter_type=Text(**quoted["types"][key]),
        strengths=tuple(map(statement, study["strengths"])),
        conflicts=tuple(map(statement, study["conflicts"])),
        programmes=tuple(map(statement, study["programmes"])),
        claims=tuple(claims(study["figures"])),
        **{row: Text(**cell) for row, cell in quoted["cells"][key].items()},
    )


def statement(item: Raw) -> Statement:
    """Return a statement with its source; a programme is known by its name."""
    text = wording.reword(item.get("de") or item["name"], item.get("en", "")).text
    return Statement(text=text, source_id=_source(item["source"]))


def claims(figures: Iterable[Raw]) -> list[Statement]:
    """Return the figures that a party claims, as sentences; other figures are observations."""
    return [
        Statement(
            text=wording.claim(figure["key"], figure["value"], figure["date"]),
            source_id=_source(figure["source"]),
            is_claim=True,
        )
        for figure in figures
        if figure["key"].endswith("_claim")
    ]


def read_policy_fields(raw: Raw) -> PolicyFields:
    """Return the policy fields, their measures, the levers and the actors that illustrate them."""
    actors = {item["measure"]: item["actor_ids"] for item in raw["illustrations_from_register"]}
    return PolicyFields(
        caption=Text(
            de="Handlungsfelder kommunaler Integrationspolitik",
            en="Fields of municipal integration policy",
        ),
        source_id=_source(raw["source"]),
        fields=tuple(read_field(field, actors) for field in raw["fields"]),
        levers=tuple(measure(item, actors) for item in raw["levers_auf_einen_blick"]),
        notes=NOTES,
    )


def read_field(field: Raw, actors: Mapping[str, list[str]]) -> PolicyField:
    """Return one policy field; the measures against uncertainty are derived."""
    return PolicyField(
        id=field["id"],
        position=field["position"],
        label=wording.reword(field["label_de"], field["label_en"]).text,
        principle=Text(de=field["principle_de"], en=field["principle_en"]),
        measures=tuple(measure(item, actors) for item in field["measures"]),
    )


def measure(item: Raw, actors: Mapping[str, list[str]]) -> Measure:
    """Return one measure or lever with the actors that illustrate it."""
    actor_ids = tuple(actors.get(item["id"], ()))
    return Measure(
        id=item["id"],
        label=wording.reword(item["de"], item["en"]).text,
        derived=item["id"].startswith("U"),
        actor_ids=actor_ids,
        note=AFTER_STUDY.get(item["id"]) if actor_ids else None,
    )


def _source(cited: str) -> str:
    return citations.find(cited).source_id
