"""The folder of a process is gone when the process is, however that was ended."""

from __future__ import annotations

import multiprocessing
import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from autograder.course.run_folder import run_folder


def _use(told: Connection, is_killed: bool) -> None:
    folder = run_folder()
    (folder / "answers").mkdir()
    told.send(str(folder))
    if is_killed:
        os.kill(os.getpid(), signal.SIGKILL)


def _folder_of_a_process(is_killed: bool = False) -> Path:
    receiving, sending = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("forkserver").Process(target=_use, args=(sending, is_killed))
    process.start()
    folder = Path(receiving.recv())
    process.join()
    return folder


def test_a_process_of_a_pool_takes_its_folder_with_it() -> None:
    assert not _folder_of_a_process().exists()


def test_what_a_killed_process_has_left_goes_with_the_next_one() -> None:
    left = _folder_of_a_process(is_killed=True)
    assert left.exists()
    _folder_of_a_process()
    assert not left.exists()
