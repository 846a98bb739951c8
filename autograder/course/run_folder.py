"""The folder of a process for what is gone when it ends: sockets of kernels, copies of files."""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import functools
import os
import shutil
import tempfile
from pathlib import Path

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
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(file.close)
    return folder


def _remove_if_left(folder: Path) -> None:
    descriptor = os.open(folder / "lock", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(descriptor)


def short_folder() -> str | None:
    """Where sockets can lie: a socket's path has at most 103 bytes on macOS, 107 on Linux."""
    return "/tmp" if len(os.fsencode(tempfile.gettempdir())) > 70 else None  # noqa: S108, mkdtemp makes it private
