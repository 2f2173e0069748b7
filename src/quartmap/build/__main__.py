"""`python -m quartmap.build SOURCES TARGET`: write the data package anew from raw sources."""

import sys
from pathlib import Path

from quartmap.build import (
    actors,
    areas,
    census,
    context,
    descriptor,
    documents,
    observations,
    validation,
)

STEPS = (areas, observations, actors, documents, context, census)
"""Each step has `build(sources, target) -> Part`; later steps may read what earlier ones wrote."""


def main(arguments: list[str]) -> int:
    """Run every step, then the descriptor, then check the estimates; print what was left out."""
    if len(arguments) != 2:
        print("usage: python -m quartmap.build SOURCES TARGET")
        return 2
    sources, target = (Path(argument) for argument in arguments)
    target.mkdir(parents=True, exist_ok=True)
    validation.clear(target)
    parts = [step.build(sources, target) for step in STEPS]
    descriptor.build(parts, target)
    validation.build(target)
    for line in (line for part in parts for line in part.left_out):
        print(f"left out: {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
