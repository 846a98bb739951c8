"""The folder of a process for what is gone when it ends: sockets of kernels, copies of files."""

from __future__ import annotations

import contextlib
import fcntl
import functools
import os
import shutil
import tempfile
from multiprocessing import util
from pathlib import Path
from typing import IO

_RUN = "autograder-run-"


@functools.cache
def run_folder() -> Path:
    """The folder of this process, removed when it ends.

    What a process has left that was killed is removed by the next one: nobody holds the lock on it any more.
    """
    place = Path(short_folder() or tempfile.gettempdir())
    for left in place.glob(f"{_RUN}*"):
        with contextlib.suppress(OSError):
            if left.lstat().st_uid == os.geteuid():  # in anybody else's, the lock may be a trap
                _remove_if_left(left)
    folder = Path(tempfile.mkdtemp(prefix=_RUN, dir=place))
    file = (folder / "new").open("w")  # open, and with that locked, as long as this process lives
    fcntl.flock(file, fcntl.LOCK_EX)
    (folder / "new").rename(folder / "lock")
    # Not by atexit, which the processes of a pool do not come to.
    util.Finalize(None, _end, (folder, file), exitpriority=0)
    return folder


def _end(folder: Path, lock: IO[str]) -> None:
    _remove(folder)
    lock.close()


def _remove(folder: Path) -> None:
    """The lock goes last: without it, what a process has left that was killed here would stay."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if path.name != "lock":
                shutil.rmtree(path, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def _remove_if_left(folder: Path) -> None:
    descriptor = os.open(folder / "lock", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _remove(folder)
    finally:
        os.close(descriptor)


def short_folder() -> str | None:
    """Where sockets can lie: a socket's path has at most 103 bytes on macOS, 107 on Linux."""
    return "/tmp" if len(os.fsencode(tempfile.gettempdir())) > 70 else None  # noqa: S108, mkdtemp makes it private
