"""Judge many answers of ours in several processes; each has a limit of time, and one that ends its process harms no
other.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as Late
from multiprocessing import forkserver, resource_tracker
from types import TracebackType
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from autograder.course.layout import Assignment
from autograder.quality.worker import HELD_BACK, Judged, Task, judge_task, settle

# A process is killed after so many times its task's limit and so many seconds: it sleeps, or holds the interpreter.
_TIMES, _GRACE = 3.0, 30.0
_PRELOADED = ["autograder.quality.worker", "torch", "torchvision", "scipy.stats", "sklearn.linear_model", "pandas"]

Result = TypeVar("Result")


class Judges:
    """As many processes as there are processors, which judge answers to one assignment. Use as a context manager."""

    def __init__(self, assignment: Assignment) -> None:
        self._root, self._name = assignment.course.root, assignment.name
        # Forked from a server that has imported everything and has run nothing: a process that has run torch's threads
        # must not be forked, and importing it anew after each kill takes seconds.
        os.environ.setdefault("JOBLIB_MULTIPROCESSING", "0")  # else it leaves a semaphore behind in that server
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # else threads that wait use up the processors
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(_PRELOADED)
        resource_tracker.ensure_running()  # which lets signals through when it starts
        # Ctrl-C is for us: what is started here holds it back, until a worker has settled and ignores it.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, HELD_BACK)
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        # Until the server has imported everything: a pool that is given up before would begin with its processes then.
        first = context.Process(target=int)
        first.start()
        first.join()
        self._pool = ProcessPool(max_workers=len(os.sched_getaffinity(0)), initializer=settle, context=context)

    def __enter__(self) -> Judges:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if kind is None:
            self._pool.close()  # type: ignore[no-untyped-call]
        else:
            self._pool.stop()  # type: ignore[no-untyped-call]  # what has not begun need not be done any more
        self._pool.join()

    def judge(self, tasks: Iterable[Task]) -> Iterator[Judged]:
        """Judge tasks; results in the order of the tasks."""
        given = [
            (task, self._pool.schedule(judge_task, [self._root, self._name, task], timeout=_killed_after(task)))
            for task in tasks
        ]
        for task, future in given:
            try:
                yield future.result()
            except Late:
                yield Judged(task, None, "could not be interrupted", _killed_after(task))
            except ProcessExpired as error:
                yield Judged(task, None, f"ended the process with status {error.exitcode}")

    def run(self, function: Callable[..., Result], arguments: Iterable[tuple[Any, ...]]) -> Iterator[Result]:
        """The results of a function for the course's folder, the assignment's name and each tuple of arguments."""
        given = [self._pool.schedule(function, [self._root, self._name, *each]) for each in arguments]
        for future in given:
            yield future.result()


def _killed_after(task: Task) -> float:
    """Seconds of wall clock."""
    return _TIMES * task.limit + _GRACE
