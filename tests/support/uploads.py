"""GeoJSON that is as large, deep or tangled as it may be, and more."""

import json

import numpy as np

SQUARE = [[7.0, 51.0], [7.1, 51.0], [7.1, 51.1], [7.0, 51.1], [7.0, 51.0]]
"""Counterclockwise, about 78 km²."""
BOW = [[7.0, 51.0], [7.1, 51.1], [7.1, 51.0], [7.0, 51.1], [7.0, 51.0]]
"""Crosses itself once, at 7.05, 51.05."""


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features, **members):
    return {"type": "FeatureCollection", "features": list(features), **members}


def dump(content):
    return json.dumps(content).encode()


def moved(ring, lon, lat):
    return [[x + lon, y + lat] for x, y in ring]


def text_of(points):
    """Return a polygon's file, short enough for 200,000 vertices in 5 MB."""
    closed = [*points, points[0]]
    text = ",".join(f"[{x:.6f},{y:.6f}]" for x, y in closed)
    return f'{{"type":"Polygon","coordinates":[[{text}]]}}'.encode()


def coast(count, waves=3000):
    """Return a round outline with many bays."""
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    out = 1 + 0.1 * np.sin(waves * turn)
    return np.column_stack([10 + 1.5 * np.cos(turn) * out, 51 + np.sin(turn) * out]).tolist()


def star(count, lon=7.05, lat=51.05, size=0.05):
    """Return a star of `count` points (odd), each edge crossing nearly all others."""
    turn = np.arange(count) * ((count - 1) // 2) * 2 * np.pi / count
    return np.column_stack([lon + size * np.cos(turn), lat + size * np.sin(turn)]).tolist()


def comb(teeth, gap=2e-6):
    """Return slanting teeth beside one another: valid, but every edge lies over every other."""
    points = []
    for tooth in range(teeth):
        at = tooth * gap
        points += [[7 + at, 51 - at], [7.5 + at, 51.5 - at]]
        points += [[7.5 + at + gap / 2, 51.5 - at - gap / 2], [7 + at + gap / 2, 51 - at - gap / 2]]
    return [*points, [6.9, 50.9 - teeth * gap]]


def scribble(count):
    """Return a line that wanders over itself."""
    steps = np.random.default_rng(7).normal(size=(count, 2)) * 1e-3
    walk = steps.cumsum(axis=0)
    return np.clip(walk + np.array([8, 51]), [6, 49], [14, 54]).tolist()


WORST = {
    "brackets": lambda: b"[" * 5_000_000,
    "brackets and braces": lambda: b'{"":[' * 1_000_000,
    "empty arrays": lambda: b"[" + b"[]," * 1_600_000 + b"[]]",
    "empty objects": lambda: b"[" + b"{}," * 1_600_000 + b"{}]",
    "small objects": lambda: b"[" + b'{"":0},' * 700_000 + b"0]",
    "members": lambda: b"{" + b",".join(b'"%d":0' % n for n in range(450_000)) + b"}",
    "numbers": lambda: b"[" + b"1.5," * 1_200_000 + b"0]",
    "few numbers": lambda: b"[" + b"1.5000," * 700_000 + b"0]",
    "texts": lambda: b"[" + b'"ab",' * 950_000 + b'""]',
    "wide text": lambda: b'["' + "\U0001f600".encode() + b"a" * 4_900_000 + b'"]',
    "escapes": lambda: b'["' + b"\\u0041" * 800_000 + b'"]',
    "backslashes": lambda: b'["' + b"\\\\" * 2_400_000 + b'"]',
    "quotes": lambda: b'""' * 2_400_000,
    "long number": lambda: b"9" * 5_000_000,
    "long name": lambda: dump(feature(polygon(SQUARE), name="\u0301" * 800_000)),
    "nothing": lambda: b" " * 5_000_000,
    "coast": lambda: text_of(coast(199_000)),
    "round": lambda: text_of(coast(199_000, waves=0)),
    "fine comb": lambda: text_of(comb(49_000)),
    "comb": lambda: text_of(comb(600, gap=5e-6)),
    "finest comb": lambda: text_of(comb(600, gap=9e-7)),
    "star": lambda: text_of(star(99)),
    "large star": lambda: text_of(star(9_999)),
    "scribble": lambda: text_of(scribble(190_000)),
    "short scribble": lambda: text_of(scribble(3_000)),
    "squares": lambda: dump(
        collection(*[feature(polygon(moved(SQUARE, n / 500, 0))) for n in range(1_000)])
    ),
    "bows": lambda: dump(
        collection(*[feature(polygon(moved(BOW, n / 500, 0))) for n in range(1_000)])
    ),
    "layers": lambda: dump({"type": "MultiPolygon", "coordinates": [[SQUARE]] * 2_000}),
    "holes": lambda: dump(polygon(SQUARE, *[moved(SQUARE, n / 1e5, 0) for n in range(2_000)])),
    "empty rings": lambda: dump({"type": "MultiPolygon", "coordinates": [[[]]] * 140_000}),
}
"""Files whose reading must take neither long nor much memory."""
