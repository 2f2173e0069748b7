"""The card of an actor: who it is, what it does, where, how sure, how to correct it."""

from collections.abc import Mapping
from typing import Any

from quartmap.package import DataPackage
from quartmap.texts import Texts
from quartmap.views import markup


def actor_card(package: DataPackage, words: Texts, actor_id: str) -> str:
    """Return the HTML card of an actor: who, what, where, how sure, how to correct it."""
    row = package.actors.loc[actor_id].to_dict()
    board = package.dashboard
    dimension = next(one for one in board.dimensions if one.id == row["dimension"])
    kind = words.pick(package.actor_types.loc[row["actor_type"]], "label")
    contact = board.operator.contact or words.t(
        "the operator (no contact given in the data package)"
    )
    how = words.t(
        "Correct or remove this entry: {contact}, naming {id}.", contact=contact, id=actor_id
    )
    return markup.tag(
        "div",
        markup.tag("h2", markup.text(row["name"])),
        markup.tag("p", markup.text(f"{kind} · {words.pick(dimension.label)}"), css="q-kind"),
        markup.pairs(_facts(package, words, row)),
        markup.tag("p", markup.text(how), css="q-aside"),
        css="q-card",
    )


def _facts(package: DataPackage, words: Texts, row: Mapping[Any, Any]) -> list[tuple[str, str]]:
    """Return what is known of the actor as terms and finished HTML."""
    source = package.sources.loc[row["source_id"]]
    website, confirmed = str(row["website"]), str(row["last_confirmed"])
    date = words.date(confirmed) if confirmed else words.t("not recorded")
    origin = markup.link(str(row["source_url"] or source["url"]), str(source["title"]))
    return [
        (words.t("What it does"), markup.text(words.pick(row, "activity"))),
        (words.t("For whom"), markup.text(_served(package, str(row["serves"])))),
        (words.t("Address"), markup.text(row["address"])),
        (words.t("Position"), markup.text(precision_text(str(row["coord_precision"]), words))),
        (words.t("Website"), markup.link(website, website) if website else ""),
        (words.t("Status"), markup.text(currency_text(str(row["currency"]), words))),
        (words.t("Last confirmed"), markup.text(date)),
        (words.t("Year of the source"), markup.text(row["source_year"])),
        (words.t("Source"), origin),
    ]


def _served(package: DataPackage, serves: str) -> str:
    """Return the names of the areas that the actor serves; it may name others in words."""
    parts = [one.strip() for one in serves.split(";") if one.strip()]
    names = package.register["name"]
    return ", ".join(dict.fromkeys(str(names.get(one, one)) for one in parts))


def precision_text(precision: str, words: Texts) -> str:
    """Return what a coordinate precision means."""
    return {
        "building": words.t("to the building"),
        "street": words.t("street only"),
        "locality": words.t("locality only"),
        "none": words.t("location not known"),
    }[precision]


def currency_text(currency: str, words: Texts) -> str:
    """Return how current the entry is."""
    return {
        "as_of_source": words.t("as of the source's year"),
        "historic": words.t("historic: no longer there"),
        "unknown": words.t("not known whether it still exists"),
    }[currency]
