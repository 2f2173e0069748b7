"""Figures that the case studies print: kept where they say something no table says."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pandas as pd
import yaml

from quartmap.build import citations
from quartmap.build.observations import publications, rows

FILE: Final = "actors/case_studies.yaml"
DECISIONS: Final = rows.HERE / "case_figures.csv"
_FORMS: Final = {
    "exact": "",
    "approx": "gerundet",
    "more_than": "gedruckt: mehr als",
    "range": "",
    "weak": "gerundet; Abgrenzung nicht genannt",
}
_RANGE: Final = re.compile(r"\((\d+)-(\d+)\)")


def _printed(cases: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Yield each figure with the case it belongs to."""
    groups = {**cases["case_studies"], "essen_city_context": cases["essen_city_context"]}
    for name, case in groups.items():
        for figure in case["figures"]:
            yield {
                "case": name,
                "key": figure["key"],
                "date": str(figure["date"] or ""),
                "number": str(figure["value"]),
                "unit_text": figure["unit"],
                "cited": figure["source"],
            }


def _decided(printed: pd.DataFrame) -> pd.DataFrame:
    """Return each figure with what was decided on it; every figure needs a decision."""
    keys = ["case", "key", "date"]
    table = printed.merge(rows.read(DECISIONS), on=keys, how="outer", indicator=True)
    open_ = table[table["_merge"] != "both"]
    if len(open_):
        listed = "; ".join(" ".join(key) for key in open_[keys].astype(str).to_numpy())
        raise ValueError(f"{DECISIONS.name} and the case studies differ: {listed}.")
    return table


def build(sources: Path) -> rows.Yield:
    """Return the figures of the case studies, bounds and ranges as printed."""
    cases = yaml.safe_load((sources / FILE).read_text(encoding="utf-8"))
    table = _decided(pd.DataFrame(_printed(cases)))
    out = table.loc[table["reason"] != "", "reason"].value_counts().sort_index()
    kept = table[table["reason"] == ""]
    pages = kept["cited"].map(lambda key: publications.find(key, cases["sources"].get(key, key)))
    limits = kept["unit_text"].str.extract(_RANGE).fillna("")
    ranged, bound = kept["form"] == "range", kept["form"] == "more_than"
    frame = kept.assign(
        value=kept["number"].where(~ranged & ~bound, ""),
        value_low=kept["number"].where(bound, limits[0].where(ranged, "")),
        value_high=limits[1].where(ranged, ""),
        note=kept["form"].map(_FORMS),
        status=(kept["form"] == "weak").map({True: "unreliable", False: "observed"}),
        source_id=pages.map(lambda page: page.source_id),
    )
    return rows.Yield(
        rows.complete(frame),
        tuple(f"case figures: {count} rows, {reason}" for reason, count in out.items()),
        tuple(citations.distinct(pages)),
    )
