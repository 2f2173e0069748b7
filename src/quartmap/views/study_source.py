"""Where a sentence of the study's pages is from, and whether it is a claim."""

from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import markup


def cited(package: DataPackage, words: Texts, source_id: str) -> str:
    """Return the source as HTML, linked where it has an address; the press is named so."""
    source = package.sources.loc[source_id]
    named = markup.link(str(source["url"]), f"{source['producer']}: {source['title']}")
    if source["quality"] == "press":
        named += markup.text(" (" + words.t("press report") + ")")
    return markup.tag("span", named, css="q-cite")


def claim_mark(words: Texts) -> str:
    """Return the sign that a sentence is what somebody claims."""
    return markup.tag("em", markup.text(words.t("Claim of a party or the press")), css="q-claim")
