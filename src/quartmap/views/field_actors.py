"""Which actors of the register illustrate a measure, quarter by quarter."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from quartmap.analysis.hierarchy import ancestors
from quartmap.analysis.selection import ActorFilter, select_actors
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import Texts, texts
from quartmap.views.actor_card import currency_text

ELSEWHERE = ""
"""Stands for all that is not tied to one of the quarters."""


@lru_cache(maxsize=8)
def quarters(package: DataPackage, language: Language) -> Mapping[str, str]:
    """Return the case studies by area_id, each named with what it lies in."""
    words, board, register = texts(language), package.dashboard, package.register
    named = {place.case: words.pick(place.label) for place in board.places if place.case}
    found = {}
    for area_id, row in register[register["level"] == board.case_level].iterrows():
        around = str(row["reference_area_id"] or row["parent_id"])
        beside = f" ({register.loc[around, 'name']!s})" if around in register.index else ""
        found[str(area_id)] = named.get(str(area_id), f"{row['name']}{beside}")
    return found


def by_quarter(package: DataPackage, actor_ids: Sequence[str]) -> dict[str, list[str]]:
    """Return the actors that are in each quarter or serve it or what it lies in.

    Every quarter is there, with an empty list where there is none; `ELSEWHERE` only if needed.
    """
    there = _there(package)
    found = {area: [one for one in actor_ids if one in ids] for area, ids in there.items()}
    placed = set().union(*found.values())
    rest = [one for one in actor_ids if one not in placed]
    return found | ({ELSEWHERE: rest} if rest else {})


def actor_name(package: DataPackage, words: Texts, actor_id: str) -> str:
    """Return the actor's name, and how current the entry is where that is in doubt."""
    row = package.actors.loc[actor_id]
    currency = str(row["currency"])
    if currency == "as_of_source":
        return str(row["name"])
    return f"{row['name']} ({currency_text(currency, words)})"


@lru_cache(maxsize=2)
def _there(package: DataPackage) -> Mapping[str, frozenset[str]]:
    register = package.register
    ids = register.index[register["level"] == package.dashboard.case_level]
    return {str(one): _of(package, str(one)) for one in ids}


def _of(package: DataPackage, quarter: str) -> frozenset[str]:
    register = package.register
    around = ancestors(register, quarter)
    names = around | {str(register.loc[one, "name"]) for one in around if one in register.index}
    served = package.actors["serves"].map(
        lambda text: any(part.strip() in names for part in str(text).split(";"))
    )
    near = select_actors(package, ActorFilter(place=quarter))
    return frozenset({*near, *package.actors.index[served]})
