"""The pages without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import quartmap
from quartmap.views import mapping, pages

MAIN = Path(quartmap.__file__).parent / "views" / "main.py"


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give no time to a browser that is not there."""
    monkeypatch.setattr(mapping, "PATIENCE_S", 0.0)
    monkeypatch.setattr(pages, "PAUSE_S", 0.0)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Run the dashboard's script on a package, with parameters of the address."""

    def run(folder: Path, **address: str) -> AppTest:
        monkeypatch.setenv("QUARTMAP_DATA", str(folder))
        test = AppTest.from_file(MAIN, default_timeout=30)
        for name, value in address.items():
            test.query_params[name] = value
        return test.run()

    return run


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Open a page by its name (`studies`) on a package, with parameters of the address."""

    def run(folder: Path, name: str, **address: str) -> AppTest:
        monkeypatch.setenv("QUARTMAP_DATA", str(folder))
        test = AppTest.from_file(MAIN, default_timeout=30)
        test.switch_page(f"{name}.py")
        for key, value in address.items():
            test.query_params[key] = value
        return test.run()

    return run
