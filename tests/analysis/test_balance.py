"""What kinds of actors there are in each case study, counted by hand on the mini package."""

from pathlib import Path

import yaml

from quartmap.analysis.balance import balance, case_ids, findings_on_actors
from quartmap.package import DataPackage, load, read


def test_actors_count_where_they_are_and_whom_they_serve(mini: DataPackage) -> None:
    # a1 is in Lindtal and serves it, not one quarter; a4 in Moosbach is gone.
    counts = balance(mini)
    assert list(counts.columns) == list(case_ids(mini)) == ["hafenviertel", "moosbach", "muehlrand"]
    assert list(counts.index) == [
        ("council", "office"),
        ("council", "society"),
        ("trade", "shop"),
        ("trade", "society"),
    ]
    assert counts.to_numpy().tolist() == [[0, 0, 0], [0, 0, 0], [1, 1, 0], [0, 0, 1]]


def test_findings_that_name_no_type_are_left_out(mini: DataPackage) -> None:
    assert findings_on_actors(mini) == ()


def test_findings_name_types_in_either_language(mini_copy: Path) -> None:
    path = mini_copy / "cases.yaml"
    content = yaml.safe_load(path.read_text("utf-8"))
    texts = [("Läden halten.", "Shops stay."), ("Vorämter fehlen.", "Backoffice is missing.")]
    content["findings"] = [{"text": {"de": de, "en": en}, "source_id": "study"} for de, en in texts]
    path.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    package = read(mini_copy).package
    assert package is not None
    found = findings_on_actors(package)
    assert [(one.statement.text.en, one.types) for one in found] == [("Shops stay.", ("shop",))]


def test_the_shipped_register_holds_every_actor_once_per_case(geodata_dir: Path) -> None:
    package = load(geodata_dir)
    counts, actors = balance(package), package.actors
    for case in case_ids(package):
        held = (actors["area_id"] == case) | actors["serves"].str.split(";").map(
            lambda parts, case=case: case in parts
        )
        assert counts[case].sum() == (held & (actors["currency"] != "historic")).sum() > 0


def test_the_shipped_study_names_the_potential_it_found_overlooked(geodata_dir: Path) -> None:
    (found,) = findings_on_actors(load(geodata_dir))
    assert found.types == ("migrant_organisation", "mosque_association")
