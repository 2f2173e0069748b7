"""The address: a link shows the same again, Back takes a step back, nonsense is told."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from support.dashboard import Dashboard

pytestmark = pytest.mark.browser


def _query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_link_shows_the_same_in_another_browser(
    mini_page: Dashboard, new_page: Callable[..., Page]
) -> None:
    mini_page.open()
    mini_page.choose("date", "09.05.2011")
    mini_page.write("q", "a")
    mini_page.area("09999001-altmarkt").click(position={"x": 12, "y": 12})
    expect(mini_page.card().locator("h2")).to_have_text("Altmarkt")
    mini_page.settled()
    link = mini_page.page.url
    assert _query(mini_page.page)["date"] == ["2011-05-09"]
    other = Dashboard(new_page(), mini_page.url)
    other.open(link.removeprefix(f"{mini_page.url}/"))
    expect(other.card().locator("h2")).to_have_text("Altmarkt")
    assert other.picture() == mini_page.picture()
    assert other.head() == mini_page.head()
    expect(other.map.locator("path.chosen")).to_have_count(1)


def test_back_takes_the_last_change_back(mini_page: Dashboard) -> None:
    mini_page.open()
    first = mini_page.revision()
    mini_page.choose("date", "09.05.2011")
    mini_page.choose("level", "Orte")
    mini_page.expect_area_count(2)
    with mini_page.repaint():
        mini_page.page.go_back()
    mini_page.expect_area_count(5)
    assert "2011" in mini_page.head()
    with mini_page.repaint():
        mini_page.page.go_back()
    assert mini_page.revision() == first
    with mini_page.repaint():
        mini_page.page.go_forward()
    assert "2011" in mini_page.head()


def test_unknown_parameters_are_told_and_left_aside(mini_page: Dashboard) -> None:
    mini_page.open("?indicator=nonsense&level=town&colour=red&k=900&min=x%3Cb%3E")
    notice = mini_page.page.get_by_test_id("stAlert")
    expect(notice.first).to_contain_text("indicator=nonsense")
    expect(notice.first).to_contain_text("colour=red")
    mini_page.expect_area_count(2)
    assert "foreign" not in mini_page.page.url
    assert mini_page.page.locator(".block-container b", has_text="x").count() == 0


@pytest.mark.parametrize(
    "query",
    [
        "?near=1,2,3",
        "?near=nan,nan",
        "?min=1e999",
        "?area=moosbach&actor=a1",
        "?breaks=;;&scheme=own",
    ],
)
def test_odd_addresses_still_show_a_map(mini_page: Dashboard, query: str) -> None:
    mini_page.open(query)
    expect(mini_page.page.get_by_test_id("stException")).to_have_count(0)


def test_language_switch_changes_every_word(mini_page: Dashboard) -> None:
    mini_page.open()
    root = mini_page.page.locator("html")
    expect(root).to_have_attribute("lang", "de")
    assert "gezeigt" in mini_page.head()
    mini_page.press("lang", "English")
    expect(mini_page.page.locator(".q-head")).to_contain_text("5 of 5 areas shown")
    expect(mini_page.page.locator(".q-brand")).to_contain_text("Lindtal in maps")
    expect(mini_page.widget("level").locator("input[role=combobox]")).to_have_value("wards")
    expect(mini_page.map.locator(".legend h2")).to_contain_text("Share of foreigners")
    assert _query(mini_page.page)["lang"] == ["en"]
    expect(root).to_have_attribute("lang", "en")


def test_language_of_the_address(mini_page: Dashboard) -> None:
    mini_page.open("?lang=en")
    expect(mini_page.page.locator("html")).to_have_attribute("lang", "en")
    assert mini_page.map.locator("html").get_attribute("lang") == "en"
    assert "areas shown" in mini_page.head()
