"""The two ways of grading a submission, each in worker processes of its own that stay warm."""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
import time
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.converters import Autograde

from autograder.batch import grade_class, prepare
from benchmarks.courses import Pair, run_quietly, stock_directory

OURS, STOCK = "ours", "stock"
ARMS = (OURS, STOCK)


@dataclass(frozen=True)
class Grading:
    """One submission graded once: how long it took, what it earned, and seconds by stage as far as they are known."""

    arm: str
    student: str
    seconds: float
    points: float
    stages: dict[str, float] = field(default_factory=dict)


def grade(arm: str, pair: Pair, students: Sequence[str]) -> list[Grading]:
    """Grade submissions one after another in this process."""
    return [_with_stock(pair, student) if arm == STOCK else _with_ours(pair, student) for student in students]


def _with_stock(pair: Pair, student: str) -> Grading:
    """nbgrader's converter with all its defaults, as `nbgrader autograde --force` runs it."""
    started = time.perf_counter()
    converter = Autograde(coursedir=stock_directory(pair.stock, pair.kind, student))
    converter.force = True
    run_quietly(converter)
    seconds = time.perf_counter() - started
    with Gradebook(f"sqlite:///{pair.stock / 'gradebook.db'}") as gradebook:
        points = gradebook.find_submission(pair.kind, student).score
    return Grading(STOCK, student, seconds, float(points))


def _with_ours(pair: Pair, student: str) -> Grading:
    """As `autograder grade --force` grades a submission of a class."""
    assignment = pair.assignment
    started = time.perf_counter()
    (result,) = grade_class(assignment, [student], force=True)
    seconds = time.perf_counter() - started
    if result.fault:
        raise RuntimeError(f"{pair.kind}, {student} was not graded: {result.fault}")
    (notebook,) = result.notebooks
    stages = dict(getattr(notebook, "stages", {}))
    # What the engine does not count as its own: nbgrader reads, checks, writes and records.
    stages["nbgrader"] = seconds - notebook.seconds
    return Grading(OURS, student, seconds, result.earned, stages)


class Worker:
    """A process that grades for one arm."""

    def __init__(self, arm: str, pair: Pair, stack: ExitStack) -> None:
        self.arm, self.pair = arm, pair
        context = multiprocessing.get_context("spawn")
        self._pool = stack.enter_context(ProcessPoolExecutor(1, context, initializer=_settle, initargs=(arm, pair)))

    def grade(self, *students: str) -> Future[list[Grading]]:
        return self._pool.submit(grade, self.arm, self.pair, students)


@contextmanager
def workers(pair: Pair, count: int) -> Iterator[dict[str, list[Worker]]]:
    """Workers by arm, ended at the end."""
    with ExitStack() as stack:
        yield {arm: [Worker(arm, pair, stack) for _ in range(count)] for arm in ARMS}


def silence() -> None:
    """Drop what kernels of this process write to its terminal, such as warnings about how they were started."""
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stderr.fileno())


def _settle(arm: str, pair: Pair) -> None:
    silence()
    warnings.simplefilter("ignore")  # SQLAlchemy's, about nbgrader's use of it
    logging.getLogger().setLevel(logging.ERROR)
    if arm == OURS:
        os.environ["MPLBACKEND"] = "Agg"  # as `autograder grade` does: the grader itself draws nothing
        prepare(pair.assignment)
