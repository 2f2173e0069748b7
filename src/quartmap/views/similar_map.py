"""The map of similar areas: the area, the nearest ten by their distance, all others pale."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import shapely
import streamlit as st
from shapely.geometry import mapping as geojson

from quartmap.analysis.breaks import Breaks, class_ids
from quartmap.analysis.similar_overlap import outline
from quartmap.analysis.similar_peers import Likeness, Question, likeness
from quartmap.maps.palettes import sequential
from quartmap.maps.resources import url
from quartmap.maps.style import NONE, Change, Coded, actor_letters, class_labels
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.texts import Notation, Texts, texts
from quartmap.views import pages, similar_words
from quartmap.views.mapping import show
from quartmap.views.similar_choice import Choice

_TURN: Final = "_similar_turn"
_CLASSES: Final = 3
_DECIMALS: Final = 2
_REST, _SELF = "3", "4"
_PALE, _INK = "#efece6", "#3f454a"
_CORNERS: Final = 2000


@dataclass(frozen=True, slots=True)
class Tagged(Change):
    """A change that also writes names on the map and outlines one area; see `9-tags.js`."""

    tags: Mapping[str, Any] | None = None

    def _values(self) -> dict[str, Any]:
        return {**Change._values(self), "tags": self.tags}  # noqa: SLF001 - of its own kind


def draw(package: DataPackage, words: Texts, choice: Choice) -> None:
    """Draw the map; what is chosen on it comes with the next run."""
    question, found = choice.question, choice.found
    if question is None or found is None:
        return
    areas, breaks, legend = _picture(package, question, choice.name, words.language)
    session = st.session_state
    change = Tagged(
        geometry=url(package, f"areas-{question.pool}.json"),
        areas=areas,
        cases=Coded("", ()),
        case_ids=_case(package, question),
        actors=actor_letters(package, ()),
        breaks=breaks,
        legend=legend,
        notation=Notation(words, 2, ""),
        fit=_fit(package, question),
        area=choice.shown or None,
        turn=int(session.get(_TURN, 0)),
        palette=(*reversed(sequential(_CLASSES)), _PALE, _INK),
        tags=_tags(package, question, choice),
    )
    show(package, words, _key(package, words), change)


def take(package: DataPackage, words: Texts) -> bool:
    """Take over an area chosen on the map, once; return whether there is a new one."""
    session = st.session_state
    answer = session.get(_key(package, words))
    if not isinstance(answer, dict) or not answer.get("turn"):
        return False
    if answer["turn"] == session.get(_TURN):
        return False
    session[_TURN] = answer["turn"]
    area = str(answer.get("area") or "")
    if area in package.register.index:
        session["peer"] = area
    return True


def _key(package: DataPackage, words: Texts) -> str:
    return f"similar-map-{package.digest[:12]}-{words.language}"


def _case(package: DataPackage, question: Question) -> tuple[str, ...]:
    """Return the area where it is a case study: the map outlines and names it."""
    outlines = package.geometry.get(package.dashboard.case_level)
    area_id = question.subject.area_id
    return (area_id,) if outlines is not None and area_id in outlines.index else ()


@lru_cache(maxsize=64)
def _picture(
    package: DataPackage, question: Question, name: str, language: Language
) -> tuple[Coded, Breaks, dict[str, Any]]:
    """Return letters and tooltips of all areas, the classes of the nearest, the legend."""
    words, found = texts(language), likeness(package, question)
    nearest = found.ranked["distance"].loc[list(found.peers)].round(_DECIMALS)
    breaks = _thirds(nearest.tolist())
    classes = dict(zip(found.peers, map(int, class_ids(nearest, breaks)), strict=True))
    order = [str(one) for one in package.geometry[question.pool].index]
    same = package.same_area(question.subject.area_id) if question.subject.area_id else ()
    codes = {one: str(classes.get(one, _REST)) for one in map(str, found.ranked.index)}
    codes |= {one: _SELF for one in order if one in same}
    letters = [codes.get(one, NONE) for one in order]
    told = tuple(_told(found, order, name, words))
    rows = list(_rows(letters, breaks, name, words))
    foot = [
        similar_words.basis_name(package, question.basis, words),
        words.t("Source: {source}", source=similar_words.source(package, found, words)),
    ]
    title = words.t("Distance: mean difference in robust standard deviations")
    return Coded("".join(letters), told), breaks, {"title": title, "rows": rows, "foot": foot}


def _thirds(nearest: Sequence[float]) -> Breaks:
    """Return up to three classes of about as many areas, bounded by distances that occur.

    >>> _thirds([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]).upper
    (0.3, 0.5, 0.7)
    """
    ascending = sorted(nearest)
    count = len(ascending)
    last = [-(-count * step // _CLASSES) - 1 for step in range(1, _CLASSES + 1)]
    upper = sorted({ascending[one] for one in last})
    return Breaks("own", tuple(upper), ascending[0], ascending[-1])


def _told(found: Likeness, order: Sequence[str], name: str, words: Texts) -> Iterator[str]:
    """Yield what the tooltip of each area says."""
    distances = {str(one): float(value) for one, value in found.ranked["distance"].items()}
    # Formatted plainly: Babel takes a tenth of a millisecond for each of hundreds.
    point, apart = words.number(0.5, 1)[1], words.t("Distance {number}", number="{}")
    over = words.t("is or overlaps {name}: not compared", name=name)
    few = words.t("too few figures shared: not compared")
    for one in order:
        if one in distances:
            yield apart.replace("{}", f"{distances[one]:.2f}".replace(".", point))
        else:
            yield over if one in found.overlapping else few


def _rows(letters: list[str], breaks: Breaks, name: str, words: Texts) -> Iterator[list[Any]]:
    if _SELF in letters:
        yield [_SELF, name, ""]
    for index, label in enumerate(class_labels(breaks, Notation(words, 2, ""))):
        yield [str(index), label, words.number(letters.count(str(index)), 0)]
    yield [_REST, words.t("other areas"), words.number(letters.count(_REST), 0)]
    if NONE in letters:
        yield [NONE, words.t("not compared"), words.number(letters.count(NONE), 0)]


def _tags(package: DataPackage, question: Question, choice: Choice) -> dict[str, Any]:
    """Return the names of the nearest with where they stand, and the area's own outline."""
    found, at = choice.found, _points(package, question.pool)
    peers = found.peers if found else ()
    names = [[str(package.register.loc[one, "name"]), *at[one]] for one in peers]
    tags: dict[str, Any] = {"names": names}
    if not _case(package, question):
        shape, point = _outline(package, question)
        tags |= {"shape": shape, "name": choice.name, "at": point}
    return tags


