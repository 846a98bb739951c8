"""Warm workers that stay: what is given is done, whatever becomes of a worker."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.workers import processes
from autograder.workers.pool import WorkerDied
from autograder.workers.service import Service, Work


def nothing() -> None:
    """A worker needs no preparation."""


def square(number: int) -> int:
    return number * number


def end_once(note: str) -> str:
    """Ends its worker the first time."""
    path = Path(note)
    if not path.exists():
        path.write_text("")
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def end_always(_: str) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def fail(_: str) -> str:
    raise ValueError("no")


@pytest.fixture
def service() -> Iterator[Service]:
    with Service(lambda: processes.team(2, nothing, ())) as opened:
        yield opened


def finish(service: Service, given: int, seconds: float = 60) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    end = time.monotonic() + seconds
    while len(found) < given:
        assert time.monotonic() < end
        for work, outcome in service.done(0.2):
            assert work.item not in found, "done twice"
            found[work.item] = outcome
    return found


def test_what_is_given_is_done_and_more_can_be_given(service: Service) -> None:
    for number in range(5):
        service.give(Work(square, number))
    assert finish(service, 5) == {number: number**2 for number in range(5)}
    service.give(Work(square, 7))
    service.give(Work(fail, "no"))
    found = finish(service, 2)
    assert found[7] == 49
    assert isinstance(found["no"], ValueError)


def test_a_worker_that_dies_takes_nothing_with_it(service: Service, tmp_path: Path) -> None:
    service.give(Work(end_once, str(tmp_path / "note")))
    for number in range(6):
        service.give(Work(square, number))
    found = finish(service, 7)
    assert found.pop(str(tmp_path / "note")) == "done"
    assert found == {number: number**2 for number in range(6)}


def test_what_ends_its_worker_twice_is_lost_and_nothing_else_is(service: Service) -> None:
    service.give(Work(end_always, "killer"))
    for number in range(6):
        service.give(Work(square, number))
    found = finish(service, 7)
    assert isinstance(found.pop("killer"), WorkerDied)
    assert found == {number: number**2 for number in range(6)}


def pid(_: int) -> int:
    time.sleep(0.02)
    return os.getpid()


@pytest.mark.parametrize("at_once", [1, 20])
def test_workers_are_replaced_after_so_much_work_whether_or_not_there_is_a_quiet_moment(at_once: int) -> None:
    with Service(lambda: processes.team(2, nothing, ()), life=5) as service:
        found: dict[int, int] = {}
        for begin in range(0, 20, at_once):
            for number in range(begin, begin + at_once):
                service.give(Work(pid, number))
            found |= finish(service, at_once)
        assert sorted(found) == list(range(20)), "all is done"
        assert len(set(found.values())) > 1, "by others after a while"  # one of a team may have done all
        assert not {found[0], found[1]} & {found[18], found[19]}
