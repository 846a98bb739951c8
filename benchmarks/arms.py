"""The two ways of grading a submission, each in worker processes of its own that stay warm."""

from __future__ import annotations

import itertools
import logging
import multiprocessing
import os
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.converters import Autograde

from autograder import crew, processes
from autograder.batch import grade_class, prepare
from autograder.crew import Item, Result
from autograder.kernels.nursery import NURSERY
from autograder.work import warm_up
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


class _WarmWorkers:
    """Two workers of a class (autograder.crew.Crew) that have started, and graded, before the clock does."""

    clock = 0.0

    def __init__(self, pair: Pair) -> None:
        self._pair = pair

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item], stop: crew.Stop
    ) -> Iterator[tuple[Item, Result | Exception]]:
        assignment = self._pair.assignment
        zygote = NURSERY.shared(assignment.imports(assignment.notebooks))
        arguments = str(assignment.course.root), assignment.name, assignment.notebooks, zygote
        with processes.team(2, warm_up, arguments) as team:
            rest = iter(items)
            first = list(itertools.islice(rest, 2))
            for future in [team.submit(function, item) for item in first]:
                future.result()
            self.clock = time.perf_counter()
            yield from crew.Several(lambda: nullcontext(team)).map(function, itertools.chain(first, rest), stop)


def seconds_of_two(pair: Pair, students: Sequence[str]) -> float:
    """Seconds for a class as `autograder grade --force --jobs 2` grades it, from where its workers are warm until the
    last submission is recorded.
    """
    workers, recorded = _WarmWorkers(pair), 0.0
    for result in grade_class(pair.assignment, students, force=True, workers=workers):
        recorded = time.perf_counter()
        if result.fault:
            raise RuntimeError(f"{pair.kind}, {result.student} was not graded: {result.fault}")
    return recorded - workers.clock


class Worker:
    """A process that grades for one arm."""

    def __init__(self, arm: str, pair: Pair, stack: ExitStack) -> None:
        self.arm, self.pair = arm, pair
        context = multiprocessing.get_context("spawn")
        self._pool = stack.enter_context(ProcessPoolExecutor(1, context, initializer=_settle, initargs=(arm, pair)))

    def grade(self, *students: str) -> Future[list[Grading]]:
        return self._pool.submit(grade, self.arm, self.pair, students)

    def grade_with_two(self, students: Sequence[str]) -> float:
        """Seconds for a class; two workers of this process grade it, and it records."""
        return self._pool.submit(seconds_of_two, self.pair, students).result()


@contextmanager
def workers(pair: Pair, count: int) -> Iterator[dict[str, list[Worker]]]:
    """Workers by arm, ended at the end. This engine has one, since two graders of a course wait for each other."""
    with ExitStack() as stack:
        counts = {OURS: 1, STOCK: count}
        yield {arm: [Worker(arm, pair, stack) for _ in range(counts[arm])] for arm in ARMS}


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
