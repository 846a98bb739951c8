"""What workers are given to do. This module imports little, because each process that works on it imports it."""

from __future__ import annotations

import os
import resource
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path

import psutil


def nothing() -> None:
    """Warm nothing up."""


def end_if_odd(number: int) -> int:
    """Ends its process for one number, and fails for another."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 4:
        raise ValueError("four")
    return number * number


LARGE = 2_000_000  # bytes of a result: many times what a pipe holds


def end_in_the_result(number: int) -> bytes:
    """Large; for one number the process is ended when half of it is written."""
    if number == 3:
        send = Connection._send  # type: ignore[attr-defined]

        def half(connection: Connection, data: bytes, *rest: object) -> None:
            if len(data) < LARGE:
                send(connection, data, *rest)
                return
            send(connection, data[: len(data) // 2])
            os.kill(os.getpid(), signal.SIGKILL)

        Connection._send = half  # type: ignore[attr-defined]
    return bytes(LARGE)


def without_memory_for_the_result(number: int) -> bytes:
    """Large; for one number there is memory for it, and none to send it."""
    result = bytes(50 * LARGE)
    if number == 1:
        used = psutil.Process().memory_info().vms
        resource.setrlimit(resource.RLIMIT_AS, (used + LARGE, used + LARGE))
    return result[: 50 * LARGE if number == 1 else 1]


def say_who_and_sleep(folder: Path) -> None:
    (folder / f"pid{os.getpid()}").touch()
    time.sleep(600)
