"""Colours of classes: perceptually even, readable with colour-blind eyes, no good or bad end.

The sequential ramp is ColorBrewer's YlGnBu (C. Brewer, Apache-2.0), which branca carries; its
lightest step is left out because it cannot be told from the paper of the map.
"""

from typing import Final

from branca.utilities import color_brewer

_RAMP: Final = "YlGnBu"
COUNT_COLOUR: Final = "#2c7fb8"
"""Circles and bars of counts, as in the map's stylesheet."""


def sequential(k: int) -> tuple[str, ...]:
    """Return `k` colours (1 to 9) from light to dark as `#rrggbb`."""
    steps = min(max(k + 1, 3), 9)
    ramp = [colour.lower() for colour in color_brewer(_RAMP, n=steps)]
    return tuple(ramp[-k:]) if k < steps else tuple(ramp[:k])
