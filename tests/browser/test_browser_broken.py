"""A broken package: a page that lists what is wrong, or the map without the broken part."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from quartmap.package.shared_reading import FRESH_S
from support.dashboard import Dashboard
from support.mini import MINI, renew_descriptor

pytestmark = pytest.mark.browser


@pytest.fixture
def broken(
    new_page: Callable[..., Page], serve: Callable[..., str], broken_dir: Path
) -> Iterator[Dashboard]:
    """A page on a package that the test breaks; mended afterwards."""
    yield Dashboard(new_page(), serve(broken_dir, "broken"))
    for path in MINI.rglob("*"):
        if path.is_file():
            target = broken_dir / path.relative_to(MINI)
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(path.read_bytes())


def test_missing_register_is_told_on_one_page(broken: Dashboard, broken_dir: Path) -> None:
    (broken_dir / "areas.csv").unlink()
    time.sleep(FRESH_S)  # until then a sound package is not looked at anew
    broken.page.goto(broken.url)
    expect(broken.card()).to_contain_text("areas.csv")
    expect(broken.card().locator("h1")).to_be_visible()
    expect(broken.page.get_by_test_id("stException")).to_have_count(0)
    (broken_dir / "areas.csv").write_bytes((MINI / "areas.csv").read_bytes())
    broken.open()  # mended and reloaded: the map is there
    broken.expect_area_count(5)


def test_broken_layer_is_left_out_with_a_notice(broken: Dashboard, broken_dir: Path) -> None:
    (broken_dir / "areas" / "towns.geojson").write_text("{", "utf-8")
    renew_descriptor(broken_dir)
    broken.open()
    expect(broken.page.get_by_test_id("stAlert").first).to_contain_text("towns")
    broken.widget("level").locator("input[role=combobox]").click()
    expect(broken.page.locator("[role=option]", has_text="Ortsteile")).to_have_count(1)
    assert "Orte" not in broken.page.locator("[role=option]").all_inner_texts()


def test_bad_actors_leave_the_map(broken: Dashboard, broken_dir: Path) -> None:
    path = broken_dir / "actors.csv"
    path.write_bytes(path.read_bytes().decode("utf-8").encode("latin-1"))
    renew_descriptor(broken_dir)
    broken.open()
    expect(broken.page.get_by_test_id("stAlert").first).to_contain_text("actors")
    broken.expect_area_count(5)
