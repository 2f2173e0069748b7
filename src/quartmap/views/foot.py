"""Under the map: what the figures mean, where they are from, who is credited."""

import streamlit as st

from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import markup
from quartmap.views.picture import Picture, Question


def foot(package: DataPackage, words: Texts, question: Question, picture: Picture) -> None:
    """Say what the indicator is, what to mind, and name every source shown."""
    row = package.indicators.loc[question.indicator]
    lines = [
        (words.t("Definition"), markup.text(words.pick(row, "definition"))),
        (words.t("Mind"), markup.text(words.pick(row, "caveat"))),
        (words.t("Series break"), markup.text(_breaks(package, words, question.indicator))),
        (words.t("Sources"), _sources(package, picture)),
        (words.t("Map"), markup.text("; ".join(package.dashboard.credits))),
    ]
    st.html(markup.tag("div", markup.pairs(lines), css="q-card q-foot"))


def _breaks(package: DataPackage, words: Texts, indicator: str) -> str:
    """Return where the series changes its base: figures across it are not one series."""
    found = package.series_breaks
    found = found[found["indicator_id"] == indicator]
    return "; ".join(
        f"{words.date(str(row['break_date']))}: {words.pick(row, 'label')}"
        for _, row in found.iterrows()
    )


def _sources(package: DataPackage, picture: Picture) -> str:
    used = picture.observed["source_id"].astype(str).drop_duplicates()
    parts = []
    for source_id in used:
        source = package.sources.loc[source_id]
        credit = markup.link(str(source["url"]), f"{source['producer']}: {source['title']}")
        licence = markup.link(str(source["licence_url"]), str(source["licence"]))
        parts.append(f"{credit} ({licence})")
    return "; ".join(parts)
