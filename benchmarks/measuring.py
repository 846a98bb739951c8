"""The measurements of one kind of notebook, both arms in turn, so that other work on the machine meets both."""

from __future__ import annotations

import multiprocessing
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from benchmarks import memory, own
from benchmarks.arms import ARMS, OURS, STOCK, Grading, Worker, silence, workers
from benchmarks.courses import WARM, Pair

TURNS = (OURS, STOCK, OURS)  # ours takes so little time that it can go twice for each of stock's
IN_A_ROW = 4  # submissions that one arm grades before the other one takes its turn


@dataclass
class Measured:
    """What was found out about one kind of notebook. Times in seconds."""

    kind: str
    first: dict[str, float]  # by arm: until a new worker has graded its first submission
    gradings: list[Grading]  # by one worker
    own: dict[str, float]  # the student's own code, by student
    classes: dict[str, list[tuple[float, float]]] = field(default_factory=dict)  # by arm: one worker, two workers
    memory: dict[str, list[float]] = field(default_factory=dict)  # by arm: MB with 1, 2, ... kernels

    def of(self, arm: str) -> list[Grading]:
        return [grading for grading in self.gradings if grading.arm == arm]

    def seconds(self, arm: str) -> list[float]:
        return [grading.seconds for grading in self.of(arm)]

    def overheads(self, arm: str) -> list[float]:
        """What is left of each grading without the student's own code."""
        return [grading.seconds - self.own[grading.student] for grading in self.of(arm)]

    @property
    def ratio(self) -> float:
        """How many times faster the median is than stock nbgrader's."""
        return statistics.median(self.seconds(STOCK)) / statistics.median(self.seconds(OURS))

    def speed_up(self, arm: str) -> float:
        """How many times faster two workers are than one."""
        return statistics.median(one / two for one, two in self.classes[arm])

    def stages(self) -> dict[str, float]:
        """The median of each stage."""
        names = dict.fromkeys(name for grading in self.of(OURS) for name in grading.stages)
        return {name: statistics.median(grading.stages.get(name, 0.0) for grading in self.of(OURS)) for name in names}


def measure(pair: Pair, *, rounds: int, two_workers: bool, say: Callable[[str], None]) -> Measured:
    """Measure everything but the memory."""
    with workers(pair, 2 if two_workers else 1) as crews:
        say(f"{pair.kind}: first submissions, and the student's own code")
        first = {arm: _first(crews[arm][0]) for arm in ARMS}
        for future in [worker.grade(WARM) for arm in ARMS for worker in crews[arm][1:]]:
            future.result()
        result = Measured(pair.kind, first, [], own.seconds_of_own_code(pair))
        for number in range(1, rounds + 1):
            say(f"{pair.kind}: round {number} of {rounds}, one worker")
            spent = dict.fromkeys(ARMS, 0.0)
            for start in range(0, len(pair.students), IN_A_ROW):
                for arm in TURNS:
                    graded = crews[arm][0].grade(*pair.students[start : start + IN_A_ROW]).result()
                    spent[arm] += sum(grading.seconds for grading in graded) / TURNS.count(arm)
                    result.gradings += graded
            if two_workers:
                say(f"{pair.kind}: round {number} of {rounds}, two workers")
                for arm in TURNS:
                    result.classes.setdefault(arm, []).append((spent[arm], _class(crews[arm], pair.students)))
    return result


def measure_memory(pair: Pair, result: Measured) -> None:
    """Add the memory, each arm in a process of its own."""
    for arm in ARMS:
        result.memory[arm] = apart(memory.megabytes_by_count, arm, pair)


def apart(function: Callable[..., Any], *args: Any) -> Any:
    """The result of a function called in a new process."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), initializer=silence) as pool:
        return pool.submit(function, *args).result()


def _first(worker: Worker) -> float:
    """Seconds that a worker takes from nothing to its first graded submission."""
    started = time.perf_counter()
    worker.grade(WARM).result()
    return time.perf_counter() - started


def _class(crew: list[Worker], students: tuple[str, ...]) -> float:
    """Seconds for a whole class with two workers. Stock nbgrader has none, so the class is dealt out to two of it."""
    if crew[0].arm == OURS:
        return crew[0].grade_with_two(students)
    started = time.perf_counter()
    for future in [worker.grade(*students[place :: len(crew)]) for place, worker in enumerate(crew)]:
        future.result()
    return time.perf_counter() - started
