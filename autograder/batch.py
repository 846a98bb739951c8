"""Grade a class: plan what is due, have it graded, and record each submission as soon as it is."""

from __future__ import annotations

import functools
import gc
import glob
import json
import logging
import math
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbgrader.api
from nbgrader.converters import GenerateFeedback
from nbgrader.converters.base import NbGraderException

from autograder import crew, journal, work
from autograder.build import Reason, course_directory, digest_of_gradebook, nbgrader_config, record_in_gradebook
from autograder.course import Assignment
from autograder.errors import AutograderError, CourseError, SandboxError
from autograder.executor import Grade
from autograder.handed_in import HandedIn, read_handed_in
from autograder.judging import current_digest
from autograder.kernels import sandbox
from autograder.lock import course_lock
from autograder.receipt import as_text, time_of
from autograder.recording import Recorder
from autograder.results import NotebookResult
from autograder.work import RESULT, GradedNotebook, Settings, Submission


@dataclass(frozen=True)
class Change:
    """An exercise whose points are others than before."""

    exercise: str
    before: float
    after: float


@dataclass
class SubmissionResult:
    """One student's submission: a result per notebook, or the reason why there is none."""

    student: str
    assignment: str
    notebooks: list[NotebookResult] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)  # notebooks that were not handed in
    unknown: list[str] = field(default_factory=list)  # handed in, but not of this assignment
    remarks: list[str] = field(default_factory=list)  # what else is odd about the folder
    fault: str = ""  # why grading failed as a whole; the student has lost nothing
    fresh: bool = True  # graded in this run, not in an earlier one
    again: str = ""  # why it was graded again
    late: str = ""  # how late it was handed in, and what that has cost
    changes: list[Change] = field(default_factory=list)  # by that

    @property
    def earned(self) -> float:
        return sum(exercise.earned for notebook in self.notebooks for exercise in notebook.exercises)

    @property
    def needs_a_person(self) -> bool:
        """Whether something could not be graded for a reason that is not the student's."""
        return bool(self.fault) or any(entry.not_graded for notebook in self.notebooks for entry in notebook.exercises)

    def as_dict(self) -> dict[str, Any]:
        return {
            "student": self.student,
            "assignment": self.assignment,
            "earned": self.earned,
            "fault": self.fault,
            "missing": self.missing,
            "unknown": self.unknown,
            "remarks": self.remarks,
            "fresh": self.fresh,
            "again": self.again,
            "late": self.late,
            "changes": [vars(change) for change in self.changes],
            "notebooks": [notebook.as_dict() for notebook in self.notebooks],
        }


class Interrupted(KeyboardInterrupt):
    """Ctrl-C: what was under way is recorded, and so many submissions are left."""

    def __init__(self, left: int) -> None:
        super().__init__()
        self.left = left


def prepare(assignment: Assignment, *, unsafe: bool = False, say: Callable[[str], None] = lambda _: None) -> None:
    """Bring the gradebook up to the assignment's source, and see that there is a sandbox; `say` as in `grade_class`.

    Raises CourseError or SandboxError.
    """
    # nbgrader calls alembic by name the first time that it makes a gradebook.
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    os.environ.setdefault("MPLBACKEND", "Agg")
    if not assignment.release.is_dir():
        raise CourseError(f"{assignment.release} is missing. Run `autograder build` first.")
    # What is there now stays; looking through it for garbage takes a fifth of a second each time.
    gc.collect()
    gc.freeze()
    # Each of nbgrader's steps opens the gradebook, and for each new engine SQLAlchemy translates every query anew.
    if not hasattr(nbgrader.api.create_engine, "cache_info"):
        nbgrader.api.create_engine = functools.lru_cache(maxsize=8)(nbgrader.api.create_engine)
    if not unsafe:
        sandbox.require(assignment.course.root)
    with course_lock(assignment.course.root, say), journal.journal_of(assignment.course.root) as kept:
        if kept.recorded(assignment.name) != digest_of_gradebook(assignment):
            record_in_gradebook(assignment)
            kept.note_recorded(assignment.name, digest_of_gradebook(assignment))


