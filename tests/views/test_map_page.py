"""The map page on the mini package: what is offered, counted, complained about."""

from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from support.shown import bodies

Run = Callable[..., AppTest]


def _html(test: AppTest) -> str:
    return unescape("\n".join(bodies(test)))


def _change(test: AppTest) -> str:
    """Return the arguments of the map's component: script and style table."""
    return str(test.get("component_instance")[0].proto.json_args)


def test_first_view_is_the_package_s(page: Run, mini_dir: Path) -> None:
    test = page(mini_dir)
    assert not test.exception
    assert "Ausländeranteil" in _html(test)
    assert "5 von 5" in _html(test)
    assert test.selectbox(key="level").value == "ward"
    assert r"quartmap.paint(" in _change(test)


def test_english_words_throughout(page: Run, mini_dir: Path) -> None:
    test = page(mini_dir, lang="en")
    assert not test.exception
    assert "5 of 5 areas shown" in _html(test)
    assert test.selectbox(key="indicator").label == "Indicator"


def test_only_combinations_with_data_are_offered(page: Run, mini_dir: Path) -> None:
    test = page(mini_dir, level="core")
    assert not test.exception
    assert test.selectbox(key="indicator").value == "foreign_share"
    # 2011 is Moosbach's, which is a town as well.
    dates = ["15.05.2022", "Oktober 2015", "2015", "09.05.2011"]
    assert test.selectbox(key="date").options == dates


def test_level_without_the_indicator_takes_another(page: Run, mini_dir: Path) -> None:
    test = page(mini_dir)
    test.selectbox(key="date").set_value("2011-05-09").run()
    test.selectbox(key="level").set_value("town").run()
    assert not test.exception
    assert test.query_params["level"] in ("town", ["town"])
    assert "2 von 2" in _html(test)


@pytest.mark.parametrize(
    ("key", "text", "count"),
    [("min", "9,5", 2), ("min", "9.5", 2), ("max", "8", 1), ("q", "bach", 1)],
)
def test_filters_count_what_they_leave(
    page: Run, mini_dir: Path, key: str, text: str, count: int
) -> None:
    test = page(mini_dir, **{key: text})
    assert not test.exception
    assert f"{count} von 5" in _html(test)


def test_what_is_no_number_is_told(page: Run, mini_dir: Path) -> None:
    test = page(mini_dir, min="viel")
    assert not test.exception
    assert "'viel'" in test.info[0].value
    assert "5 von 5" in _html(test)


def test_reset_takes_everything_back(page: Run, mini_dir: Path) -> None:
    test = page(mini_dir, level="town", q="moos")
    assert "1 von 2" in _html(test)
    test.button[0].click().run()
    assert not test.exception
    assert "5 von 5" in _html(test)
    assert not dict(test.query_params)


def test_nonsense_in_the_address_is_told(page: Run, mini_dir: Path) -> None:
    test = page(mini_dir, indicator="nonsense", colour="red")
    assert not test.exception
    assert "nonsense" in test.info[0].value
    assert "colour" in test.info[0].value
    assert "5 von 5" in _html(test)


@pytest.mark.parametrize("area", ["hafenviertel", "muehlrand", "moosbach"])
def test_quarters_show_their_case(page: Run, mini_dir: Path, area: str) -> None:
    test = page(mini_dir, area=area, level="core")
    assert not test.exception
    assert "Drei Orte im Vergleich" in _html(test)


def test_hidden_values_are_not_sent(page: Run, mini_dir: Path) -> None:
    """What the filter hides is absent from what the browser gets: 20 per cent is hafen's."""
    shown = page(mini_dir)
    assert "[10.0,20.0," in _change(shown).replace(" ", "")
    filtered = page(mini_dir, max="15")
    assert "[10.0,null,null,null]" in _change(filtered).replace(" ", "")


def _broken_off() -> None:
    """A page that settles its choices and ends before it draws a widget."""
    import streamlit as st  # noqa: PLC0415 - AppTest runs the text of this function

    from quartmap.views import state  # noqa: PLC0415

    known = (state.Parameter("place", "all"), state.Parameter("level", "town"))
    state.open_session(known, "map")
    state.keep(known)
    st.text(st.session_state["place"])


def test_choices_survive_a_run_that_was_broken_off() -> None:
    """Streamlit drops the widgets' answers then; a slow first run once reset them so."""
    test = AppTest.from_function(_broken_off, default_timeout=30)
    test.query_params["place"] = "here"
    assert test.run().text[0].value == "here"
    del test.session_state["place"]
    assert test.run().text[0].value == "here"


def _folded_away() -> None:
    """A page whose second widget is drawn only while it is asked for."""
    import streamlit as st  # noqa: PLC0415 - AppTest runs the text of this function

    from quartmap.views import state  # noqa: PLC0415

    known = (state.Parameter("place", "all"), state.Parameter("q", ""))
    state.open_session(known, "map")
    state.keep(known)
    st.selectbox("Where", ["all", "here"], key="place")
    if st.checkbox("unfold", value=True, key="unfold"):
        st.text_input("Search", key="q")
    st.text(st.session_state["q"])
    state.close_session(known, "map")


def test_choices_survive_being_folded_away() -> None:
    test = AppTest.from_function(_folded_away, default_timeout=30)
    test.query_params["q"] = "moos"  # what a link brought must not come back
    test.run()
    test.text_input(key="q").set_value("hafen").run()
    test.checkbox(key="unfold").set_value(False).run()
    for place in ("here", "all", "here"):
        test.selectbox(key="place").set_value(place).run()
        assert test.text[0].value == "hafen"
    test.checkbox(key="unfold").set_value(True).run()
    assert test.text_input(key="q").value == "hafen"
