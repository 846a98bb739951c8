"""`autograder grade` as an instructor runs it: a process of its own on a terminal, of which is read what it says."""

from __future__ import annotations

import contextlib
import fcntl
import functools
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from autograder.guest import syscalls
from autograder.sandbox.limits import MB
from benchmarks.courses import ROOT

_PROGRESS = re.compile(r"(\d+)/(\d+)\s+\d+:\d\d:\d\d\s+(\d+:\d\d:\d\d) to (\d+:\d\d:\d\d)")
_COMPLETED = re.compile(r"(\d+)/(\d+)\s+\d+:\d\d:\d\d")
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_PATIENCE = 4 * 3600.0


@dataclass(frozen=True)
class Look:
    """What the terminal showed at one moment, and the memory of the process then."""

    seconds: float
    done: int
    left: tuple[float, float] | None  # between what seconds, as the terminal says
    megabytes: float


@dataclass
class Run:
    """One run of the command."""

    seconds: float
    code: int
    said: str
    looks: list[Look]  # one whenever more are done
    times: dict[str, Any] = field(default_factory=dict)  # of the stopwatch

    def at(self, share: float) -> Look:
        """The first look at which this share of the class was done and a time left was said."""
        total = max(look.done for look in self.looks)
        return next(look for look in self.looks if look.done >= share * total and look.left is not None)

    def after(self, known: int) -> Run:
        """The same, of those alone that came after so many that had been graded before."""
        looks = [replace(look, done=look.done - known) for look in self.looks if look.done > known]
        return replace(self, looks=looks)


def environment() -> dict[str, str]:
    """That of every process of a benchmark: the engine and the packages of this checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore", "TERM": "xterm", "COLUMNS": "150"}


def grade(root: Path, assignment: str, options: list[str], on_progress: Callable[[int], None] = lambda _: None) -> Run:
    """Grade a class. `on_progress` is told how many are done, whenever more are."""
    terminal, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 150, 0, 0))
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        times = Path(folder) / "times.json"
        command = [sys.executable, "-m", "benchmarks.stopwatch", str(times), "grade", assignment, *options]
        with (Path(folder) / "out").open("w+") as out:
            started = time.monotonic()
            process = _start(command, cwd=root, stdout=out, stderr=theirs, stdin=subprocess.DEVNULL)
            os.close(theirs)
            try:
                looks, told = _watch(process, terminal, started, on_progress)
                code = process.wait(timeout=60)
            finally:
                os.close(terminal)
                if process.poll() is None:
                    process.kill()
                    process.wait()
            seconds = time.monotonic() - started
            out.seek(0)
            said = f"{out.read()}\n{_without_progress(told)}"
        return Run(seconds, code, said, looks, json.loads(times.read_text()) if times.exists() else {})


def _start(command: list[str], **options: Any) -> subprocess.Popen[bytes]:
    """A process that ends with this one, even if this one is killed."""
    end = functools.partial(syscalls.end_with_parent, signal.SIGKILL)
    return subprocess.Popen(command, env=environment(), preexec_fn=end, **options)  # noqa: S603


def _watch(
    process: subprocess.Popen[bytes], terminal: int, started: float, on_progress: Callable[[int], None]
) -> tuple[list[Look], str]:
    """Read the terminal until nobody writes to it any more."""
    looks: list[Look] = []
    told, rest = [], ""
    while time.monotonic() - started < _PATIENCE:
        if not select.select([terminal], [], [], 1.0)[0]:
            if process.poll() is not None:
                break
            continue
        try:
            chunk = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
        if not chunk:
            break
        text = _ESCAPES.sub("", chunk.decode(errors="replace"))
        told.append(text)
        rest = (rest + text)[-400:]
        found = list(_COMPLETED.finditer(rest))
        if not found:
            continue
        done = int(found[-1][1])
        timed = [match for match in _PROGRESS.finditer(rest) if int(match[1]) == done]
        left = (_seconds(timed[-1][3]), _seconds(timed[-1][4])) if timed else None
        if not looks or looks[-1].done != done:
            on_progress(done)
        elif looks[-1].left is not None or left is None:
            continue
        looks.append(Look(time.monotonic() - started, done, left, megabytes(process.pid)))
    return looks, "".join(told)


def _seconds(clock: str) -> float:
    hours, minutes, seconds = map(int, clock.split(":"))
    return 3600.0 * hours + 60.0 * minutes + seconds


def _without_progress(text: str) -> str:
    lines = [line.strip() for line in re.split(r"[\r\n]+", text)]
    return "\n".join(line for line in lines if line and not _COMPLETED.search(line))


def megabytes(pid: int) -> float:
    """The resident memory of a process; 0 if it has ended."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 / MB
    except (OSError, IndexError):
        return 0.0


@contextlib.contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A Dask scheduler and workers, each a process of its own: the scheduler's address, and the workers."""
    told = folder / "scheduler.json"
    processes: list[subprocess.Popen[bytes]] = []

    def start(program: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{program}", "--scheduler-file", str(told), *options]
        with (folder / f"{program}{len(processes)}.log").open("w") as log:
            return _start(command, cwd=folder, stdout=log, stderr=log)

    try:
        processes.append(start("scheduler", "--port", "0", "--no-dashboard", "--host", "127.0.0.1"))
        for _ in range(workers):
            options = ("--nworkers", "1", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "0")
            processes.append(start("worker", *options))
        yield _address(told, workers), processes[1:]
    finally:
        for process in reversed(processes):
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGKILL)
            process.wait()


def _address(told: Path, workers: int) -> str:
    end = time.monotonic() + 60
    while not told.is_file():
        if time.monotonic() > end:
            raise TimeoutError("The Dask scheduler did not start.")
        time.sleep(0.1)
    from distributed import Client

    address = str(json.loads(told.read_text())["address"])
    with Client(address, timeout=60) as client:
        client.wait_for_workers(workers, timeout=60)
    return address
