"""Where the data package lies when nobody says so."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

VARIABLE: Final = "QUARTMAP_DATA"
"""The environment variable that names another data package."""
_MARK: Final = "datapackage.json"
_PACKAGE: Final = Path(__file__).resolve().parents[1]


def data_folder(option: Path | None = None, *, environ: Mapping[str, str] | None = None) -> Path:
    """Return the folder of the data package to use, absolute.

    The option, else `QUARTMAP_DATA`, else the first that holds a `datapackage.json` of:
    `geodata` in the working folder, in the installed package, beside `src` in a checkout. What
    is named outright is returned even if it is not there, and so is `./geodata` if there is
    nothing at all: whoever reads it says what is wrong.
    """
    named = os.environ if environ is None else environ
    if option is not None:
        return option.expanduser().absolute()
    if named.get(VARIABLE):
        return Path(named[VARIABLE]).expanduser().absolute()
    here = Path("geodata").absolute()
    folders = (here, _PACKAGE / "geodata", _PACKAGE.parents[1] / "geodata")
    return next((folder for folder in folders if (folder / _MARK).is_file()), here)
