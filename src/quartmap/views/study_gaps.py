"""What is not known of a quarter, as a list."""

from functools import lru_cache

from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.paper.gaps import gaps
from quartmap.texts import texts
from quartmap.views import markup


@lru_cache(maxsize=16)
def study_gaps(package: DataPackage, language: Language, area_id: str) -> str:
    """Return what is not known as an HTML list, '' where nothing is missing."""
    items = [markup.tag("li", markup.text(one)) for one in gaps(package, language, area_id)]
    if not items:
        return ""
    title = texts(language).t("What is not known")
    return markup.tag(
        "section",
        markup.tag("h3", markup.text(title)),
        markup.tag("ul", *items, css="q-gaps"),
        css="q-study",
    )
