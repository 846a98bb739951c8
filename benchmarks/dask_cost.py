"""What a Dask cluster costs for each submission, besides grading it.

Submissions of the class cross to the workers and results of their size come back, with nothing done in between: that
is the cost. The scheduler's own sockets say how many bytes went through it. `ratio` grades for real, with two workers
and with one.
"""

from __future__ import annotations

import functools
import os
import pickle
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from autograder.course.layout import Assignment
from autograder.grading import submission as work
from autograder.grading.settings import Settings
from autograder.results import GradedNotebook
from autograder.sandbox.limits import MB
from autograder.submissions.folder import Submission, read_handed_in
from autograder.workers import pool
from benchmarks import watched

TASKS = 100
_BYTES_ACKED, _BYTES_RECEIVED = 120, 128  # places in the kernel's struct tcp_info, in bytes


@dataclass(frozen=True)
class Cost:
    """Of one submission, on average."""

    submission: float  # bytes of what goes out
    result: float  # and of what comes back
    sent: float  # bytes by the scheduler
    received: float
    seconds: dict[int, float]  # by number of workers


@dataclass(frozen=True)
class Ratio:
    """Seconds for the same submissions, by number of workers."""

    submissions: int
    seconds: dict[int, list[float]]

    @property
    def times_faster(self) -> float:
        return statistics.median(self.seconds[1]) / statistics.median(self.seconds[2])


def cost(assignment: Assignment, students: list[str]) -> Cost:
    """What crosses, and how long that takes, with two workers and with one."""
    submissions = [read_handed_in(assignment, student).submission for student in students[:TASKS]]
    graded = work.grade_submission(str(assignment.course.root), assignment.name, submissions[0], Settings())
    size = len(pickle.dumps(graded))
    count, seconds, through = len(submissions), {}, (0.0, 0.0)
    for workers in (2, 1):
        with _cluster(workers) as address:
            _done(address, functools.partial(_nothing, size), submissions[:4])  # the workers import what they need
            before = _through(address)
            started = time.perf_counter()
            _done(address, functools.partial(_nothing, size), submissions)
            seconds[workers] = (time.perf_counter() - started) / count
            if workers == 2:
                after = _through(address)
                through = (after[0] - before[0]) / count, (after[1] - before[1]) / count
    return Cost(sum(len(pickle.dumps(entry)) for entry in submissions) / count, size, *through, seconds)


def _nothing(size: int, submission: Submission) -> bytes:
    """So many bytes, as a graded submission has; nothing is graded, and nothing can be compressed."""
    return os.urandom(size)


def _done(address: str, function: Callable[[Submission], object], submissions: list[Submission]) -> None:
    for _, outcome in pool.cluster(address).map(function, submissions, pool.Stop()):
        if isinstance(outcome, Exception):
            raise outcome


def _through(address: str) -> tuple[int, int]:
    """Bytes that the open connections of the scheduler have sent and received."""
    from distributed import Client

    with Client(address, timeout=60, set_as_default=False) as client:
        sent, received = client.run_on_scheduler(_bytes_of_connections)
    return sent, received


def _bytes_of_connections() -> tuple[int, int]:
    """Of this process."""
    import socket
    import struct

    sent = received = 0
    for path in Path("/proc/self/fd").iterdir():
        try:
            if not str(path.readlink()).startswith("socket:"):
                continue
            with socket.socket(fileno=os.dup(int(path.name))) as connection:
                info = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 256)
        except OSError:  # it is closed, or of another kind
            continue
        if len(info) >= _BYTES_RECEIVED + 8:
            sent += struct.unpack_from("Q", info, _BYTES_ACKED)[0]
            received += struct.unpack_from("Q", info, _BYTES_RECEIVED)[0]
    return sent, received


@contextmanager
def _cluster(workers: int) -> Iterator[str]:
    with (
        tempfile.TemporaryDirectory(prefix="benchmark-") as folder,
        watched.cluster(Path(folder), workers) as (address, _),
    ):
        yield address


def ratio(assignment: Assignment, students: list[str], rounds: int, say: Callable[[str], None]) -> Ratio:
    """Grade the same submissions with two workers and with one, in turn; nothing is recorded."""
    submissions = [read_handed_in(assignment, student).submission for student in students]
    grade = functools.partial(_grade, str(assignment.course.root), assignment.name)
    seconds: dict[int, list[float]] = {2: [], 1: []}
    with _cluster(2) as two, _cluster(1) as one:
        for address, count in ((two, 2), (one, 1)):
            _done(address, grade, submissions[: 4 * count])  # so that each worker has its zygote
        for number in range(rounds):
            for address, count in ((two, 2), (one, 1)):
                started = time.perf_counter()
                _done(address, grade, submissions)
                seconds[count].append(time.perf_counter() - started)
                say(f"round {number + 1}, {count} of Dask's workers: {seconds[count][-1]:.1f} s")
    return Ratio(len(submissions), seconds)


def _grade(root: str, name: str, submission: Submission) -> dict[str, GradedNotebook]:
    return work.grade_submission(root, name, submission, Settings())


_PAGE = """Written by `{command}`. No number in this section is typed by hand.

A submission is {submission:.2f} MB of notebooks and its result {result:.2f} MB. With those going out and coming back,
and nothing done in between, two workers on this machine take {two:.3f} s for each and one worker {one:.3f} s. The
scheduler sends {sent:.2f} MB for each submission and receives {received:.2f} MB: all that crosses goes through it.
{ratio}"""
_RATIO = """
{count} submissions that were really graded took {one:.0f} s with one worker and {two:.0f} s with two on this machine:
**{times:.2f}** times faster (median of {rounds} rounds in turn, {cores} cores, load before: {load}).
"""


def page(command: str, found: Cost, graded: Ratio | None, load: str) -> str:
    """The section about it."""
    text = ""
    if graded is not None:
        one, two = statistics.median(graded.seconds[1]), statistics.median(graded.seconds[2])
        cores, rounds = len(os.sched_getaffinity(0)), len(graded.seconds[1])
        times = graded.times_faster
        text = _RATIO.format(
            count=graded.submissions, one=one, two=two, times=times, rounds=rounds, cores=cores, load=load
        )
    return _PAGE.format(
        command=command,
        submission=found.submission / MB,
        result=found.result / MB,
        two=found.seconds[2],
        one=found.seconds[1],
        sent=found.sent / MB,
        received=found.received / MB,
        ratio=text,
    )
