"""What `check` judges, shared out among processes: the kept answers of each exercise, and points without experiments.

Everything else is done by the process that asks, which may start kernels and sandboxes meanwhile.
"""

from __future__ import annotations

import contextlib
import functools
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from autograder.authoring.check import aside
from autograder.authoring.check.answers import Judging
from autograder.authoring.check.complaints import Complaints
from autograder.course.layout import Assignment, Course
from autograder.errors import AutograderError
from autograder.quality.worker import known_state, settle


@dataclass(frozen=True)
class Part:
    """The kept answers of an exercise; without one, whether points are the same without a notebook's experiments."""

    notebook: str
    exercise: str = ""


#: Gives the complaints about a part.
Judge = Callable[[Part], Complaints]


@contextlib.contextmanager
def judging(assignment: Assignment, parts: Sequence[Part], jobs: int, known: dict[str, Judging]) -> Iterator[Judge]:
    """Judge the parts in so many processes, which begin at once; with one, in this process, when they are asked for.

    A process that is started has a limit on its memory; this one keeps that which it has.
    """
    if jobs == 1 or len(parts) <= 1:
        yield lambda part: _complaints(assignment, part, known[part.notebook])
        return
    os.environ.setdefault("JOBLIB_MULTIPROCESSING", "0")  # else it leaves a semaphore behind in the server
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, *assignment.packages])
    with ProcessPoolExecutor(min(jobs, len(parts)), mp_context=context, initializer=settle) as pool:
        given: dict[Part, Future[list[str]]] = {}
        for part in sorted(parts, key=lambda part: part.exercise):  # the parts of `aside`, which take long, first
            given[part] = pool.submit(_in_a_process, assignment.course.root, assignment.name, part)
        try:
            yield lambda part: iter(given[part].result())
        except BrokenProcessPool as error:
            raise AutograderError(
                "A process that judges kept answers was ended, perhaps for lack of memory. "
                "Try `autograder check --jobs 1`."
            ) from error
        except BaseException:
            for process in (getattr(pool, "_processes", None) or {}).values():  # which would finish what they do
                process.terminate()
            raise
        finally:
            pool.shutdown(cancel_futures=True)


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
