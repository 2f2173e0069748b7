"""The end of a printed profile: sources and licences, credits, how to cite, whom to write to."""

from collections.abc import Mapping
from typing import Any

from quartmap.export import citation
from quartmap.export.citation import DIGITS
from quartmap.package import DataPackage
from quartmap.paper.columns import balanced, lines
from quartmap.paper.sources import Sources
from quartmap.texts import Texts


def end(package: DataPackage, words: Texts, sources: Sources) -> dict[str, Any]:
    """Return what stands at the end; `sources` knows by then all that were asked for."""
    contact = package.dashboard.operator.contact
    where = (
        words.t("Write to the operator:") + " " + contact
        if contact
        else words.t("The operator has named no contact in the data package.")
    )
    what = words.t(
        "Name the area or actor, the indicator and the reference date, and {version} as the "
        "edition of the data. Whoever is listed as an actor may have the entry corrected or "
        "removed.",
        version=f"{package.name} {package.version} ({package.digest[:DIGITS]})",
    )
    return {
        "sources": {
            "title": words.t("Sources and licences"),
            "lead": words.t(
                "The small numbers in the text refer to this list. Without a licence: a single "
                "figure or fact, cited from a publication."
            ),
            "columns": balanced(sources.rows(words), _source_lines, 3),
        },
        "credits": {
            "title": words.t("Maps and data"),
            "text": "; ".join(package.dashboard.credits),
        },
        "cite": {"title": words.t("How to cite"), "text": citation.sentence(package, words)},
        "report": {"title": words.t("Report an error"), "text": f"{where} {what}"},
    }


def _source_lines(row: Mapping[str, Any]) -> float:
    return lines(f"{row['text']}; {row['licence']}", 45) + 0.25
