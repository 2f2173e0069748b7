"""Word that a map is painted: waited for, taken once, forgotten with who waits."""

import gc
import threading
import time

from quartmap.maps.report import expect, receive, wait


def test_waits_until_every_map_has_told() -> None:
    first, second = expect(), expect()
    assert receive(first.token)
    later = threading.Timer(0.2, receive, [second.token])
    begun = time.monotonic()
    later.start()
    wait((first, second), 20, lambda: None)
    assert second.come.is_set()
    assert 0.15 < time.monotonic() - begun < 15


def test_waits_no_longer_than_its_patience_and_looks_up_meanwhile() -> None:
    looked = []
    wait((expect(),), 0.3, lambda: looked.append(1))
    assert len(looked) >= 2


def test_without_patience_it_does_not_wait() -> None:
    looked = []
    wait((expect(),), 0, lambda: looked.append(1))
    assert not looked


def test_nobody_waits_for_a_made_up_report() -> None:
    assert not receive("made-up")


def test_a_report_is_forgotten_with_who_waited_for_it() -> None:
    report = expect()
    token = report.token
    assert report.address == f"../../painted/{token}"
    del report
    gc.collect()
    assert not receive(token)
