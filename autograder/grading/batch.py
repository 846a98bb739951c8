"""Grade a class: plan what is due, have it graded, and record each submission as soon as it is."""

from __future__ import annotations

import contextlib
import functools
import gc
import math
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from autograder.course.layout import Assignment
from autograder.course.lock import course_lock
from autograder.course.nbgrader_defaults import find_alembic
from autograder.errors import AutograderError, CourseError, SandboxError
from autograder.gradebook import changes, penalties
from autograder.gradebook.database import keep_engines
from autograder.gradebook.nbgrader import (
    digest_of_gradebook,
    nbgrader_config,
    record_in_gradebook,
)
from autograder.gradebook.recorded import Recorded
from autograder.gradebook.recorder import Recorder
from autograder.grading import soundness
from autograder.grading import submission as work
from autograder.grading.outdated import why_outdated
from autograder.grading.settings import Grade, Settings
from autograder.results import Change, GradedNotebook, NotebookResult, SubmissionResult, read_result
from autograder.sandbox import bubblewrap
from autograder.submissions.folder import HandedIn, Submission, read_handed_in
from autograder.submissions.listing import notebooks_of, students_of
from autograder.workers import pool

_GOES_ON = 86400.0  # seconds in which a --force that was interrupted goes on


class Interrupted(KeyboardInterrupt):
    """Ctrl-C: what was under way is recorded, and so many submissions are left."""

    def __init__(self, left: int) -> None:
        super().__init__()
        self.left = left


def prepare(
    assignment: Assignment,
    *,
    unsafe: bool = False,
    update_exercises: bool = False,
    preview: bool = False,
    notify: Callable[[str], None] = lambda _: None,
) -> None:
    """Bring the gradebook up to the assignment's source, and see that there is a sandbox; `notify` as in `grade_class`.

    Where grades are recorded of other exercises, only if `update_exercises` is set. With `preview`, the gradebook is
    left alone. Raises CourseError or SandboxError.
    """
    find_alembic()
    os.environ.setdefault("MPLBACKEND", "Agg")
    if not assignment.release.is_dir():
        raise CourseError(f"{assignment.release} is missing. Run `autograder build` first.")
    # What is there now stays; looking through it for garbage takes a fifth of a second each time.
    gc.collect()
    gc.freeze()
    keep_engines()
    if not unsafe:
        bubblewrap.require(assignment.course.root)
    if preview:
        changes.require_same_exercises(assignment, update=True)  # of what grading refuses, there is nothing to show
        return
    with course_lock(assignment.course.root, notify):
        note = up_to_date(assignment)
        if not note.is_file() or note.read_text() != digest_of_gradebook(assignment):
            changes.require_same_exercises(assignment, update=update_exercises)
            begins = changes.knows_no_exercises(assignment)
            if update_exercises and not begins and (copy := changes.copy_of_gradebook(assignment)):
                notify(f"The gradebook as it was is kept in {copy}.")
            if update_exercises or begins:
                changes.follow_notebooks(assignment)
            record_in_gradebook(assignment, update_exercises=update_exercises or begins)
            with contextlib.suppress(OSError):  # it only saves time
                note.parent.mkdir(exist_ok=True)
                note.write_text(digest_of_gradebook(assignment))
        for path in assignment.course.root.glob(".autograder_journal.db*"):  # of version 0.1.0, with students' work
            with contextlib.suppress(OSError):
                path.unlink()


def up_to_date(assignment: Assignment) -> Path:
    """The file that holds the digest of source and gradebook when the gradebook was last brought up to the source."""
    return assignment.course.root / ".autograder" / f"{assignment.name}.up_to_date"


def grade_class(
    assignment: Assignment,
    students: Sequence[str],
    *,
    force: bool = False,
    unsafe: bool = False,
    experiments: bool = False,
    preview: bool = False,
    workers: pool.WorkerPool | None = None,
    notify: Callable[[str], None] = lambda _: None,
) -> Iterator[SubmissionResult]:
    """Grade submissions; each is given out when it is recorded in the gradebook, in the order in which they get done.

    A submission that was graded before is given again as it was, unless `force` is set, another one was handed in, or
    what it was judged by has changed. `unsafe` grades without the sandbox, and marks the results. `experiments` runs
    the course's experiments too; where all else is graded, points stay as they are. `preview` grades and records
    nothing: each result says what would change. `workers` grade; this process if
    there are none. `notify` is called with what takes long.

    Raises Interrupted after Ctrl-C, SandboxError if nothing can be graded here, CourseError if nothing can be recorded.
    """
    config = nbgrader_config(assignment.course)
    config.Grade.unsafe = unsafe
    if experiments:  # else as the course's configuration has it
        config.Grade.experiments = True
    root = assignment.course.root
    if workers is None:  # a mistake in the course is found before anything is graded
        work.load_keys(str(root), assignment.name, notebooks_of(assignment, students))
    with course_lock(root, notify), pool.Stop(notify) as stop:
        run = _Run(assignment, config, force, preview, notify)
        yield from run.results(students, workers or pool.SerialPool(), stop)


