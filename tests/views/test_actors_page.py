"""The page of the actors: directory, reach and balance."""

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from support.shown import bodies

Visit = Callable[..., AppTest]


def _html(test: AppTest) -> str:
    return unescape("\n".join(bodies(test)))


def _style(test: AppTest) -> dict[str, object]:
    """Return the style table that the map is sent."""
    sent = json.loads(test.get("component_instance")[0].proto.json_args)
    script = next(one for one in sent.values() if "quartmap.paint(" in str(one))
    table = re.search(r"quartmap\.paint\((\{.*\})\);", str(script))
    assert table is not None
    found: dict[str, object] = json.loads(table[1])
    return found


def _listed(test: AppTest) -> list[str]:
    return [] if not test.dataframe else sorted(test.dataframe[0].value["name"])


def test_everybody_is_listed_and_drawn(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "actors")
    assert not test.exception
    assert "5 von 5 Akteuren · davon 4 auf der Karte" in _html(test)
    assert len(_listed(test)) == 5
    style = _style(test)
    assert (style["actors"], style["codes"], style["geo"]) == ("11111", "", "")
    assert style["case_ids"] == ["hafenviertel", "moosbach", "muehlrand"]


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ({"area": "moosbach"}, "00011"),
        ({"dimension": "trade"}, "01101"),
        ({"type": "office,shop"}, "11001"),
        ({"precision": "building"}, "10001"),
        ({"precision": "none"}, "00010"),
        ({"find_actor": "MUEHLEN"}, "00100"),
        ({"area": "moosbach", "type": "shop"}, "00001"),
    ],
)
def test_filters_in_the_address(
    visit: Visit, mini_dir: Path, address: dict[str, str], shown: str
) -> None:
    test = visit(mini_dir, "actors", **address)
    assert not test.exception
    assert _style(test)["actors"] == shown
    assert len(_listed(test)) == shown.count("1")
    assert f"{shown.count('1')} von 5 Akteuren" in _html(test)
    assert not test.info
    assert {name: test.query_params[name] for name in address} == address


def test_nobody_left_is_told(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "actors", find_actor="nobody")
    assert not test.exception
    assert not test.dataframe
    assert "Kein Akteur" in test.caption[0].value


def test_the_card_of_the_chosen_actor(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "actors", actor="a1", lang="en")
    assert not test.exception
    html = _html(test)
    for text in (
        "Advises newcomers.",
        "For whom",
        "Lindtal",
        "to the building",
        "post@example.org",
    ):
        assert text in html
    assert _style(test)["actor"] == "a1"


def test_unknown_values_are_told(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "actors", actor="a99", pane="nowhere", level="town")
    assert not test.exception
    told = test.info[0].value
    assert all(text in told for text in ("a99", "nowhere", "level"))


def test_any_area_of_the_map_page_may_be_chosen(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "actors", area="09999001-hafen")
    assert not test.exception
    assert "Hafen (Ortsteil) · 0 von 5 Akteuren" in _html(test)


def test_reset_takes_everything_back(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "actors", area="moosbach", actor="a5", type="shop")
    test.button[0].click().run()
    assert not test.exception
    assert _style(test)["actors"] == "11111"
    assert not dict(test.query_params)


def test_balance_says_what_is_not_in_the_register(visit: Visit, mini_dir: Path) -> None:
    html = _html(visit(mini_dir, "actors"))
    row = re.search(r"<th scope=\"row\">Laden</th>(.*?)</tr>", html)
    assert row is not None
    assert re.findall(r">([^<>]+)</td>", row[1]) == ["1", "1", "keine im Verzeichnis"]
    assert "1 Akteur, den es nicht mehr gibt, ist nicht gezählt." in html


def test_without_cells_no_reach_is_offered(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "actors")
    assert "reach" not in {one.key for one in test.selectbox}
    assert _style(test)["reach"] == ""


def test_hostile_names_stay_text(visit: Visit, hostile_dir: Path) -> None:
    test = visit(hostile_dir, "actors", actor="a1")
    assert not test.exception
    body = "\n".join(bodies(test))
    assert "&lt;script&gt;" in body
    assert not re.search(r"<script>alert|<img\b", body)


def test_reach_of_the_shipped_data(visit: Visit, geodata_dir: Path) -> None:
    test = visit(geodata_dir, "actors", pane="reach", reach="school", within="500")
    assert not test.exception
    html = _html(test)
    # 34,891 of 49,928 residents, 31,180 to 38,577: see test_reach.
    for text in (
        "34.900",
        "31.200 \N{EN DASH} 38.600",
        "70\N{NO-BREAK SPACE}%",
        "62 \N{EN DASH} 77",
        "Luftlinie",
    ):
        assert text in html
    assert str(_style(test)["reach"]).endswith("-500.json")
    assert "09.05.2011" in html
    assert "Statistische Ämter" in html


def test_reach_that_is_not_known_says_why(visit: Visit, geodata_dir: Path) -> None:
    address = {"pane": "reach", "reach": "mosque_association", "within": "1000", "lang": "en"}
    test = visit(geodata_dir, "actors", **address)
    assert not test.exception
    html = _html(test)
    assert "not known: 1 actor here has no exact position" in html
    assert "3 more actors have no exact position and are not counted" in html
    assert "not given: the register records the quarters" in html


@pytest.mark.parametrize(("lang", "quote"), [("de", "überall unterschätzt"), ("en", "everywhere")])
def test_what_the_study_found_stands_with_its_source(
    visit: Visit, geodata_dir: Path, lang: str, quote: str
) -> None:
    html = _html(visit(geodata_dir, "actors", lang=lang))
    assert quote in html
    assert "FGW" in html