def grade_class(
    assignment: Assignment,
    students: Sequence[str],
    *,
    force: bool = False,
    unsafe: bool = False,
    experiments: bool = False,
    workers: crew.Crew | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Iterator[SubmissionResult]:
    """Grade submissions; each is given out when it is recorded in the gradebook, in the order in which they get done.

    A submission that was graded before is given again as it was, unless `force` is set, another one was handed in, or
    what it was judged by has changed. `unsafe` grades without the sandbox, and marks the results. `experiments` runs
    the course's experiments too; where all else is graded, points stay as they are. `workers` grade; this process if
    there are none. `say` tells the instructor what takes long.

    Raises Interrupted after Ctrl-C, SandboxError if nothing can be graded here, CourseError if nothing can be recorded.
    """
    config = nbgrader_config(assignment.course)
    config.Grade.unsafe = unsafe
    if experiments:  # else as the course's configuration has it
        config.Grade.experiments = True
    root = assignment.course.root
    if workers is None:  # a mistake in the course is found before anything is graded
        work.load_keys(str(root), assignment.name, assignment.notebooks)
    with course_lock(root, say), journal.journal_of(root) as kept, crew.Stop(say) as stop:
        run = _Run(assignment, config, force, kept)
        yield from run.results(students, workers or crew.Alone(), stop)


@dataclass
class _Due:
    """A submission that is to be graded."""

    handed_in: HandedIn
    result: SubmissionResult
    key: str
    before: dict[str, NotebookResult]
    points_stay: bool = False  # it is graded again for the experiments alone


Outcome = dict[str, GradedNotebook] | Exception


def _ungraded(outcome: Outcome) -> float:
    """How many exercises were not graded; more than any number if nothing was."""
    if isinstance(outcome, Exception):
        return math.inf
    return sum(entry.not_graded for notebook in outcome.values() for entry in notebook.result.exercises)


def _machine_failed(outcome: Outcome) -> bool:
    """Whether grading a submission failed for a reason that may be gone when it is tried again."""
    if isinstance(outcome, Exception):
        return not isinstance(outcome, AutograderError)
    return any(notebook.result.machine_failed for notebook in outcome.values())


class _Run:
    """One walk through a class."""

    def __init__(self, assignment: Assignment, config: Any, force: bool, kept: journal.Journal) -> None:
        self.assignment, self.force, self.journal = assignment, force, kept
        self.settings: Settings = Grade(config=config).settings
        self.recorder = Recorder(assignment, config)
        self.done: list[SubmissionResult] = []  # without being graded now
        self.under_way: dict[str, _Due] = {}  # by student

    def results(self, students: Sequence[str], workers: crew.Crew, stop: crew.Stop) -> Iterator[SubmissionResult]:
        """The results of the students' submissions."""
        count = 0
        grading = functools.partial(_grade, str(self.assignment.course.root), self.assignment.name, self.settings)
        again: list[tuple[_Due, Outcome]] = []
        for submission, outcome in workers.map(grading, self._due(students), stop):
            for result in self._take_done():
                count += 1
                yield result
            due = self.under_way.pop(submission.student)
            if _machine_failed(outcome):
                again.append((due, outcome))
                continue
            count += 1
            yield self._finished(due, outcome)
        for result in self._take_done():
            count += 1
            yield result
        for due, outcome in self._tried_again(again, grading, workers, stop):
            count += 1
            yield self._finished(due, outcome)
        if stop.wanted and count < len(students):
            raise Interrupted(len(students) - count)

    def _tried_again(
        self,
        failed: list[tuple[_Due, Outcome]],
        grading: Callable[[Submission], dict[str, GradedNotebook]],
        workers: crew.Crew,
        stop: crew.Stop,
    ) -> Iterator[tuple[_Due, Outcome]]:
        """What failed by a fault of the machine once more, now that the rest is done; as it was if a stop is wanted."""
        left = {due.handed_in.submission.student: (due, outcome) for due, outcome in failed}
        submissions = [due.handed_in.submission for due, _ in failed]
        for submission, outcome in workers.map(grading, submissions, stop) if failed else ():
            due, first = left.pop(submission.student)
            yield due, first if _ungraded(first) < _ungraded(outcome) else outcome
        yield from left.values()

    def _take_done(self) -> list[SubmissionResult]:
        done, self.done = self.done, []
        return done

    def _due(self, students: Sequence[str]) -> Iterator[Submission]:
        """What is to be graded; the others are done."""
        for student in students:
            handed_in = read_handed_in(self.assignment, student)
            result = SubmissionResult(
                student,
                self.assignment.name,
                missing=handed_in.missing,
                unknown=handed_in.unknown,
                remarks=handed_in.remarks,
                fault=handed_in.fault,
            )
            if result.fault:
                self.done.append(result)
                continue
            if not handed_in.submission.names:
                self.recorder.record_nothing(handed_in.submission)
                self.done.append(result)
                continue
            before = self._recorded(student)
            result.again = self._why_again(handed_in, before)
            points_stay = not result.again and self._lacks_experiments(before)
            if points_stay:
                result.again = "its experiments had not been run"
            if before and not result.again:
                result.notebooks, result.fresh = list(before.values()), False
                self.done.append(result)
                continue
            key = journal.key_of(self.assignment, handed_in.submission, self.settings)
            due = _Due(handed_in, result, key, before, points_stay=points_stay)
            kept = None if self.force else self.journal.find(self.assignment.name, student, due.key)
            if kept is not None and not _waits(kept):
                self.done.append(self._record(due, kept))
                continue
            self.under_way[student] = due
            yield handed_in.submission

    def _recorded(self, student: str) -> dict[str, NotebookResult]:
        """The results in the autograded folder, by notebook; none if it is not whole."""
        try:
            return {
                path.stem: read_result(path) for path in sorted(self.assignment.autograded(student).glob("*.ipynb"))
            }
        except CourseError:
            return {}

    def _why_again(self, handed_in: HandedIn, before: dict[str, NotebookResult]) -> str:
        """Why a submission that was graded before is graded again; empty if it is not."""
        if not before:
            return ""
        if {name: found.submitted for name, found in before.items()} != handed_in.submission.digests:
            return "another one was handed in"
        if _time_recorded(self.assignment.autograded(handed_in.submission.student)) != handed_in.submission.timestamp:
            return "it was handed in at another time"  # by which nbgrader knows what is late
        if any(found.judged_by != current_digest(self.assignment, name) for name, found in before.items()):
            return "what it is judged by has changed"
        if any(entry.not_graded for found in before.values() for entry in found.exercises):
            return "something in it could not be graded"
        if any(found.unsafe for found in before.values()) and not self.settings.unsafe:
            return "it was graded without the sandbox"
        return "--force" if self.force else ""

    def _lacks_experiments(self, before: dict[str, NotebookResult]) -> bool:
        return self.settings.experiments and any(found.left_out for found in before.values())

    def _finished(self, due: _Due, outcome: dict[str, GradedNotebook] | Exception) -> SubmissionResult:
        if isinstance(outcome, AutograderError):
            raise outcome
        if isinstance(outcome, Exception):
            lost = isinstance(outcome, crew.Lost)
            due.result.fault = f"{outcome}" if lost else f"{type(outcome).__name__}: {outcome}"
            return due.result
        student = due.handed_in.submission.student
        if due.points_stay:
            folder = self.assignment.autograded(student)
            if any(new.result.machine_failed for new in outcome.values()):
                due.result.notebooks, due.result.fresh, due.result.again = list(due.before.values()), False, ""
                due.result.remarks.append("its experiments could not be run, by a fault of the machine: try again")
                return due.result
            outcome = {name: new.with_points_of(folder / f"{name}.ipynb") for name, new in outcome.items()}
        try:
            self.journal.keep(self.assignment.name, student, due.key, outcome)
        except OSError as error:
            raise CourseError(f"{error}. Mend that, and run the same command again.") from error
        return self._record(due, outcome)

    def _record(self, due: _Due, graded: dict[str, GradedNotebook]) -> SubmissionResult:
        self.recorder.record(due.handed_in.submission, graded)
        self.journal.forget(self.assignment.name, due.handed_in.submission.student)
        due.result.notebooks = [graded[name].result for name in sorted(graded)]
        due.result.changes = _changes(due.before.values(), due.result.notebooks)
        return due.result


def _grade(root: str, name: str, settings: Settings, submission: Submission) -> dict[str, GradedNotebook]:
    return work.grade_submission(root, name, submission, settings)


def _waits(kept: dict[str, GradedNotebook]) -> bool:
    """Whether something waits for a fault of ours to be mended, and is worth trying again."""
    return any(entry.not_graded for notebook in kept.values() for entry in notebook.result.exercises)


def _time_recorded(folder: Path) -> str:
    """When the graded submission had been handed in, in the words of its file; empty if that is not known."""
    time = time_of(folder)
    return as_text(time) if time else ""


def _changes(before: Iterable[NotebookResult], after: Iterable[NotebookResult]) -> list[Change]:
    points = {exercise.exercise: exercise.earned for notebook in before for exercise in notebook.exercises}
    return [
        Change(exercise.exercise, points[exercise.exercise], exercise.earned)
        for notebook in after
        for exercise in notebook.exercises
        if points.get(exercise.exercise, exercise.earned) != exercise.earned
    ]


def read_result(path: Path) -> NotebookResult:
    """The result kept in an autograded notebook. Raises CourseError."""
    try:
        return NotebookResult.from_dict(json.loads(path.read_text(encoding="utf-8"))["metadata"][RESULT])
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        raise CourseError(
            f"{path} holds no result of this engine. Grade it again with `autograder grade --force`."
        ) from error


def generate_feedback(assignment: Assignment, student: str) -> str:
    """Write the student's feedback pages; the reason if that failed."""
    return _convert(GenerateFeedback, assignment, student, nbgrader_config(assignment.course), force=True)


def _convert(kind: type, assignment: Assignment, student: str, config: Any, *, force: bool) -> str:
    """Run one of nbgrader's converters for one student; what went wrong as text, empty if nothing did."""
    directory = course_directory(assignment.course, config)
    directory.assignment_id, directory.student_id = assignment.name, glob.escape(student)
    converter = kind(coursedir=directory, config=config)
    converter.force = force
    reason = Reason(logging.ERROR)
    converter.log.handlers, converter.log.propagate = [reason], False
    try:
        converter.start()
    except NbGraderException as error:
        if isinstance(error.__cause__, SandboxError):
            raise error.__cause__ from None
        return reason.text or str(error)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""
