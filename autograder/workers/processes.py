"""A team of processes of this machine. They outlive neither the one who gives out the work nor its interest in it.

All are forked from one process that has imported what they need: the server of multiprocessing, which has one thread.
"""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import forkserver, resource_tracker
from multiprocessing.process import BaseProcess
from typing import Any

from autograder.errors import AutograderError
from autograder.guest import syscalls
from autograder.workers.pool import STOPS, Cancelled, Item, Result

_NOTICED = 2.0  # seconds within which an executor notices that a process has ended, unless it waits for its result


@contextlib.contextmanager
def team(workers: int, warm_up: Callable[..., None], arguments: tuple[Any, ...]) -> Iterator[Processes]:
    """So many processes, each prepared by `warm_up(*arguments)`. At the end they are ended, whatever is under way."""
    # Not forked from this process, which has threads and an open gradebook.
    context = multiprocessing.get_context("forkserver")
    stopped = context.RawValue(ctypes.c_bool, False)
    _serve()
    executor = ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(stopped, warm_up, arguments))
    opened = Processes(executor, workers, stopped)
    try:
        yield opened
    finally:
        if opened.at_work:
            opened.kill()
        executor.shutdown()


def begin(module: str, settings: str) -> None:
    """Start the server from which teams are forked, if there is none yet: it imports `module`, which finds the settings
    in the environment.
    """
    multiprocessing.get_context("forkserver").set_forkserver_preload([module])
    before = os.environ.get(SETTINGS)
    os.environ[SETTINGS] = settings
    try:
        _serve()
    finally:
        if before is None:
            del os.environ[SETTINGS]
        else:
            os.environ[SETTINGS] = before


def _serve() -> None:
    """Have the server running. It holds signals back, and so does what it forks, until that knows what to do."""
    resource_tracker.ensure_running()  # which lets signals through when it starts
    with _signals_held_back():
        forkserver.ensure_running()


class Processes:
    """A team (autograder.workers.pool.ProcessPool) on an executor of processes. `stopped` is shared with them."""

    def __init__(self, executor: ProcessPoolExecutor, workers: int, stopped: Any) -> None:
        self._executor, self._workers, self._stopped = executor, workers, stopped
        self._given: set[Future[Any]] = set()
        self._seen = set[BaseProcess]()
        self._died: float | None = None  # when it was first seen that one has ended

    @property
    def at_work(self) -> bool:
        return bool(self._given)

    def size(self) -> int:
        """Raises BrokenProcessPool if one has ended and the executor does not notice: it waits for the rest of a
        result in the middle of which that process was killed.
        """
        if any(process.exitcode is not None for process in self._started()):
            self._died = self._died or time.monotonic()
            if self._given and time.monotonic() - self._died > _NOTICED:
                raise BrokenProcessPool("a process was ended in the middle of a result")
        return self._workers

    def _started(self) -> set[BaseProcess]:
        """All that were ever started, as the executor knows them.

        `multiprocessing.active_children` forgets a process that has ended before anybody looked.
        """
        self._seen |= set((getattr(self._executor, "_processes", None) or {}).values())
        return self._seen

    def kill(self) -> None:
        """End the processes, whatever is under way."""
        for process in self._started():
            process.kill()
        # The last open end of the pipe of results: now an executor that waits for the rest of one reads its end.
        writer = getattr(getattr(self._executor, "_result_queue", None), "_writer", None)
        if writer is not None:
            writer.close()

    def submit(self, function: Callable[[Item], Result], item: Item) -> Future[Result]:
        try:
            future = self._executor.submit(_unless_stopped, function, item)
        except (EOFError, OSError) as error:  # the server was ended while it started a process
            raise BrokenProcessPool(f"no process could be started: {error}") from error
        self._given.add(future)
        future.add_done_callback(self._given.discard)
        return future

    def stop_submitting(self) -> None:
        # Not by cancelling: most of what waits counts as running, and the rest would make the executor fail if a worker
        # died then.
        self._stopped.value = True


@contextlib.contextmanager
def _signals_held_back() -> Iterator[None]:
    """A process that is started here begins with these signals held back too."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


#: The environment variable that tells the server what to load.
SETTINGS = "AUTOGRADER_TEAM"

_stopped: Any = None  # in a worker: whether nothing more is to be begun
_failed: AutograderError | None = None  # in a worker: what a person must fix first, which is said of each item


def _begin(stopped: Any, warm_up: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    global _stopped, _failed
    _stopped = stopped
    # Ctrl-C and a closed terminal are for the one who gives out the work. SIGTERM ends us: the executor needs that.
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    if sys.platform == "linux":
        syscalls.end_with_parent(signal.SIGKILL)  # the server, which ends with the last of us
    threading.Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()
    warnings.simplefilter("ignore")
    try:
        with contextlib.suppress(OSError, MemoryError):  # gone when a submission is tried, or met there again
            warm_up(*arguments)
    except AutograderError as error:
        _failed = error


def _end_with(owner: Any) -> None:
    """End this process as soon as the one who gives out the work has ended, who, if killed, cannot tell us to."""
    if owner is not None:
        owner.join()
    os._exit(1)


def _unless_stopped(function: Callable[[Item], Result], item: Item) -> Result:
    if _stopped.value:
        raise Cancelled
    if _failed is not None:
        raise _failed
    return function(item)
