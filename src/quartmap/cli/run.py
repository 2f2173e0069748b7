"""The command `run`."""

import os
from typing import Annotated

import typer

from quartmap.cli.program import Data, app, told
from quartmap.package.location import VARIABLE, data_folder


@app.command()
def run(
    *,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8501,
    data: Data = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "localhost",
    headless: Annotated[
        bool, typer.Option("--headless", help="Do not open a browser window.")
    ] = False,
) -> None:
    """Run the dashboard until it is stopped."""
    with told():
        from quartmap.web.application import create_app, settings  # noqa: PLC0415

        place = data_folder(data)
        # The script that Streamlit runs finds the same folder by it.
        os.environ[VARIABLE] = str(place)
        create_app(place).run(config=settings(port=port, host=host, headless=headless))
