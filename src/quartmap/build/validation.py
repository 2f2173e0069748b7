"""`python -m quartmap.build.validation TARGET`: how far estimates from census cells are off.

Needs the finished package only. Writes `census/calibration.csv` and `estimate_errors.csv` anew,
notes both in `datapackage.json`, and prints the errors.
"""

import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pandas as pd

from quartmap.analysis.estimate import indicator_ids
from quartmap.build import validation_factors as factors
from quartmap.build.census_hectares import PLACES
from quartmap.build.validation_checks import coarse_rows, fine_rows, official_rows, table
from quartmap.build.validation_coarse import coarsen
from quartmap.build.validation_files import note, write
from quartmap.build.validation_fine import read_fine
from quartmap.build.validation_report import lines
from quartmap.build.validation_truth import official
from quartmap.package import DataPackage
from quartmap.package.reader import read
from quartmap.package.schema import CALIBRATION, ESTIMATE_ERRORS

FILES: Final = (CALIBRATION.path, ESTIMATE_ERRORS.path)


def build(target: Path) -> DataPackage | None:
    """Write both files and their entries in `datapackage.json`; return the package with them.

    None where the package has no census grid: there is nothing to check.

    Raises
    ------
    ValueError
        Where the package cannot be read.
    """
    package = read(target).package
    if package is None:
        message = f"The package in '{target}' cannot be read; run `quartmap check` on it."
        raise ValueError(message)
    if not indicator_ids(package):
        return None
    calibration, errors = check(package)
    write(calibration, target / CALIBRATION.path)
    write(errors, target / ESTIMATE_ERRORS.path)
    note(target)
    return read(target).package


def clear(target: Path) -> None:
    """Remove both files: a build begins without those of the last."""
    for path in FILES:
        (target / path).unlink(missing_ok=True)


def check(package: DataPackage) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the factors of the intervals and the estimates beside what they are held against."""
    truths = official(package)
    places = {place.ags: read_fine(package.root / "census", place.name) for place in PLACES}
    with TemporaryDirectory() as folder:
        coarse = coarsen(package, Path(folder))
        registers = [one for one in truths if one.check == "register"]
        found = factors.table(factors.factors(package, places, coarse, registers))
        calibrated = replace(package, calibration=found.set_index(["basis", "indicator_id"]))
        rows = [
            *official_rows(calibrated, truths),
            *fine_rows(calibrated, places),
            *coarse_rows(
                calibrated, coarse, found.loc[found["check"] == "coarser", "indicator_id"]
            ),
        ]
    return found, table(rows, indicator_ids(package))


def main(arguments: list[str]) -> int:
    """Check the package in the folder named; print the errors."""
    if len(arguments) != 1:
        print("usage: python -m quartmap.build.validation TARGET")
        return 2
    package = build(Path(arguments[0]))
    for line in lines(package) if package is not None else ("no census grid: nothing to check",):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
