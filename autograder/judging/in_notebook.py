"""`score`: run the hidden tests in place, in an instructor's own notebook, and show the table that a student would
get.
"""

from __future__ import annotations

import contextlib
import random
import sys
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from autograder.course.layout import Course
from autograder.errors import CourseError
from autograder.feedback import words
from autograder.judging.answer_key import current_answer_key
from autograder.judging.endpoints import LocalPeer
from autograder.judging.judge import judge
from autograder.results import ExerciseResult


class Scored:
    """The result of one exercise, shown as rich output in a notebook and as text elsewhere."""

    def __init__(self, result: ExerciseResult) -> None:
        self.result = result

    def _repr_html_(self) -> str:
        return words.exercise_html(self.result)

    def __repr__(self) -> str:
        return words.exercise_text(self.result)


def score(exercise: str) -> Scored:
    """Judge the function of that name as the notebook defines it now. Raises CourseError if it has no such exercise.

    For source notebooks: in a submission the line is never run, the grader judges the exercise from outside.
    """
    course = Course.find()
    here = [name for name in course.assignments if course.assignment(name).source.samefile(".")]
    for assignment in map(course.assignment, here or course.assignments):
        for notebook in assignment.notebooks:
            key = current_answer_key(assignment, notebook)
            with contextlib.suppress(StopIteration):
                wanted = key.exercise(exercise)
                smaller: list[Callable[[], None]] = []
                with _generators_kept():
                    result = judge(key, wanted, LocalPeer(_user_namespace()), later=smaller)
                    for improve in smaller:
                        improve()
                return Scored(result)
    raise CourseError(
        f"No notebook of {', '.join(here or course.assignments)} has an exercise {exercise!r}. "
        "Check the name in score(...)."
    )


@contextlib.contextmanager
def _generators_kept() -> Iterator[None]:
    """The global random generators go on afterwards as if nothing had been drawn: the notebook is the author's own."""
    torch: Any = sys.modules.get("torch")
    before = random.getstate(), np.random.get_state(), torch.get_rng_state() if torch else None
    try:
        yield
    finally:
        random.setstate(before[0])
        np.random.set_state(before[1])
        if torch:
            torch.set_rng_state(before[2])


def _user_namespace() -> dict[str, Any]:
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        raise CourseError("score(...) works in a notebook. Open the source notebook in JupyterLab.")
    namespace: dict[str, Any] = shell.user_ns
    return namespace
