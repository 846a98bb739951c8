"""`score`: run the hidden tests in place, in an instructor's own notebook, and show the table that a student would
get.
"""

from __future__ import annotations

import contextlib
import random
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import exercises, read
from autograder.errors import CallTimeout, CourseError
from autograder.feedback import words
from autograder.gradebook.nbgrader import nbgrader_config
from autograder.grading.settings import Grade
from autograder.guest.sentences import say
from autograder.judging.answer_key import current_answer_key
from autograder.judging.carry_forward import Supply
from autograder.judging.endpoints import LocalEndpoint
from autograder.judging.judge import judge
from autograder.results import ExerciseResult

_AGAIN = 0.5  # seconds until a call that catches its interruption is interrupted again


class Interrupted(KeyboardInterrupt):
    """Somebody has interrupted `score`, which ends all of it."""

    def _render_traceback_(self) -> list[str]:  # what IPython shows in place of a traceback
        return [str(self)]


class Scored:
    """The result of one exercise, shown as rich output in a notebook and as text elsewhere."""

    def __init__(self, result: ExerciseResult) -> None:
        self.result = result

    def _repr_html_(self) -> str:
        return words.exercise_html(self.result)

    def __repr__(self) -> str:
        return words.exercise_text(self.result)


def score(exercise: str) -> Scored:
    """Judge the function of that name as the notebook defines it now, within the time that grading gives to its calls.

    For source notebooks: in a submission the line is never run, the grader judges the exercise from outside. Raises
    CourseError if there is no such exercise, Interrupted if the kernel is interrupted.
    """
    course = Course.find()
    here = [name for name in course.assignments if course.assignment(name).source.samefile(".")]
    place = _place(exercise, [course.assignment(name) for name in here or course.assignments])
    if place is None:
        raise CourseError(
            f"No notebook of {', '.join(here or course.assignments)} has an exercise {exercise!r}. "
            "Check the name in score(...)."
        )
    key = current_answer_key(*place)
    call = Grade(config=nbgrader_config(course)).settings.limits.call
    smaller: list[Callable[[], None]] = []
    try:
        with _generators_kept():
            result = judge(key, key.exercise(exercise), _timed(LocalEndpoint(_user_namespace()), call), later=smaller)
            for improve in smaller:
                improve()
    except KeyboardInterrupt:
        raise Interrupted(f"The hidden tests of {exercise} were interrupted.") from None
    return Scored(result)


def _place(exercise: str, assignments: list[Assignment]) -> tuple[Assignment, str] | None:
    """The notebook that has the exercise. The others are not loaded: they may need packages that are not here."""
    for assignment in assignments:
        for notebook in assignment.notebooks:
            found = exercises(read(assignment.source / f"{notebook}.ipynb"))
            if any(one.name == exercise and not one.written for one in found):
                return assignment, notebook
    return None


@dataclass
class _TimedPeer:
    """Code of this notebook, within the limit of one call and, as in grading, three times that for an exercise."""

    endpoint: LocalEndpoint
    call: float  # seconds
    seconds: float

    def more(self) -> None:
        """Give it time for one call, for what is asked when the tests have used theirs."""
        self.seconds += self.call

    def request(self, request: bytes, supply: Supply | None = None) -> bytes:
        if self.seconds <= 0:
            raise CallTimeout(say("timing.no-answer-the-time-for-this-exercise"))
        caught: list[int] = []  # signals; what the student's code makes of their exception does not matter

        def stop(number: int, _: object) -> None:
            caught.append(number)
            raise KeyboardInterrupt

        reply, started = b"", time.monotonic()
        before = {number: signal.signal(number, stop) for number in (signal.SIGALRM, signal.SIGINT)}
        try:
            signal.setitimer(signal.ITIMER_REAL, self.call, _AGAIN)
            reply = self.endpoint.request(request, supply)
        except KeyboardInterrupt:  # outside the answer's own code, in what reads the request or writes the reply
            pass
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            for number, handler in before.items():
                signal.signal(number, handler)
            self.seconds -= time.monotonic() - started
        if signal.SIGINT in caught:
            raise KeyboardInterrupt
        if caught:
            raise CallTimeout(say("carry_forward.no-answer-within-s", seconds=self.call))
        return reply


def _timed(endpoint: LocalEndpoint, call: float) -> LocalEndpoint | _TimedPeer:
    """Windows has no such timer, and in other threads than the main one there are no signals."""
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        return _TimedPeer(endpoint, call, 3 * call)
    return endpoint


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
