"""The page of the policy fields: figure, measures, and who illustrates them in which quarter."""

import csv
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from quartmap.package import DataPackage, load
from quartmap.texts import texts
from quartmap.views.field_actors import ELSEWHERE, actor_name, by_quarter, quarters
from quartmap.views.field_foot import matrix
from support.mini import copy_mini, renew_descriptor
from support.shown import bodies

Visit = Callable[..., AppTest]


def _html(test: AppTest) -> str:
    return unescape("\n".join(bodies(test)))


def _links(test: AppTest) -> list[tuple[str, str]]:
    """Return page and query of every link to a page."""
    found = re.findall(r'<a data-soft href="([^"?]*)\??([^"]*)"', "\n".join(bodies(test)))
    return [(page.removeprefix("./"), unescape(query)) for page, query in found]


def test_the_middle_is_open_at_first(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "fields")
    assert not test.exception
    said = _html(test)
    assert "Felder der Politik" in said
    assert "Offen sein" in said
    assert "Beratung" in said
    assert "Ladenfonds" not in said
    assert not dict(test.query_params)


def test_a_field_of_the_address_opens_its_measures(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "fields", field="trade")
    assert not test.exception
    said = _html(test)
    assert "Läden stützen" in said
    assert "Ladenfonds" in said
    assert "Beratung" not in said
    assert "\N{DOTTED CIRCLE} abgeleitet" in said
    assert "aus der Studie gefolgert" in said


def test_an_unknown_field_is_told(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "fields", field="nonsense")
    assert not test.exception
    assert "nonsense" in test.info[0].value
    assert "Beratung" in _html(test)


def test_choosing_writes_the_address(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "fields")
    test.session_state["field"] = "trade"
    test.run()
    assert test.query_params["field"] in ("trade", ["trade"])
    assert "Ladenfonds" in _html(test)


def test_actors_of_a_measure_by_quarter(mini: DataPackage) -> None:
    # a1 serves the town that two quarters lie in; a4 is in the third; a2 is in the first.
    assert by_quarter(mini, ("a1", "a4")) == {
        "hafenviertel": ["a1"],
        "moosbach": ["a4"],
        "muehlrand": ["a1"],
    }
    assert by_quarter(mini, ("a2",)) == {"hafenviertel": ["a2"], "moosbach": [], "muehlrand": []}


def test_an_actor_of_no_quarter_is_not_lost(mini_copy: Path) -> None:
    path = mini_copy / "actors.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace("09999001-altmarkt,Lindtal", "09999001-altmarkt,"), "utf-8")
    renew_descriptor(mini_copy)
    found = by_quarter(load(mini_copy), ("a1",))
    assert found == {"hafenviertel": [], "moosbach": [], "muehlrand": [], ELSEWHERE: ["a1"]}


def test_quarters_are_named_with_what_they_lie_in(mini: DataPackage, mini_copy: Path) -> None:
    assert quarters(mini, "en")["hafenviertel"] == "Harbour"  # as the package names the place
    board = mini_copy / "dashboard.yaml"
    content = yaml.safe_load(board.read_text("utf-8"))
    content["places"] = content["places"][:1]
    board.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    renew_descriptor(mini_copy)
    named = quarters(load(mini_copy), "de")
    assert named["hafenviertel"] == "Hafenviertel (Lindtal)"
    assert named["moosbach"] == "Moosbach (Landkreis Lindtal)"


def test_a_doubtful_entry_says_so(mini: DataPackage) -> None:
    assert actor_name(mini, texts("de"), "a1") == "Amt für Teilhabe"
    assert "nicht mehr" in actor_name(mini, texts("de"), "a4")


def test_links_lead_to_the_actors_and_to_the_map(visit: Visit, mini_dir: Path) -> None:
    links = _links(visit(mini_dir, "fields"))
    assert [query for _, query in links if query.startswith("actor=")] == [
        "actor=a1",
        "actor=a4",
        "actor=a1",
    ]
    assert {query for _, query in links if query.startswith("place=")} == {
        "place=hafenviertel",
        "place=muehlrand",
        "place=moosbach",
    }


def test_a_shared_note_stands_once(visit: Visit, tmp_path: Path) -> None:
    folder = copy_mini(tmp_path / "mini")
    path = folder / "policy_fields.yaml"
    old = "- {id: w1, "
    note = 'note: {de: "Gleiches gilt", en: "The same holds"}'
    more = (
        f'- {{id: w2, {note}, label: {{de: "Auskunft", en: "Help"}}}}\n      - {{id: w1, {note}, '
    )
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, more), "utf-8")
    renew_descriptor(folder)
    test = visit(folder, "fields")
    assert not test.exception
    assert _html(test).count("Gleiches gilt") == 1


def test_the_assignment_of_actors_is_called_a_reading_once(visit: Visit, geodata_dir: Path) -> None:
    test = visit(geodata_dir, "fields")
    assert not test.exception
    assert _html(test).count("eine Lesart dieses Dashboards, nicht der Studie") == 1


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_field_of_the_study_opens(visit: Visit, geodata_dir: Path, language: str) -> None:
    policy = load(geodata_dir).policy_fields
    assert policy is not None
    words = texts(language)
    for field in policy.fields:
        test = visit(geodata_dir, "fields", field=field.id, lang=language)
        assert not test.exception
        said = _html(test)
        for measure in (*field.measures, *policy.levers):
            assert words.pick(measure.label) in said
        derived = sum(one.derived for one in field.measures)
        assert said.count('class="q-derived"') == derived
        named = {one for measure in (*field.measures, *policy.levers) for one in measure.actor_ids}
        linked = {query.partition("&")[0].removeprefix("actor=") for _, query in _links(test)}
        assert named <= linked


def test_the_table_has_a_row_for_each_measure(mini: DataPackage) -> None:
    assert mini.policy_fields is not None
    table = matrix(mini, texts("en"), mini.policy_fields)
    assert table.count('scope="row"') == 3  # w1, t1, l1
    assert table.count('scope="col"') == 4  # the measure and three quarters
    assert table.count("no actor recorded in the register") == 0 + 2 + 3
    assert "Freundeskreis Moosbach" in table


def test_the_table_is_sent_when_it_is_unfolded(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "fields")
    assert "<table>" not in _html(test)
    test.session_state["fold_measures"] = True
    test.run()
    assert "<table>" in _html(test)


def test_hostile_names_are_text(visit: Visit, hostile_dir: Path) -> None:
    test = visit(hostile_dir, "fields", field="trade")
    assert not test.exception
    said = "".join(bodies(test))
    assert "&lt;script&gt;alert" in said
    assert "<script>alert" not in said
    assert "<img" not in said
    with (hostile_dir / "actors.csv").open(encoding="utf-8", newline="") as file:
        assert any("<script" in row["name"] for row in csv.DictReader(file))
