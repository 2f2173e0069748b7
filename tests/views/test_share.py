"""Passing on: the code's drawing holds the code, the frame's address is escaped."""

import re
import zlib

import pytest
import segno

from quartmap.views import share

LINK = "https://example.org/karte/?place=essen&area=05113000-karnap&type=shop,office&lang=en"


def _dark_in_svg(svg: str) -> set[tuple[int, int]]:
    """Return column and row of the dark modules from the strokes of the drawing."""
    path = re.search(
        r'<path[^>]*class="qrline"[^>]*d="([^"]+)"|<path[^>]* d="(M[^"]*h[^"]*m?[^"]*)"[^>]*stroke',
        svg,
    )
    if path is None:
        raise LookupError(svg[:200])
    x, y, found = 0.0, 0.0, set()
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", path[1] or path[2]):
        values = [float(one) for one in re.findall(r"-?[\d.]+", numbers)]
        if command == "h":
            found |= {(int(x) + step, int(y)) for step in range(int(values[0]))}
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    return found


def _dark(link: str) -> set[tuple[int, int]]:
    rows = segno.make_qr(link, error="m").matrix_iter(border=4)
    return {(x, y) for y, row in enumerate(rows) for x, module in enumerate(row) if module}


def test_the_drawing_is_the_code_with_its_quiet_zone() -> None:
    svg = share.drawing(LINK, "svg").decode()
    assert _dark_in_svg(svg) == _dark(LINK)
    assert _dark_in_svg(svg) != _dark(LINK + "x")
    assert "#fff" in svg


def test_the_png_is_the_code_with_its_quiet_zone() -> None:
    png = share.drawing(LINK, "png")
    width = int.from_bytes(png[16:20])
    start = png.index(b"IDAT")
    size = int.from_bytes(png[start - 4 : start])
    rows = zlib.decompress(png[start + 4 : start + 4 + size])
    stride, scale = (width + 7) // 8 + 1, 12
    dark = {
        (x, y)
        for y in range(width // scale)
        for x in range(width // scale)
        if not rows[y * scale * stride + 1 + x * scale // 8] >> (7 - x * scale % 8) & 1
    }
    assert dark == _dark(LINK)


def test_level_of_correction_is_m_at_least() -> None:
    made = share.code(LINK)
    assert made is not None
    assert made.error in {"M", "Q", "H"}
    assert not made.is_micro


def test_a_link_that_no_code_can_hold() -> None:
    assert share.code("https://example.org/?q=" + "ä" * 3000) is None


def test_the_frame_is_escaped() -> None:
    code = share.frame('https://example.org/?q="><script>&embed=true', 'a"b')
    assert "<script>" not in code
    assert "&amp;embed=true" in code
    assert 'title="a&quot;b"' in code


@pytest.mark.parametrize(
    ("url", "language", "expected"),
    [
        ("https://a.org", "de", "https://a.org/?area=x%20y&type=a,b"),
        ("https://a.org/q/actors", "en", "https://a.org/q/actors?area=x%20y&type=a,b&lang=en"),
    ],
)
def test_absolute_addresses(monkeypatch, url: str, language: str, expected: str) -> None:
    monkeypatch.setattr(share.st, "context", type("Context", (), {"url": url}))
    assert share.absolute({"area": "x y", "type": "a,b"}, language) == expected
