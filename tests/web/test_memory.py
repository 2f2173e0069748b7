"""What stays in memory is not searched for garbage over and over."""

import gc
from collections.abc import Iterator

import pytest

from quartmap.web import memory


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep survivors, from 10,000 on beside what is there already; undo it afterwards."""
    before = list(gc.callbacks)
    gc.collect()
    gc.freeze()
    monkeypatch.setattr(memory, "MANY", 10_000)
    gc.callbacks[:] = [one for one in before if not isinstance(one, memory._Keeper)]
    memory.keep_survivors()
    yield
    gc.callbacks[:] = before
    gc.unfreeze()


def _many() -> list[list[int]]:
    return [[number] for number in range(20_000)]


@pytest.mark.usefixtures("kept")
def test_survivors_are_left_out_of_the_next_search() -> None:
    start = gc.get_freeze_count()
    lasting = _many()
    gc.collect()
    assert gc.get_freeze_count() >= start + len(lasting)
    assert len(gc.get_objects(generation=2)) < len(lasting)


@pytest.mark.usefixtures("kept")
def test_few_survivors_are_searched_again() -> None:
    start = gc.get_freeze_count()
    lasting = _many()[:100]
    gc.collect()
    assert gc.get_freeze_count() <= start
    assert lasting


@pytest.mark.usefixtures("kept")
def test_once_they_have_doubled_all_are_searched_again() -> None:
    gc.unfreeze()
    first = _many()
    gc.collect()
    kept = gc.get_freeze_count()
    further = []
    while gc.get_freeze_count() >= kept:
        further.append(_many())
        gc.collect()
        assert len(further) < 200
    assert gc.get_freeze_count() == 0
    assert first


def test_it_is_done_once() -> None:
    before = list(gc.callbacks)
    memory.keep_survivors()
    memory.keep_survivors()
    assert sum(isinstance(one, memory._Keeper) for one in gc.callbacks) == 1
    gc.callbacks[:] = before
