"""One grader at a time on one course: the second one waits."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from filelock import FileLock, Timeout

NAME = ".autograder.lock"


@contextlib.contextmanager
def course_lock(root: Path, notify: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of the course in `root`; `notify` is called if another grader holds it, before it is waited for.

    The operating system takes it from a process that ends, however that ends. A process may hold it several times.
    """
    lock = _lock(root.resolve())
    try:
        lock.acquire(timeout=0)
    except Timeout:
        notify("Another grader is at work on this course. Waiting for it to finish.")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


@lru_cache(maxsize=32)
def _lock(root: Path) -> FileLock:
    return FileLock(root / NAME, thread_local=False)
