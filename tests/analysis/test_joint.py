"""Two indicators over the areas of a level: who is in, what goes together, what is offered."""

import pytest

from quartmap.analysis import joint
from quartmap.package import load


@pytest.fixture(scope="module")
def geodata(geodata_dir):
    return load(geodata_dir)


def test_only_areas_with_both_figures_are_in_the_cloud(mini):
    found = joint.cloud(mini, "ward", "density", "foreign_share", "2022-05-15")
    assert found.points[["x", "y"]].to_dict("index") == {
        "09999001-altmarkt": {"x": 1254.5, "y": 10.0},
        "09999001-hafen": {"x": 2509.0, "y": 20.0},
    }
    # Mühle is suppressed, Sonnenberg has no share.
    assert (found.areas, found.suppressed, found.missing) == (4, 1, 1)
    assert found.pearson is None  # of two areas nothing is told
    assert found.spearman is None


def test_too_few_areas_are_not_offered(mini):
    assert joint.levels(mini) == ()
    assert joint.common_dates(mini, "ward", "density", "foreign_share") == ()


def test_correlations_by_hand():
    import pandas as pd  # noqa: PLC0415

    x = pd.Series([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    y = pd.Series([2.0, 1, 4, 3, 6, 5, 8, 7, 10, 9])
    # Sum of squared differences of ranks 10: 1 - 6 * 10 / (10 * 99).
    assert joint._correlation(x, y) == pytest.approx(0.939394, abs=1e-6)
    assert joint._correlation(x, x * 3 + 1) == pytest.approx(1)
    assert joint._correlation(x, x * 0) is None
    assert joint._correlation(x[:9], y[:9]) is None


def test_what_is_offered_has_figures_and_no_counts(geodata):
    for level in joint.levels(geodata):
        firsts = joint.first_indicators(geodata, level)
        assert not geodata.indicators.loc[list(firsts), "extensive"].any()
        for x in firsts[:3]:
            for y, count in list(joint.second_indicators(geodata, level, x).items())[:5]:
                dates = joint.common_dates(geodata, level, x, y)
                sizes = [len(joint.cloud(geodata, level, x, y, date).points) for date in dates]
                assert min(sizes) >= joint.LEAST
                assert max(sizes) == count
                assert list(dates) == sorted(dates, reverse=True)
