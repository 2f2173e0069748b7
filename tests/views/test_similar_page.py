"""The page of similar areas without a browser."""

import csv
import io

import pytest

from quartmap.analysis.similar_figures import Subject
from quartmap.analysis.similar_peers import Question
from quartmap.own import link, shapes
from quartmap.package import load
from quartmap.texts import texts
from quartmap.views import similar_files
from quartmap.views.similar_choice import parsed, written
from quartmap.views.similar_map import _thirds
from quartmap.views.similar_table import _ends, nearest_table
from quartmap.views.similar_words import full_name
from support.shown import bodies

CENSUS_2022 = "2022-05-15"


@pytest.fixture(scope="module")
def geodata(geodata_dir):
    return load(geodata_dir)


def markup_of(test) -> str:
    return " ".join(bodies(test))


def test_the_first_case_study_is_shown_unasked(visit, geodata_dir):
    test = visit(geodata_dir, "similar")
    assert not test.exception
    html = markup_of(test)
    assert "Gebiete wie Altena (Märkischer Kreis)" in html
    assert "Gemeinden: die 10 ähnlichsten von 395 · 15.05.2022 · 6 Indikatoren" in html
    assert "Plettenberg<small>Märkischer Kreis</small>" in html
    assert "1,47<small>6 von 6 Indikatoren</small>" in html
    assert "Leerstandsquote 6,3\N{NO-BREAK SPACE}%" in html
    assert dict(test.query_params) == {}
    assert test.selectbox(key="like").options[:2] == [
        "Altena (Märkischer Kreis)",
        "Altenessen/Karnap (Essen)",
    ]


def test_the_address_says_all(visit, geodata_dir):
    test = visit(
        geodata_dir,
        "similar",
        like="hoersterfeld",
        pool="district",
        basis="grid",
        by="vacancy_rate:3,mean_age,nonsense",
        peer="05113000-kray",
        lang="en",
    )
    assert not test.exception
    html = markup_of(test)
    assert "Districts: the 10 most alike of 49" in html
    assert "2 indicators" in html
    assert "\N{ALMOST EQUAL TO}\N{NO-BREAK SPACE}" in html
    assert "Hörsterfeld (Essen) \N{EN DASH} Kray (Essen)" in html
    assert "by=nonsense" in test.info[0].value
    kept = {"like": "hoersterfeld", "basis": "grid", "peer": "05113000-kray"}
    assert {key: test.query_params[key] for key in kept} == kept
    assert "pool" not in test.query_params  # the first offered is what is shown unasked


def test_by_one_indicator_the_nearest_has_the_nearest_figure(visit, geodata_dir, geodata):
    test = visit(geodata_dir, "similar", by="vacancy_rate")
    assert "1 Indikator<" in markup_of(test)
    rates = geodata.observed("vacancy_rate", "municipality", CENSUS_2022)["value"]
    apart = (rates - rates["05962004"]).abs().drop("05962004")
    nearest = geodata.register["name"][apart.idxmin()]
    assert nearest in markup_of(test).split("<tbody>")[1].split("</tr>")[0]
    twin = visit(geodata_dir, "similar", like="05962004", by="vacancy_rate")
    assert markup_of(twin).split("<tbody>")[1] == markup_of(test).split("<tbody>")[1]
    assert twin.query_params["by"] == "vacancy_rate"
    assert "like" not in twin.query_params


def test_what_an_area_cannot_be_asked_gives_way(visit, geodata_dir):
    test = visit(geodata_dir, "similar", like="05113000", pool="district", basis="1995", peer="x")
    assert not test.exception
    assert "Gebiete wie Essen" in markup_of(test)
    assert "Gemeinden: die 10 ähnlichsten" in markup_of(test)
    assert "pool" not in test.query_params


def test_an_own_area_goes_along_in_the_link(visit, geodata_dir, geodata):
    own = shapes.joined(geodata, "<b>Mein</b> Viertel", ["05113000-horst"])
    test = visit(geodata_dir, "similar", own=link.encode((own,)), like="own-1", pool="district")
    assert not test.exception
    html = markup_of(test)
    assert "&lt;b&gt;Mein&lt;/b&gt; Viertel" in html
    assert "<b>Mein" not in html
    assert "Stadtteile: die 10 ähnlichsten von 49" in html
    assert "Quelle: " in html
    assert test.selectbox(key="like").options[3].startswith("A: ")


def test_an_own_area_without_figures_says_so(visit, geodata_dir):
    own = link.encode((shapes.circle("Klein", 7.0, 51.45, 60),))
    test = visit(geodata_dir, "similar", own=own, like="own-1")
    assert not test.exception
    assert "kein Vergleich möglich" in markup_of(test)
    gone = visit(geodata_dir, "similar", like="own-1")
    assert "Gebiete wie Altena" in markup_of(gone)


def test_weights_in_the_address():
    assert parsed("a:2,b,c:0,d:7,,e:x") == {"a": 2, "b": 1, "c": 0, "d": 1, "e": 1}
    assert written({"a": 2, "b": 1, "c": 0}, ("a", "b")) == "a:2,b"
    assert written({"a": 1, "b": 1, "c": 0}, ("a", "b")) == ""
    weights = {"a": 3, "b": 1}
    assert parsed(written(weights, ())) == weights


def test_few_indicators_are_never_both_alike_and_unlike():
    assert _ends(tuple("abcde")) == (("a", "b"), ("e", "d"))
    assert _ends(tuple("abc")) == (("a",), ("c", "b"))
    assert _ends(("a",)) == (("a",), ())
    assert _ends(()) == ((), ())


def test_classes_of_the_map_end_at_distances_that_occur():
    assert _thirds([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10]).upper == (4, 7, 10)
    assert _thirds([1.0, 1, 1]).upper == (1,)


def test_the_file_has_values_dates_and_sources(geodata):
    question = Question(
        Subject("altena"), "municipality", CENSUS_2022, (("vacancy_rate", 2), ("turnout_state", 1))
    )
    text = similar_files.table(geodata, question, "=Altena").decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 11 * 2
    assert rows[0]["name"] == "'=Altena"  # no formula
    first = rows[0]
    assert (first["value"], first["weight"], first["apart"]) == ("11.6", "2", "0")
    assert {row["reference_date"] for row in rows} == {CENSUS_2022}
    assert all(row["source_id"] for row in rows if row["value"])


def test_names_from_the_data_stay_text(geodata, monkeypatch):
    names = geodata.register["name"].mask(
        geodata.register.index == "05962052", "<script>alert(1)</script>"
    )
    monkeypatch.setattr(
        type(geodata), "register", geodata.register.assign(name=names), raising=False
    )
    ids = ("household_size", "rent_net_cold", "turnout_state", "vacancy_rate")
    weights = tuple((one, 1) for one in ids)
    question = Question(Subject("altena"), "municipality", CENSUS_2022, weights)
    html = nearest_table.__wrapped__(geodata, question, "<i>x</i>", "de")
    assert "&lt;script&gt;" in html
    assert "<script>" not in html
    assert "<i>" not in html


def test_a_quarter_is_never_named_without_what_is_around_it(geodata):
    for area in geodata.geometry[geodata.dashboard.case_level].index:
        assert full_name.__wrapped__(geodata, str(area)).endswith(")")
    assert full_name.__wrapped__(geodata, "05113000") == "Essen"
    assert texts("de").t("Similar areas") == "Ähnliche Gebiete"
