"""Likeness by hand: scale, distance, who is compared with whom and by what."""

from statistics import median

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quartmap.analysis import similar, similar_figures, similar_offers, similar_overlap
from quartmap.analysis.similar_figures import GRID, Subject
from quartmap.analysis.similar_peers import Question, likeness
from quartmap.own import shapes
from quartmap.package import load

CENSUS_2022 = "2022-05-15"
CENSUS_2011 = "2011-05-09"


@pytest.fixture(scope="module")
def geodata(geodata_dir):
    return load(geodata_dir)


@pytest.fixture
def towns():
    # Medians 6 and 3; deviations 2, 1, 0, 2, 6 and 2, 1, 0, 1, 2: their medians are 2 and 1.
    return pd.DataFrame(
        {"rent": [4.0, 5, 6, 8, 12], "vacancy": [1.0, 2, 3, 4, 5]}, index=list("abcde")
    )


def distances(figures, own, weights):
    by = similar.scale(figures)
    return similar.distances(similar.apart(figures.loc[own], figures, by), weights)


def test_the_scale_is_median_and_robust_deviation(towns):
    by = similar.scale(towns)
    assert by.median.to_dict() == {"rent": 6, "vacancy": 3}
    assert by.spread.to_dict() == pytest.approx({"rent": 2.9652, "vacancy": 1.4826})
    places = similar.standardised(towns, by)
    assert places.loc["e"].to_dict() == pytest.approx({"rent": 6 / 2.9652, "vacancy": 2 / 1.4826})


def test_one_extreme_area_does_not_move_the_scale(towns):
    further = towns.replace({"rent": {12.0: 1200.0}})
    assert similar.scale(further).spread["rent"] == similar.scale(towns).spread["rent"]


def test_the_distance_is_the_weighted_mean(towns):
    rent, vacancy = 1 / 2.9652, 1 / 1.4826
    even = distances(towns, "a", {"rent": 1, "vacancy": 1})
    assert even["distance"]["b"] == pytest.approx((rent + vacancy) / 2)
    uneven = distances(towns, "a", {"rent": 2, "vacancy": 1})
    assert uneven["distance"]["b"] == pytest.approx((2 * rent + vacancy) / 3)
    assert list(even.index) == list("abcde")
    assert list(even["shared"]) == [2] * 5


def test_what_most_areas_agree_in_sets_nobody_apart(towns):
    figures = towns.assign(rare=[0.0, 0, 0, 0, 9])
    assert similar.scale(figures).flat == ("rare",)
    weights = {"rent": 1, "vacancy": 1, "rare": 3}
    pd.testing.assert_frame_equal(
        distances(figures, "a", weights), distances(towns, "a", {"rent": 1, "vacancy": 1})
    )


def test_only_what_both_have_counts_and_too_little_is_not_compared(towns):
    towns.loc["b", "vacancy"] = float("nan")
    found = distances(towns, "a", {"rent": 1, "vacancy": 1})
    by = similar.scale(towns)
    assert found["distance"]["b"] == pytest.approx(1 / by.spread["rent"])
    assert found["shared"]["b"] == 1
    # Half of the weight is enough, a third is not.
    assert "b" not in distances(towns, "a", {"rent": 1, "vacancy": 2}).index


def test_of_equal_distances_more_weight_comes_first_then_the_id():
    apart = pd.DataFrame({"x": [1.0, -1.0, 1.0], "y": [1.0, 1.0, None]}, index=["c", "b", "a"])
    assert list(similar.distances(apart, {"x": 1, "y": 1}).index) == ["b", "c", "a"]


def test_the_most_alike_indicators_come_first():
    apart = pd.Series({"x": -0.4, "y": 0.1, "z": float("nan"), "w": 2.0})
    assert similar.order_apart(apart) == ("y", "x", "w")


def frames(least=5):
    numbers = st.floats(-1e4, 1e4).map(lambda one: round(one, 2)) | st.just(float("nan"))
    rows = st.lists(st.tuples(numbers, numbers, numbers), min_size=least, max_size=12)
    return rows.map(
        lambda found: pd.DataFrame(
            found, columns=["x", "y", "z"], index=[f"a{n:02}" for n in range(len(found))]
        )
    )


