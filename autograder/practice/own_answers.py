"""The course's own answers are tried before any student's: a test that they fail costs nobody points on a page."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, replace
from typing import Any

from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.grading import soundness
from autograder.grading import submission as grading
from autograder.grading.settings import Settings
from autograder.submissions.folder import Submission
from autograder.workers.service import Service, Work

_Tried = tuple[str, str, str]  # assignment, notebook, and digest of its answer key


@dataclass(frozen=True)
class OwnAnswers:
    """The course's own answers to one notebook."""

    root: str
    assignment: str
    submission: Submission
    settings: Settings
    ticket: _Tried


def _try(job: OwnAnswers) -> None:
    grading.try_own_answers(job.root, job.assignment, job.settings, job.submission)


class Trials:
    """Which of them are `pending`: once for each state of an answer key, also while a watcher runs.

    They have the limits of grading, and all tests. What fails is said in `complaints`.
    """

    def __init__(self, service: Service, settings: Settings, complaints: MutableMapping[str, str]) -> None:
        self._service, self._settings, self._complaints = service, replace(settings, practice=False), complaints
        self._tried: set[_Tried] = set()
        self.pending: set[_Tried] = set()

    def begin(self, assignments: Iterable[Assignment]) -> None:
        """Begin what is to be tried before work of students to these assignments is judged."""
        for assignment in assignments:
            for notebook in assignment.notebooks:
                with contextlib.suppress(CourseError, OSError):  # which judging tells
                    ticket = (assignment.name, notebook, soundness.state(assignment, notebook))
                    if ticket not in self._tried:
                        self._tried.add(ticket)
                        self._give(assignment, ticket)

    def _give(self, assignment: Assignment, ticket: _Tried) -> None:
        for own in soundness.own_answers(assignment, [ticket[1]]):
            self.pending.add(ticket)
            job = OwnAnswers(str(assignment.course.root), assignment.name, own, self._settings, ticket)
            self._service.give(Work(_try, job))

    def take(self, assignments: Mapping[str, Assignment], job: OwnAnswers, outcome: Any) -> None:
        """What came of one of them."""
        self.pending.discard(job.ticket)
        name, notebook, state = job.ticket
        for key in [key for key in self._complaints if key.startswith(f"{name}/{notebook}/own answers/")]:
            del self._complaints[key]  # of an earlier state of the tests
        key = f"{name}/{notebook}/own answers/{state}"  # one that is told once, for this state
        if isinstance(outcome, Exception):
            self._complaints[key] = (
                f"The course's own answers to {name}/{notebook} could not be tried, so a wrong test may cost points: "
                f"{outcome}"
            )
            return
        for exercise in sorted(soundness.failing(assignments[name], notebook)):
            self._complaints[f"{key}/{exercise}"] = (
                f"The course's own answer to {exercise} in {name}/{notebook} does not pass its tests, so nobody loses "
                "points by it. Run `autograder check`, and correct the answer or the tests."
            )
