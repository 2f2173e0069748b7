"""Everything of a package that a person may look for by name."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

import numpy as np
import pandas as pd

from quartmap.analysis.addresses import find_addresses
from quartmap.analysis.search import SHARE, Entry, entry
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.package.addresses import addresses
from quartmap.texts import Texts, texts

_HOUSE: Final = re.compile(r"[^\W\d_]{3}.*\d")
"""A street with a house number, as far as one can tell."""


@lru_cache(maxsize=4)
def index(package: DataPackage, language: Language) -> tuple[Entry, ...]:
    """Return every area, street, actor, type of actor and indicator; all sessions share it.

    Areas that have no name but their id (grid cells) are left out.
    """
    words = texts(language)
    return (*_areas(package, words), *_streets(package, words), *_others(package, words))


def _areas(package: DataPackage, words: Texts) -> list[Entry]:
    levels = {one.id: (place, one) for place, one in enumerate(package.dashboard.levels)}
    register, around = package.register, surroundings(package)
    columns = (register.index, register["level"], register["name"])
    found = []
    for key, level, name in zip(*(column.tolist() for column in columns), strict=True):
        if level in levels and name != key:
            place, one = levels[level]
            found.append(
                entry("area", key, name, _listed(words.pick(one.label), around[key]), place)
            )
    return found


@lru_cache(maxsize=2)
def surroundings(package: DataPackage) -> Mapping[str, str]:
    """Return by area_id the name of the municipality around it, of a larger area's parent."""
    register = package.register
    within = {one.id for one in package.dashboard.levels if one.within_cases}
    names, parents, levels = (dict(register[one]) for one in ("name", "parent_id", "level"))

    def name_around(area_id: str) -> str:
        parent = parents[area_id]
        while parent in names:
            inside = levels[area_id] in within
            if (levels[parent] not in within) if inside else names[parent] != names[area_id]:
                return str(names[parent])
            parent = parents[parent]
        return ""

    return {area_id: name_around(area_id) for area_id in names}


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _streets(package: DataPackage, words: Texts) -> list[Entry]:
    """Return each street at the address that lies most in its middle."""
    listed = addresses_of(package)
    if listed is None:
        return []
    codes, names = pd.factorize(listed["street"], sort=True)
    places = listed[["lat", "lon"]].set_axis(codes)
    away = ((places - places.groupby(level=0).transform("median")) ** 2).sum(axis=1)
    order = np.lexsort([away.to_numpy(), codes])
    rows = listed.iloc[order[np.searchsorted(codes[order], np.arange(len(names)))]]
    return _addresses(package, rows, rows["street"].tolist(), words.t("Street"))


def _addresses(
    package: DataPackage, rows: pd.DataFrame, names: Iterable[str], kind: str
) -> list[Entry]:
    columns = [rows[one].tolist() for one in ("lat", "lon", "area_id")]
    return [
        entry("address", f"{lat:.5f},{lon:.5f}", name, _listed(kind, _place_name(package, where)))
        for name, lat, lon, where in zip(names, *columns, strict=True)
    ]


def _place_name(package: DataPackage, area_id: str) -> str:
    """Return the name of an area, with its municipality where it lies within one."""
    name, level = _named(package).get(area_id, ("", ""))
    around = surroundings(package).get(area_id, "")
    board = package.dashboard
    inner = {one.id for one in board.levels if one.within_cases} | {board.case_level}
    return f"{name} ({around})" if level in inner and around not in ("", name) else name


@lru_cache(maxsize=2)
def _named(package: DataPackage) -> Mapping[str, tuple[str, str]]:
    register = package.register
    columns = (register.index, register["name"], register["level"])
    return {key: (name, level) for key, name, level in zip(*map(list, columns), strict=True)}


def _others(package: DataPackage, words: Texts) -> list[Entry]:
    types = {str(key): words.pick(row, "label") for key, row in package.actor_types.iterrows()}
    topics = {one.id: words.pick(one.label) for one in package.dashboard.topics}
    actors, kind = package.actors, words.t("Type of actor")
    columns = (actors.index, actors["name"], actors["actor_type"], actors["area_id"])
    found = [
        entry("actor", key, name, _listed(types.get(of, ""), _place_name(package, where)))
        for key, name, of, where in zip(*(one.tolist() for one in columns), strict=True)
    ]
    used = set(actors["actor_type"])
    found += [entry("actor_type", key, types[key], kind) for key in types if key in used]
    for key, row in package.indicators.iterrows():
        what = _listed(words.t("Indicator"), topics.get(str(row["topic"]), ""))
        found.append(entry("indicator", str(key), words.pick(row, "label"), what))
    return found


@lru_cache(maxsize=256)
def houses(package: DataPackage, language: Language, text: str) -> tuple[Entry, ...]:
    """Return the addresses that fit a street with a house number; the nearest numbers, too."""
    listed = addresses_of(package)
    if listed is None or not _HOUSE.search(text):
        return ()
    rows = find_addresses(listed, text, SHARE)
    pairs = zip(rows["street"].tolist(), rows["house_number"].tolist(), strict=True)
    names = [f"{street} {number}".strip() for street, number in pairs]
    return tuple(_addresses(package, rows, names, texts(language).t("Address")))


@lru_cache(maxsize=2)
def addresses_of(package: DataPackage) -> pd.DataFrame | None:
    """Return the addresses of the package, read once."""
    return addresses(package)
