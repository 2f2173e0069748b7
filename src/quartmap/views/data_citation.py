"""How to cite the data package, and the whole of it as one file."""

from html import escape

import streamlit as st

from quartmap.export import citation
from quartmap.export.archive import file_stem, is_withheld, package_licences, resources
from quartmap.export.citation import DIGITS
from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import markup
from quartmap.views.data_layers import terms
from quartmap.views.data_words import size_text


def draw(package: DataPackage, words: Texts) -> None:
    """Draw the citations, ready to be copied, and the download."""
    st.html(_head(words))
    st.code(citation.sentence(package, words), language=None, wrap_lines=True)
    st.html(_subhead("BibTeX"))
    st.code(citation.bibtex(package, words), language=None, wrap_lines=True)
    st.html(_subhead("CSL-JSON (Zotero, pandoc)"))
    st.code(citation.csl(package, words), language=None, wrap_lines=True)
    st.html(_download(package, words))


def archive_address(package: DataPackage) -> str:
    """Return where the zip file lies, seen from the page; it changes with the data."""
    return f"data/{package.digest[:DIGITS]}/{file_stem(package)}.zip"


def _head(words: Texts) -> str:
    said = words.t(
        "Cite the data package with its version and checksum: the checksum changes with every "
        "byte of the data, so that others find the very same figures. Where a single figure "
        "matters, also name its source; every download carries it."
    )
    heading = markup.tag("h2", markup.text(words.t("How to cite")))
    return markup.tag("div", heading, markup.tag("p", markup.text(said)), css="q-card q-prose")


def _subhead(text: str) -> str:
    return markup.tag("div", markup.tag("h3", markup.text(text)), css="q-card")


def _download(package: DataPackage, words: Texts) -> str:
    files = [one for one in resources(package) if not is_withheld(one.path)]
    size = size_text(sum(one.size for one in files), words)
    label = words.t("Download the whole data package (zip)")
    button = (
        f'<a class="q-button" href="{escape(archive_address(package))}" '
        f'download="{escape(file_stem(package))}.zip">'
        f"{markup.text(label)}</a>"
    )
    said = words.t(
        "A Frictionless Data Package: tables as CSV, outlines as GeoJSON (WGS 84), texts as YAML, "
        "large tables as Parquet, all described in datapackage.json. Single layers and indicators "
        "stand under Indicators and Layers as GeoJSON, CSV and GeoPackage."
    )
    facts = [
        (words.t("Name of the data package"), markup.text(package.name)),
        (words.t("Version number"), markup.text(package.version)),
        (words.t("Checksum (SHA-256)"), markup.tag("code", markup.text(package.digest))),
        (words.t("Size"), markup.text(_size(len(files), size, words))),
        (words.t("Licences"), terms(package_licences(package))),
    ]
    law = words.t("Each file states its own licence, each figure its source.")
    if len(files) < len(resources(package)):
        law += " " + words.t("Census cells of 100 m are not in it: they only enter estimates.")
    parts = [
        markup.tag("h2", markup.text(words.t("The whole data package"))),
        markup.tag("p", markup.text(said)),
        markup.tag("p", button),
        markup.pairs(facts),
        markup.tag("p", markup.text(law), css="q-aside"),
    ]
    return markup.tag("div", *parts, css="q-card q-prose")


def _size(count: int, size: str, words: Texts) -> str:
    return words.n(
        "{count} file, {size} unpacked", "{count} files, {size} unpacked", count, size=size
    )
