"""The profile of an own area on the page: all parts, or nothing but the reason."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from quartmap.analysis.estimate_record import Estimate
from quartmap.names import Language
from quartmap.package import DataPackage
from quartmap.paper import own
from support.own_areas import estimate, figure
from support.shown import bodies, charts

NAME = "<script>alert(1)</script>${x}"


def around(package: DataPackage, area_id: str) -> Estimate:
    """Estimate an area of the register, by hand."""
    assert area_id in package.register.index
    return estimate(figure("foreign_share", 13.0))


def script(*, reason: str, name: str) -> None:
    """Draw the profile alone: what runs here is a script of its own."""
    from quartmap.views import own_profile as page  # noqa: PLC0415
    from quartmap.views import session  # noqa: PLC0415
    from support.own_areas import box, estimate, figure  # noqa: PLC0415

    figures = (figure("population", 1234, 100), figure("foreign_share", 12.34, 1))
    found = estimate(reason=reason) if reason else estimate(*figures)
    area = box(name, 10.0, 50.01, 10.01, 50.02)
    page.own_profile(session.package(), session.words(), area, found)


@pytest.fixture
def draw(monkeypatch: pytest.MonkeyPatch, mini_dir: Path) -> Callable[..., AppTest]:
    """Draw the profile in a language, of an area with a reason for no figures or with figures."""

    def run(language: Language = "en", reason: str = "", name: str = "Rund um") -> AppTest:
        monkeypatch.setenv("QUARTMAP_DATA", str(mini_dir))
        monkeypatch.setattr(own, "register_estimate", around)
        test = AppTest.from_function(
            script, default_timeout=30, kwargs={"reason": reason, "name": name}
        )
        test.query_params["lang"] = language
        return test.run()

    return run


def html(test: AppTest) -> str:
    assert not test.exception
    return " ".join(bodies(test))


def test_it_shows_where_how_sure_figures_actors_and_gaps(draw: Callable[..., AppTest]) -> None:
    test = draw()
    said = html(test)
    assert len(test.get("download_button")) == 1
    assert charts(test) == 1
    for part in (
        "Rund um",
        "How sure this is",
        "Lindtal",
        "1,130\N{EN DASH}1,340",
        "in the interval",
    ):
        assert part in said
    assert "1 inside, 0 near" in said
    assert 'href="actors?actor=a1&amp;lang=en"' in said
    assert "What is not known" in said
    assert "40\N{NO-BREAK SPACE}%" in said


def test_a_suppressed_area_shows_the_reason_alone(draw: Callable[..., AppTest]) -> None:
    test = draw(reason="few-residents")
    said = html(test)
    assert "300" in said
    assert "<table" not in said
    assert "actors?" not in said
    assert not test.get("download_button")
    assert not charts(test)


def test_a_hostile_name_stays_text(draw: Callable[..., AppTest]) -> None:
    said = html(draw(name=NAME))
    assert "<script>" not in said
    assert "&lt;script&gt;" in said
    assert "<script>" not in html(draw(name=NAME, reason="outside"))


def test_german(draw: Callable[..., AppTest]) -> None:
    said = html(draw("de"))
    assert "Wie sicher das ist" in said
    assert "1.130\N{EN DASH}1.340" in said
