"""The style table, by hand on the mini package: wards at the census of 2022 and 2011."""

import pandas as pd
import pytest

from quartmap.analysis.breaks import Breaks, classify
from quartmap.maps.palettes import sequential
from quartmap.maps.style import (
    Change,
    Coded,
    actor_letters,
    circle_rows,
    class_labels,
    code_areas,
    legend,
)
from quartmap.package import DataPackage
from quartmap.texts import Notation, texts

DE, EN = texts("de"), texts("en")


def _coded(mini: DataPackage, date: str, shown: list[str] | None = None) -> tuple[Coded, Breaks]:
    order = mini.geometry["ward"].index
    observed = mini.observed("foreign_share", "ward", date)
    breaks = classify(observed["value"], "equal", 2)
    return code_areas(order, observed, breaks, shown or list(order), Notation(DE, 1, "%")), breaks


def test_letters_follow_the_file(mini: DataPackage) -> None:
    # altmarkt 10, hafen 20, muehle suppressed, sonnenberg missing; two equal classes: to 15, to 20.
    coded, breaks = _coded(mini, "2022-05-15")
    assert breaks.upper == (15, 20)
    assert coded == Coded("01x-", (10.0, 20.0, None, None))


def test_unreliable_values_keep_their_class(mini: DataPackage) -> None:
    # altmarkt 5, hafen 12.5 unreliable; b is the second class, dotted.
    assert _coded(mini, "2011-05-09")[0] == Coded("0b--", (5.0, 12.5, None, None))


def test_hidden_areas_carry_nothing(mini: DataPackage) -> None:
    coded, _ = _coded(mini, "2022-05-15", ["09999001-hafen"])
    assert coded == Coded(".1..", (None, 20.0, None, None))


def test_bounds_are_told_in_words(mini: DataPackage) -> None:
    order = mini.geometry["core"].index
    written = Notation(DE, 0, "%")
    breaks = classify(pd.Series([1.0, 2.0]), "equal", 2)
    observed = mini.observed("foreign_share", "core", "2015-10")
    coded = code_areas(order, observed, breaks, list(order), written)
    assert list(order) == ["hafenviertel", "moosbach", "muehlrand"]
    assert coded == Coded("---", (None, "über 30", None))


def test_counts_have_a_letter_of_their_own(mini: DataPackage) -> None:
    order = mini.geometry["ward"].index
    observed = mini.observed("population", "ward", "2022-05-15")
    coded = code_areas(order, observed, None, list(order), Notation(DE, 0, "persons"))
    assert coded == Coded("pppp", (1000, 2000, 3000, 0))


def test_labels_do_not_overlap() -> None:
    breaks = classify(pd.Series([0.4, 5.3, 8.1]), "own", 2, own=(5.3, 8.1))
    assert class_labels(breaks, Notation(DE, 1, "%")) == ("0,4 bis 5,3", "über 5,3 bis 8,1")
    assert class_labels(breaks, Notation(EN, 1, "%")) == ("0.4 to 5.3", "over 5.3 to 8.1")


def test_legend_tells_only_what_occurs() -> None:
    shown = legend("Share", [["0", "to 5", "1"]], [Coded("0a", (1, 2)), Coded("x", ())], ["f"], EN)
    assert [row[0] for row in shown["rows"]] == ["0", "a", "x"]
    plain = legend("Share", [["0", "to 5", "1"]], [Coded("0", (1,))], [], EN)
    assert [row[0] for row in plain["rows"]] == ["0"]


def test_circles_are_round_figures() -> None:
    rows = circle_rows(3400, Notation(EN, 0, "persons"))
    assert [(row[0][1], row[1]) for row in rows] == [(2000, "2,000"), (500, "500"), (100, "100")]
    assert circle_rows(0, Notation(EN, 0, "persons")) == []


@pytest.mark.parametrize("k", range(1, 10))
def test_palette_has_a_colour_for_each_class(k: int) -> None:
    colours = sequential(k)
    assert len(set(colours)) == k
    brightness = [sum(bytes.fromhex(colour[1:])) for colour in colours]
    assert brightness == sorted(brightness, reverse=True)


def _change(mini: DataPackage, **options: object) -> Change:
    coded, breaks = _coded(mini, "2022-05-15")
    known = {
        "geometry": "g",
        "areas": coded,
        "cases": Coded("", ()),
        "case_ids": ("moosbach",),
        "actors": actor_letters(mini, ["a1", "a3"]),
        "breaks": breaks,
        "legend": {},
        "notation": Notation(DE, 1, "%"),
        "fit": {},
    }
    return Change(**(known | options))  # type: ignore[arg-type]


def test_revision_changes_with_what_is_shown(mini: DataPackage) -> None:
    first = _change(mini).payload()
    assert first["actors"] == "10100"
    assert first["codes"] == "01x-"
    assert _change(mini).payload()["revision"] == first["revision"]
    assert _change(mini, area="moosbach").payload()["revision"] != first["revision"]