@lru_cache(maxsize=8)
def _points(package: DataPackage, level: str) -> dict[str, tuple[float, float]]:
    """Return latitude and longitude of a point inside each area."""
    inside = package.geometry[level].representative_point()
    places = zip(inside.index, inside.y.round(5), inside.x.round(5), strict=True)
    return {str(one): (float(lat), float(lon)) for one, lat, lon in places}


@lru_cache(maxsize=64)
def _outline(package: DataPackage, question: Question) -> tuple[dict[str, Any], list[float]]:
    shape = outline(package, question.subject)
    point = shape.representative_point()
    if int(shapely.get_num_coordinates(shape)) > _CORNERS:
        shape = shape.simplify(0.0005)
    return geojson(shape), [round(point.y, 5), round(point.x, 5)]


@lru_cache(maxsize=64)
def _fit(package: DataPackage, question: Question) -> dict[str, Any]:
    """Return the extent of all areas compared and the area; the map moves when it changes."""
    around = package.geometry[question.pool].total_bounds
    own = outline(package, question.subject).bounds
    west, south = (min(float(around[i]), own[i]) for i in (0, 1))
    east, north = (max(float(around[i]), own[i]) for i in (2, 3))
    key = " ".join(f"{one:.3f}" for one in (west, south, east, north))
    bounds = (south, west, north, east)
    return {"key": f"{pages.SIMILAR} {key}", "bounds": bounds, "page": pages.SIMILAR}
