"""What kinds of actors the register has in each case study, and what kinds it lacks."""

import re
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from quartmap.analysis.folding import folded
from quartmap.analysis.reach import GONE
from quartmap.analysis.selection import ActorFilter, select_actors
from quartmap.package import DataPackage
from quartmap.package.documents import Statement


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence of the study about actors, and the types of actor that it names."""

    statement: Statement
    types: tuple[str, ...]


@lru_cache(maxsize=4)
def balance(package: DataPackage) -> pd.DataFrame:
    """Return the number of actors by dimension and type in each case study.

    Index (dimension, actor_type): every pair in the register, dimensions in the dashboard's
    order, types in the package's. Columns: area_id of the case studies. An actor counts in every
    case study that it is in or serves; one known to be gone counts nowhere.
    """
    actors = package.actors
    order = [one.id for one in package.dashboard.dimensions]
    pairs = [
        (dimension, str(kind))
        for dimension in order
        for kind in package.actor_types.index
        if ((actors["dimension"] == dimension) & (actors["actor_type"] == kind)).any()
    ]
    index = pd.MultiIndex.from_tuples(pairs, names=["dimension", "actor_type"])
    return pd.DataFrame(
        {case: _counts(package, case, index) for case in case_ids(package)}, index=index
    )


def case_ids(package: DataPackage) -> tuple[str, ...]:
    """Return the ids of the case studies in the register's order."""
    register = package.register
    return tuple(map(str, register.index[register["level"] == package.dashboard.case_level]))


def _counts(package: DataPackage, case: str, index: pd.MultiIndex) -> "pd.Series[int]":
    found = package.actors.loc[list(select_actors(package, ActorFilter(place=case)))]
    found = found[found["currency"] != GONE]
    counts = found.groupby(["dimension", "actor_type"]).size()
    return counts.reindex(index, fill_value=0).astype("int64")


@lru_cache(maxsize=4)
def findings_on_actors(package: DataPackage) -> tuple[Finding, ...]:
    """Return the findings of the study that name a type of actor; empty without case studies.

    A finding names a type where the type's label stands in it, in either language, at the start
    of a word (`Schools` names `School`).
    """
    findings = package.cases.findings if package.cases else ()
    named = [Finding(one, _named(package, one)) for one in findings]
    return tuple(one for one in named if one.types)


def _named(package: DataPackage, statement: Statement) -> tuple[str, ...]:
    texts = {"label_de": statement.text.de, "label_en": statement.text.en}
    return tuple(
        str(kind)
        for kind, labels in package.actor_types[list(texts)].iterrows()
        if any(_stands_in(str(labels[column]), text) for column, text in texts.items())
    )


def _stands_in(label: str, text: str) -> bool:
    """Tell whether `label` begins at a word of `text`; case does not matter.

    >>> _stands_in("School", "Many schools"), _stands_in("School", "Preschool")
    (True, False)
    """
    sought = folded(label)[0]
    return bool(sought) and re.search(rf"\b{re.escape(sought)}", folded(text)[0]) is not None
