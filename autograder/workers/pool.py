"""Who grades: this process, several of this machine, or a cluster; always the same function on the same data.

Work is given out a little at a time, so that memory does not grow with the class and little is under way when a run is
interrupted. A process that dies takes nothing with it: what it had is done again, and what kills twice is named.
"""

from __future__ import annotations

import contextlib
import os
import signal
import stat
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_POLL_INTERVAL = 0.3  # seconds between two looks at whether a stop is wanted
_AHEAD = 2  # submissions given out for each worker, so that none waits for the next
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class WorkerDied(Exception):
    """An item ended the process that worked on it, twice."""


class Stop:
    """Whether the instructor wants to stop; `notify` is called once this has been understood.

    As a context manager it takes as that: Ctrl-C, SIGTERM (the machine goes down, a queue's time is up), and SIGHUP
    (the terminal was closed). The second one is not waited for: it raises KeyboardInterrupt. A second SIGHUP does not,
    because one terminal that is closed may send several.
    """

    def __init__(self, notify: Callable[[str], None] = lambda _: None) -> None:
        self.wanted = False
        self._notify = notify
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Stop:
        if threading.current_thread() is threading.main_thread():
            for number in STOPS:
                if number == signal.SIGHUP and signal.getsignal(number) == signal.SIG_IGN:  # by nohup
                    continue
                self._before[number] = signal.signal(number, self._interrupt)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _interrupt(self, number: int, _: object) -> None:
        if number == signal.SIGHUP:
            leave_terminal()
        elif self.wanted:
            raise KeyboardInterrupt
        else:
            sentence = "Finishing what is under way. Interrupt again not to wait for it."
            # In a thread, because what is interrupted may be in the middle of printing.
            threading.Thread(target=self._notify, args=(sentence,), daemon=True).start()
        self.wanted = True


def leave_terminal() -> None:
    """What is printed from here on goes nowhere; to a terminal that is gone, printing would be an error."""
    for descriptor in (1, 2):
        with contextlib.suppress(OSError):
            if stat.S_ISCHR(os.fstat(descriptor).st_mode):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, descriptor)
                os.close(nowhere)


class WorkerPool(Protocol):
    """Applies a function to items; gives each item with its result, or the exception, as they get done.

    When a stop is wanted, nothing more is begun, and what is under way is still given back.
    """

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item], stop: Stop
    ) -> Iterator[tuple[Item, Result | Exception]]: ...


class SerialPool:
    """This process."""

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item], stop: Stop
    ) -> Iterator[tuple[Item, Result | Exception]]:
        """One item after the other."""
        for item in items:
            if stop.wanted:
                return
            try:
                outcome: Result | Exception = function(item)
            except Exception as error:
                outcome = error
            yield item, outcome


class Cancelled(Exception):
    """An item was given out and not begun when nothing more was to be."""


class ProcessPool(Protocol):
    """Workers that have been started."""

    def size(self) -> int:
        """How many there are now, asked again and again. Raises CourseError if there will be none, BrokenExecutor if a
        worker has died and what was given out will never end.
        """

    def submit(self, function: Callable[[Item], Result], item: Item) -> Future[Result]:
        """Give out an item. Its result, or BrokenExecutor if a worker has died, Lost, Cancelled."""

    def stop_submitting(self) -> None:
        """Leave what was given out and not begun."""


class ParallelPool:
    """Workers, who are started by entering `team`, and anew when one has died that cannot be replaced."""

    def __init__(self, team: Callable[[], AbstractContextManager[ProcessPool]]) -> None:
        self._team = team

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item], stop: Stop
    ) -> Iterator[tuple[Item, Result | Exception]]:
        """As many items at once as there are workers."""
        rest = iter(items)
        broken = True
        while broken:
            with self._team() as team:
                suspects = yield from _until_broken(team, function, rest, stop)
            broken = bool(suspects)
            while suspects and not stop.wanted:
                with self._team() as team:
                    yield from _until_guilty(team, function, suspects, stop)


def _until_broken(
    team: ProcessPool, function: Callable[[Item], Result], rest: Iterator[Item], stop: Stop
) -> Generator[tuple[Item, Result | Exception], None, list[Item]]:
    """Work on the rest; what was under way when a worker died, one of which may be why; nothing if all is done."""
    under_way: dict[Future[Result], Item] = {}
    more = True
    while True:
        try:
            most = _AHEAD * max(1, team.size())
        except BrokenExecutor:
            return list(under_way.values())
        while more and not stop.wanted and len(under_way) < most:
            item = next(rest, None)
            more = item is not None
            if item is None:
                break
            try:
                under_way[team.submit(function, item)] = item
            except BrokenExecutor:
                return [*under_way.values(), item]
        if stop.wanted:
            team.stop_submitting()
        if not under_way:
            return []
        done, _ = wait(under_way, timeout=_POLL_INTERVAL, return_when=FIRST_COMPLETED)
        for future in done:
            error = future.exception()
            if isinstance(error, BrokenExecutor):
                return list(under_way.values())
            item = under_way.pop(future)
            if not isinstance(error, Cancelled):
                yield item, error if isinstance(error, Exception) else future.result()


def _until_guilty(
    team: ProcessPool, function: Callable[[Item], Result], suspects: list[Item], stop: Stop
) -> Iterator[tuple[Item, Result | Exception]]:
    """Work on one suspect after the other, and take it off the list, until one ends its worker again."""
    while suspects and not stop.wanted:
        item = suspects.pop(0)
        try:
            future = team.submit(function, item)
            while not wait([future], timeout=_POLL_INTERVAL).done:
                team.size()
            outcome: Result | Exception = future.result()
        except BrokenExecutor:
            yield item, WorkerDied("It ended its grader twice. Free memory, or look at it by hand.")
            return
        except Exception as error:
            outcome = error
        yield item, outcome


def local(workers: int, warm_up: Callable[..., None], arguments: Callable[[], tuple[Any, ...]]) -> ParallelPool:
    """Processes of this machine, each prepared by `warm_up` with the arguments that are made when a team is started."""
    from autograder.workers import processes

    return ParallelPool(lambda: processes.team(workers, warm_up, arguments()))


def cluster(address: str) -> ParallelPool:
    """The workers of a Dask cluster. Raises CourseError if Dask is not installed or nobody answers at the address."""
    from autograder.workers import dask

    with dask.team(address):  # what is wrong is said before anything else is done
        pass
    return ParallelPool(lambda: dask.team(address))
