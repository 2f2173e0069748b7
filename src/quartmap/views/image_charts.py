"""Charts of the other pages as pictures: ranking, series, timeline."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import streamlit as st

from quartmap.charts import Classes, files, ranking_chart
from quartmap.maps.palettes import COUNT_COLOUR, sequential
from quartmap.package import DataPackage
from quartmap.paper.events import events_of
from quartmap.paper.series import credit, series_drawing
from quartmap.texts import Texts
from quartmap.views import image_files
from quartmap.views.image_files import Kind
from quartmap.views.picture import Picture
from quartmap.views.study_figures_tables import area_name


def made(chart: Callable[[], Mapping[str, Any]], around: files.Around) -> Callable[[Kind], bytes]:
    """Return what makes the files of one chart; the chart is made only then."""

    def make(kind: Kind) -> bytes:
        document = files.svg([chart()], around)
        return document.encode() if kind == "svg" else files.png(document)

    return make


def ranking(package: DataPackage, words: Texts, picture: Picture) -> None:
    """Offer the ranking beside the map; nothing where there is no figure."""
    if picture.ranking["value"].notna().sum() == 0:
        return
    session, breaks = st.session_state, picture.breaks
    classes = Classes(breaks, sequential(breaks.k) if breaks else (COUNT_COLOUR,))
    level = next(one for one in package.dashboard.levels if one.id == session["level"])
    legend: Mapping[str, Any] = picture.legend
    around = files.Around(
        words.language, str(legend["title"]), words.pick(level.plural), tuple(legend["foot"])
    )
    chosen = session["area"] or None

    def chart() -> Mapping[str, Any]:
        drawn = ranking_chart(picture.ranking, classes, picture.notation, chosen)
        specification: dict[str, Any] = drawn.to_dict(validate=False)
        return specification

    stem = f"{package.name}_{level.layer}_{session['indicator']}"
    image_files.offer(words, "ranking", stem, made(chart, around))


def timeline(
    package: DataPackage,
    words: Texts,
    area_id: str,
    told: str,
    chart: Callable[[], Mapping[str, Any]],
) -> None:
    """Offer the strip of a quarter's events; `told` is how to read it."""
    used = [str(one) for one in events_of(package, words.language, area_id)["source_id"]]
    around = files.Around(
        words.language,
        f"{words.t('Timeline of the local debate')}: {area_name(package, area_id)}",
        foot=(told, words.t("Source: {source}", source=credit(package, used, words))),
    )
    image_files.offer(words, "timeline", f"{package.name}_{area_id}_events", made(chart, around))


def series(package: DataPackage, words: Texts, area_id: str, ids: Iterable[str]) -> None:
    """Offer the series that are shown, folded away; they have title and source within."""
    label = words.t("These series as pictures")
    with st.expander(label, key="fold_series_images", on_change="rerun") as box:
        if not box.open:
            return
        for indicator_id in ids:
            name = words.pick(package.indicators.loc[indicator_id], "label")
            stem = f"{package.name}_{area_id}_{indicator_id}"
            make = made(
                _series(package, words, area_id, indicator_id), files.Around(words.language)
            )
            labels = (words.t("{name} as SVG", name=name), words.t("{name} as PNG", name=name))
            image_files.offer(words, f"series_{indicator_id}", stem, make, labels)


def _series(
    package: DataPackage, words: Texts, area_id: str, indicator_id: str
) -> Callable[[], Mapping[str, Any]]:
    return lambda: series_drawing(package, area_id, indicator_id, words.language).specification
