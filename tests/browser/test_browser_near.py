"""Near me, counts as circles, the first thing a visitor sees, what is folded away."""

import re

import pytest
from playwright.sync_api import expect

from support.dashboard import Dashboard

pytestmark = pytest.mark.browser

_NEAREST = "Stadtteilbüro Karnap"


def test_an_address_shows_what_is_near(real_page: Dashboard) -> None:
    real_page.open("?place=altenessen-karnap")
    everywhere = real_page.page.locator(".st-key-tab").get_by_role("radio").last.inner_text()
    real_page.write("near_text", "Karnaper Straße 100")
    expect(real_page.page).to_have_url(re.compile(r"near=51\.52"))
    real_page.press("tab", real_page.page.locator(".st-key-tab button").last.inner_text())
    cells = real_page.page.locator("[class*='st-key-actors'] table [role=gridcell]")
    expect(cells.filter(has_text=_NEAREST).first).to_be_attached()
    assert cells.filter(has_text="Freiwilligenagentur Altena").count() == 0
    assert real_page.page.locator(".st-key-tab button").last.inner_text() != everywhere
    # The circle of 1,000 m fills the map: its edges lie inside what is shown.
    reach = real_page.frame.evaluate(
        """() => {
          const [circle] = quartmap.nearMark.getLayers();
          return [circle.getRadius(), quartmap.map.getBounds().contains(circle.getBounds())];
        }"""
    )
    assert reach == [1000, True]


def test_counts_are_circles_in_proportion(mini_page: Dashboard) -> None:
    mini_page.open("?indicator=population&date=2022-05-15")
    mini_page.expect_area_count(5)
    circles = mini_page.map.locator(".leaflet-circles-pane path.count")
    assert circles.count() >= 3
    sizes = mini_page.frame.evaluate(
        """() => quartmap.circles.flatMap((group) => group.getLayers())
          .map((one) => one.getRadius()).sort((a, b) => a - b)"""
    )
    values = sorted(
        value
        for value in mini_page.frame.evaluate(
            "() => quartmap.areas.values.concat(quartmap.caseAreas.values)"
        )
        if isinstance(value, int | float)
    )
    # Area, not radius, stands for the figure.
    areas = [size**2 / sizes[-1] ** 2 for size in sizes]
    assert areas == pytest.approx([value / values[-1] for value in values], rel=0.02)
    looks = {css for css, _ in mini_page.fills().values()}
    assert "area-p" in looks
    assert looks <= {"area-p", "area-x", "area-none"}


def test_the_first_frame_with_a_map_shows_areas(mini_page: Dashboard) -> None:
    """No spinner over nothing: from its first painting on, the map has its areas."""
    mini_page.page.add_init_script(
        """if (window !== window.top) {
          window.seen = [];
          const look = () => {
            const box = document.querySelector('#map_div');
            if (box && box.querySelector('.leaflet-pane')) {
              const areas = document.querySelectorAll('path.area').length;
              window.seen.push([areas, Boolean(box.dataset.revision)]);
            }
            requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        }"""
    )
    mini_page.open()
    seen = mini_page.frame.evaluate("() => window.seen")
    assert [areas for areas, painted in seen if painted and areas < 5] == []
    spinners = mini_page.page.get_by_test_id("stSpinner")
    assert spinners.count() == 0


def test_what_is_folded_away_stays_chosen(mini_page: Dashboard) -> None:
    """Without care what a link brought comes back; `AppTest` does not show it."""
    mini_page.open("?q=moos")
    mini_page.write("q", "hafen")
    mini_page.page.locator(".st-key-fold_search details summary").click()
    expect(mini_page.widget("fold_search").locator("input")).to_have_count(0)
    mini_page.settled()
    mini_page.choose("level", "Orte")
    mini_page.choose("level", "Ortsteile")
    expect(mini_page.page).to_have_url(re.compile(r"q=hafen"))
    mini_page.expect_area_count(1)
