"""The commands `layers` and `export`."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from quartmap.cli.program import Data, Output, app, told, write
from quartmap.package.location import data_folder


class Format(StrEnum):
    """What `export` writes."""

    GEOJSON = "geojson"
    CSV = "csv"
    GPKG = "gpkg"


@app.command()
def layers(data: Data = None) -> None:
    """List the layers: name, what it holds in German and English, number of features."""
    with told():
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
    output: Output,
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
    with told():
        from quartmap.export.layers import named_layer  # noqa: PLC0415
        from quartmap.package import load  # noqa: PLC0415

        found = named_layer(
            load(data_folder(data)),
            layer,
            indicator_ids=indicator or (),
            reference_date=date,
            where=where,
        )
        write(output, _writer(format_ or _format_of(output))(found))
    count = len(found["features"])
    typer.echo(f"{count} feature{'s' if count != 1 else ''} of {layer} written.", err=True)


def _format_of(output: Path) -> Format:
    ending = output.suffix.removeprefix(".").lower()
    return Format(ending) if ending in list(Format) else Format.GEOJSON


def _writer(wanted: Format) -> Callable[[dict[str, object]], bytes]:
    from quartmap.export import geojson, tabular  # noqa: PLC0415

    return {
        Format.GEOJSON: geojson.dumps,
        Format.CSV: tabular.to_csv,
        Format.GPKG: tabular.to_geopackage,
    }[wanted]
