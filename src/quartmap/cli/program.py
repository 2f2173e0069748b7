"""The program and what all its commands share: the option for the data, errors, writing."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Final

import typer

from quartmap.errors import DataPackageError, QuartmapError
from quartmap.package.location import VARIABLE

app = typer.Typer(
    name="quartmap",
    help="A map of quarters: list and export its layers, print a profile, estimate the "
    "figures of any area, check its data, run the dashboard.",
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
Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="FILE", help="File to write; - is stdout.")
]
STDIO: Final = Path("-")
"""Stands for standard input or output."""


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


@contextmanager
def told() -> Iterator[None]:
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


def write(output: Path, content: bytes) -> None:
    """Write to a file or to standard output."""
    if output == STDIO:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        output.write_bytes(content)
