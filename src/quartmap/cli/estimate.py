"""The command `estimate`: what the page of own quarters tells, without a browser."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quartmap.cli.program import STDIO, Data, app, told, write
from quartmap.errors import SelectionError
from quartmap.names import METRIC_CRS, VALUE_SUFFIXES, WEB_CRS
from quartmap.package.location import data_folder

if TYPE_CHECKING:
    from quartmap.analysis.estimate_record import Estimate
    from quartmap.own.record import OwnArea
    from quartmap.own.refusal import RefusedError
    from quartmap.own.upload import Reading
    from quartmap.package import DataPackage

_NO_CELLS = "The data package has no census cells to estimate from. Name another with --data."


class Form(StrEnum):
    """What `estimate` writes."""

    JSON = "json"
    CSV = "csv"
    GEOJSON = "geojson"


class System(StrEnum):
    """The coordinate systems that a file may be in."""

    DEGREES = WEB_CRS
    METRES = METRIC_CRS
    WEB_MAPS = "EPSG:3857"


@app.command()
def estimate(  # noqa: PLR0913  one parameter per option
    *,
    file: Annotated[
        Path, typer.Argument(help="GeoJSON with polygons, each feature an area; - is stdin.")
    ],
    form: Annotated[
        Form | None,
        typer.Option("--format", help="Format; else by the ending of the output, else json."),
    ] = None,
    crs: Annotated[
        System, typer.Option(help="System of the coordinates, where the file does not say.")
    ] = System.DEGREES,
    swap: Annotated[
        bool, typer.Option("--swap", help="Take the two numbers of each position swapped.")
    ] = False,
    repair: Annotated[
        bool, typer.Option("--repair", help="Repair outlines that cross themselves.")
    ] = False,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="File to write; - is stdout.")
    ] = STDIO,
    data: Data = None,
) -> None:
    """Estimate the figures of any areas in Germany from the census grid."""
    with told():
        from quartmap.analysis.estimate import estimates, indicator_ids  # noqa: PLC0415  --help stays quick
        from quartmap.package import load  # noqa: PLC0415

        areas = _named(_read(_content(file), crs.value, swap=swap, repair=repair))
        package = load(data_folder(data))
        if not indicator_ids(package):
            raise SelectionError(_NO_CELLS)
        found = estimates(package, areas)
        write(output, _written(package, areas, found, form or _form_of(output)))
        _tell(areas, found)


def _content(file: Path) -> bytes:
    """Return the file up to one byte more than is read at all: the rest is never in memory."""
    from quartmap.own.limits import BYTES  # noqa: PLC0415

    if file == STDIO:
        return sys.stdin.buffer.read(BYTES + 1)
    with file.open("rb") as source:
        return source.read(BYTES + 1)


def _read(content: bytes, crs: str, *, swap: bool, repair: bool) -> "Reading":
    from quartmap.own.refusal import RefusedError  # noqa: PLC0415
    from quartmap.own.upload import reading  # noqa: PLC0415
    from quartmap.texts import texts  # noqa: PLC0415

    try:
        found = reading(content, crs=crs, swap=swap, repair=repair)
    except RefusedError as error:
        _refuse(error)
        raise typer.Exit(1) from None
    for remark in found.remarks:
        typer.echo(f"quartmap: {remark.sentence(texts('en'))}", err=True)
    return found


def _refuse(error: "RefusedError") -> None:
    for line in str(error).splitlines():
        typer.echo(f"quartmap: {line}", err=True)
    if error.offer:
        typer.echo(f"quartmap: --{error.offer} does it.", err=True)


def _named(found: "Reading") -> "tuple[OwnArea, ...]":
    """Return the areas, those without a name called by their number."""
    from dataclasses import replace  # noqa: PLC0415

    return tuple(
        area if area.name else replace(area, name=f"Area {number}")
        for number, area in enumerate(found.areas, 1)
    )


def _form_of(output: Path) -> Form:
    ending = output.suffix.removeprefix(".").lower()
    return Form(ending) if ending in list(Form) else Form.JSON


def _written(
    package: "DataPackage",
    areas: "tuple[OwnArea, ...]",
    found: "tuple[Estimate, ...]",
    form: Form,
) -> bytes:
    from quartmap.export.own import own_csv, own_geojson  # noqa: PLC0415

    if form is Form.CSV:
        return own_csv(package, areas, found)
    layer = own_geojson(package, areas, found)
    return layer if form is Form.GEOJSON else _plain(layer)


def _plain(layer: bytes) -> bytes:
    """Return the layer without outlines, the figures of each area by indicator."""
    content = json.loads(layer)
    ids = [one["indicator_id"] for one in content["metadata"]["indicators"]]
    areas = [_area(feature["properties"], ids) for feature in content["features"]]
    plain = {"metadata": content["metadata"], "areas": areas}
    return json.dumps(plain, ensure_ascii=False, indent=2).encode() + b"\n"


def _area(properties: dict[str, Any], ids: list[str]) -> dict[str, Any]:
    left, figures = dict(properties), {}
    for indicator_id in ids:
        if indicator_id in properties:
            figures[indicator_id] = {
                suffix.removeprefix("_") or "value": left.pop(indicator_id + suffix)
                for suffix in VALUE_SUFFIXES
                if indicator_id + suffix in left
            }
    return left | {"figures": figures}


def _tell(areas: "tuple[OwnArea, ...]", found: "tuple[Estimate, ...]") -> None:
    """Say on stderr how many areas have figures, and why others have none."""
    from quartmap.texts import texts  # noqa: PLC0415
    from quartmap.texts.reasons import reason_text  # noqa: PLC0415

    for area, one in zip(areas, found, strict=True):
        if one.reason:
            typer.echo(f"{area.name}: no figures: {reason_text(texts('en'), one)}", err=True)
    count = sum(not one.reason for one in found)
    typer.echo(f"{count} of {len(areas)} area{'s' if len(areas) != 1 else ''} estimated.", err=True)
