"""The command `check`."""

from pathlib import Path
from typing import Annotated

import typer

from quartmap.cli.program import app, told
from quartmap.package.location import data_folder


@app.command()
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help="Data package; the one in use if left out."),
    ] = None,
) -> None:
    """Check a data package and list every problem; exit 1 if there is one."""
    with told():
        from quartmap.package import check as problems_of  # noqa: PLC0415

        place = data_folder(folder)
        problems = problems_of(place)
    for problem in problems:
        typer.echo(str(problem))
    if problems:
        count = len(problems)
        typer.echo(f"{count} problem{'s' if count != 1 else ''} in {place}", err=True)
        raise typer.Exit(1)
    typer.echo(f"no problems in {place}")
