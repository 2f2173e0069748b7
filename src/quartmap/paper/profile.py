"""The printed profile of a quarter: what stands in it, as plain values for the template."""

from typing import TYPE_CHECKING, Any, Final

from quartmap.analysis.profile import references
from quartmap.errors import UnknownNameError
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.package.documents import Case
from quartmap.package.faults import listing
from quartmap.paper import drawings, figures, lists
from quartmap.paper.end import end
from quartmap.paper.gaps import gaps
from quartmap.paper.head import head, mode_of
from quartmap.paper.sources import Sources
from quartmap.paper.structure import structure
from quartmap.texts import Texts, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

_COLUMNS: Final = ("parent_body", "urban_structure", "sociodemographic_structure")


def quarter_of(package: DataPackage, area_id: str) -> Case:
    """Return the case study of an area, under any of its ids.

    Raises
    ------
    UnknownNameError
        If the package has no case study of it.
    """
    cases = package.cases.cases if package.cases else ()
    same = package.same_area(area_id)
    found = next((one for one in cases if one.area_id in same), None)
    if found is None:
        ids = [one.area_id for one in cases]
        has = f"It has {listing(ids)}." if ids else "It has none."
        raise UnknownNameError(f"There is no quarter {area_id!r} in this data package. {has}")
    return found


def content(
    package: DataPackage, area_id: str, language: Language, site: str = ""
) -> dict[str, Any]:
    """Return all that the profile says; `site` is the dashboard's address, '' where unknown.

    Raises
    ------
    UnknownNameError
        If the package has no such quarter.
    """
    words, case = texts(language), quarter_of(package, area_id)
    sources = Sources(package)
    area_id = case.area_id
    found = {
        "lang": language,
        "head": head(package, case, words, site),
        "study": _study(package, case, words, sources),
        "maps": drawings.maps(package, area_id, words),
        "plan": _plan(package, case, words),
        "figures": figures.comparison(package, area_id, words, sources),
        "structure": structure(package, area_id, words, sources),
        "series": _series(package, area_id, words, sources),
        "events": lists.events(package, area_id, words, sources),
        "actors": lists.actors(package, area_id, words, sources),
        "gaps": {
            "title": words.t("What is not known"),
            "items": list(gaps(package, language, area_id)),
        },
    }
    return found | {"end": end(package, words, sources)}


def _study(package: DataPackage, case: Case, words: Texts, sources: Sources) -> dict[str, Any]:
    """Return the quarter's row of the study's table, in the study's wording."""
    cases = package.cases
    if cases is None:  # a case has been found in them
        return {}
    mode = mode_of(package, case)
    named = [(name, words.pick(getattr(case, name))) for name in _COLUMNS]
    named.append(("integration_mode", words.pick(case.integration_mode)))
    headings = {key: words.pick(text) for key, text in cases.headings.items()}
    groups = {
        words.t("Strengths"): case.strengths,
        words.t("Conflicts"): case.conflicts,
        words.t("Programmes"): case.programmes,
        words.t("Claims of parties and the press"): case.claims,
    }
    return {
        "title": words.pick(cases.caption),
        "sources": sources.numbers([cases.source_id]),
        "rows": [[headings.get(name, name), text] for name, text in named if text],
        "meaning": words.pick(mode.meaning),
        "groups": [
            {
                "title": title,
                "items": [
                    {
                        "text": words.pick(one.text),
                        "claim": words.t("Claim of a party or the press") if one.is_claim else "",
                        "sources": sources.numbers([one.source_id]),
                    }
                    for one in statements
                ],
            }
            for title, statements in groups.items()
            if statements
        ],
    }


def _plan(package: DataPackage, case: Case, words: Texts) -> dict[str, Any] | None:
    """Return the map with what its signs mean."""
    drawn = drawings.plan(package, case.area_id, words.language)
    if not drawn:
        return None
    return {
        **drawn,
        "mode": words.t("Outline: {mode}", mode=words.pick(mode_of(package, case).label)),
    } | lists.signs(package, words)


def _series(
    package: DataPackage, area_id: str, words: Texts, sources: Sources
) -> dict[str, Any] | None:
    found = drawings.charts(package, area_id, words.language)
    if not found:
        return None
    drawn: dict[str, Mapping[str, Any]] = {}
    for one in found:
        drawn |= one["lines"]
    order = [area_id, *references(package, area_id)]
    names = [figures.area_name(package, one) for one in order]
    none = words.t("No series for {name} itself.", name=names[0])
    everywhere = all(one["absent"] for one in found)
    return {
        "title": words.t("Over time"),
        "lead": words.t(
            "Lines join only figures of one source and kind, never across a change of base "
            "(upright line with its year)."
        )
        + " "
        + words.t("Dot: counted; open circle: estimated; cross: unreliable.")
        + (f" {none}" if everywhere else ""),
        "legend": [drawn[name] for name in dict.fromkeys(names) if name in drawn],
        "charts": [
            {key: one[key] for key in ("title", "about", "alt", "svg")}
            | {
                "sources": sources.numbers(one["source_ids"]),
                "notes": one["notes"] + ([none] if one["absent"] and not everywhere else []),
            }
            for one in found
        ],
    }
