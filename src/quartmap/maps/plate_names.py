"""Names on a plate: those of the case studies in boxes, those of places where there is room."""

from collections.abc import Sequence
from typing import Final

from quartmap.maps.plate_signs import INK, Type, text, width
from quartmap.maps.plate_view import Box, View, context
from quartmap.package import DataPackage

_BOLD: Final = Type(12, "#fff", bold=True, anchor="middle")
_SMALL: Final = Type(10.5, "#dfe3e6", anchor="middle")
_APART_PX: Final = 6
_MARGIN: Final = 4
_SYMBOL_PX: Final = 11
_SIDES: Final = ("above", "below", "right", "left")
_TYPES: Final = {
    "municipality": Type(11.5, "#3c4146", bold=True, anchor="middle"),
    "river": Type(11, "#2d6486", anchor="middle", italic=True),
}
_PLACE: Final = Type(11, "#3c4146", anchor="middle")


class Names:
    """The names within a frame; none lies over another."""

    def __init__(self, frame: View) -> None:
        self._frame = frame
        self._taken: list[Box] = [self._corner()]
        self._drawn: list[str] = []

    def add(self, extent: Box, lines: Sequence[str]) -> None:
        """Put a name beside its outline where it hides nothing: above, else below, right, left."""
        wide = max(width(lines[0], _BOLD), width(" · ".join(lines[1:]), _SMALL)) + 12
        high = 20 if len(lines) == 1 else 34
        choices = [self._box(extent, wide, high, side) for side in _SIDES]
        box = min(choices, key=self._hidden)
        self._taken.append(box)
        left, top, right, _ = box
        middle = (left + right) / 2
        self._drawn.append(
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{high}" rx="2.5" '
            f'fill="{INK}"/>'
            + text(middle, top + 14, lines[0], _BOLD)
            + (text(middle, top + 28, " · ".join(lines[1:]), _SMALL) if lines[1:] else "")
        )

    def keep_clear(self, x: float, y: float) -> None:
        """Note a symbol, which no name of a place may hide."""
        self._taken.append((x - _SYMBOL_PX, y - _SYMBOL_PX, x + _SYMBOL_PX, y + _SYMBOL_PX))

    def boxes(self) -> str:
        """Return the names that were added."""
        return f'<g class="names">{"".join(self._drawn)}</g>'

    def places(self, package: DataPackage) -> str:
        """Return names of places, the most important first, where there is room for them."""
        found = context(package, "labels")
        if found is None:
            return ""
        most = self._frame.zoom - 7
        parts = []
        near = found[found["rank"] <= most].sort_values("rank", kind="stable")
        for point, name, sort in zip(near.geometry, near["name"], near["kind"], strict=True):
            x, y = self._frame.pixel(point)
            kind = _TYPES.get(str(sort), _PLACE)
            half = width(str(name), kind) / 2 + 2
            box = (x - half, y - 8, x + half, y + 8)
            if not self._inside(box) or self._hit(box):
                continue
            self._taken.append(box)
            parts.append(text(x, y + 4, str(name), kind, halo=True))
        return f'<g class="places">{"".join(parts)}</g>'

    def _corner(self) -> Box:
        """Return where the scale stands."""
        _, _, right, bottom = self._frame.box
        return (right - 130, bottom - 34, right, bottom)

    def _box(self, extent: Box, wide: float, high: float, side: str) -> Box:
        """Return where a name stands on that side of its outline, moved into the frame."""
        left, top, right, bottom = self._frame.box
        x, y = (extent[0] + extent[2] - wide) / 2, (extent[1] + extent[3] - high) / 2
        x = {"right": extent[2] + _APART_PX, "left": extent[0] - _APART_PX - wide}.get(side, x)
        y = {"above": extent[1] - _APART_PX - high, "below": extent[3] + _APART_PX}.get(side, y)
        x = min(max(x, left + _MARGIN), right - wide - _MARGIN)
        y = min(max(y, top + _MARGIN), bottom - high - _MARGIN)
        return (x, y, x + wide, y + high)

    def _hidden(self, box: Box) -> float:
        """Return how much of what stands there already a box would hide, in square pixels."""
        return sum(
            max(0.0, min(box[2], one[2]) - max(box[0], one[0]))
            * max(0.0, min(box[3], one[3]) - max(box[1], one[1]))
            for one in self._taken
        )

    def _inside(self, box: Box) -> bool:
        left, top, right, bottom = self._frame.box
        return left < box[0] and box[2] < right and top < box[1] and box[3] < bottom

    def _hit(self, box: Box) -> bool:
        return self._hidden(box) > 0
