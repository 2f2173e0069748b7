"""Start-up on a broken package: one page that lists everything, or the map without a part."""

import json
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from support.mini import change_rows, renew_descriptor
from support.shown import bodies

Run = Callable[..., AppTest]


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def _gone(folder: Path) -> None:
    (folder / "areas.csv").unlink()


def _bad_row(folder: Path) -> None:
    _replace(folder / "observations.csv", "2022-05-15,,,day,1000,", "2022-05-15,,,day,viele,")


def _unknown_key(folder: Path) -> None:
    _replace(folder / "observations.csv", "09999001-hafen,density", "09999001-hagen,density")


def _double_id(folder: Path) -> None:
    path = folder / "areas.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[-1]]), "utf-8")


def _bow_tie(folder: Path) -> None:
    path = folder / "areas" / "towns.geojson"
    content = json.loads(path.read_text("utf-8"))
    ring = content["features"][0]["geometry"]["coordinates"][0]
    ring[1], ring[2] = ring[2], ring[1]
    path.write_text(json.dumps(content), "utf-8")


def _encoding(folder: Path) -> None:
    path = folder / "actors.csv"
    path.write_bytes(path.read_text("utf-8").encode("latin-1"))


def _decimal_comma(folder: Path) -> None:
    change_rows(
        folder / "observations.csv",
        lambda row: row.update(value=row["value"].replace(".", ",")),
    )


DEFECTS = {
    "file gone": (_gone, "areas.csv"),
    "bad row": (_bad_row, "observations.csv"),
    "unknown key": (_unknown_key, "09999001-hagen"),
    "duplicate id": (_double_id, "areas.csv"),
    "polygon crossing itself": (_bow_tie, "towns.geojson"),
    "wrong encoding": (_encoding, "actors.csv"),
    "decimal comma": (_decimal_comma, "12.5, not 12,5"),
}


def _all_text(test: AppTest) -> str:
    parts = bodies(test)
    return unescape("\n".join([*parts, *(one.value for one in test.warning)]))


@pytest.mark.parametrize("defect", DEFECTS)
def test_defect_is_told_where_and_how(page: Run, mini_copy: Path, defect: str) -> None:
    breaking, words = DEFECTS[defect]
    breaking(mini_copy)
    renew_descriptor(mini_copy)
    test = page(mini_copy)
    assert not test.exception
    assert words in _all_text(test)


@pytest.mark.parametrize("defect", ["bad row", "polygon crossing itself", "wrong encoding"])
def test_the_rest_still_starts(page: Run, mini_copy: Path, defect: str) -> None:
    DEFECTS[defect][0](mini_copy)
    renew_descriptor(mini_copy)
    test = page(mini_copy)
    assert len(test.get("component_instance")) == 1
    assert test.warning


def test_missing_package_is_one_page(page: Run, mini_copy: Path) -> None:
    shutil.rmtree(mini_copy)
    test = page(mini_copy)
    assert not test.exception
    assert str(mini_copy) in _all_text(test)
    assert len(test.get("component_instance")) == 0


def test_sound_package_tells_nothing(page: Run, mini_copy: Path) -> None:
    test = page(mini_copy)
    assert not test.warning
    assert not test.info
