"""What an own area and its file may be at most, each with its reason."""

from typing import Final

BYTES: Final = 5_000_000
"""Of a file: ten times the outline of a large city; parsed in a tenth of a second."""
DEPTH: Final = 32
"""Arrays and objects in one another: GeoJSON needs 8; the parser recurses."""
FEATURES: Final = 1_000
"""In a file: each becomes an area of its own."""
VERTICES: Final = 200_000
"""In a file, all outlines together."""
ARRAYS: Final = VERTICES + VERTICES // 2
"""Arrays in a file: one for each vertex, and those around; each takes memory when parsed."""
OBJECTS: Final = 20 * FEATURES
"""Objects in a file: a feature has three, its properties may hold some more."""
MEMBERS: Final = 10 * OBJECTS
"""Named members of all objects together."""
VALUES: Final = 5 * VERTICES
"""Values in lists and objects: a vertex with a height has four commas."""
PAIRS: Final = 4_000_000
"""Edges over one another (`tangle.overlapping`): each takes time, a fine comb has billions."""
REPAIRED_PAIRS: Final = 1_000_000
"""The same where a self-crossing outline is to be repaired: all pairs are listed then."""
CROSSINGS: Final = 5_000
"""Self-crossings repaired in a file: time grows faster than they do; 20,000 take 1.5 s."""
TOLD: Final = 10
"""Problems told at once; of the rest only the number."""

NAME: Final = 80
"""Characters of a name: fits a heading, a legend and a link."""
DECIMALS: Final = 6
"""Of stored degrees: a tenth of a metre."""
AREA_KM2: Final = (0.005, 400_000.0)
"""Half a cell of the finest grid; Germany has 357,700."""
RADIUS_M: Final = (50, 50_000)
"""Of a circle: 0.008 km² and 7,900 km²."""
PARTS: Final = 400
"""Areas of the register joined to one: all municipalities of a large state."""
GERMANY: Final = (5.0, 47.0, 15.6, 55.5)
"""West, south, east, north in degrees, with a margin: the census cells lie inside."""

LINK: Final = 1_800
"""Characters of all areas in a link: an address beyond 2,000 is cut by some programs."""
STORED: Final = 2_000_000
"""Characters of areas as text outside of a link (`link.encode(…, most=STORED)`)."""
LINK_DECIMALS: Final = 5
"""Of degrees in a link: a metre."""
TOLERANCES_M: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500)
"""How far a simplified outline in a link may stray: the first is taken that fits."""
TOLERANCE: Final = 0.01
"""The same as a part of the area's width (root of its extent): 10 m for 1 km²."""
