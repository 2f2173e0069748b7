"""The compared maps as a picture to take away; a series as one small map for each date."""

from dataclasses import replace
from typing import Final

import streamlit as st

from quartmap.charts.files import png
from quartmap.maps import plate_grid
from quartmap.maps.palettes import sequential
from quartmap.maps.plate_content import Content, Plate
from quartmap.maps.plate_grid import Panel, Told
from quartmap.maps.style import HIDDEN, Coded, Value
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import compare_map_frame as frame
from quartmap.views import compare_map_time as time
from quartmap.views import compare_map_words as wording
from quartmap.views import image_files
from quartmap.views.compare_map_choice import Pair, Side
from quartmap.views.compare_map_offers import TIME
from quartmap.views.compare_map_picture import Drawn, drawn
from quartmap.views.image_files import Kind

MOST: Final = 16
"""So many dates are on one picture; of more the first, the last and those evenly between."""


def offer(package: DataPackage, words: Texts, pair: Pair) -> None:
    """Offer the maps as SVG and PNG; folded away nothing of it is sent."""
    label = words.t("These maps as a picture")
    with st.expander(label, key="fold_compare_image", on_change="rerun") as box:
        if not box.open:
            return

        def make(kind: Kind) -> bytes:
            document = picture(package, words, pair)
            return document.encode() if kind == "svg" else png(document)

        side = pair.right
        dates = (one for one in (pair.left.date, side.date) if pair.versus != TIME)
        parts = (package.name, pair.versus, side.level, side.indicator, *dict.fromkeys(dates))
        labels = (words.t("Maps as SVG"), words.t("Maps as PNG"))
        image_files.offer(words, "compare", "_".join(parts), make, labels)


def picture(package: DataPackage, words: Texts, pair: Pair) -> str:
    """Return the maps as an SVG document: what the page shows, with legend, source and date."""
    title, line = wording.head(package, pair, words)
    count = len(time.dates(package, pair)) if pair.versus == TIME else 0
    if count > MOST:
        line += ": " + words.t("{shown} of {count} shown", shown=MOST, count=count)
    if pair.minus:
        title = f"{title}: {wording.formula(package, pair, pair.right, words)}"
    shown = panels(package, words, pair)
    told = [text for one in shown for text in one.content.legend.get("foot", ())]
    foot = (" ".join(wording.sentences(package, pair, words, moving=False)), *dict.fromkeys(told))
    return plate_grid.svg(package, words, shown, Told(title, line, foot))


def panels(package: DataPackage, words: Texts, pair: Pair) -> tuple[Panel, ...]:
    """Return the maps of the picture."""
    extents = frame.extents(package, pair)
    if pair.versus == TIME:
        found = _spread(time.dated_maps(package, pair, words.language))
        return tuple(
            _unnamed(_panel(package, side, one, extents[0], words.date(side.date)))
            for side, one in found
        )
    maps = zip(pair.sides, drawn(package, pair, words.language), extents, strict=True)
    captions = {side: wording.caption(package, pair, side, words) for side in pair.sides}
    return tuple(
        _panel(package, side, one, extent, "" if pair.single else captions[side])
        for side, one, extent in maps
    )


def _spread(found: tuple[time.Dated, ...]) -> tuple[time.Dated, ...]:
    """Return at most `MOST` of the dates, the first and the last among them."""
    if len(found) <= MOST:
        return found
    step = (len(found) - 1) / (MOST - 1)
    return tuple(found[round(at * step)] for at in range(MOST))


def _panel(
    package: DataPackage, side: Side, one: Drawn, bounds: frame.Bounds, caption: str
) -> Panel:
    areas = _by_id(package, side.level, one.areas)
    cases = _by_id(package, package.dashboard.case_level, one.cases)
    beside = tuple(area_id for area_id, (code, _) in cases.items() if code != HIDDEN)
    both = areas | {area_id: cases[area_id] for area_id in beside}
    counts = {key: value for key, (_, value) in both.items() if isinstance(value, float)}
    content = Content(
        title="",
        line="",
        codes={area_id: code for area_id, (code, _) in both.items()},
        counts={} if one.breaks else counts,
        colours=one.palette or (sequential(one.breaks.k) if one.breaks and one.breaks.k else ()),
        largest=one.largest,
        legend=one.legend or {},
        source="",
    )
    plate = Plate(side.level, side.indicator, side.date, bounds, width=0, beside=beside)
    return Panel(plate, content, caption)


def _unnamed(panel: Panel) -> Panel:
    """Return the panel without the names of case studies: they would cover a small map."""
    return replace(panel, plate=replace(panel.plate, named=False))


def _by_id(package: DataPackage, level: str, coded: Coded) -> dict[str, tuple[str, Value]]:
    """Return letter and figure of each area of a layer; one that is not drawn has none."""
    if not coded.codes:
        return {}
    layer = zip(package.geometry[level].index, coded.codes, coded.figures, strict=True)
    return {str(area_id): (code, value) for area_id, code, value in layer}
