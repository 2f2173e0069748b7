"""AppTest itself: that it can fail, and on which file it cannot."""

from pathlib import Path

from streamlit.testing.v1 import AppTest


def test_an_error_in_the_script_is_seen() -> None:
    test = AppTest.from_string("import streamlit as st\nst.write('before')\n1/0").run()
    assert test.exception[0].message == "division by zero"


def test_the_application_file_runs_nothing(monkeypatch, mini_dir: Path) -> None:
    """What `app.py` holds is an ASGI application: a test of it would see neither page nor error."""
    monkeypatch.setenv("QUARTMAP_DATA", str(mini_dir))
    app = Path(__file__).parents[2] / "app.py"
    test = AppTest.from_file(app, default_timeout=30).run()
    assert not test.exception
    assert len(test.main) == 0
