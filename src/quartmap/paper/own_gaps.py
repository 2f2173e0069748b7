"""What is not known of an own area."""

from collections.abc import Sequence

from quartmap.analysis.estimate_record import Estimate, Figure
from quartmap.analysis.own_actors import Presence
from quartmap.analysis.own_place import Place
from quartmap.names import NO_VALUE
from quartmap.package import DataPackage
from quartmap.paper.figures import area_name
from quartmap.paper.gaps import observations_of
from quartmap.texts import Texts

_PART = 0.9
"""Below so much of the weight in cells with a figure, an estimate stands for a part only."""


def gaps(
    package: DataPackage, words: Texts, estimate: Estimate, place: Place, presence: Presence
) -> list[str]:
    """Return what is not known, a sentence each."""
    return [
        words.t(
            "The cells are those of {date}: there is no newer figure for the area, and no series.",
            date=words.date(estimate.reference_date),
        ),
        *_place(package, words, estimate, place),
        *_figures(package, words, list(estimate.figures.values())),
        *_actors(words, presence),
    ]


def _place(package: DataPackage, words: Texts, estimate: Estimate, place: Place) -> list[str]:
    if not place.comparators:
        return [
            words.t("There is nothing to compare it with: no area of this data package is around.")
        ]
    found = []
    if not place.whole:
        found.append(
            words.t(
                "A part of it lies outside the areas of this data package: what is there is not "
                "among the figures of comparison."
            )
        )
    known = set(observations_of(package, place.comparators[0])["indicator_id"])
    missing = len(known - set(estimate.figures))
    if missing:
        found.append(
            words.n(
                "{count} more indicator of {name} cannot be told from the cells.",
                "{count} more indicators of {name} cannot be told from the cells.",
                missing,
                name=area_name(package, place.comparators[0]),
            )
        )
    return found


def _figures(package: DataPackage, words: Texts, figures: Sequence[Figure]) -> list[str]:
    hidden = [one for one in figures if one.status in NO_VALUE or one.value is None]
    weak = [one for one in figures if one.status == "unreliable"]
    part = [one for one in figures if one.covered < _PART and one not in hidden]
    found = {
        words.t("Without a figure: {labels}.", labels=_labels(package, words, hidden)): hidden,
        words.t(
            "Resting on too few cases, to be read with care: {labels}.",
            labels=_labels(package, words, weak),
        ): weak,
        words.t(
            "Told from a part of the area only, for the other cells are withheld: {labels}.",
            labels=_labels(package, words, part),
        ): part,
    }
    return [text for text, some in found.items() if some]


def _labels(package: DataPackage, words: Texts, figures: Sequence[Figure]) -> str:
    rows = package.indicators
    return ", ".join(words.pick(rows.loc[one.indicator_id], "label") for one in figures)


def _actors(words: Texts, presence: Presence) -> list[str]:
    if not presence.unplaced:
        return []
    return [
        words.n(
            "{count} actor around is not located exactly: it may be inside.",
            "{count} actors around are not located exactly: some may be inside.",
            presence.unplaced,
        )
    ]
