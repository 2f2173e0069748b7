"""What the map's script knows from the start: everything that no filter changes."""

from typing import Any, Final

from quartmap.package import DataPackage
from quartmap.texts import Texts

CONTEXT: Final = ("towns", "builtup", "rivers", "railways", "labels")
"""The parts of the offline basemap, from the ground up."""


def config(package: DataPackage, words: Texts) -> dict[str, Any]:
    """Return extent, credits, modes, dimensions, cases, types and texts; names of documents."""
    board = package.dashboard
    drawn = board.case_level in package.geometry
    return {
        "language": words.language,
        "cases_document": f"areas-{board.case_level}.json" if drawn else "",
        "actors_document": f"actors-{words.language}.json" if len(package.actors) else "",
        "context": {
            name: f"context-{name}.json"
            for name in CONTEXT
            if package.file(f"context/{name}.geojson")
        },
        "bounds": board.places[0].bounds,
        "credits": list(board.credits),
        "modes": _modes(package, words),
        "dimensions": _dimensions(package, words),
        "cases": _cases(package),
        "types": _types(package, words),
        "texts": _texts(words),
    }


def _modes(package: DataPackage, words: Texts) -> dict[str, dict[str, Any]]:
    return {
        mode.id: {"label": words.pick(mode.label), "dash": mode.dash, "weight": mode.weight}
        for mode in package.dashboard.modes
    }


def _dimensions(package: DataPackage, words: Texts) -> dict[str, dict[str, Any]]:
    return {
        one.id: {"label": words.pick(one.label), "colour": one.colour, "shape": one.shape}
        for one in package.dashboard.dimensions
    }


def _cases(package: DataPackage) -> dict[str, dict[str, Any]]:
    modes = {case.area_id: case.mode for case in package.cases.cases} if package.cases else {}
    areas = package.geometry.get(package.dashboard.case_level)
    if areas is None:
        return {}
    return {
        str(area_id): {"mode": modes.get(str(area_id), ""), "approximate": status == "derived"}
        for area_id, status in areas["boundary_status"].items()
    }


def _types(package: DataPackage, words: Texts) -> list[tuple[str, str]]:
    """Return letter and label of the types that occur, by letter."""
    used = package.actor_types.loc[package.actor_types.index.isin(package.actors["actor_type"])]
    rows = [(str(row["symbol"]), words.pick(row, "label")) for _, row in used.iterrows()]
    return sorted((row for row in rows if row[0]), key=lambda row: row[0].lower())


def _texts(words: Texts) -> dict[str, str]:
    return _legend_texts(words) | _layer_texts(words)


def _legend_texts(words: Texts) -> dict[str, str]:
    t = words.t
    return {
        "map": t("Map. Arrow keys walk through the areas, Enter selects one."),
        "legend": t("Legend"),
        "signs": t("Outlines and symbols"),
        "modes": t("Mode of integration (outline)"),
        "actors": t("Local actors"),
        "types": t("Letters: type of actor"),
        "rough": t("position only by street or locality"),
        "precision_street": t("position: street only"),
        "precision_locality": t("position: locality only"),
        "approximate": t("outline approximate"),
        "gathered": t("%d actors close together: zoom in"),
        "no_data": t("no data"),
        "suppressed": t("suppressed: too few cases"),
        "unreliable": t("unreliable: read with care"),
    }


def _layer_texts(words: Texts) -> dict[str, str]:
    t = words.t
    return {
        "cases": t("Case studies"),
        "towns": t("Neighbouring towns"),
        "builtup": t("Built-up land"),
        "rivers": t("Rivers"),
        "railways": t("Railways"),
        "labels": t("Names"),
        "layers": t("Layers"),
        "credits": t("© Sources"),
        "zoom_in": t("Zoom in"),
        "zoom_out": t("Zoom out"),
        "load_failed": t("Part of the map could not be loaded. Reload the page."),
        "tiles_failed": t("The online map cannot be reached; the offline map stays."),
    }
