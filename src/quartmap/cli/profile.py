"""The command `profile`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from quartmap.cli.program import Data, app, told, write
from quartmap.package.location import data_folder


class Tongue(StrEnum):
    """The languages that `profile` writes."""

    DE = "de"
    EN = "en"


@app.command()
def profile(
    *,
    quarter: Annotated[str, typer.Argument(help="Id of the quarter, as in areas.csv.")],
    lang: Annotated[Tongue, typer.Option(help="Language of the document.")] = Tongue.DE,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="File to write; - is stdout; else as on the page.",
        ),
    ] = None,
    site: Annotated[
        str, typer.Option(metavar="URL", help="Address of the dashboard, for the link in it.")
    ] = "",
    data: Data = None,
) -> None:
    """Write the profile of a quarter as a PDF to print."""
    with told():
        from quartmap.package import load  # noqa: PLC0415
        from quartmap.paper.compile import file_name, profile_pdf  # noqa: PLC0415

        package = load(data_folder(data))
        target = output or Path(file_name(package, quarter, lang.value))
        write(target, profile_pdf(package, quarter, lang.value, site))
    typer.echo(f"Profile of {quarter} written to {target}.", err=True)
