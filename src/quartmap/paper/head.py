"""The head of the printed profile: which quarter, where it lies, which edition, where to look."""

import io
import re
from typing import Any

import segno

from quartmap.analysis import profile
from quartmap.export.citation import DIGITS
from quartmap.maps.locator import surroundings
from quartmap.package import DataPackage
from quartmap.package.documents import Case, Mode
from quartmap.paper.figures import area_name
from quartmap.paper.sources import address
from quartmap.texts import Texts


def head(package: DataPackage, case: Case, words: Texts, site: str) -> dict[str, Any]:
    """Return name and key facts; `site` is the dashboard's address, '' where unknown."""
    register, area_id = package.register, case.area_id
    row = register.loc[area_id]
    view = f"studies?area={area_id}" + ("" if words.language == "de" else f"&lang={words.language}")
    link = address(f"{site.rstrip('/')}/{view}") if site else ""
    name = str(row["name"])
    edition = f"{package.name} {package.version} ({package.digest[:DIGITS]})"
    observed = package.observations["reference_date"].astype(str)
    own = observed[package.observations["area_id"].isin(package.same_area(area_id))]
    facts = [
        (words.t("Mode of integration"), words.pick(mode_of(package, case).label)),
        (words.t("Lies in"), ", ".join(around(package, words, area_id))),
        (words.t("Compared with"), _names(package, area_id)),
        (words.t("Area size"), size_text(package, words, area_id)),
        (words.t("Outline"), outline_text(words, str(row["boundary_status"]))),
        (words.t("Boundaries as of"), words.date(str(row["boundary_date"]))),
        (words.t("Newest figure"), words.date(max(own)) if len(own) else words.t("none")),
        (words.t("Edition of the data"), edition),
    ]
    return {
        "document": words.t("Profile of {name}", name=name),
        "kicker": words.t("Profile of a quarter"),
        "board": words.pick(package.dashboard.title),
        "author": package.dashboard.operator.name,
        "name": name,
        "kind": words.pick(case.quarter_type),
        "facts": [pair for pair in facts if pair[1]],
        "dash": [float(one) for one in re.findall(r"[\d.]+", mode_of(package, case).dash)],
        "weight": mode_of(package, case).weight,
        "edition": edition,
        "view": {"title": words.t("View with all figures"), "text": link or view, "url": link},
        "qr": _qr(link),
        "qr_alt": words.t("QR code of the address {address}", address=link),
        "page": words.t("Page {page} of {count}", page="{page}", count="{count}"),
    }


def mode_of(package: DataPackage, case: Case) -> Mode:
    """Return the quarter's mode of integration."""
    return next(one for one in package.dashboard.modes if one.id == case.mode)


def around(package: DataPackage, words: Texts, area_id: str) -> list[str]:
    """Return the names around; a quarter that is a municipality says so first."""
    levels = set(package.register["level"].reindex(sorted(package.same_area(area_id) - {area_id})))
    itself = [
        words.t("itself a {level}", level=words.pick(level.label))
        for level in package.dashboard.levels
        if level.id in levels
    ]
    outer = surroundings(package, area_id)[1:]
    return [*itself, *(area_name(package, one) for one in outer)]


def _names(package: DataPackage, area_id: str) -> str:
    found = profile.references(package, area_id)
    return ", ".join(area_name(package, one) for one in found)


def size_text(package: DataPackage, words: Texts, area_id: str) -> str:
    """Return the size of an area, '' where it has no outline."""
    row = package.register.loc[area_id]
    outlines = package.geometry.get(str(row["level"]))
    if outlines is None:
        return ""
    size = f"{words.number(float(outlines['area_km2'][area_id]), 1)}\N{NO-BREAK SPACE}km²"
    return words.t("about {size}", size=size) if row["boundary_status"] == "derived" else size


def outline_text(words: Texts, status: str) -> str:
    """Return how sure an outline is."""
    approximate = words.t("outline approximate, not official")
    return approximate if status == "derived" else words.t("official")


def _qr(link: str) -> str:
    if not link:
        return ""
    drawn = io.BytesIO()
    segno.make(link, error="m").save(drawn, kind="svg", border=0, dark="#23272b")
    return drawn.getvalue().decode("utf-8")
