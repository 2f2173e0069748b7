"""Rules across the documents: every key that they name exists."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from quartmap.package.documents import Cases, Census, Dashboard, Document, Measure, PolicyFields
from quartmap.package.faults import Faults, listing
from quartmap.package.privacy import located
from quartmap.package.tables import Sheet
from quartmap.package.twins import twins_of

DASHBOARD: Final = "dashboard.yaml"
CASES: Final = "cases.yaml"
POLICY: Final = "policy_fields.yaml"
_FEW: Final = 12


@dataclass(frozen=True, slots=True)
class _Names:
    """The keys that one document names; `resource` falls away where one is unknown."""

    file: str
    resource: str
    faults: Faults

    def check(self, where: str, named: Iterable[str], known: Collection[str] | None) -> None:
        """Note the keys that do not exist; `known` None means that nobody can tell."""
        for value in sorted(set(named)):
            if known is not None and value not in known:
                hint = f" Known are {listing(sorted(known))}." if len(known) <= _FEW else ""
                message = f"{where}: {value!r} is not in this package. Mend its spelling.{hint}"
                self.faults.add(self.file, message, resource=self.resource)

    def check_prose(self, document: Document) -> None:
        """Note texts that locate accommodation."""
        for text in _texts(document.model_dump()):
            message = located(text)
            if message:
                self.faults.add(self.file, message, resource=self.resource)


def check_dashboard(dashboard: Dashboard, sheets: Mapping[str, Sheet], faults: Faults) -> None:
    """Note double ids, and levels, places, indicators or areas that do not exist."""
    for noun, items in _groups(dashboard):
        for message in _doubles(noun, items):
            faults.add(DASHBOARD, message, column=noun)
    levels = [level.id for level in dashboard.levels]
    _Names(DASHBOARD, "dashboard", faults).check("case_level", [dashboard.case_level], levels)
    names, areas = _Names(DASHBOARD, "", faults), _ids(sheets["areas"])
    for place in dashboard.places:
        named = [area for area in (place.case, place.municipality) if area]
        names.check(f"places, {place.id!r}", named, areas)
        south, west, north, east = place.bounds
        if not (-90 <= south < north <= 90 and -180 <= west < east <= 180):  # noqa: PLR2004
            order = "[south, west, north, east]"
            message = f"the bounds of the place {place.id!r} are not {order}. Mend their order."
            faults.add(DASHBOARD, message, column="bounds")
    _check_view(dashboard, sheets, names)
    _check_census(dashboard.census, sheets, names)


def _check_census(census: Census | None, sheets: Mapping[str, Sheet], names: _Names) -> None:
    if census is None:
        return
    figures = [census.population, census.density, *(one.indicator for one in census.means)]
    names.check("census, indicator", figures, _ids(sheets["indicators"]))
    sources = [*census.source_ids, *census.fine_source_ids]
    names.check("census, source_ids", sources, _ids(sheets["sources"]))


def _check_view(dashboard: Dashboard, sheets: Mapping[str, Sheet], names: _Names) -> None:
    view, text = dashboard.view, sheets["observations"].text
    names.check("view, level", [view.level], [level.id for level in dashboard.levels])
    names.check("view, place", [view.place], [place.id for place in dashboard.places])
    names.check("view, indicator", [view.indicator], _ids(sheets["indicators"]))
    if not (sheets["areas"].usable and sheets["observations"].usable):
        return
    register = sheets["areas"].text.set_index("area_id")
    twins = twins_of(register["same_as"])
    areas = register.index[register["level"] == view.level]
    spoken = {twin for area in areas for twin in twins.get(str(area), {area})}
    said = (text["indicator_id"] == view.indicator) & text["area_id"].isin(spoken)
    dates = set(text.loc[said, "reference_date"])
    names.check("view, reference_date (at its level)", [view.reference_date], dates)


def _doubles(noun: str, ids: Iterable[str]) -> Iterable[str]:
    for double in (key for key, count in Counter(ids).items() if count > 1):
        yield f"{noun}: {double!r} stands twice. Give each its own."


def _groups(dashboard: Dashboard) -> Iterable[tuple[str, list[str]]]:
    yield "levels", [level.id for level in dashboard.levels]
    yield "layers", [level.layer for level in dashboard.levels]
    yield "modes", [mode.id for mode in dashboard.modes]
    yield "dimensions", [dimension.id for dimension in dashboard.dimensions]
    yield "topics", [topic.id for topic in dashboard.topics]
    yield "places", [place.id for place in dashboard.places]


def _ids(sheet: Sheet) -> Collection[str] | None:
    return set(sheet.text[sheet.table.key[0]].tolist()) if sheet.usable else None


def check_cases(
    cases: Cases, dashboard: Dashboard | None, sheets: Mapping[str, Sheet], faults: Faults
) -> None:
    """Note unknown areas, modes and sources, and located accommodation; cases then fall away."""
    names = _Names(CASES, "cases", faults)
    sources = [cases.source_id, *(finding.source_id for finding in cases.findings)]
    for case in cases.cases:
        groups = (case.strengths, case.conflicts, case.programmes, case.claims)
        sources += [statement.source_id for group in groups for statement in group]
    names.check("source_id", sources, _ids(sheets["sources"]))
    known = _ids(sheets["areas"])
    if dashboard is not None:
        modes = [mode.id for mode in dashboard.modes]
        names.check("mode", [case.mode for case in cases.cases], modes)
        register = sheets["areas"].text
        at_level = register.loc[register["level"] == dashboard.case_level, "area_id"]
        known = None if known is None else set(at_level.tolist())
    names.check("area_id of a case", [case.area_id for case in cases.cases], known)
    names.check_prose(cases)


def check_policy(fields: PolicyFields, sheets: Mapping[str, Sheet], faults: Faults) -> None:
    """Note double ids, unknown keys and located accommodation; the fields then fall away."""
    names = _Names(POLICY, "policy-fields", faults)
    measures: list[Measure] = list(fields.levers)
    for policy_field in fields.fields:
        measures += policy_field.measures
    groups = {
        "fields": [one.id for one in fields.fields],
        "measures and levers": [one.id for one in measures],
    }
    for noun, ids in groups.items():
        for message in _doubles(noun, ids):
            faults.add(POLICY, message, column=noun, resource="policy-fields")
    actors = [actor for measure in measures for actor in measure.actor_ids]
    names.check("actor_ids", actors, _ids(sheets["actors"]))
    names.check("source_id", [fields.source_id], _ids(sheets["sources"]))
    names.check_prose(fields)


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
