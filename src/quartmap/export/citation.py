"""How to cite the data package: a sentence, BibTeX, CSL-JSON."""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from quartmap.export.archive import package_licences
from quartmap.package import DataPackage
from quartmap.texts import Texts

DIGITS: Final = 12
"""So much of the sha256 names a state of the data without doubt."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_TEX: Final = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {sign: f"\\{sign}" for sign in "{}%&#_$"}


@dataclass(frozen=True, slots=True)
class Reference:
    """What identifies the package; `author`, `year` and `licences` may be empty."""

    name: str
    version: str
    digest: str
    title: str
    author: str
    year: str
    licences: tuple[str, ...]


@lru_cache(maxsize=8)
def reference(package: DataPackage, words: Texts) -> Reference:
    """Return what identifies the package; the year is that of its version, if it names one."""
    year = _YEAR.match(package.version)
    return Reference(
        name=package.name,
        version=package.version,
        digest=package.digest[:DIGITS],
        title=words.pick(package.dashboard.title),
        author=package.dashboard.operator.name,
        year=year.group() if year else "",
        licences=tuple(licence.name or licence.title for licence in package_licences(package)),
    )


def sentence(package: DataPackage, words: Texts) -> str:
    """Return the citation as a sentence in the reader's language."""
    about = reference(package, words)
    year = about.year or words.t("undated")
    head = f"{about.author} ({year}): {about.title}" if about.author else f"{about.title} ({year})"
    data = words.t(
        "Data package {name}, version {version}, SHA-256 {digest}",
        name=about.name,
        version=about.version,
        digest=about.digest,
    )
    return f"{head}. {data}. {_terms(about, words)}".strip()


def bibtex(package: DataPackage, words: Texts) -> str:
    """Return a BibTeX entry; whatever TeX would run is written out."""
    about = reference(package, words)
    key = re.sub(r"[^A-Za-z0-9]+", "-", f"{about.name}-{about.version}").strip("-")
    note = f"SHA-256 {about.digest}. {_terms(about, words)}".strip()
    fields = {
        "author": f"{{{_tex(about.author)}}}" if about.author else "",
        "title": f"{{{_tex(about.title)}}}",
        "year": about.year,
        "version": _tex(about.version),
        "howpublished": _tex(words.t("Data package {name}", name=about.name)),
        "note": _tex(note),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def csl(package: DataPackage, words: Texts) -> str:
    """Return a CSL-JSON record, as Zotero and pandoc read it."""
    about = reference(package, words)
    record: dict[str, object] = {
        "id": f"{about.name}-{about.version}",
        "type": "dataset",
        "title": about.title,
        "version": about.version,
    }
    if about.author:
        record["author"] = [{"literal": about.author}]
    if about.year:
        record["issued"] = {"date-parts": [[int(about.year)]]}
    if about.licences:
        record["license"] = "; ".join(about.licences)
    record["note"] = f"{about.name}, SHA-256 {about.digest}"
    text = json.dumps([record], ensure_ascii=False, indent=2)
    return re.sub(r"\[\s+\[\s+(\d+)\s+\]\s+\]", r"[[\1]]", text)  # short enough for a phone


def _terms(about: Reference, words: Texts) -> str:
    if not about.licences:
        return ""
    return words.t("Licences: {names}.", names=", ".join(about.licences))


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in " ".join(text.split()))
