"""Taking the areas away: their link, files with figures, files of the outlines, other pages."""

import json
from collections.abc import Callable, Sequence

import streamlit as st

from quartmap.analysis.estimate_record import Estimate
from quartmap.export.geometry import geometry_objects
from quartmap.export.own import own_csv, own_geojson
from quartmap.own.record import OwnArea
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import markup, own_areas, pages


def files(
    package: DataPackage,
    words: Texts,
    areas: Sequence[OwnArea],
    estimates: Sequence[Estimate],
) -> None:
    """Offer the files; each is made when it is asked for."""
    st.html(
        markup.tag(
            "section",
            markup.tag("h2", markup.text(words.t("Take the areas away"))),
            markup.tag("p", markup.text(_link_text(words))),
            css="q-own",
        )
    )
    made = {
        words.t("GeoJSON with figures"): ("geojson", own_geojson),
        words.t("CSV with figures"): ("csv", own_csv),
    }
    types = {"geojson": "application/geo+json", "csv": "text/csv"}
    with st.container(horizontal=True, key="own_files"):
        for label, (ending, make) in made.items():
            st.download_button(
                label,
                data=_maker(make, package, areas, estimates),
                file_name=f"{package.name}_own.{ending}",
                mime=types[ending],
                on_click="ignore",
                key=f"own_{ending}",
            )
        st.download_button(
            words.t("Outlines only (GeoJSON)"),
            data=lambda: outlines(areas),
            file_name=f"{package.name}_outlines.geojson",
            mime=types["geojson"],
            on_click="ignore",
            key="own_outlines",
        )


Make = Callable[[DataPackage, Sequence[OwnArea], Sequence[Estimate]], bytes]


def _maker(
    make: Make,
    package: DataPackage,
    areas: Sequence[OwnArea],
    estimates: Sequence[Estimate],
) -> Callable[[], bytes]:
    return lambda: make(package, areas, estimates)


def _link_text(words: Texts) -> str:
    if own_areas.is_large():
        return words.t(
            "These areas are too large for a link: it would hold more than browsers take. They "
            "stay in this window only. Keep the file of the outlines and upload it again, or pass "
            "it on."
        )
    if own_areas.is_simplified():
        return words.t(
            "The address of this page holds the areas with simplified outlines, for the exact ones "
            "are too long: there, figures may differ a little. The files below are exact. Nothing "
            "is stored on the server."
        )
    return words.t(
        "The address of this page holds the areas: whoever has the link sees what you see. "
        "Nothing is stored on the server."
    )


def links(words: Texts) -> None:
    """Lead on to pages that take the areas along."""
    with st.container(horizontal=True, key="own_links"):
        told = "" if own_areas.is_large() else own_areas.text()
        if own_areas.areas():
            pages.link(pages.SIMILAR, words.t("Which areas are like these?"), own=told)
        pages.link(pages.DATA, words.t("How good the estimates are"))


def outlines(areas: Sequence[OwnArea]) -> bytes:
    """Return the areas' outlines and names as GeoJSON (RFC 7946)."""
    shapes = geometry_objects([one.shape for one in areas])
    features = [
        {"type": "Feature", "properties": {"name": area.name}, "geometry": shape}
        for area, shape in zip(areas, shapes, strict=True)
    ]
    document = {"type": "FeatureCollection", "features": features}
    return json.dumps(document, ensure_ascii=False).encode()
