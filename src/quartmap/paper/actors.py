"""The local actors of a quarter, and those of other areas that work for it."""

import pandas as pd

from quartmap.package import DataPackage
from quartmap.texts import Texts


def actors_of(package: DataPackage, area_id: str) -> pd.DataFrame:
    """Return the actors that are located in the quarter."""
    return package.actors[package.actors["area_id"].isin(package.same_area(area_id))]


def currency_text(words: Texts, currency: str) -> str:
    """Return what to mind about an entry that may no longer hold; else ''."""
    known = {
        "historic": words.t("no longer there"),
        "unknown": words.t("existence not known"),
    }
    return known.get(currency, "")


def further_text(package: DataPackage, words: Texts, area_id: str) -> str:
    """Return how many actors of other areas serve the quarter as well."""
    same = package.same_area(area_id)
    elsewhere = package.actors[~package.actors["area_id"].isin(same)]
    serving = [not same.isdisjoint(str(text).split(";")) for text in elsewhere["serves"]]
    found = elsewhere[serving]
    if found.empty:
        return ""
    homes = package.register["name"].reindex(found["area_id"].unique()).dropna()
    return words.n(
        "{count} more actor, listed under {places}, also works for this quarter.",
        "{count} more actors, listed under {places}, also work for this quarter.",
        len(found),
        places=", ".join(homes),
    )
