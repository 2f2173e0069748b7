"""Reading the mini package: golden values, order, twins, lookups."""

from pathlib import Path

import pandas as pd
import pytest

from quartmap.errors import UnknownNameError
from quartmap.package import DataPackage, load


def test_names_and_layers(mini: DataPackage):
    assert (mini.name, mini.version, mini.problems) == ("lindtal", "1.0.0", ())
    assert mini.layers() == ("cores", "wards", "towns", "shires", "actors")
    assert mini.level_of_layer("wards") == "ward"


def test_areas_keep_keys_as_text_and_the_file_order(mini: DataPackage):
    wards = mini.areas("ward")

    assert wards.index.tolist() == [
        "09999001-altmarkt",
        "09999001-hafen",
        "09999001-muehle",
        "09999001-sonnenberg",
    ]
    assert wards.columns.tolist() == ["level", "name", "area_km2", "boundary_status", "geometry"]
    assert wards["name"].tolist() == ["Altmarkt", "Hafen", "Mühle", "Sonnenberg"]
    assert wards["area_km2"].sum() == pytest.approx(3.1892)
    assert wards.crs.to_epsg() == 4326
    assert wards.total_bounds.tolist() == [10.0, 50.0, 10.02, 50.02]


def test_areas_are_a_copy(mini: DataPackage):
    mini.areas("ward")["name"] = "spoiled"
    assert mini.areas("ward")["name"].iloc[0] == "Altmarkt"


def test_unknown_names_list_what_there_is(mini: DataPackage):
    with pytest.raises(UnknownNameError, match="'core', 'ward', 'town', 'shire'"):
        mini.areas("district")
    with pytest.raises(UnknownNameError, match="'cores', 'wards'"):
        mini.level_of_layer("actors")
    with pytest.raises(UnknownNameError, match="'density', 'foreign_share', 'population'"):
        mini.observed("wealth", "ward", "2022-05-15")
    with pytest.raises(UnknownNameError, match="'ward'"):
        mini.observed("population", "village", "2022-05-15")


def test_observed_keeps_status_apart_from_value(mini: DataPackage):
    shares = mini.observed("foreign_share", "ward", "2022-05-15")

    assert shares.index.tolist() == mini.areas("ward").index.tolist()
    assert shares.index.name == "area_id"
    assert shares["status"].tolist() == ["observed", "observed", "suppressed", "missing"]
    assert shares["value"].tolist()[:2] == [10.0, 20.0]
    assert shares["value"].isna().tolist() == [False, False, True, True]
    assert shares.columns.tolist() == [
        "value",
        "value_low",
        "value_high",
        "status",
        "source_id",
        "date_precision",
        "reference_date",
        "note",
    ]


def test_zero_is_a_value(mini: DataPackage):
    row = mini.observed("population", "ward", "2022-05-15").loc["09999001-sonnenberg"]
    assert (row["value"], row["status"]) == (0.0, "zero")


def test_bounds_and_ranges_keep_their_form(mini: DataPackage):
    over = mini.observed("foreign_share", "core", "2015-10").loc["moosbach"]
    between = mini.observed("foreign_share", "core", "2015").loc["hafenviertel"]

    assert pd.isna(over["value"])
    assert over["value_low"] == 30
    assert pd.isna(over["value_high"])
    assert (between["value_low"], between["value_high"]) == (15, 20)
    assert (between["date_precision"], between["reference_date"]) == ("year", "2015")


def test_area_without_own_row_takes_that_of_its_twin(mini: DataPackage):
    cores = mini.observed("population", "core", "2022-05-15")

    assert cores["value"].to_dict() == {
        "hafenviertel": 3000,
        "moosbach": 4000,
        "muehlrand": 2500,
    }
    assert mini.observed("foreign_share", "town", "2015-10").index.tolist() == ["09999002"]
    assert mini.same_area("moosbach") == mini.same_area("09999002") == {"moosbach", "09999002"}
    assert mini.same_area("hafenviertel") == {"hafenviertel"}


