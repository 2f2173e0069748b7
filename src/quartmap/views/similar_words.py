"""Names and sentences of the page of similar areas."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from quartmap.analysis import similar_offers as offers
from quartmap.analysis.similar_figures import GRID
from quartmap.analysis.similar_peers import Likeness, Question
from quartmap.maps.locator import surroundings
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.paper.series import credit
from quartmap.texts import Texts, texts
from quartmap.views.picture import notation

_TOP: Final = 2


@lru_cache(maxsize=4)
def subjects(package: DataPackage) -> dict[str, str]:
    """Return the areas that others can be like, with what they lie in; of twins the first."""
    board = package.dashboard
    found: dict[str, str] = {}
    for level in (board.case_level, *offers.levels(package)):
        drawn = package.geometry.get(level)
        for one in () if drawn is None else drawn.index:
            if not package.same_area(str(one)) & found.keys():
                found[str(one)] = full_name(package, str(one))
    return found


@lru_cache(maxsize=1024)
def full_name(package: DataPackage, area_id: str) -> str:
    """Return the name of an area with that of what it lies in."""
    name, around = str(package.register.loc[area_id, "name"]), around_name(package, area_id)
    return f"{name} ({around})" if around else name


@lru_cache(maxsize=1024)
def around_name(package: DataPackage, area_id: str) -> str:
    """Return the name of what an area lies in; '' where that is what all lie in."""
    chain = surroundings(package, area_id)
    return str(package.register.loc[chain[1], "name"]) if len(chain) > _TOP else ""


def pool_name(package: DataPackage, pool: str, words: Texts) -> str:
    """Return the areas of a level in the plural."""
    return words.pick(next(one.plural for one in package.dashboard.levels if one.id == pool))


def basis_name(package: DataPackage, basis: str, words: Texts) -> str:
    """Return a date as people write it, or that figures are estimated."""
    if basis != GRID:
        return words.date(basis)
    date = words.date(offers.grid_date(package))
    return words.t("{date}, estimated from the census grid", date=date)


def label(package: DataPackage, indicator_id: str, words: Texts) -> str:
    """Return the label of an indicator."""
    return words.pick(package.indicators.loc[indicator_id], "label")


def labels(package: DataPackage, ids: Iterable[str], words: Texts) -> str:
    """Return the labels of indicators in a row."""
    return ", ".join(label(package, one, words) for one in ids)


def distance(value: float, words: Texts) -> str:
    """Return a distance as it is written."""
    return words.number(value, 2)


def figure(package: DataPackage, indicator_id: str, cell: tuple[float, str], words: Texts) -> str:
    """Return a figure with its unit; `cell` is its value and its status, estimates are marked."""
    unit = words.unit(str(package.indicators.loc[indicator_id, "unit"]))
    return f"{number(package, indicator_id, cell, words)}\N{NO-BREAK SPACE}{unit}".rstrip()


def number(package: DataPackage, indicator_id: str, cell: tuple[float, str], words: Texts) -> str:
    """Return the same without the unit."""
    value, status = cell
    about = "\N{ALMOST EQUAL TO}\N{NO-BREAK SPACE}" if status == "estimated" else ""
    return about + notation(package, indicator_id, words).number(value)


def line(package: DataPackage, question: Question, found: Likeness, words: Texts) -> str:
    """Return who is compared, at which date, by how many indicators."""
    parts = [
        words.t(
            "{areas}: the {count} most alike of {total}",
            count=words.number(len(found.peers), 0),
            total=words.number(len(found.ranked), 0),
            areas=pool_name(package, question.pool, words),
        ),
        basis_name(package, question.basis, words),
        words.n("{count} indicator", "{count} indicators", len(found.apart.columns)),
    ]
    return " · ".join(parts)


def notes(package: DataPackage, found: Likeness, words: Texts) -> list[str]:
    """Return what to mind of the answer: how it is reckoned, what is left out, the sources."""
    said = [
        words.t(
            "Distance: for each indicator the difference of both figures in robust standard "
            "deviations (1.48 times the median absolute deviation of all areas compared), then "
            "the weighted mean. 0 is no difference. It tells how alike areas are, not how good."
        ),
        _beyond(package, found, words),
        _left_out(package, found, words),
        _unused(found, words),
        _thin(package, found, words),
        words.t("Source: {source}", source=source(package, found, words)),
    ]
    flat = labels(package, found.scale.flat, words)
    if flat:
        told = words.t("Left out, as most areas have the same figure: {names}.", names=flat)
        said.insert(-1, told)
    return [one for one in said if one]


def source(package: DataPackage, found: Likeness, words: Texts) -> str:
    """Return the sources of the figures compared, the most used first."""
    ids = list(found.apart.columns)
    rows = found.others.source.loc[list(found.peers), ids]
    used = [one for cell in rows.to_numpy().ravel() for one in str(cell).split()]
    return str(credit(package, used, words))


def _left_out(package: DataPackage, found: Likeness, words: Texts) -> str:
    parts = []
    if found.overlapping:
        count = len(found.overlapping)
        names = ", ".join(sorted(str(package.register.loc[x, "name"]) for x in found.overlapping))
        told = words.n(
            "{count} area that is or overlaps the area itself ({names})",
            "{count} areas that are or overlap the area itself ({names})",
            count,
            names=names,
        )
        parts.append(told)
    few = found.peers_possible - len(found.ranked)
    if few:
        told = words.n(
            "{count} area that shares too few figures with it",
            "{count} areas that share too few figures with it",
            few,
        )
        parts.append(told)
    return words.t("Not compared: {parts}.", parts="; ".join(parts)) if parts else ""


def _beyond(package: DataPackage, found: Likeness, words: Texts) -> str:
    """Return in what the area lies beyond all others: nobody can be like it in that."""
    apart = found.apart.dropna(axis="columns", how="all")
    alone = [one for one in apart.columns if (apart[one] > 0).all() or (apart[one] < 0).all()]
    names = labels(package, alone, words)
    return (
        words.t("In this the area lies beyond all others: {names}.", names=names) if names else ""
    )


def _unused(found: Likeness, words: Texts) -> str:
    counts = {one: words.number(count, 0) for one, count in found.unused.items()}
    told = {
        "unreliable": words.t("{count} unreliable", count=counts.get("unreliable", "")),
        "suppressed": words.t("{count} suppressed", count=counts.get("suppressed", "")),
    }
    parts = ", ".join(told[one] for one in told if one in counts)
    return words.t("Figures of the areas that are not used: {parts}.", parts=parts) if parts else ""


def _thin(package: DataPackage, found: Likeness, words: Texts) -> str:
    """Return which indicators only some areas have."""
    counts = found.apart.notna().sum()
    thin = [one for one in counts.index if counts[one] < offers.WIDE * found.peers_possible]
    parts = "; ".join(
        f"{label(package, one, words)}: {words.number(int(counts[one]), 0)}" for one in thin
    )
    if not parts or len(thin) == len(counts):
        return ""
    return words.t(
        "Only some areas have a figure of these and are compared by them: {parts}.",
        parts=parts,
    )


@lru_cache(maxsize=8)
def topics(package: DataPackage, language: Language) -> dict[str, str]:
    """Return the labels of the topics, in the dashboard's order."""
    words = texts(language)
    return {one.id: words.pick(one.label) for one in package.dashboard.topics}
