"""Rules of `areas.csv`: levels, parents, twins."""

from collections.abc import Collection, Iterator, Mapping

from quartmap.package.documents import Dashboard
from quartmap.package.faults import Faults, listing
from quartmap.package.tables import Sheet


def check_areas(sheet: Sheet, dashboard: Dashboard | None, faults: Faults) -> None:
    """Note unknown levels, areas above themselves, and areas that are their own twin."""
    text, path = sheet.text, sheet.table.path
    if dashboard is not None:
        levels = [level.id for level in dashboard.levels]
        faults.rows(
            path,
            "level",
            sheet.where((text["level"] != "") & ~text["level"].isin(levels), "level"),
            lambda value: (
                f"the level {value!r} is not in dashboard.yaml. "
                f"Use {listing(levels)} or add it there."
            ),
        )
    faults.rows(
        path,
        "same_as",
        sheet.where((text["same_as"] == text["area_id"]) & (text["same_as"] != ""), "same_as"),
        lambda value: (
            f"{value!r} is named as the same as itself. Name the other area or leave it empty."
        ),
    )
    parents = dict(zip(text["area_id"], text["parent_id"], strict=True))
    looped = text["area_id"].isin(set(_looped(parents)))
    faults.rows(
        path,
        "parent_id",
        sheet.where(looped, "parent_id"),
        lambda value: (
            f"the parent {value!r} leads back to the area itself. "
            "Mend parent_id so that it leads upward."
        ),
    )


def _looped(parents: Mapping[str, str]) -> Iterator[str]:
    """Yield every area that is among its own ancestors."""
    done: set[str] = set()
    for start in parents:
        path: list[str] = []
        area = start
        while area and area in parents and area not in done and area not in path:
            path.append(area)
            area = parents[area]
        if area in path:
            yield from path[path.index(area) :]
        done.update(path)


def check_known(
    sheet: Sheet, column: str, known: Collection[str], faults: Faults, *, noun: str
) -> None:
    """Note values of `column` that dashboard.yaml does not list as `noun`."""
    cells = sheet.text[column]
    faults.rows(
        sheet.table.path,
        column,
        sheet.where((cells != "") & ~cells.isin(known), column),
        lambda value: (
            f"the {noun} {value!r} is not in dashboard.yaml. Use {listing(known)} or add it there."
        ),
    )
