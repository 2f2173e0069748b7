"""The figure of the policy fields: by mouse and keyboard, in both languages, on a phone."""

import math
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from support.mini import copy_mini, renew_descriptor

pytestmark = pytest.mark.browser

_RESTING = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_CENTRES = """(nodes) => nodes.map((node) => {
  const box = node.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2, box.width, box.height];
})"""
_CUT = """(nodes) => nodes.filter((node) => {
  const box = node.getBoundingClientRect(), text = node.querySelector('p').getBoundingClientRect();
  return text.top < box.top || text.bottom > box.bottom || text.left < box.left
    || text.right > box.right || node.scrollWidth > node.clientWidth + 1;
}).map((node) => node.innerText)"""


def _options(page: Page) -> Locator:
    return page.locator(".st-key-field [role=radio]")


def _card(page: Page) -> Locator:
    return page.locator(".st-key-field_card h2")


def _address(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _open(page: Page, address: str) -> Page:
    page.goto(address)
    _card(page).wait_for()
    _options(page).first.wait_for()
    page.locator(_RESTING).wait_for()
    return page


@pytest.fixture
def fields(
    new_page: Callable[..., Page], serve: Callable[..., str], geodata_dir: Path
) -> Callable[..., Page]:
    def visit(query: str = "", **options: Any) -> Page:
        return _open(new_page(**options), f"{serve(geodata_dir, 'geodata')}/fields{query}")

    return visit


def test_the_fields_stand_around_the_middle(fields: Callable[..., Page]) -> None:
    page = fields()
    (x, y, width, height), *around = _options(page).evaluate_all(_CENTRES)
    assert len(around) > 2
    assert abs(width - height) < 1
    far = [math.hypot(one[0] - x, one[1] - y) for one in around]
    assert max(far) - min(far) < 2
    assert min(far) > width
    assert around[0][1] < y - width  # the first is above
    assert _options(page).evaluate_all(_CUT) == []


def test_arrow_keys_walk_through_the_figure(fields: Callable[..., Page]) -> None:
    page = fields()
    names = [name.split("\n")[0] for name in _options(page).all_inner_texts()]
    expect(_card(page)).to_have_text(names[0])
    _options(page).first.focus()
    for name in names[1:]:
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Space")
        expect(_card(page)).to_have_text(name)
        expect(page.locator(".st-key-field [aria-checked=true]")).to_contain_text(name)
    page.locator(_RESTING).wait_for()
    assert _address(page)["field"] != [""]
    page.go_back()
    expect(_card(page)).to_have_text(names[-2])


def test_an_actor_s_link_leads_to_the_actor(fields: Callable[..., Page]) -> None:
    page = fields("?lang=en")
    link = page.locator(".st-key-field_card a").first
    name, wanted = link.inner_text(), parse_qs(urlsplit(str(link.get_attribute("href"))).query)
    link.click()
    page.wait_for_url("**/actors?*")
    page.locator(_RESTING).wait_for()
    assert _address(page)["actor"] == wanted["actor"]
    assert _address(page)["lang"] == ["en"]
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert name


@pytest.mark.parametrize("language", ["de", "en"])
def test_on_a_phone_it_is_a_list(fields: Callable[..., Page], language: str) -> None:
    size = {"width": 360, "height": 780}
    page = fields(f"?lang={language}", viewport=size, has_touch=True, is_mobile=True)
    boxes = _options(page).evaluate_all(_CENTRES)
    assert {round(one[0]) for one in boxes} == {round(boxes[0][0])}
    assert [one[1] for one in boxes] == sorted(one[1] for one in boxes)
    assert _options(page).evaluate_all(_CUT) == []
    for number in range(len(boxes)):
        _options(page).nth(number).tap()
        name = _options(page).nth(number).locator("strong").inner_text()
        expect(_card(page)).to_have_text(name)
        wide, room = page.evaluate(
            """() => { const main = document.querySelector('[data-testid=stMain]');
            return [main.scrollWidth, main.clientWidth]; }"""
        )
        assert wide <= room
    links = page.locator(".st-key-field_levers a, .q-field-places a")
    assert links.evaluate_all("(all) => all.every((a) => a.getBoundingClientRect().height >= 24)")


def test_the_figure_can_be_taken_away(fields: Callable[..., Page]) -> None:
    page = fields()
    with page.expect_download() as waiting:
        page.locator(".st-key-fields_svg button").click()
    assert waiting.value.suggested_filename.endswith("_policy_fields_de.svg")
    root = ET.fromstring(Path(waiting.value.path()).read_text("utf-8"))  # noqa: S314
    assert len(root.findall("{http://www.w3.org/2000/svg}circle")) == _options(page).count() + 1


def _copy(field: dict[str, Any], step: int) -> dict[str, Any]:
    """Return the field under ids of its own."""
    measures = [one | {"id": f"{one['id']}-{step}"} for one in field["measures"]]
    return field | {"id": f"f{step}", "measures": measures}


@pytest.mark.parametrize("count", [2, 4, 5])
def test_another_number_of_fields_fits(
    new_page: Callable[..., Page], serve: Callable[..., str], tmp_path: Path, count: int
) -> None:
    folder = copy_mini(tmp_path / "mini")
    path = folder / "policy_fields.yaml"
    content = yaml.safe_load(path.read_text("utf-8"))
    middle, around = content["fields"]
    content["fields"] = [_copy(around, step) for step in range(count)] + [middle]
    path.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    renew_descriptor(folder)
    page = _open(new_page(), f"{serve(folder, f'fields-{count}')}/fields")
    boxes = _options(page).evaluate_all(_CENTRES)
    assert len(boxes) == count + 1
    for one, other in combinations(boxes, 2):
        assert math.hypot(one[0] - other[0], one[1] - other[1]) > one[2]
    assert _options(page).evaluate_all(_CUT) == []