WEIGHTS = {"x": 1, "y": 2, "z": 3}


@settings(max_examples=30)
@given(frames())
def test_an_area_is_at_no_distance_of_itself_and_distances_are_mutual(figures):
    first, second = figures.index[:2]
    there, back = distances(figures, first, WEIGHTS), distances(figures, second, WEIGHTS)
    if first in there.index:
        assert there["distance"][first] == 0
    if second in there.index and first in back.index:
        assert there["distance"][second] == back["distance"][first]


@settings(max_examples=30)
@given(frames(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(figures, random):
    order = list(figures.index)
    random.shuffle(order)
    one, other = (distances(rows, "a00", WEIGHTS) for rows in (figures, figures.loc[order]))
    pd.testing.assert_frame_equal(one, other)


@settings(max_examples=30)
@given(frames())
def test_weight_0_is_left_out(figures):
    without = distances(figures.drop(columns="z"), "a00", {"x": 1, "y": 2})
    pd.testing.assert_frame_equal(distances(figures, "a00", WEIGHTS | {"z": 0}), without)


def question(geodata, area_id, pool, basis):
    subject = Subject(area_id)
    ids = similar_offers.defaults(geodata, subject, pool, basis)
    return Question(subject, pool, basis, tuple((one, 1) for one in ids))


def test_the_showcase_by_hand(geodata):
    """Altena among the municipalities, reckoned once more without any of our functions."""
    found = likeness(geodata, question(geodata, "altena", "municipality", CENSUS_2022))
    ids = ["household_size", "rent_net_cold", "share_foreign", "share_owner_occupied"]
    ids = [*ids, "turnout_state", "vacancy_rate"]
    assert list(found.apart.columns) == ids
    rows = geodata.observations[
        geodata.observations["indicator_id"].isin(ids)
        & (geodata.observations["reference_date"] == CENSUS_2022)
        & geodata.observations["area_id"].isin(geodata.geometry["municipality"].index)
    ]
    values = {(row.area_id, row.indicator_id): row.value for row in rows.itertuples()}
    reckoned = {}
    for area in geodata.geometry["municipality"].index:
        parts = []
        for one in ids:
            known = [value for (_, of), value in values.items() if of == one]
            middle = median(known)
            spread = 1.4826 * median(abs(value - middle) for value in known)
            if (area, one) in values:
                parts.append(abs(values[area, one] - values["05962004", one]) / spread)
        reckoned[area] = sum(parts) / len(parts)
    del reckoned["05962004"]
    nearest = sorted(reckoned, key=reckoned.__getitem__)[:10]
    assert list(found.peers) == nearest
    assert geodata.register["name"][nearest[0]] == "Plettenberg"
    assert found.distance(nearest[0]) == pytest.approx(reckoned[nearest[0]])
    assert found.shared(nearest[0]) == 6
    assert found.cell(nearest[0], "vacancy_rate") == (6.3, "observed")
    assert found.own_cell("vacancy_rate") == (11.6, "observed")


def test_an_area_and_its_twin_are_one(geodata):
    one, two = (
        likeness(geodata, question(geodata, area, "municipality", CENSUS_2022))
        for area in ("altena", "05962004")
    )
    pd.testing.assert_frame_equal(one.ranked, two.ranked)
    assert one.overlapping == two.overlapping == {"05962004"}
    assert len(one.ranked) == 395


def test_what_an_area_shares_ground_with_is_no_peer(geodata):
    def over(area, level):
        return similar_overlap.overlapping(geodata, Subject(area), level)

    parts = {f"05113000-{one}" for one in ("altenessen-nord", "altenessen-sued", "karnap")}
    assert over("altenessen-karnap", "district") == parts
    assert over("hoersterfeld", "district") == {"05113000-horst"}
    assert over("hoersterfeld", "municipality") == {"05113000"}
    # All districts lie in their city: nobody is left to compare it with.
    assert similar_offers.pools(geodata, Subject("05113000")) == ("municipality",)


def test_the_first_offer_is_the_newest_date_that_most_have(geodata):
    assert similar_offers.levels(geodata) == ("district", "municipality")
    altena, city = Subject("altena"), Subject("05113000")
    assert similar_offers.pools(geodata, altena) == ("municipality", "district")
    assert similar_offers.bases(geodata, altena, "municipality") == (CENSUS_2022, GRID)
    dates = similar_offers.bases(geodata, city, "municipality")
    assert dates[0] == CENSUS_2022
    assert GRID in dates
    years = [one for one in dates[1:] if one != GRID]
    assert years == sorted(years, reverse=True)


def test_unreliable_figures_are_not_used(geodata):
    observed = geodata.observed("share_foreign", "quarter", CENSUS_2011)
    assert observed.loc["hoersterfeld", "status"] == "unreliable"
    offered = similar_offers.indicators(geodata, Subject("hoersterfeld"), "district", CENSUS_2011)
    assert "share_foreign" not in offered
    assert "vacancy_rate" in offered
    altenessen = Subject("altenessen-karnap")
    assert "share_foreign" in similar_offers.defaults(geodata, altenessen, "district", CENSUS_2011)


def test_changes_over_a_span_are_no_state_of_a_date(geodata):
    assert "population_change_census" in set(geodata.offers["indicator_id"])
    found = similar_figures.figures(geodata, "municipality", CENSUS_2022)
    assert "population_change_census" not in found.value.columns


def test_figures_made_differently_are_not_held_against_each_other(monkeypatch, geodata):
    def made(methods):
        value = pd.DataFrame({"x": [1.0] * len(methods)}, index=list(methods))
        method = pd.DataFrame({"x": methods})
        return similar_figures.Figures(value, value, value, method, method, method)

    own, others = made({"a": "office counted"}), made({"b": "office counted", "c": "own estimated"})
    monkeypatch.setattr(similar_offers, "own_figures", lambda *_: own)
    monkeypatch.setattr(similar_offers, "figures", lambda *_: others)
    found = similar_offers.comparable.__wrapped__(geodata, Subject("a"), "pool", "date")
    assert found["x"].notna().to_dict() == {"b": True, "c": False}


def test_a_default_never_says_the_same_twice(geodata):
    kept = similar_offers.defaults(geodata, Subject("altenessen-karnap"), "district", CENSUS_2011)
    rows = similar_figures.figures(geodata, "district", CENSUS_2011).value[list(kept)]
    ranks, topics = rows.corr("spearman").abs(), geodata.indicators["topic"]
    for place, one in enumerate(kept):
        same = [x for x in kept[place + 1 :] if topics[x] == topics[one]]
        assert not (ranks.loc[one, same] >= similar_offers.SAME_AGAIN).any()


def test_an_own_area_is_compared_by_estimates_only(geodata):
    own = shapes.joined(geodata, "Mine", ["05113000-horst"])
    subject = Subject(own=(own,))
    assert similar_offers.bases(geodata, subject, "district") == (GRID,)
    assert "05113000-horst" in similar_overlap.overlapping(geodata, subject, "district")
    ids = similar_offers.defaults(geodata, subject, "district", GRID)
    found = likeness(geodata, Question(subject, "district", GRID, tuple((one, 1) for one in ids)))
    assert len(found.peers) == similar.PEERS
    assert {status for one in ids for _, status in [found.own_cell(one)]} == {"estimated"}
    # The same area of the register is estimated the same way.
    twin = likeness(
        geodata,
        Question(Subject("05113000-horst"), "district", GRID, tuple((one, 1) for one in ids)),
    )
    assert found.peers == twin.peers


def test_an_area_without_figures_has_no_peers(geodata):
    hidden = shapes.circle("Small", 7.0, 51.45, 60)
    assert similar_offers.pools(geodata, Subject(own=(hidden,))) == ()
