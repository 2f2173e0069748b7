"""The section on the quality of estimates, without a browser."""

from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from support.estimates import add_estimates
from support.mini import make_hostile
from support.shown import bodies, charts

Visit = Callable[..., AppTest]


def _html(test: AppTest) -> str:
    return unescape("\n".join(bodies(test)))


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_worst_is_told_first(visit: Visit, geodata_dir: Path, language: str) -> None:
    test = visit(geodata_dir, "data", section="estimates", lang=language)
    assert not test.exception
    html = _html(test)
    heading = {"de": "Wie gut sind die Schätzungen?", "en": "How good are the estimates?"}
    told = {"de": "im schlechtesten Fall um \N{MINUS SIGN}67,9", "en": "\N{MINUS SIGN}67.9"}
    assert html.index(heading[language]) < html.index(told[language])
    assert html.index("Hörsterfeld, Essen") < html.index("<table")
    assert charts(test) == 2


def test_without_the_tables_there_is_no_such_section(visit: Visit, mini_dir: Path) -> None:
    test = visit(mini_dir, "data", section="estimates")
    assert not test.exception
    assert "section=estimates" in unescape(test.info[0].value.replace("\\", ""))
    offered = {str(name) for group in test.get("button_group") for name in group.options}
    assert "Methoden und Zeichen" in offered
    assert "Güte der Schätzungen" not in offered


def test_figures_of_the_mini_package(visit: Visit, mini_copy: Path) -> None:
    html = _html(visit(add_estimates(mini_copy), "data", section="estimates"))
    assert "Gebieten bis 1 km² im Mittel um 37,5\N{NO-BREAK SPACE}% ab" in html
    assert "um +50,0\N{NO-BREAK SPACE}% (Hafenviertel, Lindtal)" in html
    assert "Bevölkerung · Abweichung (%)" in html
    assert "Ausländeranteil · Abweichung (Prozentpunkte)" in html
    assert ">67\N{NO-BREAK SPACE}%<" in html
    assert "31.12.2009" in html
    # not in this package, so not explained
    assert "Melderegister" not in html


def test_indicator_and_check_are_in_the_address(visit: Visit, mini_copy: Path) -> None:
    folder = add_estimates(mini_copy)
    test = visit(folder, "data", section="estimates", checked="population", against="update-1km")
    assert test.selectbox(key="against").value == "update-1km"
    assert "Quelle der wahren Werte: Lindtaler Bote 2015" in _html(test)
    test.selectbox(key="checked").set_value("foreign_share").run()
    assert not test.exception
    # the share was never held against an update: the check it has is shown
    assert test.selectbox(key="against").value == "coarser-1km"
    assert test.query_params["checked"] in ("foreign_share", ["foreign_share"])


def test_folds_are_sent_when_opened_only(visit: Visit, mini_copy: Path) -> None:
    folder = add_estimates(mini_copy)
    test = visit(folder, "data", section="estimates")
    assert "Faktoren der Intervalle" not in _html(test)
    assert "800\N{EN DASH}2.000" not in _html(test)
    test.session_state["fold_errors"] = True
    test.session_state["fold_calibration"] = True
    html = _html(test.run())
    assert "800\N{EN DASH}2.000" in html
    assert ">1,25<" in html


def test_hostile_names_stay_text(visit: Visit, mini_copy: Path) -> None:
    folder = make_hostile(add_estimates(mini_copy))
    test = visit(folder, "data", section="estimates")
    assert not test.exception
    shown = "\n".join(bodies(test))
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
