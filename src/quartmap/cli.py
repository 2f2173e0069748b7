"""The command line: layers, export, profile, check, run."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Final

import typer

from quartmap.errors import DataPackageError, QuartmapError
from quartmap.package.location import VARIABLE, data_folder

app = typer.Typer(
    name="quartmap",
    help="A map of quarters: list and export its layers, print a profile, check its data, run the "
    "dashboard.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Data = Annotated[
    Path | None,
    typer.Option(
        "--data", metavar="DIR", help=f"Data package to use (otherwise ${VARIABLE}, ./geodata, …)."
    ),
]
_STDOUT: Final = Path("-")


class Format(StrEnum):
    """What `export` writes."""

    GEOJSON = "geojson"
    CSV = "csv"
    GPKG = "gpkg"


class Tongue(StrEnum):
    """The languages that `profile` writes."""

    DE = "de"
    EN = "en"


def _show_version(asked: bool) -> None:  # noqa: FBT001  typer calls it so
    if asked:
        typer.echo(f"quartmap {version('quartmap')}")
        raise typer.Exit


@app.callback()
def main(
    *,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """List and export the layers of a map of quarters, check its data, run the dashboard."""


@app.command()
def layers(data: Data = None) -> None:
    """List the layers: name, what it holds in German and English, number of features."""
    with _told():
        from quartmap.export.layers import offers  # noqa: PLC0415  --help stays quick
        from quartmap.package import load  # noqa: PLC0415

        found = offers(load(data_folder(data)))
        rows = [(one.name, one.label_de, one.label_en, str(one.count)) for one in found]
        widths = [max(len(row[column]) for row in rows) for column in range(4)]
        for *texts, count in rows:
            left = "  ".join(f"{text:<{width}}" for text, width in zip(texts, widths, strict=False))
            typer.echo(f"{left}  {count:>{widths[-1]}}")


@app.command()
def export(  # noqa: PLR0913  one parameter per option
    *,
    layer: Annotated[str, typer.Argument(help="Name of the layer, as `quartmap layers` lists.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="File to write; - is stdout.")
    ],
    indicator: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Indicator to add, repeatable; all if left out."),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Reference date, e.g. 2022-05-15 or 2022; else newest."),
    ] = None,
    where: Annotated[
        str,
        typer.Option(
            metavar="CONDITION",
            help="Keep only features that meet it, e.g. 'area_km2 > 5 and name contains \"berg\"'. "
            "Signs: = != < <= > >= contains; and, or, not, parentheses; null is an absent value.",
        ),
    ] = "",
    format_: Annotated[
        Format | None,
        typer.Option("--format", help="Format; else by the ending of FILE, else geojson."),
    ] = None,
    data: Data = None,
) -> None:
    """Write a layer with its values as GeoJSON, CSV or GeoPackage."""
    with _told():
        from quartmap.export.layers import named_layer  # noqa: PLC0415
        from quartmap.package import load  # noqa: PLC0415

        found = named_layer(
            load(data_folder(data)),
            layer,
            indicator_ids=indicator or (),
            reference_date=date,
            where=where,
        )
        _write(output, _writer(format_ or _format_of(output))(found))
    count = len(found["features"])
    typer.echo(f"{count} feature{'s' if count != 1 else ''} of {layer} written.", err=True)


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
    with _told():
        from quartmap.package import load  # noqa: PLC0415
        from quartmap.paper.compile import file_name, profile_pdf  # noqa: PLC0415

        package = load(data_folder(data))
        target = output or Path(file_name(package, quarter, lang.value))
        _write(target, profile_pdf(package, quarter, lang.value, site))
    typer.echo(f"Profile of {quarter} written to {target}.", err=True)


@app.command()
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help="Data package; the one in use if left out."),
    ] = None,
) -> None:
    """Check a data package and list every problem; exit 1 if there is one."""
    with _told():
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
    with _told():
        from quartmap.web.application import create_app, settings  # noqa: PLC0415

        place = data_folder(data)
        # The script that Streamlit runs finds the same folder by it.
        os.environ[VARIABLE] = str(place)
        create_app(place).run(config=settings(port=port, host=host, headless=headless))


@contextmanager
def _told() -> Iterator[None]:
    """Turn an error that a person can cause into its sentence on stderr and exit code 1."""
    try:
        yield
    except BrokenPipeError:
        # The reader of our output has gone (`… | head`); Python must not complain at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from None
    except DataPackageError as error:
        count = len(error.problems)
        more = f" ({count - 1} more: see `quartmap check`)" if count > 1 else ""
        typer.echo(f"quartmap: {error.problems[0]}{more}", err=True)
        raise typer.Exit(1) from None
    except OSError as error:
        typer.echo(f"quartmap: {error.filename or 'system'}: {error.strerror}", err=True)
        raise typer.Exit(1) from None
    except QuartmapError as error:
        typer.echo(f"quartmap: {error}", err=True)
        raise typer.Exit(1) from None


def _format_of(output: Path) -> Format:
    ending = output.suffix.removeprefix(".").lower()
    return Format(ending) if ending in list(Format) else Format.GEOJSON


def _writer(wanted: Format) -> "Callable[[dict[str, object]], bytes]":
    from quartmap.export import geojson, tabular  # noqa: PLC0415

    return {
        Format.GEOJSON: geojson.dumps,
        Format.CSV: tabular.to_csv,
        Format.GPKG: tabular.to_geopackage,
    }[wanted]


def _write(output: Path, content: bytes) -> None:
    if output == _STDOUT:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        output.write_bytes(content)
