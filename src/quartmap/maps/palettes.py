"""Colours of classes: perceptually even, readable with colour-blind eyes, no good or bad end.

The sequential ramp is ColorBrewer's YlGnBu (C. Brewer, Apache-2.0), which branca carries; its
lightest step is left out because it cannot be told from the paper of the map.
"""

from functools import lru_cache
from typing import Final

from branca.utilities import color_brewer

_RAMP: Final = "YlGnBu"
_DIVERGING: Final = "PuOr"
_WIDEST: Final = 7
_MIDDLE: Final = "#e9e7e2"
COUNT_COLOUR: Final = "#2c7fb8"
"""Circles and bars of counts, as in the map's stylesheet."""


@lru_cache(maxsize=9)
def sequential(k: int) -> tuple[str, ...]:
    """Return `k` colours (1 to 9) from light to dark as `#rrggbb`."""
    steps = min(max(k + 1, 3), 9)
    ramp = [colour.lower() for colour in color_brewer(_RAMP, n=steps)]
    return tuple(ramp[-k:]) if k < steps else tuple(ramp[:k])


def diverging(k: int) -> tuple[str, ...]:
    """Return `k` colours (odd, 3 to 7) from orange over grey to violet as `#rrggbb`.

    They mirror each other about the middle of ColorBrewer's PuOr, which colour-blind eyes tell
    apart; no end of it means good or bad. The middle is a little darker than theirs, which
    cannot be told from the paper of the map.
    """
    ramp = [colour.lower() for colour in color_brewer(_DIVERGING, n=_WIDEST)]
    ramp[_WIDEST // 2] = _MIDDLE
    kept = {3: (1, 3, 5), 5: (0, 1, 3, 5, 6)}.get(k, range(_WIDEST))
    return tuple(ramp[index] for index in kept)
