"""The chart of estimates with intervals: scales by hand, marks where they belong."""

from typing import Any

import pytest

from quartmap.charts.interval import Bar, Key, Mark, Span, interval_chart, span
from quartmap.texts import texts

BAR = Bar("Anteil", 14, 13, 16, "14 %", 1, False, (Mark(0, "Lindtal", 17, "17 %"),))  # noqa: FBT003


@pytest.mark.parametrize(
    ("values", "decimals", "wanted"),
    [
        ([13, 16, 17], 1, Span(13, 17, 1)),
        ([42.1, 49.9], 1, Span(42, 50, 2)),
        ([1.94, 2.21], 2, Span(1.9, 2.3, 0.1)),
        ([5, 5], 0, Span(5, 6, 1)),
        ([-0.2, 0.1], 1, Span(-0.2, 0.1, 0.1)),
    ],
)
def test_scales_are_round_and_hold_all(values: list[float], decimals: int, wanted: Span) -> None:
    found = span(values, decimals)
    assert found == wanted
    assert all(0 <= found.place(one) <= 1 for one in values)


def rows(chart: dict[str, Any], field: str) -> list[dict[str, Any]]:
    found = [layer["data"]["values"] for layer in chart["layer"]]
    return next(some for some in found if field in some[0])


def test_each_sign_stands_at_its_figure() -> None:
    chart = interval_chart([BAR], None, texts("de"))
    own = rows(chart, "low")[0]
    assert (own["low"], own["value"], own["high"]) == (0, 0.25, 0.75)
    assert rows(chart, "shape")[0]["value"] == 1
    assert [one["text"] for one in rows(chart, "below")] == ["13", "14", "15", "16", "17"]


def test_the_key_names_every_sign() -> None:
    key = Key("Rund um <b>", "its interval", ("Lindtal", "Landkreis"))
    chart = interval_chart([BAR], key, texts("en"))
    named = [one["text"] for one in rows(chart, "stroke")]
    assert named == ["Rund um <b>", "its interval", "Lindtal", "Landkreis"]


def test_one_without_others_is_drawn() -> None:
    alone = Bar("Anteil", 14, 14, 14, "14", 0, True, ())  # noqa: FBT003
    assert interval_chart([alone], None, texts("de"))["height"] > 0
