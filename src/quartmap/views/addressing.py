"""The address of a page as values: parameters, reading and writing.

It holds ids only, so that a link means the same in every language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from quartmap.names import SCHEMES
from quartmap.package import DataPackage

RADII: Final = (500, 1000, 2000)
MANY: Final = ("mode", "dimension", "type")
"""Parameters that hold several ids, separated by commas."""
LANG: Final = "lang"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of the address: its default and what it may be (None: any text)."""

    name: str
    default: Any
    allowed: frozenset[str] | None = None
    number: bool = False


@lru_cache(maxsize=2)
def parameters(package: DataPackage) -> tuple[Parameter, ...]:
    """Return every parameter that the map page understands."""
    board = package.dashboard
    return (
        Parameter("place", board.view.place, frozenset(place.id for place in board.places)),
        Parameter("level", board.view.level, frozenset(package.geometry)),
        Parameter("indicator", board.view.indicator, frozenset(package.indicators.index)),
        Parameter("date", board.view.reference_date, frozenset(package.offers["reference_date"])),
        Parameter("scheme", "natural", frozenset(SCHEMES)),
        Parameter("k", 5, frozenset(str(k) for k in range(2, 10)), number=True),
        Parameter("breaks", ""),
        Parameter("min", ""),
        Parameter("max", ""),
        Parameter("mode", (), frozenset(mode.id for mode in board.modes)),
        Parameter("dimension", (), frozenset(one.id for one in board.dimensions)),
        Parameter("type", (), frozenset(package.actor_types.index)),
        Parameter("q", ""),
        Parameter("near", ""),
        Parameter("radius", RADII[1], frozenset(str(radius) for radius in RADII), number=True),
        Parameter("area", "", frozenset(package.register.index)),
        Parameter("actor", "", frozenset(package.actors.index)),
        Parameter("tiles", "", frozenset(tiles.id for tiles in board.tiles)),
    )


def own_levels(package: DataPackage) -> dict[str, str]:
    """Return by place the level that says most there, for addresses that name none."""
    return {place.id: place.level for place in package.dashboard.places}


@dataclass(frozen=True, slots=True)
class Unknown:
    """A parameter, or the value of one, that the address has and the package does not."""

    name: str
    value: str


def read_address(
    known: Sequence[Parameter], address: Mapping[str, str]
) -> tuple[dict[str, Any], tuple[Unknown, ...]]:
    """Return a value for every parameter, and what in the address could not be used."""
    values = {parameter.name: parameter.default for parameter in known}
    unknown = []
    by_name = {parameter.name: parameter for parameter in known}
    for name, text in address.items():
        parameter = by_name.get(name)
        if parameter is None:
            if name != LANG:
                unknown.append(Unknown(name, text))
            continue
        given = text.split(",") if name in MANY else [text]
        good = [one for one in given if parameter.allowed is None or one in parameter.allowed]
        unknown += [Unknown(name, one) for one in given if one not in good and one]
        if name in MANY:
            values[name] = tuple(good)
        elif good:
            values[name] = int(good[0]) if parameter.number else good[0]
    return values, tuple(unknown)


def write_address(
    known: Sequence[Parameter], values: Mapping[str, Any], levels: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the parameters that differ from their defaults, as they stand in the address.

    With `levels` the level is there too where the place alone would bring another.
    """
    address = {}
    for parameter in known:
        value = values.get(parameter.name, parameter.default)
        value = tuple(value) if parameter.name in MANY else value
        if value != parameter.default and value is not None:
            text = ",".join(value) if parameter.name in MANY else str(value)
            if text:
                address[parameter.name] = text
    own = (levels or {}).get(values.get("place", "")) or values.get("level")
    if levels and own != values.get("level"):
        address["level"] = str(values["level"])
    return address
