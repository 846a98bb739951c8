"""The workers of a Dask cluster, which may come and go while they grade; the scheduler may not."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import Any

from autograder.errors import CourseError
from autograder.workers.pool import Item, Result, WorkerDied

_CONNECT = 10.0  # seconds that the scheduler may take to answer
_POLL_INTERVAL = 2.0  # seconds between two looks at how many workers there are
_NO_WORKERS_TIMEOUT = 60.0  # seconds that a run waits for a worker when there is none any more
#: What they say about a connection that is lost, or closed while something is under way, we say in our own words.
_LOUD = ("distributed.client", "distributed.core", "distributed.comm", "distributed.batched")


@contextlib.contextmanager
def team(address: str) -> Iterator[Workers]:
    """The workers of the cluster whose scheduler is at `address`; the connection is closed at the end.

    Raises CourseError if Dask is not installed, nobody answers at the address, or there are no workers.
    """
    try:
        from distributed import Client
    except ImportError:
        raise CourseError("Grading on a cluster needs Dask: pip install 'notebook-autograder[cluster]'.") from None
    for name in _LOUD:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=_CONNECT, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise CourseError(
            f"No Dask scheduler answers at {address} ({error}). Start it, or correct the address."
        ) from None
    try:
        yield Workers(client, address)
    finally:
        with contextlib.suppress(OSError, TimeoutError):
            client.close(timeout=_CONNECT)


class Workers:
    """A team (autograder.workers.pool.Team) of the workers that a client of Dask's knows."""

    def __init__(self, client: Any, address: str) -> None:
        self._client, self._address = client, address
        self._executor = client.get_executor(pure=False, retries=2)
        self._connection = client.scheduler_comm
        self._looked = self._seen = time.monotonic()
        self._size = self._count()
        if not self._size:
            raise CourseError(f"The Dask scheduler at {address} has no workers. Start some.")

    def size(self) -> int:
        if self._client.status != "running" or self._client.scheduler_comm is not self._connection:
            raise self._gone()
        now = time.monotonic()
        if now - self._looked > _POLL_INTERVAL:
            self._looked, self._size = now, self._count()
        if self._size:
            self._seen = now
        elif now - self._seen > _NO_WORKERS_TIMEOUT:
            raise CourseError(
                f"The Dask scheduler at {self._address} has had no workers for {_NO_WORKERS_TIMEOUT:g} s. "
                "What was graded is recorded. Start some, and run the same command again."
            )
        return self._size

    def submit(self, function: Callable[[Item], Result], item: Item) -> Future[Result]:
        found: Future[Result] = Future()
        self._executor.submit(function, item).add_done_callback(lambda given: self._pass_on(given, found))
        return found

    def stop_submitting(self) -> None:
        """Nothing is left: what a worker has begun cannot be told from what it has not."""

    def _pass_on(self, given: Future[Result], found: Future[Result]) -> None:
        from distributed.scheduler import KilledWorker

        if given.cancelled():  # by nobody here
            found.set_exception(self._gone())
        elif isinstance(error := given.exception(), KilledWorker):
            found.set_exception(
                WorkerDied("It ended each of the workers that graded it. Free memory, or look at it by hand.")
            )
        elif error is not None:
            found.set_exception(error)
        else:
            found.set_result(given.result())

    def _count(self) -> int:
        return int(self._client.scheduler_info(n_workers=0)["total_threads"])

    def _gone(self) -> CourseError:
        return CourseError(
            f"The Dask scheduler at {self._address} is gone. What was graded is recorded. Start it and its workers, "
            "and run the same command again, which goes on from there; or grade without a cluster."
        )
