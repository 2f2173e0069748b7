"""Take an indicator or a layer away, in three formats; each file is made when asked for."""

from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st

from quartmap.export import geojson, layers, tabular
from quartmap.export.archive import Resource
from quartmap.export.metadata import ACTORS
from quartmap.export.values import newest_date
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import pages, state
from quartmap.views.data_choice import level_of

_FORMATS: Final = {
    "geojson": ("GeoJSON", "application/geo+json", geojson.dumps),
    "csv": ("CSV", "text/csv", tabular.to_csv),
    "gpkg": ("GeoPackage", "application/geopackage+sqlite3", tabular.to_geopackage),
}
_FEWEST: Final = 2
"""The map offers an indicator for a level with so many areas."""


def indicator(package: DataPackage, words: Texts, indicator_id: str) -> None:
    """Draw the link to the map and, folded, the downloads of an indicator."""
    offers = package.offers
    offers = offers[offers["indicator_id"] == indicator_id]
    offers = offers[offers["level"].isin(list(package.geometry))]
    if offers.empty:
        return
    mapped = offers[offers["count"] >= _FEWEST]
    if not mapped.empty:
        most = str(mapped.sort_values("count", kind="stable")["level"].iloc[-1])
        date = newest_date(package, indicator_id, most)
        # What the map would leave out of its address would be a step of its own in the history.
        wanted = {"level": most, "indicator": indicator_id, "date": date}
        address = state.write_address(state.parameters(package), wanted)
        label = words.t("Show on the map")
        pages.link(pages.MAP, label, **(address | {"indicator": indicator_id}))
    head = words.t("Download this indicator")
    with st.expander(head, key="sheet_files", on_change="rerun") as box:
        if not box.open:
            return
        level, date = _which(package, words, indicator_id, list(offers["level"].unique()))

        def made() -> geojson.Layer:
            dates = {indicator_id: date}
            ids = (indicator_id,)
            return geojson.area_layer(package, level, indicator_ids=ids, reference_dates=dates)

        layer = next(one.layer for one in package.dashboard.levels if one.id == level)
        _buttons(f"{package.name}_{layer}_{indicator_id}_{date}", made)


def layer(package: DataPackage, words: Texts, resource: Resource) -> None:
    """Draw the downloads of a layer of areas or of the actors; other files come with the zip."""
    level = level_of(package, resource)
    if not level and (resource.path != f"{ACTORS}.csv" or package.actors.empty):
        st.caption(words.t("This file comes with the whole data package: see Cite and download."))
        return
    name = ACTORS
    if level:
        name = next(one.layer for one in package.dashboard.levels if one.id == level)
    if level:
        st.caption(words.t("With every indicator of the level at its newest well covered date."))
    _buttons(f"{package.name}_{name}", lambda: layers.named_layer(package, name))


def _which(
    package: DataPackage, words: Texts, indicator_id: str, there: list[str]
) -> tuple[str, str]:
    """Ask for level and date; the newest date stands first."""
    names = {one.id: words.pick(one.plural) for one in package.dashboard.levels}
    levels = [one for one in names if one in there]
    left, right = st.columns(2)
    with left:
        level = st.selectbox(
            words.t("Areas"), levels, format_func=names.__getitem__, key=f"level_of_{indicator_id}"
        )
    dates = list(reversed(package.reference_dates(indicator_id, level)))
    with right:
        date = st.selectbox(
            words.t("Reference date"), dates, format_func=words.date, key=f"date_of_{indicator_id}"
        )
    return level, date


def _buttons(stem: str, made: Callable[[], geojson.Layer]) -> None:
    columns = st.columns([1, 1, 1, 3])
    for column, (ending, (label, mime, write)) in zip(columns, _FORMATS.items(), strict=False):
        with column:
            st.download_button(
                label,
                data=partial(_file, write, made),
                file_name=f"{stem}.{ending}",
                mime=mime,
                on_click="ignore",
                key=f"take_{ending}",
                width="stretch",
            )


def _file(write: Callable[[geojson.Layer], bytes], made: Callable[[], geojson.Layer]) -> bytes:
    return write(made())
