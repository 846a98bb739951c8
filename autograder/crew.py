"""Who grades: this process, several of this machine, or a cluster; always the same function on the same data.

Work is given out a little at a time, so that memory does not grow with the class and little is under way when a run is
interrupted. A process that dies takes nothing with it: what it had is done again, and what kills twice is named.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from typing import Any, Protocol, TypeVar

from autograder.errors import CourseError
from autograder.kernels import syscalls

Item = TypeVar("Item")
Result = TypeVar("Result")

_LOOK = 0.3  # seconds between two looks at whether a stop is wanted
_AHEAD = 2  # submissions given out for each worker, so that none waits for the next


class Lost(Exception):
    """An item ended the process that worked on it, twice."""


class Stop:
    """Whether the instructor wants to stop. As a context manager it takes Ctrl-C as that; the second one is not waited
    for: it raises KeyboardInterrupt.
    """

    def __init__(self) -> None:
        self.wanted = False
        self._before: Any = None

    def __enter__(self) -> Stop:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._interrupt)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def _interrupt(self, *_: object) -> None:
        if self.wanted:
            raise KeyboardInterrupt
        self.wanted = True


class Crew(Protocol):
    """Applies a function to items; gives each item with its result, or the exception, as they get done.

    When a stop is wanted, nothing more is begun, and what is under way is still given back.
    """

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item], stop: Stop
    ) -> Iterator[tuple[Item, Result | Exception]]: ...


class Alone:
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


class Several:
    """The workers of an executor, which `make` makes, and makes anew when a worker has died."""

    def __init__(self, make: Callable[[], Executor], workers: int) -> None:
        self._make, self._workers = make, workers

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item], stop: Stop
    ) -> Iterator[tuple[Item, Result | Exception]]:
        """As many items at once as there are workers."""
        rest: Iterator[Item] = iter(items)
        broken = True
        while broken:
            suspects: list[Item] = []  # were under way when a worker died; one of them may be why
            with self._executor() as executor:
                broken = yield from self._until_broken(executor, function, rest, stop, suspects)
            for item in suspects:
                if stop.wanted:
                    return
                with self._executor() as executor:
                    try:
                        yield item, executor.submit(function, item).result()
                    except BrokenExecutor:
                        yield item, Lost("It ended its grader twice. Free memory, or look at it by hand.")
                    except Exception as error:
                        yield item, error

    def _until_broken(
        self,
        executor: Executor,
        function: Callable[[Item], Result],
        rest: Iterator[Item],
        stop: Stop,
        suspects: list[Item],
    ) -> Generator[tuple[Item, Result | Exception], None, bool]:
        """Work on the rest; whether a worker died meanwhile, and then what was under way."""
        under_way: dict[Future[Result], Item] = {}
        more = True
        while True:
            while more and not stop.wanted and len(under_way) < _AHEAD * self._workers:
                item = next(rest, None)
                more = item is not None
                if item is None:
                    break
                try:
                    under_way[executor.submit(function, item)] = item
                except BrokenExecutor:
                    suspects += [*under_way.values(), item]
                    return True
            if stop.wanted:
                for future in [future for future in under_way if future.cancel()]:
                    del under_way[future]
            if not under_way:
                return False
            done, _ = wait(under_way, timeout=_LOOK, return_when=FIRST_COMPLETED)
            for future in done:
                error = future.exception()
                if isinstance(error, BrokenExecutor):
                    suspects += under_way.values()
                    return True
                yield under_way.pop(future), error if isinstance(error, Exception) else future.result()

    @contextlib.contextmanager
    def _executor(self) -> Iterator[Executor]:
        executor = self._make()
        try:
            yield executor
        finally:
            if isinstance(executor, ProcessPoolExecutor):
                executor.shutdown(wait=False, cancel_futures=True)
            else:  # the protocol's, which not all executors follow to the end
                executor.shutdown(wait=False)


def local(workers: int, warm_up: Callable[..., None], *arguments: Any) -> Several:
    """Processes of this machine, each with a zygote of its own, which `warm_up` starts."""
    # Not forked from this process, which has threads and an open gradebook.
    context = multiprocessing.get_context("spawn")
    return Several(
        lambda: ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(warm_up, arguments)), workers
    )


def cluster(address: str) -> Several:
    """The workers of a Dask cluster. Raises CourseError if Dask is not installed or nobody answers at the address."""
    try:
        from distributed import Client
    except ImportError:
        raise CourseError("Grading on a cluster needs Dask: pip install 'autograder[cluster]'.") from None
    try:
        client = Client(address, timeout=10)
    except (OSError, TimeoutError, ValueError) as error:
        raise CourseError(
            f"No Dask scheduler answers at {address} ({error}). Start it, or correct the address."
        ) from None
    workers = sum(client.nthreads().values())
    if not workers:
        raise CourseError(f"The Dask scheduler at {address} has no workers. Start some.")
    return Several(lambda: client.get_executor(pure=False, retries=2), workers)


def _begin(warm_up: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who gives out the work
    if sys.platform == "linux":
        syscalls.end_with_parent(signal.SIGKILL)  # who, if killed, cannot tell us to end
    warnings.simplefilter("ignore")
    warm_up(*arguments)
