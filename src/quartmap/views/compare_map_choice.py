"""What the two maps are asked to show: the answers, settled before anything is drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import streamlit as st

from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import compare_map_offers as offered
from quartmap.views.compare_map_offers import DATES, INDICATORS, PLACES, TIME, Offer
from quartmap.views.state import DRAWN_IN

BESIDE, SWIPE = "beside", "swipe"
OTHER_DATE: Final = "date"
"""The reference that is no level: the same areas at another date."""
_WHOLE: Final = "_compare_whole"
_WIDGETS: Final = (
    "versus", "laid", "maps_level", "ind_a", "ind_b", "date_a", "date_b", "place_a", "place_b",
    "minus",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """What one map shows."""

    place: str
    level: str
    indicator: str
    date: str


@dataclass(frozen=True, slots=True)
class Pair:
    """The question of the page: what differs, both sides, what is subtracted.

    minus : '' for the values themselves, a level, or `OTHER_DATE`.
    minus_date : the date that is subtracted, '' for none.
    """

    versus: str
    laid: str
    left: Side
    right: Side
    minus: str = ""
    minus_date: str = ""

    @property
    def single(self) -> bool:
        """Tell whether one map says it all."""
        return self.versus == TIME or (self.versus == DATES and self.minus == OTHER_DATE)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that are drawn; of one map the right one, which is the newer."""
        return (self.right,) if self.single else (self.left, self.right)

    @property
    def alike(self) -> bool:
        """Tell whether both maps show one indicator, so that their classes can be one."""
        return self.left.indicator == self.right.indicator


@dataclass(frozen=True, slots=True)
class Choices:
    """What is offered, as id to label, in the order shown; `pair` is what is chosen."""

    pair: Pair
    versus: tuple[str, ...]
    levels: tuple[str, ...]
    indicators: Mapping[str, str]
    others: Mapping[str, str]
    dates_a: tuple[str, ...]
    dates_b: tuple[str, ...]
    extensive: bool


def settle(package: DataPackage, words: Texts) -> Choices:
    """Return what is offered; an answer that is not gives way to what comes nearest."""
    session = st.session_state
    ways = offered.versus(package)
    differs = keep("versus", ways)
    places = _places(package, differs)
    levels = offered.levels(package, differs, places)
    if not levels:  # two places without a figure in common
        session["place_a"], session["place_b"] = places = offered.pairs(package)
        levels = offered.levels(package, differs, places)
    level = keep("maps_level", levels, package.dashboard.view.level)
    found = offered.offers(package, differs, level, places)
    left = keep("ind_a", found, _nearest(package, found, str(session["ind_a"])))
    rest = {one: offer for one, offer in found.items() if one != left}
    right = left
    if differs == INDICATORS:
        beside = _nearest(package, rest, left)
        right = keep("ind_b", rest, beside)
    dates, other_dates = _dates(package, differs, found[left], found[right])
    _hand_over(words)
    return Choices(
        pair=_pair(differs, level, (left, right)),
        versus=ways,
        levels=levels,
        indicators=offered.labels(package, words.language, tuple(found)),
        others=offered.labels(package, words.language, tuple(rest)),
        dates_a=dates,
        dates_b=other_dates,
        extensive=any(bool(package.indicators.loc[one, "extensive"]) for one in (left, right)),
    )


def _places(package: DataPackage, differs: str) -> tuple[str, str]:
    """Settle the places; on turning from two to one it is all that is shown, and back."""
    session, two = st.session_state, differs == PLACES
    if session.get("_two_places", two) != two:
        first = offered.pairs(package)[0]
        session["place_a"] = first if two else package.dashboard.view.place
    session["_two_places"] = two
    if two and not session["place_b"]:
        session["place_b"] = offered.pairs(package)[1]
    return str(session["place_a"]), str(session["place_b"])


def _dates(
    package: DataPackage, differs: str, left: Offer, right: Offer
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Settle both dates: two ends of one base, or for two indicators each its own."""
    dates = left.dates[::-1]
    if differs == INDICATORS:
        keep("date_a", dates)
        keep("date_b", right.dates[::-1])
        return dates, right.dates[::-1]
    if differs == PLACES:
        date = keep("date_a", dates)
        others = offered.comparable(package, left.indicator, date, left.dates)
        keep("date_b", others or ("",))
        return dates, others
    second = keep("date_b", dates)
    firsts = tuple(one for one in dates if one != second)
    like = offered.comparable(package, left.indicator, second, left.dates)
    keep("date_a", firsts, (like or firsts[::-1])[0])
    return firsts, dates


def _pair(differs: str, level: str, indicators: tuple[str, str]) -> Pair:
    session = st.session_state
    first, other = str(session["place_a"]), str(session["place_b"])
    one, two = str(session["date_a"]), str(session["date_b"])
    left = Side(first, level, indicators[0], one)
    right = Side(
        other if differs == PLACES else first,
        level,
        indicators[1],
        one if differs == PLACES else two,
    )
    return Pair(differs, str(session["laid"]), left, right)


def _nearest(package: DataPackage, found: Mapping[str, Offer], wanted: str) -> str:
    """Return the indicator of the same topic, else of all, with most figures; shares first."""
    topics, extensive = _traits(package)
    topic = topics.get(wanted, "")
    return max(found, key=lambda one: (topics[one] == topic, not extensive[one], found[one].weight))


@lru_cache(maxsize=2)
def _traits(package: DataPackage) -> tuple[Mapping[Any, str], Mapping[Any, bool]]:
    """Return topic and extensiveness by indicator: asked of the frame, each row takes a while."""
    rows = package.indicators
    return rows["topic"].to_dict(), rows["extensive"].to_dict()


def keep(name: str, options: Iterable[str], fallback: str = "") -> str:
    """Return the answer of that name; one that is not offered gives way to the fallback."""
    known = list(options)
    if st.session_state.get(name) not in known:
        st.session_state[name] = fallback if fallback in known else known[0]
    return str(st.session_state[name])


def _hand_over(words: Texts) -> None:
    """Hand every widget its answer anew after a switch of language, or a run broken off.

    The browser keeps an answer as its label, and the answers of a run that was broken off (a map
    reports itself) may never have reached it.
    """
    session = st.session_state
    if session.get(DRAWN_IN, words.language) != words.language or not session.get(_WHOLE):
        for name in _WIDGETS:
            session[name] = session[name]
    session[_WHOLE] = False


def drawn_whole() -> None:
    """Note that the run came to its end; called as the last thing of the page."""
    st.session_state[_WHOLE] = True
