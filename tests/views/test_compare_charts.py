"""The charts of the page that compares, and the pictures to take away, without a browser."""

import pytest

from quartmap.maps.style import HIDDEN
from quartmap.package import load
from quartmap.texts import texts
from quartmap.views.compare_dumbbell_charts import panels
from quartmap.views.compare_dumbbell_tables import not_compared, table
from quartmap.views.compare_scatter_charts import Asked, drawing, notes
from quartmap.views.compare_scatter_charts import table as cloud_table
from quartmap.views.image_map import plate
from quartmap.views.picture import Question, picture
from support.shown import bodies

DE = texts("de")


@pytest.fixture(scope="module")
def geodata(geodata_dir):
    return load(geodata_dir)


def markup_of(test) -> str:
    return " ".join(bodies(test))


def test_both_charts_follow_the_address(visit, geodata_dir, geodata):
    topic = geodata.dashboard.topics[1].id
    test = visit(geodata_dir, "compare", bells=topic, cloud="county", x="gdp_per_capita")
    assert not test.exception
    assert test.selectbox(key="bells").value == topic
    assert test.selectbox(key="cloud").value == "county"
    assert test.selectbox(key="x").value == "gdp_per_capita"
    assert test.selectbox(key="y").value != "gdp_per_capita"
    assert "Fallstudien und ihre Gemeinden" in markup_of(test)
    assert "nicht die Menschen, die dort leben" in markup_of(test)


def test_a_choice_stands_in_the_address(visit, geodata_dir):
    test = visit(geodata_dir, "compare")
    test.selectbox(key="bells").select_index(1).run()
    assert not test.exception
    assert test.query_params["bells"] == test.selectbox(key="bells").value


def test_what_the_data_has_nothing_for_is_not_offered(visit, mini_dir):
    test = visit(mini_dir, "compare")
    assert not test.exception
    assert test.selectbox(key="bells").options == ["Zuzug"]
    assert "Zwei Indikatoren über alle Gebiete" not in markup_of(test)


def test_only_topics_with_a_pair_and_no_count_is_drawn(mini):
    (panel,) = panels(mini, "migration", "de")
    heads = [row["text"] for row in panel.specification["layer"][0]["data"]["values"]]
    assert [one for one in heads if one] == ["Ausländeranteil"]
    assert "Bevölkerung" not in str(panel.specification)


def test_the_table_holds_the_figures_of_the_chart(mini):
    html = table(mini, "migration", "de")
    assert html.count("<tr>") == 2  # the head and one pair
    for part in ("Hafenviertel", "16,7", "Lindtal", "14,0", "+2,7", "15.05.2022"):
        assert part in html


def test_what_is_not_compared_says_why(mini):
    html = not_compared(mini, "migration", "de")
    assert "Mühlrand nur 2015, Lindtal nur 15.05.2022" in html
    assert "Moosbach mit Zahl, Landkreis Lindtal ohne" in html
    assert "1 absolute Zahl dieses Themas" in not_compared(mini, "people", "de")


def test_hostile_names_stay_text(hostile_dir):
    package = load(hostile_dir)
    for html in (table(package, "migration", "de"), not_compared(package, "migration", "de")):
        assert "<script>" not in html
        assert "&lt;script&gt;" in html


def test_the_cloud_names_case_studies_and_their_surroundings(mini):
    asked = Asked("ward", "density", "foreign_share", "2022-05-15")
    layers = drawing(mini, asked, "de")["layer"]
    small, large = ([row["name"] for row in one["data"]["values"]] for one in layers[:2])
    assert small == ["Altmarkt", "Hafen"]
    # Hafenviertel has no density; Moosbach, a case study, has both from the town it is.
    assert large == ["Moosbach", "Lindtal"]
    _, counted, lacking, _ = notes(mini, asked, "de")
    assert counted.startswith("2 von 4 Gebieten haben beide Zahlen")
    assert lacking == "Ohne beide Zahlen: Hafenviertel, Mühlrand, Landkreis Lindtal."
    assert cloud_table(mini, asked, "de").index("Moosbach") < cloud_table(mini, asked, "de").index(
        "Altmarkt"
    )


def test_the_map_as_a_picture_has_the_classes_of_the_map(mini, monkeypatch):
    monkeypatch.setattr("quartmap.views.image_map.st.session_state", {"place": "all"})
    monkeypatch.setattr("quartmap.views.image_map.nearby.circle", lambda: None)
    question = Question(
        "ward", "foreign_share", "2022-05-15", "natural", 3, (), "", (), "", (None, None)
    )
    shown = picture(mini, question, "de")
    drawn = plate(mini, question, shown, ("a1",))
    assert drawn.breaks == shown.breaks
    assert drawn.bounds == mini.dashboard.places[0].bounds
    assert drawn.shown == shown.shown
    codes = zip(mini.geometry["core"].index, shown.cases.codes, strict=True)
    assert drawn.beside == tuple(one for one, code in codes if code != HIDDEN)
    assert drawn.beside  # Moosbach has no wards
