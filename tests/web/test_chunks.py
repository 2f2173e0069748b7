"""What the head asks for early: modules there are, each with all that it names."""

from importlib.resources import files
from pathlib import Path

import pytest

from quartmap.names import PAGES
from quartmap.web.chunks import needed

_ROOT = Path(str(files("streamlit"))) / "static"


@pytest.mark.parametrize("page", PAGES)
def test_every_address_is_a_file_and_stands_once(page: str) -> None:
    asked = needed(page)
    assert len(asked) == len(set(asked)) > 3
    assert all((_ROOT / one).is_file() for one in asked)


def _stems(page: str) -> set[str]:
    return {Path(one).name.split(".")[0] for one in needed(page)}


def test_a_page_of_text_asks_for_its_text_and_a_map_for_its_frame() -> None:
    assert "BidiComponent" in _stems("studies")
    assert "ComponentInstance" in _stems("map")
    assert "BidiComponent" not in _stems("map")
    assert "ComponentInstance" not in _stems("data")


def test_what_a_module_names_is_asked_for_with_it() -> None:
    # The component's data travel as Arrow, whose reader is a module of its own.
    assert "recordbatch" in _stems("studies")


def test_what_every_page_loads_anyway_is_not_asked_for() -> None:
    assert not {"index", "react-dom", "protobuf"} & (_stems("map") | _stems("data"))
