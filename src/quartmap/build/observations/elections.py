"""Turnout in state and local elections 1975-2025."""

from pathlib import Path
from typing import Final

from quartmap.build.observations import rows

FILE: Final = "indicators/turnout_elections_1975_2025.csv"
SOURCE: Final = "it-nrw-elections"


def build(sources: Path) -> rows.Yield:
    """Return the turnout; 1975 in the towns is unreliable, since postal votes are lacking."""
    table = rows.read(sources / FILE)
    named, left_out = rows.renamed(table, "elections")
    incomplete = named["quality"].str.contains("INCOMPLETE")
    named["status"] = incomplete.map({True: "unreliable", False: "observed"})
    named["note"] = incomplete.map({True: "sehr wahrscheinlich ohne Briefwahl", False: ""})
    frame = named.rename(columns={"unit_id": "area_id", "date": "reference_date"})
    return rows.Yield(rows.complete(frame, source_id=SOURCE), left_out)
