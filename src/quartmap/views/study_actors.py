"""The local actors of a quarter by dimension: how many, and which."""

from functools import lru_cache

import pandas as pd

from quartmap.analysis.folding import sort_key
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.package.documents import Dimension
from quartmap.paper.actors import actors_of, currency_text, further_text
from quartmap.texts import Texts, texts
from quartmap.views import markup
from quartmap.views.study_image import dimension_sign


@lru_cache(maxsize=16)
def study_actors(package: DataPackage, language: Language, area_id: str) -> str:
    """Return the actors as HTML, a part for each dimension, empty ones included."""
    words, actors = texts(language), actors_of(package, area_id)
    title, further = words.t("Local actors of the quarter"), further_text(package, words, area_id)
    parts = [
        _dimension(words, one, actors[actors["dimension"] == one.id])
        for one in package.dashboard.dimensions
    ]
    return markup.tag(
        "section",
        markup.tag("h3", markup.text(title)),
        markup.tag("div", *parts, css="q-dimensions"),
        markup.tag("p", markup.text(further), css="q-aside") if further else "",
        css="q-study",
    )


def _dimension(words: Texts, dimension: Dimension, actors: pd.DataFrame) -> str:
    count = words.n("{count} actor", "{count} actors", len(actors))
    head = markup.text(f"{words.pick(dimension.label)}: {count}")
    names = actors.sort_values("name", key=lambda column: column.map(sort_key))
    items = [
        markup.tag("li", markup.text(name), _currency(words, str(currency)))
        for name, currency in zip(names["name"], names["currency"], strict=True)
    ]
    listed = markup.tag("ul", *items) if items else ""
    return markup.tag("div", markup.tag("h4", dimension_sign(dimension), head), listed)


def _currency(words: Texts, currency: str) -> str:
    """Return what to mind about an entry that may no longer hold."""
    note = currency_text(words, currency)
    return markup.tag("span", markup.text(f" ({note})"), css="q-kind") if note else ""
