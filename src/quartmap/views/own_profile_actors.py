"""The actors in and near an own area, by dimension, each with a link to its entry."""

from collections.abc import Iterator
from functools import lru_cache

from quartmap.analysis.own_actors import Presence
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.package.documents import Dimension
from quartmap.paper.actors import currency_text
from quartmap.paper.own_lists import count_text, distance_text, near_text, of_dimension
from quartmap.texts import Texts, texts
from quartmap.views import markup
from quartmap.views.navigation import ACTORS, anchor
from quartmap.views.study_image import dimension_sign


@lru_cache(maxsize=64)
def actor_lists(package: DataPackage, language: Language, there: Presence) -> str:
    """Return the actors as HTML, a part for each dimension; '' where the package has none."""
    if package.actors.empty:
        return ""
    words = texts(language)
    parts = [_dimension(package, words, one, there) for one in package.dashboard.dimensions]
    return markup.tag(
        "section",
        markup.tag("h3", markup.text(words.t("Local actors in and near the area"))),
        markup.tag("p", markup.text(near_text(words)), css="q-aside"),
        markup.tag("div", *parts, css="q-dimensions"),
        css="q-study q-own-actors",
    )


def _dimension(package: DataPackage, words: Texts, dimension: Dimension, there: Presence) -> str:
    inside, near = of_dimension(package, there, dimension.id)
    count = count_text(words, len(inside), len(near))
    head = markup.text(f"{words.pick(dimension.label)}: {count}")
    lists = list(_lists(package, words, inside, near))
    return markup.tag("div", markup.tag("h4", dimension_sign(dimension), head), *lists)


def _lists(
    package: DataPackage, words: Texts, inside: list[str], near: list[tuple[str, float]]
) -> Iterator[str]:
    if inside:
        yield markup.tag("p", markup.text(words.t("Inside")), css="q-kind")
        yield markup.tag("ul", *(_entry(package, words, one, "") for one in inside))
    if near:
        yield markup.tag("p", markup.text(words.t("Near")), css="q-kind")
        told = ((key, distance_text(words, metres)) for key, metres in near)
        yield markup.tag("ul", *(_entry(package, words, key, far) for key, far in told))


def _entry(package: DataPackage, words: Texts, actor_id: str, distance: str) -> str:
    row = package.actors.loc[actor_id]
    kind = words.pick(package.actor_types.loc[row["actor_type"]], "label")
    about = (kind, distance, currency_text(words, str(row["currency"])))
    named = anchor(ACTORS, str(row["name"]), words, actor=actor_id)
    said = markup.text(", " + ", ".join(one for one in about if one))
    return markup.tag("li", named, markup.tag("span", said, css="q-kind"))
