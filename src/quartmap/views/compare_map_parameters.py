"""The parameters of the two maps in the address; their defaults are what is shown unasked."""

from functools import lru_cache

from quartmap.package import DataPackage
from quartmap.views import compare_map_offers as offered
from quartmap.views.compare_map_choice import BESIDE, OTHER_DATE, SWIPE, Side
from quartmap.views.compare_map_offers import PLACES
from quartmap.views.state import Parameter


@lru_cache(maxsize=2)
def parameters(package: DataPackage) -> tuple[Parameter, ...]:
    """Return the parameters of the maps, with defaults that say most of this package."""
    board = package.dashboard
    ways = offered.versus(package)
    two = ways[:1] == (PLACES,)
    first = _first(package, two=two)
    places = frozenset(place.id for place in board.places)
    indicators = frozenset(package.indicators.index)
    dates = frozenset(package.offers["reference_date"])
    minus = frozenset(package.geometry) | {OTHER_DATE}
    return (
        Parameter("versus", ways[0] if ways else "", frozenset(offered.VERSUS)),
        Parameter("laid", BESIDE, frozenset({BESIDE, SWIPE})),
        Parameter("maps_level", first.level, frozenset(package.geometry)),
        Parameter("ind_a", board.view.indicator, indicators),
        Parameter("ind_b", "", indicators),
        Parameter("date_a", first.date, dates),
        Parameter("date_b", _earlier(package, first), dates),
        Parameter("place_a", first.place, places),
        Parameter("place_b", offered.pairs(package)[1] if two else "", places),
        Parameter("minus", "", minus),
        Parameter("area", "", frozenset(package.register.index)),
    )


def _first(package: DataPackage, *, two: bool) -> Side:
    """Return what the left map shows unasked.

    Were it settled only once the page is drawn, it would stand in the address as if it had been
    asked for, and the way back would lead here again.
    """
    view = package.dashboard.view
    if not two:
        return Side(view.place, view.level, view.indicator, "")
    level, both = _first_level(package), offered.pairs(package)
    found = offered.offers(package, PLACES, level, both).get(view.indicator)
    return Side(both[0], level, view.indicator, found.dates[-1] if found else "")


def _earlier(package: DataPackage, first: Side) -> str:
    found = offered.offers(package, PLACES, first.level, offered.pairs(package))
    offer = found.get(first.indicator)
    if not offer or not first.date:
        return ""
    return next(iter(offered.comparable(package, first.indicator, first.date, offer.dates)), "")


def _first_level(package: DataPackage) -> str:
    """Return the level with most areas in the case studies that has the first indicator."""
    view = package.dashboard.view
    both = offered.pairs(package)
    inner = [one.id for one in package.dashboard.levels if one.within_cases]
    having = [
        one
        for one in offered.levels(package, PLACES, both)
        if one in inner and view.indicator in offered.offers(package, PLACES, one, both)
    ]
    return max(having, key=lambda one: len(package.geometry[one]), default=view.level)
