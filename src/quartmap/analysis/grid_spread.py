"""By how much the values of neighbouring 1 km cells differ."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from quartmap.package.cells import KilometreCells, Numbers

_TWO = 2


@lru_cache(maxsize=2)
def spreads(cells: KilometreCells) -> Numbers:
    """Return, by cell and indicator, how the value varies in the cell and the eight around it.

    The standard deviation of the values there, weighted by residents; of all cells where fewer
    than two of the nine have a value.
    """
    found = np.zeros(cells.means.shape)
    if not len(cells.key):
        return found
    row, column = cells.row - cells.row.min(), cells.column - cells.column.min()
    # One empty cell around the grid, so that every cell has eight neighbours.
    shape = (int(row.max()) + 3, int(column.max()) + 3)
    at = (row + 1, column + 1)
    for number in range(len(cells.indicators)):
        found[:, number] = _spread(cells.means[:, number], cells.population, shape, at)
    return found


def _spread(
    values: Numbers,
    population: Numbers,
    shape: tuple[int, int],
    at: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]],
) -> Numbers:
    known = np.isfinite(values)
    if not known.any():
        return np.zeros(len(values))
    weights = np.where(known, population, 0.0)
    middle = float(np.average(values[known], weights=weights[known]))
    # About the mean of all, so that little is lost in the difference of squares.
    off = np.where(known, values - middle, 0.0)
    sums = [_around(weights * off**power, shape, at) for power in range(3)]
    total = np.where(sums[0] > 0, sums[0], 1.0)
    variance = (sums[2] / total - (sums[1] / total) ** 2).clip(min=0)
    overall = float((weights * off**2).sum() / weights.sum())
    alone = _around(known.astype(float), shape, at) < _TWO
    return np.asarray(np.sqrt(np.where(alone, overall, variance)))


def _around(
    amounts: Numbers,
    shape: tuple[int, int],
    at: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]],
) -> Numbers:
    """Return the sum over each cell and the eight around it."""
    grid = np.zeros(shape)
    grid[at] = amounts
    wide = grid[:, :-2] + grid[:, 1:-1] + grid[:, 2:]
    high = wide[:-2] + wide[1:-1] + wide[2:]
    return np.asarray(high[at[0] - 1, at[1] - 1])
