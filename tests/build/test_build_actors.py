import csv
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from quartmap.build import actors, citations
from quartmap.build.actor_places import find_place, is_published
from quartmap.build.wording import ACCOMMODATION, reword

ROOT = Path(__file__).parents[2]
SOURCES = Path(os.environ.get("QUARTMAP_SOURCES", ROOT.parent / "shared" / "sources"))
TOWN_ONLY = {f"AL{number:02}" for number in (*range(3, 11), *range(13, 23))}


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(
    scope="module", params=["shipped", pytest.param("built", marks=pytest.mark.sources)]
)
def folder(request, tmp_path_factory):
    if request.param == "shipped":
        if not (ROOT / "geodata" / "actors.csv").is_file():
            pytest.skip("geodata/ has not been built")
        return ROOT / "geodata"
    if not SOURCES.is_dir():
        pytest.skip("no raw sources")
    target = tmp_path_factory.mktemp("actors")
    actors.build(SOURCES, target)
    return target


@pytest.fixture(scope="module")
def rows(folder):
    return {row["actor_id"]: row for row in read(folder / "actors.csv")}


def test_all_actors_are_kept_with_their_dimension(rows):
    assert len(rows) == 120
    assert Counter(row["dimension"] for row in rows.values()) == {
        "stadtpolitik": 52,
        "zivilgesellschaft": 52,
        "lokale-oekonomie": 16,
    }


def test_actors_known_only_to_the_town_have_no_coordinates(rows):
    altena = {key for key, row in rows.items() if row["area_id"] == "altena" and not row["lat"]}
    assert altena == TOWN_ONLY
    assert len(altena) == 18
    assert {rows[key]["coord_precision"] for key in altena} == {"none"}


def test_precision_counts_after_coarsening(rows):
    # raw 64 building, 7 street, 36 locality, 13 none; 18 localities fall to none,
    # 7 buildings (AK07 AK08 AK09 AK13 HF15 HF16 HF17) and one street (AK11) to locality
    assert Counter(row["coord_precision"] for row in rows.values()) == {
        "building": 57,
        "street": 6,
        "locality": 26,
        "none": 31,
    }


def test_coordinates_exist_exactly_where_a_precision_is_stated(rows):
    for row in rows.values():
        pattern = r"\d+\.\d{6}" if row["coord_precision"] != "none" else ""
        assert re.fullmatch(pattern, row["lat"])
        assert re.fullmatch(pattern, row["lon"])


@pytest.mark.parametrize("actor_id", ["AK07", "AK08", "AK09", "AK11", "AK13", "HF15", "HF17"])
def test_bodies_without_published_address_are_shown_by_district(rows, actor_id):
    row = rows[actor_id]
    assert (row["coord_precision"], row["address"]) == ("locality", "")


@pytest.mark.parametrize("actor_id", ["AL07", "AL09", "AL10"])
def test_bodies_known_only_to_the_town_lose_their_address(rows, actor_id):
    assert rows[actor_id]["address"] == ""


def test_bodies_that_publish_their_address_keep_it(rows):
    assert rows["AK06"]["address"] == "II. Schnieringstr. 50, Essen"
    assert rows["AK10"]["coord_precision"] == "building"
    assert rows["HF08"]["coord_precision"] == "building"


def test_golden_row(rows):
    assert rows["AK02"] == {
        "actor_id": "AK02",
        "name": "Stadtteilbüro Karnap",
        "actor_type": "neighbourhood_office",
        "area_id": "altenessen-karnap",
        "serves": "altenessen-karnap",
        "dimension": "stadtpolitik",
        "address": "Karnaper Str. 100, 45329 Essen",
        "lat": "51.522437",
        "lon": "7.008281",
        "coord_precision": "building",
        "activity_de": "Städtischer Treffpunkt mit Beratung und Stadtteilmoderation, "
        "stiftungsgefördert",
        "activity_en": "Municipal meeting point with counselling and neighbourhood moderation, "
        "foundation-funded",
        "website": "",
        "currency": "as_of_source",
        "last_confirmed": "2020",
        "source_id": "essen-de-1398157",
        "source_year": "2020",
        "source_url": "https://www.essen.de/meldungen/pressemeldung_1398157.de.html",
    }


def test_keys_are_those_of_the_register(rows):
    assert {row["area_id"] for row in rows.values()} == {
        "altena",
        "altenessen-karnap",
        "hoersterfeld",
        "05113000",
        "05962",
    }
    assert rows["AL15"]["serves"] == "altena;05962"