@dataclass
class _Due:
    """A submission that is to be graded."""

    handed_in: HandedIn
    result: SubmissionResult
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

    def __init__(
        self, assignment: Assignment, config: Any, force: bool, preview: bool, notify: Callable[[str], None]
    ) -> None:
        self.assignment, self.force, self.preview, self.notify = assignment, force, preview, notify
        self.settings: Settings = Grade(config=config).settings
        self.recorder = Recorder(assignment, config)
        if not preview:
            penalties.bring_up_to_date(assignment)
        self.recorded = Recorded.of(assignment)
        self.forced_since = 0.0  # when all began to be graded again, if that was interrupted
        self.done: list[SubmissionResult] = []  # without being graded now
        self.under_way: dict[str, _Due] = {}  # by student

    def results(self, students: Sequence[str], workers: pool.WorkerPool, stop: pool.Stop) -> Iterator[SubmissionResult]:
        """The results of the students' submissions."""
        count = 0
        forced = self._force_all(students)
        grading = functools.partial(_grade, str(self.assignment.course.root), self.assignment.name, self.settings)
        again: list[tuple[_Due, Outcome]] = []
        self._try_own_answers(students, workers, stop)
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
        if forced is not None:
            forced.unlink(missing_ok=True)

    def _force_all(self, students: Sequence[str]) -> Path | None:
        """The note that all submissions are being graded again, by which this goes on after an interruption."""
        note = up_to_date(self.assignment).with_suffix(".forced")
        begun = 0.0
        with contextlib.suppress(OSError):
            begun = note.stat().st_mtime
        goes_on = time.time() - begun < _GOES_ON
        if goes_on and not (self.force or self.preview):
            self.notify("Grading all again was interrupted before its end: the same command with --force goes on.")
        if not self.force or self.preview or not set(students_of(self.assignment)) <= set(students):
            return None
        if goes_on:
            self.forced_since = begun
            self.notify(f"Going on with the --force that was interrupted. To begin anew, delete {note}.")
        else:
            note.parent.mkdir(exist_ok=True)
            note.write_text("All submissions are being graded again since this was written.\n")
        return note

    def _is_forced(self, student: str) -> bool:
        """Whether --force is still to be followed for this student."""
        if not (self.force and self.forced_since):
            return self.force
        paths = list(self.assignment.autograded(student).glob("*.ipynb"))
        return not paths or min(path.stat().st_mtime for path in paths) < self.forced_since

    def _try_own_answers(self, students: Sequence[str], workers: pool.WorkerPool, stop: pool.Stop) -> None:
        """See that a test which the course's own answer fails costs nobody points."""
        waiting = list(soundness.own_answers(self.assignment, notebooks_of(self.assignment, students)))
        trying = functools.partial(
            work.try_own_answers, str(self.assignment.course.root), self.assignment.name, self.settings
        )
        for own, outcome in workers.map(trying, waiting, stop) if waiting else ():
            if isinstance(outcome, SandboxError):
                raise outcome
            if isinstance(outcome, Exception):
                names = ", ".join(own.names)
                self.notify(f"The course's own answers to {names} could not be tried: {outcome}")

    def _tried_again(
        self,
        failed: list[tuple[_Due, Outcome]],
        grading: Callable[[Submission], dict[str, GradedNotebook]],
        workers: pool.WorkerPool,
        stop: pool.Stop,
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
                unclear=handed_in.unclear,
                fault=handed_in.fault,
            )
            if result.fault:
                self.done.append(result)
                continue
            if not handed_in.submission.names:
                self._tell_lost(result)
                if not self.preview:
                    self.recorder.record_nothing(handed_in.submission)
                self.done.append(result)
                continue
            before = self._recorded(student)
            result.again = self._why_again(handed_in, before)
            points_stay = not result.again and self._lacks_experiments(before)
            if points_stay:
                result.again = "its experiments had not been run"
            if before and not result.again:
                self.done.append(self._as_recorded(handed_in.submission, result, before))
                continue
            self.under_way[student] = _Due(handed_in, result, before, points_stay=points_stay)
            yield handed_in.submission

    def _tell_lost(self, result: SubmissionResult) -> None:
        """Say which points of the engine go where nothing is handed in any more; those that a person gave stay."""
        for (_, name), grade in self.recorded.grades.get(result.student, {}).items():
            left = replace(grade, automatic=0.0).points
            if left != grade.points:
                result.changes.append(Change(name, grade.points, left))
                result.again = "no notebook of the assignment is there any more"

    def _as_recorded(
        self, submission: Submission, result: SubmissionResult, before: dict[str, NotebookResult]
    ) -> SubmissionResult:
        """The result of a submission that is not graded again, with what is in the gradebook and no result says.

        What the gradebook has lost is recorded once more, from what was graded.
        """
        lost = self.recorded.lacks(submission.student, before)
        if lost and not self.preview:
            folder = self.assignment.autograded(submission.student)
            texts = {name: (folder / f"{name}.ipynb").read_text(encoding="utf-8") for name in before}
            kept = {name: GradedNotebook(text, before[name]) for name, text in texts.items()}
            self.recorder.record(submission, kept)
            result.remarks.append(
                "the gradebook no longer had what was graded; it was recorded again, but for what only a gradebook "
                "holds: points and comments by hand, due dates and extensions. Those are in copies of it alone"
            )
        found = [self.recorded.with_points_by_hand(submission.student, each) for each in before.values()]
        result.notebooks, result.fresh = found, False
        return result

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
        if why := why_outdated(self.assignment, handed_in, before):
            return why
        for name, found in before.items():
            failing = soundness.failing(self.assignment, name)
            if any(entry.not_graded and entry.exercise not in failing for entry in found.exercises):
                return "something in it could not be graded"
            if any(entry.status == "not yet" and entry.exercise in failing for entry in found.exercises):
                return "it lost points by tests that the course's own answer does not pass"
        if any(found.unsafe for found in before.values()) and not self.settings.unsafe:
            return "it was graded without the sandbox"
        return "--force" if self._is_forced(handed_in.submission.student) else ""

    def _lacks_experiments(self, before: dict[str, NotebookResult]) -> bool:
        return self.settings.experiments and any(found.left_out for found in before.values())

    def _finished(self, due: _Due, outcome: dict[str, GradedNotebook] | Exception) -> SubmissionResult:
        if isinstance(outcome, AutograderError):
            raise outcome
        if isinstance(outcome, Exception):
            lost = isinstance(outcome, pool.WorkerDied)
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
        if not self.preview:
            self.recorder.record(due.handed_in.submission, outcome)
        due.result.notebooks = [outcome[name].result for name in sorted(outcome)]
        before = list(due.before.values())
        aside = any(entry.set_aside is not None for each in before for entry in each.exercises)
        if self.preview or aside or student in self.recorded.graded_by_hand:
            recorded = self.recorded if self.preview else Recorded.of(self.assignment)
            due.result.notebooks = [
                recorded.with_points_by_hand(student, each, before if self.preview else None)
                for each in due.result.notebooks
            ]
            before = [self.recorded.with_points_by_hand(student, each) for each in before]
        due.result.changes = _changes(before, due.result.notebooks)
        return due.result


def _grade(root: str, name: str, settings: Settings, submission: Submission) -> dict[str, GradedNotebook]:
    return work.grade_submission(root, name, submission, settings)


def _changes(before: Iterable[NotebookResult], after: Iterable[NotebookResult]) -> list[Change]:
    """The exercises with other points, among them those that came in or went out; none if nothing was graded before."""
    old, new = _points(before), _points(after)
    points = {place: (old.get(place, 0.0), new.get(place, 0.0)) for place in old | new} if old else {}
    counted = Counter(name for _, name in points)
    named = {place: place[1] if counted[place[1]] == 1 else "/".join(place) for place in points}
    return [Change(named[place], was, now) for place, (was, now) in points.items() if was != now]


def _points(notebooks: Iterable[NotebookResult]) -> dict[tuple[str, str], float]:
    return {(each.notebook, entry.exercise): entry.earned for each in notebooks for entry in each.exercises}
