"""The colours of differences: as many as asked for, mirrored about a grey middle."""

import pytest

from quartmap.maps.palettes import diverging


def luminance(colour):
    """The relative luminance of WCAG."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("k", [3, 5, 7])
def test_colours_darken_away_from_the_middle(k):
    colours = diverging(k)
    assert len(set(colours)) == len(colours) == k
    light = [luminance(one) for one in colours]
    middle = k // 2
    assert light[: middle + 1] == sorted(light[: middle + 1])
    assert light[middle:] == sorted(light[middle:], reverse=True)
    red, green, blue = (int(colours[middle][at : at + 2], 16) for at in (1, 3, 5))
    assert max(red, green, blue) - min(red, green, blue) < 10