def test_own_row_goes_before_the_twin_s(mini_copy: Path):
    path = mini_copy / "observations.csv"
    path.write_text(
        path.read_text("utf-8") + "moosbach,population,2022-05-15,,,day,3999,,,observed,bote,\n",
        "utf-8",
    )
    package = load(mini_copy)

    assert package.observed("population", "core", "2022-05-15")["value"]["moosbach"] == 3999
    assert package.observed("population", "town", "2022-05-15")["value"]["09999002"] == 4000


def test_better_source_is_kept(mini: DataPackage):
    towns = mini.observed("population", "town", "2022-05-15")

    assert towns["value"].to_dict() == {"09999001": 6000, "09999002": 4000}
    assert towns["source_id"].tolist() == ["office", "office"]


def test_dates_ascend_and_unoffered_ones_are_empty(mini: DataPackage):
    dates = mini.reference_dates("foreign_share", "core")

    assert dates == ("2011-05-09", "2015", "2015-10", "2022-05-15")
    assert mini.observed("population", "ward", "1999").empty
    assert mini.reference_dates("density", "shire") == ()


def test_offers_count_areas_with_a_figure(mini: DataPackage):
    offers = mini.offers.set_index(["indicator_id", "level", "reference_date"])["count"]

    assert offers["foreign_share", "ward", "2022-05-15"] == 2
    assert offers["population", "ward", "2022-05-15"] == 4
    assert offers["foreign_share", "core", "2015-10"] == 1
    assert ("density", "shire", "2022-05-15") not in offers.index


def test_types_of_the_tables(mini: DataPackage):
    assert mini.indicators["extensive"].to_dict() == {
        "density": False,
        "foreign_share": False,
        "population": True,
    }
    assert mini.indicators["decimals"].tolist() == [0, 1, 0]
    assert mini.register.loc["hafenviertel", "same_as"] == ""
    assert mini.observations["value"].sum() == pytest.approx(63_203.2)
    assert mini.events["is_claim"].tolist() == [False, True]


def test_actors_without_place_have_no_geometry(mini: DataPackage):
    assert mini.actors.geometry.isna().to_dict() == {
        "a1": False,
        "a2": False,
        "a3": False,
        "a4": True,
        "a5": False,
    }
    assert (mini.actors.geometry["a5"].x, mini.actors.geometry["a5"].y) == (10.03, 50.01)


def test_documents(mini: DataPackage):
    assert [case.area_id for case in mini.cases.cases] == ["hafenviertel", "muehlrand", "moosbach"]
    assert [field.id for field in mini.policy_fields.fields] == ["welcome", "trade"]
    assert mini.dashboard.view.reference_date == "2022-05-15"


def test_files_are_found_inside_the_folder_only(mini: DataPackage):
    assert mini.file("context/rivers.geojson").name == "rivers.geojson"
    assert mini.file("addresses.parquet") is None
    assert mini.file("../../conftest.py") is None


def test_digest_changes_with_any_byte(mini: DataPackage, mini_copy: Path):
    assert load(mini_copy).digest == mini.digest
    rivers = mini_copy / "context" / "rivers.geojson"
    rivers.write_text(rivers.read_text().replace("Lind", "Lund"))
    assert load(mini_copy).digest != mini.digest


def test_windows_line_ends_and_byte_order_mark_change_nothing(mini: DataPackage, mini_copy: Path):
    path = mini_copy / "observations.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    pd.testing.assert_frame_equal(load(mini_copy).observations, mini.observations)


def test_columns_may_stand_in_another_order_and_rows_too(mini: DataPackage, mini_copy: Path):
    path = mini_copy / "observations.csv"
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    frame[frame.columns[::-1]].sample(frac=1, random_state=1).to_csv(path, index=False)
    package = load(mini_copy)

    pd.testing.assert_frame_equal(package.observations, mini.observations)
    pd.testing.assert_frame_equal(package.offers, mini.offers)
