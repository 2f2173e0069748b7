"""Lists that are spread over columns of about the same height."""

import math
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")


def lines(text: str, letters: int) -> int:
    """Return in how many lines a text will about stand."""
    return max(1, math.ceil(len(text) / letters))


def balanced(
    items: Sequence[Item], height: Callable[[Item], float], count: int
) -> list[list[Item]]:
    """Return the items in `count` parts of about the same height, in their order.

    >>> balanced([1, 1, 2, 1, 1], lambda one: one, 2)
    [[1, 1], [2, 1, 1]]
    """
    total = sum(height(one) for one in items)
    parts: list[list[Item]] = [[] for _ in range(count)]
    passed = 0.0
    for one in items:
        middle = passed + height(one) / 2
        place = min(count - 1, int(count * middle / total)) if total else 0
        parts[place].append(one)
        passed += height(one)
    return parts


def in_columns(
    groups: Sequence[dict[str, Any]], height: Callable[[Any], float], count: int
) -> list[list[dict[str, Any]]]:
    """Return groups of rows in columns; one that goes on in the next column does so untitled."""
    flat = [(group, row) for group in groups for row in group["rows"] or [None]]

    def high(pair: tuple[dict[str, Any], Any]) -> float:
        group, row = pair
        first = not group["rows"] or row is group["rows"][0]
        return (2 if first else 0) + (height(row) if row else 0)

    found = []
    for part in balanced(flat, high, count):
        column: list[dict[str, Any]] = []
        for group, row in part:
            first = row is None or row is group["rows"][0]
            if first or not column:
                column.append(group | {"rows": [], "begins": first})
            column[-1]["rows"] += [row] if row else []
        found.append(column)
    return found
