"""What `check` judges, shared out among processes: the kept answers of each exercise, and points without experiments.

Everything else is done by the process that asks, which may start kernels and sandboxes meanwhile.
"""

from __future__ import annotations

import contextlib
import functools
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from autograder.authoring.check import aside
from autograder.authoring.check.answers import Judging
from autograder.authoring.check.complaints import Complaints
from autograder.course.layout import Assignment, Course
from autograder.quality.worker import known_state, settle


@dataclass(frozen=True)
class Part:
    """The kept answers of an exercise; without one, whether points are the same without a notebook's experiments."""

    notebook: str
    exercise: str = ""


_ENDED = (
    "the process in which its kept answers are judged was ended. One of them ends Python (`os._exit`, a crash), or takes "
    "all memory. Take half of them away to find it."
)

_PATIENCE = 2.0  # seconds in which processes that have nothing to do end by themselves, and leave nothing behind

#: Gives the complaints about a part.
Judge = Callable[[Part], Complaints]


@contextlib.contextmanager
def judging(assignment: Assignment, parts: Sequence[Part], jobs: int, known: dict[str, Judging]) -> Iterator[Judge]:
    """Judge the parts in so many processes, which begin at once; with 0, in this process, when they are asked for.

    What ends Python or never ends costs no other part then, and is a complaint.
    """
    if jobs == 0 or not parts:
        yield lambda part: _complaints(assignment, part, known[part.notebook])
        return
    os.environ.setdefault("JOBLIB_MULTIPROCESSING", "0")  # else it leaves a semaphore behind in the server
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, *assignment.packages])
    pools: list[ProcessPoolExecutor] = []

    def started(processes: int) -> ProcessPoolExecutor:
        pools.append(ProcessPoolExecutor(processes, mp_context=context, initializer=settle))
        return pools[-1]

    def judged(part: Part) -> Complaints:
        try:
            yield from given[part].result()
        except BrokenProcessPool:  # by this part or by another
            try:
                yield from submit(started(1), part).result()
            except BrokenProcessPool:
                yield f"{part.exercise or part.notebook}: {_ENDED}"

    def submit(pool: ProcessPoolExecutor, part: Part) -> Future[list[str]]:
        try:
            return pool.submit(_in_a_process, assignment.course.root, assignment.name, part)
        except BrokenProcessPool as error:
            failed: Future[list[str]] = Future()
            failed.set_exception(error)
            return failed

    pool = started(min(jobs, len(parts)))
    # The parts of `aside`, which take long, first.
    given = {part: submit(pool, part) for part in sorted(parts, key=lambda part: part.exercise)}
    try:
        yield judged
    finally:
        for each in pools:
            _end(each)


def _end(pool: ProcessPoolExecutor) -> None:
    """Wait for the end of a pool, or Python would still write to it when it ends itself."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    ending = threading.Thread(target=pool.shutdown, kwargs={"cancel_futures": True})
    ending.start()
    ending.join(_PATIENCE)
    for process in processes:
        process.kill()  # a thread of an answer's would keep it, and so would what is under way
    ending.join()


def _in_a_process(root: Path, assignment: str, part: Part) -> list[str]:
    return list(
        _complaints(Course(root).assignment(assignment), part, _loaded(root, assignment, part.notebook)),
    )


@functools.lru_cache
def _loaded(root: Path, assignment: str, notebook: str) -> Judging:
    return Judging.load(Course(root).assignment(assignment), notebook)


def _complaints(assignment: Assignment, part: Part, known: Judging) -> Complaints:
    with known_state(threads=1):
        yield from known.kept_answers(part.exercise) if part.exercise else aside.complaints(assignment, part.notebook)