def test_nine_actors_say_that_their_source_is_missing(rows):
    missing = {key for key, row in rows.items() if row["source_id"] == "source-missing"}
    assert missing == {"AK31", "HF15", "HF16", "ES14", "MK01", "MK02", "MK04", "MK06", "MK07"}


def test_websites_are_own_sites(rows):
    schools = [row for row in rows.values() if row["actor_type"] == "school"]
    assert sum(bool(row["website"]) for row in schools) == 22  # AL25 names none
    assert rows["AL03"]["website"] == "https://www.stellwerk-altena.de"
    assert rows["AK23"]["website"] == ""
    hosts = " ".join(row["website"] for row in rows.values())
    assert not re.search(r"waz|come-on|wikipedia|github|lokalkompass", hosts)


def test_postcode_that_no_source_states_is_left_out(rows):
    assert rows["AK26"]["address"] == "Altenessener Str. 343, Essen"


def test_paid_staff_is_not_called_full_time(rows):
    assert "paid staff" in rows["AL02"]["activity_en"]
    assert not [row for row in rows.values() if "ull-time" in row["activity_en"]]


def test_no_cell_names_accommodation_or_working_notes(rows):
    text = "\n".join(cell for row in rows.values() for cell in row.values())
    assert not ACCOMMODATION.search(text)
    assert "zeltstadt" not in text.lower()
    assert "KEY ACTOR" not in text
    assert "marker =" not in text


def test_every_type_has_labels_and_an_actor(folder, rows):
    types = read(folder / "actor_types.csv")
    assert len(types) == 34
    assert {row["actor_type"] for row in types} == {row["actor_type"] for row in rows.values()}
    assert all(row["label_de"] and row["label_en"] for row in types)


@pytest.mark.sources
def test_what_was_coarsened_is_told(tmp_path):
    if not SOURCES.is_dir():
        pytest.skip("no raw sources")
    lines = actors.build(SOURCES, tmp_path).left_out
    assert sum("coarsened to district" in line for line in lines) == 8
    assert sum("known only to the town" in line for line in lines) == 18
    first = (tmp_path / "actors.csv").read_bytes()
    actors.build(SOURCES, tmp_path)
    assert (tmp_path / "actors.csv").read_bytes() == first


def test_words_for_accommodation_are_refused():
    row = {"actor_id": "X1", "name": "Übergangswohnheim am Park"}
    with pytest.raises(ValueError, match=r"X1, name: 'Übergangswohnheim"):
        actors.check_words([row])


def test_type_without_label_is_refused():
    with pytest.raises(ValueError, match="circus"):
        actors.check_types([{"actor_type": "circus"}], [])


def test_coarsening_to_an_unknown_district_is_refused():
    row = {
        "id": "X1",
        "type": "mosque_association",
        "coord_source": "",
        "coord_precision": "building",
        "lat": "51.5",
        "lon": "7",
        "plz": "",
        "city": "Essen",
        "street": "Weg 1",
        "stadtteil": "Nirgendwo",
        "source_url": "URL not recorded",
    }
    with pytest.raises(ValueError, match="'Nirgendwo'"):
        find_place(row, _no_districts(), "")


def test_municipal_and_own_sources_publish_an_address():
    own = {"source_url": "https://www.kulturkirche-essen.de"}
    blog = {
        "source_url": "https://islaminessen.wordpress.com/2016/09/30/tag-der-offenen-moschee-in-essen-2016/"
    }
    assert is_published({"source_url": "https://www.essen.de"}, "")
    assert is_published(own, "https://www.kulturkirche-essen.de/kontakt")
    assert not is_published(own, "")
    assert not is_published(blog, "")


def test_unknown_citation_says_where_to_add_it():
    with pytest.raises(KeyError, match=r"citations\.yaml"):
        citations.find("Radio Nirgendwo")


def test_text_without_english_is_refused():
    with pytest.raises(ValueError, match="no English"):
        reword("Ein neuer Satz")


@pytest.mark.parametrize(
    ("year", "shown"),
    [("2016", "2016"), ("2022+", "2022"), ("2016-2019", "2019"), ("2020s", ""), ("", "")],
)
def test_last_confirmed_is_the_last_year_stated(year, shown):
    assert actors.confirmed(year) == shown


def _no_districts():
    import geopandas as gpd  # noqa: PLC0415 - only this test needs it

    return gpd.GeoSeries([], index=[], crs="EPSG:4326")
