"""Search, share and embedding on the pages."""

from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from support.shown import bodies

Visit = Callable[..., AppTest]


def _html(test: AppTest) -> str:
    return unescape("\n".join(bodies(test)))


def _links(test: AppTest) -> list[tuple[str, str]]:
    return [(one.proto.label, one.proto.query_string) for one in test.get("page_link")]


def test_an_empty_search_is_one_widget(page: Visit, mini_dir: Path) -> None:
    test = page(mini_dir)
    assert test.text_input(key="find").label == "Suche"
    assert _links(test) == []
    assert "q-found" not in _html(test)


@pytest.mark.parametrize("name", ["map", "fields", "data"])
def test_hits_lead_on_from_every_page(visit: Visit, mini_dir: Path, name: str) -> None:
    test = visit(mini_dir, name)
    before = len(_links(test))
    test.text_input(key="find").set_value("mühlenTR").run()
    assert not test.exception
    found = _links(test)
    assert len(found) == before + 1
    assert any(
        "Mühlentreff" in label and query == "place=muehlrand&actor=a3" for label, query in found
    )
    assert "1 Treffer" in _html(test)
    assert "find" not in test.query_params
    test.text_input(key="find").set_value("").run()
    assert len(_links(test)) == before


def test_hits_speak_the_reader_s_language(page: Visit, mini_dir: Path) -> None:
    test = page(mini_dir, lang="en")
    test.text_input(key="find").set_value("xyz").run()
    assert "Nothing found" in _html(test)
    test.text_input(key="find").set_value("population").run()
    assert ("indicator=density&lang=en") in [query for _, query in _links(test)]


def test_hostile_names_are_literal(page: Visit, hostile_dir: Path) -> None:
    test = page(hostile_dir)
    test.text_input(key="find").set_value("Hafenladen").run()
    label = next(label for label, _ in _links(test) if "Hafenladen" in label)
    assert r"\<script\>" in label
    assert "<script>" not in label


def test_an_embedded_map_stands_alone(page: Visit, mini_dir: Path, monkeypatch) -> None:
    monkeypatch.setattr("quartmap.views.embed.asked", lambda: True)
    # Only a browser knows its address.
    full = "https://example.org/?{level}".format
    monkeypatch.setattr("quartmap.views.share.absolute", lambda address, _: full(**address))
    test = page(mini_dir, embed="true", level="town")
    assert not test.exception
    assert not test.info  # neither `embed` nor anything else is reported
    assert len(test.sidebar) == 0
    assert len(test.selectbox) == 0
    assert len(test.get("component_instance")) == 1
    html = _html(test)
    assert "Ausländeranteil" in html
    assert "In quartmap öffnen" in html
    assert '<a href="https://example.org/?town" target="_blank" rel="noopener noreferrer">' in html


def test_what_is_shared_is_folded_away(page: Visit, mini_dir: Path) -> None:
    test = page(mini_dir)
    assert len(test.code) == 0
    assert "q-qr" not in _html(test)
