"""The mini package with the two tables on the quality of estimates."""

import json
from pathlib import Path

from quartmap.package.schema import CALIBRATION, ESTIMATE_ERRORS, Table
from support.mini import renew_descriptor

FACTORS = """basis,indicator_id,factor,aimed,areas,check
1km,population,1.25,90,40,fine
1km,foreign_share,0.5,90,12,coarser
"""
ERRORS = """\
check,area_id,basis,indicator_id,reference_date,area_km2,truth,estimate,low,high,source_id
fine,hafenviertel,1km,population,2011-05-09,0.5,1000,1500,800,2000,office
fine,09999001-hafen,1km,population,2011-05-09,3,2000,1900,1850,1950,office
fine,09999001-muehle,1km,population,2011-05-09,1,400,500,300,600,office
update,09999001,1km,population,2009-12-31,40,8000,8200,8100,8300,bote
update,09999001,1km,population,2013-12-31,40,8200,8200,8100,8300,bote
coarser,09999002,1km,foreign_share,2011-05-09,0.8,12.5,11,9,13,study
"""


def add_estimates(folder: Path, factors: str = FACTORS, errors: str = ERRORS) -> Path:
    """Write both tables into a copy of the mini package, listed with their hashes."""
    path = folder / "datapackage.json"
    content = json.loads(path.read_text("utf-8"))
    like = next(one for one in content["resources"] if one["path"] == "events.csv")
    for table, text in ((CALIBRATION, factors), (ESTIMATE_ERRORS, errors)):
        (folder / table.path).parent.mkdir(exist_ok=True)
        (folder / table.path).write_text(text, "utf-8")
        content["resources"].append(_entry(like, table))
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    renew_descriptor(folder)
    return folder


def _entry(like: dict[str, object], table: Table) -> dict[str, object]:
    named = {"name": table.name, "path": table.path, "schema": table.descriptor()}
    return like | named | {"title": f"{table.name} / {table.name}"}
