"""Where a hit leads: the address by hand, on the mini package and on the shipped one."""

from typing import Any

import pytest

from quartmap.analysis.search import Entry, Kind, entry
from quartmap.package import DataPackage, load
from quartmap.views.search_jump import jump
from quartmap.views.state import own_levels, parameters, read_address, write_address


def _defaults(package: DataPackage, **changes: Any) -> dict[str, Any]:
    return {one.name: one.default for one in parameters(package)} | changes


def _hit(kind: Kind, key: str) -> Entry:
    return entry(kind, key, "x", "x")


@pytest.mark.parametrize(
    ("hit", "page", "address"),
    [
        (("area", "09999001-hafen"), "map", {"area": "09999001-hafen"}),
        (
            ("area", "moosbach"),
            "map",
            {"place": "moosbach", "level": "core", "area": "moosbach"},
        ),
        (("area", "09999002"), "map", {"place": "moosbach", "level": "town", "area": "09999002"}),
        (("actor", "a3"), "map", {"place": "muehlrand", "actor": "a3"}),
        (("address", "50.005,10.03"), "map", {"near": "50.005,10.03"}),
        (("indicator", "density"), "map", {"indicator": "density"}),
        # The default view: an empty address would bring the map as it was left.
        (("indicator", "foreign_share"), "map", {"place": "all"}),
        (("actor_type", "shop"), "actors", {"type": "shop"}),
        (("page", "fields"), "fields", {}),
        (("page", "data/methods"), "data", {"section": "methods"}),
    ],
)
def test_jumps_of_the_mini_package(
    mini: DataPackage, hit: tuple[Kind, str], page: str, address: dict[str, str]
) -> None:
    assert jump(mini, _hit(*hit), _defaults(mini), "de", "fields") == (page, address)


def test_a_jump_keeps_what_fits_and_drops_filters(mini: DataPackage) -> None:
    kept = _defaults(
        mini, indicator="population", k=7, q="see", min="5", type=["shop"], level="town"
    )
    page, address = jump(mini, _hit("area", "09999001-hafen"), kept, "en", "map")
    expected = {"indicator": "population", "k": "7", "area": "09999001-hafen", "lang": "en"}
    assert (page, address) == ("map", expected)


def test_figures_are_there_at_the_end_of_a_jump(geodata_dir) -> None:
    """Whatever was on the map: the hit's level has figures of indicator and date."""
    package = load(geodata_dir)
    kept = _defaults(package, place="altena", indicator="unemployment_rate", date="2021")
    known, offers = parameters(package), package.offers
    offered = set(
        zip(offers["indicator_id"], offers["level"], offers["reference_date"], strict=True)
    )
    register = package.register
    areas = [str(register.index[register["level"] == level][0]) for level in package.geometry]
    hits = [_hit("area", one) for one in areas]
    hits += [_hit("indicator", str(one)) for one in package.indicators.index]
    for hit in hits:
        page, address = jump(package, hit, kept, "de", "data")
        if page == "map":
            values, unknown = read_address(known, address)
            if "level" not in address:
                values["level"] = own_levels(package)[values["place"]]
            assert unknown == ()
            assert (values["indicator"], values["level"], values["date"]) in offered
            assert values["area"] == (hit.key if hit.kind == "area" else "")


def test_places_of_the_shipped_package(geodata_dir) -> None:
    package = load(geodata_dir)
    kept = _defaults(package)

    def place(kind: Kind, key: str) -> str | None:
        return jump(package, _hit(kind, key), kept, "de", "data")[1].get("place")

    assert place("area", "hoersterfeld") == "hoersterfeld"
    assert place("area", "05113000-katernberg") == "essen"
    assert place("area", "05962004") == "altena"
    assert place("area", "05515000") == "nrw"
    assert place("address", "51.49532,7.00819") == "essen"
    page, address = jump(package, _hit("indicator", "tax_multiplier_trade"), kept, "de", "map")
    assert page == "data"
    assert address == {"section": "indicators", "sheet": "tax_multiplier_trade"}


def test_an_address_names_the_level_that_its_place_would_not_bring(geodata_dir) -> None:
    package = load(geodata_dir)
    known, levels = parameters(package), own_levels(package)
    own = _defaults(package, place="essen", level="district")
    assert write_address(known, own, levels) == {"place": "essen", "level": "district"}
    other = _defaults(package, place="essen", level=package.dashboard.view.level)
    assert write_address(known, other, levels)["level"] == package.dashboard.view.level
